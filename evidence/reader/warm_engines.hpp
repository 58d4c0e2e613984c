// The recognition engines of this process: opened at the first page that needs one, then kept.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "evidence/reading/frames/reading_frames.hpp"
#include "ocr/page_reader.hpp"

namespace evidence::reader {

class WarmEngines final : public ocr::PageReader {
 public:
  // How the pages that follow are recognised.
  void use(const reading::ReadSettings& settings) { settings_ = settings; }
  // By the engine that the settings name; where they name none by the neural one, if its weights are installed, else by
  // Tesseract. To the neural one Tesseract is the second opinion; who names Tesseract has it alone. Fails where the
  // first cannot be opened.
  Result<ocr::Recognition> read(const ocr::Picture& picture, const ocr::PageOptions& options) override;

 private:
  Result<ocr::Recogniser*> engine(const std::string& name);
  reading::ReadSettings settings_;
  // By name and language.
  std::map<std::pair<std::string, std::string>, std::unique_ptr<ocr::Recogniser>> engines_;
};

}  // namespace evidence::reader
