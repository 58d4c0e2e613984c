#include "evidence/reader/ocr_page.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {
namespace {

void add_words(PageBuilder& builder, const ocr::Line& line) {
  for (const ocr::Word& word : line.words) {
    if (word.before == ocr::Gap::Cell) builder.cell();
    if (word.before == ocr::Gap::Blank) builder.blank();
    builder.word(word.text, {double(word.x), double(word.y), double(word.width), double(word.height)}, word.confidence);
  }
}

// The page's own lines; one from top to bottom is a passage of its own.
void add_lines(PageBuilder& builder, const std::vector<ocr::Line>& lines) {
  for (const ocr::Line& line : lines) {
    builder.line_end();
    if (line.vertical) builder.begin(PassageKind::Vertical);
    add_words(builder, line);
    if (line.vertical) builder.end();
  }
}

// Behind the page's own text, a passage of its own: found by a search, told apart by whoever shows it.
void add_apart(PageBuilder& builder, const std::vector<ocr::Line>& lines, PassageKind kind, std::string note) {
  if (lines.empty()) return;
  builder.line_end();
  builder.begin(kind, std::move(note));
  for (const ocr::Line& line : lines) {
    if (&line != &lines.front()) builder.line_end();
    add_words(builder, line);
  }
  builder.end();
}

Seal seal_of(const ocr::Seal& found, const ocr::Picture& picture) {
  Seal seal;
  seal.box = box_of({found.x - found.across, found.y - found.down, 2 * found.across, 2 * found.down}, picture.width,
                    picture.height);
  seal.shape = found.shape == ocr::SealShape::Oval ? SealShape::Oval : SealShape::Round;
  seal.ring = found.ring;
  seal.inner = found.inner;
  seal.confidence = found.confidence;
  seal.certainty = static_cast<std::uint8_t>(std::lround(std::clamp(found.vote, 0.0, 1.0) * 100));
  return seal;
}

std::string code_of(ocr::Unread::Why why) {
  return why == ocr::Unread::Why::Vertical ? "vertical-unread" : "handwriting-unread";
}

}  // namespace

Page read_by_ocr(std::uint32_t number, const ocr::Picture& picture, ocr::PageReader& ocr,
                 const reading::ReadLimits& limits) {
  PageBuilder builder(number, picture.width, picture.height, limits);
  const std::string page_number = std::to_string(number);
  const auto recognised = ocr.read(picture);
  if (recognised) {
    add_lines(builder, recognised->lines);
    builder.end_of_main_text();
    add_apart(builder, recognised->doubtful, PassageKind::Doubtful, recognised->engine);
    add_apart(builder, recognised->second, PassageKind::SecondReading, "");
    for (const ocr::Seal& seal : recognised->seals) builder.page().seals.push_back(seal_of(seal, picture));
    for (const ocr::Unread& part : recognised->unread) {
      Problem problem{code_of(part.why), {{"page", page_number}}};
      auto& problems = builder.page().problems;
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    }
    builder.page().engine = recognised->engine;
  } else {
    builder.page().problems.push_back({"ocr-failed", {{"page", page_number}}});
  }
  Page page = builder.finish();
  page.origin = PageOrigin::Ocr;
  if (page.words.empty()) page.confidence = recognised ? 100 : 0;  // an empty page was read well
  const double dpi = ocr::working_dpi(picture);
  page.width_points = picture.width * 72.0 / dpi;
  page.height_points = picture.height * 72.0 / dpi;
  return page;
}

}  // namespace evidence::reader
