// The outlines of a font that came within a document, by FreeType.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "evidence/reader/ofd_objects.hpp"

namespace evidence::reader {

// One thread.
class FontOutlines {
 public:
  // Null where the bytes are no font that can be scaled.
  static std::unique_ptr<FontOutlines> open(std::string bytes);
  FontOutlines(const FontOutlines&) = delete;
  FontOutlines& operator=(const FontOutlines&) = delete;
  ~FontOutlines();

  [[nodiscard]] std::uint32_t glyph_of(char32_t code) const;  // 0: it has none
  // In a square of 1 with its origin on the baseline, y downwards. Empty for a blank and for no glyph.
  [[nodiscard]] std::vector<OfdStep> outline(std::uint32_t glyph) const;

 private:
  struct Face;
  explicit FontOutlines(std::unique_ptr<Face> face);
  std::unique_ptr<Face> face_;
};

}  // namespace evidence::reader
