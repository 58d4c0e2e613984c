// Pages of a PDF as the reader has them, in this process and without recognition.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/reader/document.hpp"

namespace evidence::reading::test {

// Notes what it is asked to read and says what it was told to.
class TellingReader final : public ocr::PageReader {
 public:
  using ocr::PageReader::read;
  Result<ocr::Recognition> read(const ocr::Picture& picture, const ocr::PageOptions& /*options*/) override {
    pictures.push_back(picture);
    ocr::Recognition recognition;
    recognition.engine = "telling";
    if (says.empty()) return recognition;
    ocr::Line line;
    line.words.emplace_back();
    line.words.back().text = says;
    line.words.back().width = picture.width;
    line.words.back().height = picture.height / 10;
    line.words.back().confidence = 90;
    recognition.lines.push_back(line);
    recognition.confidence = 90;
    return recognition;
  }
  std::string says;
  std::vector<ocr::Picture> pictures;
};

inline std::vector<Page> read_pages(std::string_view bytes, TellingReader& reader, std::string_view name = "a.pdf") {
  std::vector<Page> pages;
  const auto opened = reader::open_document(as_bytes(bytes), name, {});
  if (!opened.document) return pages;
  for (std::uint32_t number = 1; number <= opened.document->pages(); ++number)
    pages.push_back(opened.document->read(number, reader));
  return pages;
}

}  // namespace evidence::reading::test
