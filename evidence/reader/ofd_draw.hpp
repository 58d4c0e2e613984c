// Draws what stands on an OFD page.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/reader/cairo_surface.hpp"
#include "evidence/reader/font_outlines.hpp"
#include "evidence/reader/ofd_file.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {

// What a page was drawn with, kept for the next page of the same document. One thread.
class OfdPainter {
 public:
  // The bytes must outlive it.
  OfdPainter(ByteView bytes, const reading::ReadLimits& limits) : bytes_(bytes), limits_(limits) {}

  // `millimetre`: pixels. White of pictures that lie on what was drawn before lets it through where `on_top` is true:
  // seals and marks are inked on paper.
  void paint(cairo_t* context, const OfdBody& body, const std::vector<OfdObject>& objects, bool on_top);
  // The picture as it is in the file; nothing where it cannot be decoded.
  std::optional<ocr::Decoded> decoded(const OfdBody& body, const OfdImage& image) const;
  void paint_seal(cairo_t* context, const std::string& picture, const Rectangle& where);

 private:
  void paint_text(cairo_t* context, const OfdBody& body, const OfdText& text);
  void paint_image(cairo_t* context, const OfdBody& body, const OfdImage& image, bool on_top);
  const FontOutlines* font(const std::string& file);
  cairo_surface_t* picture(const std::string& file);

  ByteView bytes_;
  reading::ReadLimits limits_;
  std::map<std::string, std::unique_ptr<FontOutlines>> fonts_;  // by part
  std::map<std::string, Surface> pictures_;                     // by part
  std::uint64_t pixels_ = 0;                                    // of pictures_
};

}  // namespace evidence::reader
