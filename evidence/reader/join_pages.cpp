#include "evidence/reader/join_pages.hpp"

#include <algorithm>
#include <string_view>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {
namespace {

constexpr double page_side = 1000;  // of boxes

bool covers(const Box& box, const Box& other) {
  const int x = other.x + other.w / 2;
  const int y = other.y + other.h / 2;
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

// Adds the words of `from` with the blanks and ends of lines between them, but for those that `known` covers.
void add(PageBuilder& builder, const Page& from, const std::vector<Word>& known) {
  const std::string_view text = from.text;
  bool blank = false;
  bool line = false;
  std::uint32_t before = 0;
  for (const Word& word : from.words) {
    const std::string_view gap = text.substr(before, word.begin - before);
    before = word.end;
    line = line || gap.find('\n') != std::string_view::npos;
    blank = blank || !gap.empty();
    if (std::any_of(known.begin(), known.end(), [&](const Word& one) { return covers(one.box, word.box); })) continue;
    if (line) {
      builder.line_end();
    } else if (blank) {
      builder.blank();
    }
    line = blank = false;
    builder.word(text.substr(word.begin, word.end - word.begin),
                 {double(word.box.x), double(word.box.y), double(word.box.w), double(word.box.h)}, word.confidence);
  }
}

}  // namespace

Page join_pages(const Page& layer, const Page& drawn, const reading::ReadLimits& limits) {
  PageBuilder builder(layer.number, page_side, page_side, limits);
  add(builder, layer, {});
  builder.line_end();
  add(builder, drawn, layer.words);
  Page page = builder.finish();
  page.origin = PageOrigin::Ocr;
  page.problems.insert(page.problems.end(), layer.problems.begin(), layer.problems.end());
  page.problems.insert(page.problems.end(), drawn.problems.begin(), drawn.problems.end());
  return page;
}

}  // namespace evidence::reader
