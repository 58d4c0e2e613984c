#include "evidence/reader/warm_engines.hpp"

#include <utility>

#include "ocr/tesseract_recogniser.hpp"

namespace evidence::reader {

Result<ocr::Recogniser*> WarmEngines::engine(const std::string& name) {
  auto& kept = engines_[name];
  if (!kept) {
    auto opened = ocr::TesseractRecogniser::open();
    if (!opened) return pass_on(opened);
    kept = std::move(*opened);
  }
  return kept.get();
}

Result<ocr::Recognition> WarmEngines::read(const ocr::Picture& picture, const ocr::PageOptions& options) {
  auto first = engine("tesseract");
  if (!first) return pass_on(first);
  ocr::PageOptions wanted = options;
  if (settings_.quarters) wanted.quarters = *settings_.quarters;
  return ocr::read_page(**first, nullptr, picture, wanted);
}

}  // namespace evidence::reader
