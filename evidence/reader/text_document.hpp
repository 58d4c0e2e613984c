// Text on nominal pages: plain text and the text of office files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "evidence/reader/document.hpp"
#include "evidence/reader/layout.hpp"
#include "evidence/reader/marked_text.hpp"

namespace evidence::reader {

class TextDocument final : public Document {
 public:
  // `text`: any; made valid, line ends become \n, form feeds begin pages.
  TextDocument(std::string_view text, PageOrigin origin, const reading::ReadLimits& limits);
  TextDocument(const MarkedText& text, PageOrigin origin, const reading::ReadLimits& limits);
  [[nodiscard]] std::uint32_t pages() const override { return static_cast<std::uint32_t>(ranges_.size()); }
  Page read(std::uint32_t number, ocr::PageReader& ocr) override;
  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override;
  [[nodiscard]] bool cut() const;  // more text than the allowed pages hold

 private:
  [[nodiscard]] std::vector<Passage> passages_of(const TextRange& range) const;
  [[nodiscard]] std::string_view page_text(std::uint32_t number) const;
  std::string text_;
  std::vector<Passage> passages_;  // of the whole text
  std::vector<TextRange> ranges_;
  PageOrigin origin_;
  reading::ReadLimits limits_;
};

}  // namespace evidence::reader
