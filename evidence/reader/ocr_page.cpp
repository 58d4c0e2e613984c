#include "evidence/reader/ocr_page.hpp"

#include <string>

#include "evidence/reader/page_builder.hpp"
#include "ocr/orientation.hpp"

namespace evidence::reader {

Page read_by_ocr(std::uint32_t number, const ocr::Picture& picture, ocr::Recogniser& engine,
                 const reading::ReadLimits& limits) {
  PageBuilder builder(number, picture.width, picture.height, limits);
  const auto recognised = ocr::recognise_upright(engine, picture);
  if (recognised) {
    for (const ocr::Line& line : recognised->lines) {
      builder.line_end();
      for (const ocr::Word& word : line) {
        if (word.blank_before) builder.blank();
        builder.word(word.text, {double(word.x), double(word.y), double(word.width), double(word.height)},
                     word.confidence);
      }
    }
  } else {
    builder.page().problems.push_back({"ocr-failed", {{"page", std::to_string(number)}}});
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
