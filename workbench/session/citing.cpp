#include "workbench/session/citing.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/index/matches.hpp"
#include "evidence/model/box.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

Citation citation_at(const Item& item, std::uint32_t page) {
  Citation citation;
  citation.item = item.id;
  citation.blob = item.blob;
  citation.page = page;
  return citation;
}

// Line ends and doubled blanks say how the page was set, not what it says.
std::string quote_of(const Page& page, std::uint32_t begin, std::uint32_t end) {
  return collapse_blanks(std::string_view(page.text).substr(begin, end - begin));
}

}  // namespace

Result<Page> page_of(Session& session, const Item& item, std::uint32_t page) {
  auto found = session.pages().page(item.blob, page);
  if (!found) return pass_on(found);
  if (*found) return std::move(**found);
  const TextArguments arguments{{"item", short_form(item.id)},
                                {"path", item.path},
                                {"page", std::to_string(page)},
                                {"pages", std::to_string(item.pages)}};
  if (item.state == ItemState::Queued) return fail(ErrorKind::Input, "error.page.unread"_key, arguments);
  return fail(ErrorKind::Input, "error.page.none"_key, arguments);
}

Result<Citation> cite_quote(Session& session, const Item& item, std::uint32_t page, std::string_view quote) {
  auto text = page_of(session, item, page);
  if (!text) return pass_on(text);
  const auto located = index::locate_quote(session.index().folding(), *text, quote);
  if (!located) {
    return fail(ErrorKind::Input, "error.quote.not-there"_key,
                {{"quote", std::string(quote)},
                 {"item", short_form(item.id)},
                 {"path", item.path},
                 {"page", std::to_string(page)}});
  }
  Citation citation = citation_at(item, page);
  citation.quote = located->quote;
  if (located->box.w > 0 && located->box.h > 0) citation.rectangle = located->box;
  return citation;
}

Result<Citation> cite_rectangle(Session& session, const Item& item, std::uint32_t page, Box rectangle) {
  auto text = page_of(session, item, page);
  if (!text) return pass_on(text);
  const bool valid = rectangle.x >= 0 && rectangle.y >= 0 && rectangle.w > 0 && rectangle.h > 0 &&
                     rectangle.x + rectangle.w <= 1000 && rectangle.y + rectangle.h <= 1000;
  if (!valid) return fail(ErrorKind::Usage, "error.rectangle.outside"_key);
  Citation citation = citation_at(item, page);
  citation.rectangle = rectangle;
  std::string covered;
  for (const Word& word : text->words) {
    if (!has_middle_in(word.box, rectangle)) continue;
    if (!covered.empty()) covered += ' ';
    covered += std::string_view(text->text).substr(word.begin, word.end - word.begin);
  }
  citation.quote = collapse_blanks(covered);
  return citation;
}

Result<Citation> cite_words(Session& session, const Item& item, std::uint32_t page, std::size_t first_word,
                            std::size_t last_word) {
  auto text = page_of(session, item, page);
  if (!text) return pass_on(text);
  if (first_word > last_word) std::swap(first_word, last_word);
  if (last_word >= text->words.size()) return fail(ErrorKind::Defect, "error.defect"_key, {}, "word out of range");
  Citation citation = citation_at(item, page);
  const std::uint32_t begin = text->words[first_word].begin;
  const std::uint32_t end = text->words[last_word].end;
  citation.quote = quote_of(*text, begin, end);
  std::vector<Box> boxes;
  for (std::size_t at = first_word; at <= last_word; ++at) boxes.push_back(text->words[at].box);
  citation.rectangle = index::bounding_box(boxes);
  return citation;
}

Result<Citation> cite_page(Session& session, const Item& item, std::uint32_t page) {
  auto text = page_of(session, item, page);
  if (!text) return pass_on(text);
  return citation_at(item, page);
}

}  // namespace workbench
