#include "evidence/index/folding.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "evidence/base/utf8.hpp"
#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

using namespace evidence::literals;

// Between two cells of a row (schemas/pages.md): a phrase that runs over them is found without it.
constexpr char32_t cell_separator = U'|';
constexpr char32_t plane_size = 0x10000;
constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// Takes folded characters one after another and settles what becomes of the blanks between them.
template <class Put>
class BlankSettler {
 public:
  explicit BlankSettler(Put put) : put_(std::move(put)) {}

  void add(char32_t c, ByteRange origin) {
    if (is_blank(c) || c == cell_separator) {
      if (!blank_) blanks_ = origin;
      blanks_.end = origin.end;
      blank_ = true;
      return;
    }
    if (blank_ && before_ != 0 && !ignores_blanks_folded(before_) && !ignores_blanks_folded(c)) put_(U' ', blanks_);
    blank_ = false;
    before_ = c;
    put_(c, origin);
  }

 private:
  Put put_;
  char32_t before_ = 0;
  bool blank_ = false;
  ByteRange blanks_;
};

}  // namespace

struct TextFolding::Table {
  const icu::Normalizer2* normalizer = nullptr;  // owned by ICU, immutable
  // Of the basic plane: what a character becomes where it becomes one and its neighbours do not matter, else 0.
  std::array<char16_t, plane_size> single{};
  std::array<char16_t, plane_size> simplified{};  // the character itself where it has no simplified form

  [[nodiscard]] char32_t plain(char32_t c) const { return c < plane_size ? single[c] : U'\0'; }
  [[nodiscard]] char32_t simple_form(char32_t c) const { return c < plane_size ? simplified[c] : c; }

  void learn_simplified(const icu::Transliterator& transliterator) {
    for (char32_t c = 0; c < plane_size; ++c) {
      simplified[c] = static_cast<char16_t>(c);
      if (!is_han(c)) continue;
      icu::UnicodeString text(static_cast<UChar32>(c));
      transliterator.transliterate(text);
      if (text.length() == 1) simplified[c] = text.charAt(0);
    }
  }

  void learn_singles() {
    for (char32_t c = 0; c < plane_size; ++c) {
      const auto unit = static_cast<UChar32>(c);
      if (is_surrogate(c) || normalizer->hasBoundaryBefore(unit) == 0) continue;
      if (u_hasBinaryProperty(unit, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED) == 0) {
        single[c] = simplified[c];
        continue;
      }
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString folded = normalizer->normalize(icu::UnicodeString(unit), status);
      if (U_SUCCESS(status) && folded.length() == 1 && !is_surrogate(folded.charAt(0)))
        single[c] = simplified[static_cast<std::size_t>(folded.charAt(0))];
    }
  }

  // A stretch whose characters act on each other or become several: from one normalisation boundary to the next.
  template <class Sink>
  void fold_stretch(std::string_view stretch, ByteRange origin, Sink& sink) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({stretch.data(), static_cast<std::int32_t>(stretch.size())});
    const icu::UnicodeString folded = normalizer->normalize(source, status);
    for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1))
      sink.add(simple_form(static_cast<char32_t>(folded.char32At(at))), origin);
  }

  template <class Sink>
  void fold(std::string_view text, Sink& sink) const {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t folded = plain(next_code_point(text, at));
      std::size_t next = at;
      const bool alone = at == text.size() || plain(next_code_point(text, next)) != 0;
      if (folded != 0 && alone) {
        sink.add(folded, {begin, at});
        continue;
      }
      for (next = at; next < text.size(); at = next) {
        if (normalizer->hasBoundaryBefore(static_cast<UChar32>(next_code_point(text, next))) != 0) break;
      }
      fold_stretch(text.substr(begin, at - begin), {begin, at}, sink);
    }
  }
};

Result<TextFolding> TextFolding::make() {
  auto table = std::make_shared<Table>();
  UErrorCode status = U_ZERO_ERROR;
  table->normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !transliterator)
    return fail(ErrorKind::Input, "error.index.icu"_key, {{"reason", u_errorName(status)}});
  table->learn_simplified(*transliterator);
  table->learn_singles();
  return TextFolding(std::move(table));
}

std::string TextFolding::fold(std::string_view text) const {
  std::string folded;
  folded.reserve(text.size());
  BlankSettler sink([&](char32_t c, ByteRange) { append_utf8(folded, c); });
  table_->fold(text, sink);
  return folded;
}

FoldedText TextFolding::fold_with_origins(std::string_view text) const {
  FoldedText folded;
  BlankSettler sink([&](char32_t c, ByteRange origin) {
    append_utf8(folded.text, c);
    folded.begins.resize(folded.text.size(), static_cast<std::uint32_t>(origin.begin));
    folded.ends.resize(folded.text.size(), static_cast<std::uint32_t>(origin.end));
  });
  table_->fold(text, sink);
  return folded;
}

ByteRange FoldedText::original(ByteRange folded) const {
  if (folded.begin >= folded.end || folded.end > begins.size()) return {};
  return {begins[folded.begin], ends[folded.end - 1]};
}

}  // namespace evidence::index
