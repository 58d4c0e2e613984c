#include "evidence/index/dictionary.hpp"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace evidence::index {

using namespace evidence::literals;

Result<std::vector<std::string>> dictionary_words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getSimplifiedChinese(), status));
  if (U_FAILURE(status) || !words)
    return fail(ErrorKind::Input, "error.index.icu"_key, {{"reason", u_errorName(status)}});
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  words->setText(source);
  std::vector<std::string> found;
  std::int32_t begin = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
    const bool is_word = words->getRuleStatus() != UBRK_WORD_NONE;
    if (!is_word || source.countChar32(begin, end - begin) < 2) continue;
    source.tempSubStringBetween(begin, end).toUTF8String(found.emplace_back());
  }
  return found;
}

}  // namespace evidence::index
