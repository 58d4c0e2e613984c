#include "evidence/reader/join_pages.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {
namespace {

constexpr double page_side = 1000;  // of boxes

bool covers(const Box& box, const Box& other) {
  const int x = other.x + other.w / 2;
  const int y = other.y + other.h / 2;
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

const Passage* passage_at(const Page& page, std::uint32_t at) {
  const auto found = std::find_if(page.passages.begin(), page.passages.end(),
                                  [&](const Passage& one) { return one.begin <= at && at < one.end; });
  return found == page.passages.end() ? nullptr : &*found;
}

// Adds the words of `from` with the blanks, cells, ends of lines and passages between them, but for those that `known`
// covers.
void add(PageBuilder& builder, const Page& from, const std::vector<Word>& known) {
  const std::string_view text = from.text;
  std::string gap;
  std::uint32_t before = 0;
  const Passage* inside = nullptr;
  for (const Word& word : from.words) {
    gap += text.substr(before, word.begin - before);
    before = word.end;
    const Passage* passage = passage_at(from, word.begin);
    if (inside != nullptr && passage != inside) builder.end();
    const bool known_already =
        std::any_of(known.begin(), known.end(), [&](const Word& one) { return covers(one.box, word.box); });
    if (known_already && passage == nullptr) {
      inside = passage;
      continue;
    }
    if (gap.find('\n') != std::string::npos) {
      builder.line_end();
    } else if (gap.find('|') != std::string::npos) {
      builder.cell();
    } else if (!gap.empty()) {
      builder.blank();
    }
    gap.clear();
    if (passage != nullptr && passage != inside) {
      builder.end_of_main_text();
      builder.begin(passage->kind, passage->note);
    }
    inside = passage;
    builder.word(text.substr(word.begin, word.end - word.begin),
                 {double(word.box.x), double(word.box.y), double(word.box.w), double(word.box.h)}, word.confidence);
  }
  if (inside != nullptr) builder.end();
}

// A page like `read` to which more can be added.
PageBuilder begin_again(const Page& read, const reading::ReadLimits& limits) {
  PageBuilder builder(read.number, page_side, page_side, limits);
  add(builder, read, {});
  if (read.passages.empty()) builder.end_of_main_text();
  return builder;
}

Page finish_as(PageBuilder& builder, const Page& read) {
  Page page = builder.finish();
  page.origin = read.origin;
  page.confidence = read.confidence;
  page.seals = read.seals;
  page.engine = read.engine;
  page.width_points = read.width_points;
  page.height_points = read.height_points;
  page.problems.insert(page.problems.end(), read.problems.begin(), read.problems.end());
  return page;
}

// All words of a passage stand where it stands.
void add_words(PageBuilder& builder, const ExtraPassage& passage) {
  const Rectangle where{double(passage.where.x), double(passage.where.y), double(passage.where.w),
                        double(passage.where.h)};
  std::string word;
  const auto flush = [&] { builder.word(std::exchange(word, ""), where); };
  for (const char c : passage.text) {
    if (c == '\r' || c == '\n') {
      flush();
      builder.line_end();
    } else if (c == ' ' || c == '\t') {
      flush();
      builder.blank();
    } else {
      word += c;
    }
  }
  flush();
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), [](char c) { return c != ' ' && c != '\n'; });
  return letters;
}

}  // namespace

Page join_pages(const Page& layer, const Page& drawn, const reading::ReadLimits& limits) {
  PageBuilder builder(layer.number, page_side, page_side, limits);
  add(builder, layer, {});
  builder.line_end();
  add(builder, drawn, layer.words);
  Page page = builder.finish();
  page.origin = PageOrigin::Ocr;
  page.seals = drawn.seals;
  page.engine = drawn.engine;
  page.problems.insert(page.problems.end(), layer.problems.begin(), layer.problems.end());
  page.problems.insert(page.problems.end(), drawn.problems.begin(), drawn.problems.end());
  return page;
}

Page with_second_reading(const Page& read, const Page& layer, const reading::ReadLimits& limits) {
  if (layer.words.empty() || letters_of(read.text) == letters_of(layer.text)) return read;
  PageBuilder builder = begin_again(read, limits);
  builder.line_end();
  builder.begin(PassageKind::SecondReading, "text-layer");
  add(builder, layer, {});
  builder.end();
  return finish_as(builder, read);
}

Page with_passages(const Page& read, const std::vector<ExtraPassage>& extra, const reading::ReadLimits& limits) {
  if (extra.empty()) return read;
  PageBuilder builder = begin_again(read, limits);
  for (const ExtraPassage& passage : extra) {
    builder.line_end();
    builder.begin(passage.kind, passage.note);
    add_words(builder, passage);
    builder.end();
  }
  return finish_as(builder, read);
}

}  // namespace evidence::reader
