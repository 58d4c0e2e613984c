// A PDF's objects: what its pages are made of. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/reader/page_builder.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {

// What a page paints besides its text.
struct PageMakeup {
  bool visible_text = false;
  bool hidden_text = false;         // recognised by the program that scanned it, or lying below a picture
  bool paints = false;              // anything that is no text: pictures, lines, areas, notes with an appearance
  std::vector<Rectangle> pictures;  // where they stand as shown, points from the top left corner
};

// Words that are attached to a page, and where as shown, in points from the top left corner.
struct PdfNote {
  PassageKind kind = PassageKind::Annotation;
  std::string author;
  std::string text;
  Rectangle where;
};

class PdfStructure {
 public:
  // Null where qpdf cannot make sense of the file, or counts other pages than `pages`. The bytes must outlive it.
  static std::unique_ptr<PdfStructure> open(ByteView bytes, std::uint32_t pages);
  PdfStructure(const PdfStructure&) = delete;
  PdfStructure& operator=(const PdfStructure&) = delete;
  ~PdfStructure();

  // Whether its resources name a picture at all, or may: cheap.
  bool may_hold_pictures(std::uint32_t page);
  // Nothing where the content cannot be followed.
  std::optional<PageMakeup> makeup(std::uint32_t page);
  // The page where it is one picture (pdf_page_picture.hpp); nothing where it must be drawn.
  std::optional<ocr::Decoded> picture(std::uint32_t page, std::uint64_t most_pixels, std::uint32_t least_width);
  // Whether it shows a picture of more pixels: it must not be drawn either.
  bool shows_larger_than(std::uint32_t page, std::uint64_t most_pixels);
  // Notes, filled-in fields and, with the first page, the names of files embedded in the document.
  std::vector<PdfNote> notes(std::uint32_t page);

 private:
  struct Parts;
  explicit PdfStructure(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace evidence::reader
