// bench-pages make FOLDER: scan-jpeg.pdf, scan-g4.pdf and text.pdf, the same each time.
// bench-pages read FILE: every page of it as evidence-reader has it, with nothing in the place of recognition; says how
// many pages were handed to it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/pdf_writer.hpp"
#include <cairo-pdf.h>
#include <jpeglib.h>
#include <pango/pangocairo.h>
#include <tiffio.hxx>

#include "evidence/base/bytes.hpp"
#include "evidence/reader/document.hpp"
#include "evidence/reader/draw_text.hpp"

namespace {

constexpr int pages_of_a_scan = 8;
constexpr int pages_of_text = 600;
constexpr int width = 2480;  // A4 at 300 dpi
constexpr int height = 3508;
constexpr int quality = 75;

std::string text_of_page(int number) {
  std::string text;
  for (int line = 0; line < 40; ++line)
    text += fmt::format("第{}页第{}行：信息安全服务资质认证申请材料，注册资本{}万元，编号ISO-{:04}。\n", number,
                        line + 1, 500 + line * number, line * 37 + number);
  return text;
}

// Grey, with the grain of a scanner: what is quite even packs too well.
std::vector<std::uint8_t> scanned(int number) {
  const std::string text = text_of_page(number);
  const auto drawn = evidence::reader::draw_words(text, evidence::reader::place_words(text), {width, height});
  std::vector<std::uint8_t> grey(std::size_t{width} * height);
  std::uint32_t noise = static_cast<std::uint32_t>(number) * 2654435761U + 1;
  for (std::size_t i = 0; i < grey.size(); ++i) {
    noise = noise * 1664525U + 1013904223U;
    const int value = std::to_integer<int>(drawn->pixels[i * 4]) - static_cast<int>(noise >> 28U);
    grey[i] = static_cast<std::uint8_t>(value < 0 ? 0 : value);
  }
  return grey;
}

std::string as_jpeg(const std::vector<std::uint8_t>& grey) {
  jpeg_compress_struct encoder{};
  jpeg_error_mgr errors{};
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &bytes, &size);
  encoder.image_width = width;
  encoder.image_height = height;
  encoder.input_components = 3;  // scanners write colour
  encoder.in_color_space = JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, quality, TRUE);
  jpeg_start_compress(&encoder, TRUE);
  std::vector<std::uint8_t> row(std::size_t{width} * 3);
  for (int y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < std::size_t{width}; ++x) {
      for (std::size_t c = 0; c < 3; ++c) row[x * 3 + c] = grey[static_cast<std::size_t>(y) * width + x];
    }
    JSAMPROW pointer = row.data();
    jpeg_write_scanlines(&encoder, &pointer, 1);
  }
  jpeg_finish_compress(&encoder);
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&encoder);
  std::free(bytes);
  return jpeg;
}

std::string as_g4(const std::vector<std::uint8_t>& grey, const std::string& scratch) {
  using TiffOwner = std::unique_ptr<TIFF, decltype(&TIFFClose)>;
  TiffOwner tiff(TIFFOpen(scratch.c_str(), "w"), &TIFFClose);
  TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, height);
  TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
  TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, height);
  std::vector<std::uint8_t> row((width + 7) / 8);
  for (int y = 0; y < height; ++y) {
    std::fill(row.begin(), row.end(), std::uint8_t{0});
    for (std::size_t x = 0; x < std::size_t{width}; ++x) {
      if (grey[static_cast<std::size_t>(y) * width + x] < 128) row[x / 8] |= static_cast<std::uint8_t>(0x80U >> x % 8);
    }
    TIFFWriteScanline(tiff.get(), row.data(), static_cast<std::uint32_t>(y));
  }
  tiff.reset();
  tiff.reset(TIFFOpen(scratch.c_str(), "r"));
  std::string strip(static_cast<std::size_t>(TIFFRawStripSize(tiff.get(), 0)), '\0');
  TIFFReadRawStrip(tiff.get(), 0, strip.data(), static_cast<tmsize_t>(strip.size()));
  tiff.reset();
  std::filesystem::remove(scratch);
  return strip;
}

void write_text_pdf(const std::string& file) {
  cairo_surface_t* surface = cairo_pdf_surface_create(file.c_str(), 595, 842);
  cairo_t* page = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(page);
  PangoFontDescription* font = pango_font_description_from_string("Noto Serif CJK SC 10");
  pango_layout_set_font_description(layout, font);
  for (int number = 1; number <= pages_of_text; ++number) {
    cairo_move_to(page, 57, 57);
    pango_layout_set_text(layout, text_of_page(number).c_str(), -1);
    pango_cairo_show_layout(page, layout);
    cairo_show_page(page);
  }
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(page);
  cairo_surface_destroy(surface);
}

void make(const std::string& folder) {
  test::PdfWriter jpeg;
  test::PdfWriter g4;
  const std::string size = fmt::format("/Subtype/Image/Width {}/Height {}", width, height);
  for (int number = 1; number <= pages_of_a_scan; ++number) {
    const auto grey = scanned(number);
    jpeg.picture_page(jpeg.stream(size + "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", as_jpeg(grey)));
    g4.picture_page(g4.stream(size + fmt::format("/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
                                                 "/DecodeParms<</K -1/Columns {}/Rows {}>>",
                                                 width, height),
                              as_g4(grey, folder + "/scratch.tif")));
  }
  std::ofstream(folder + "/scan-jpeg.pdf", std::ios::binary) << jpeg.finish();
  std::ofstream(folder + "/scan-g4.pdf", std::ios::binary) << g4.finish();
  write_text_pdf(folder + "/text.pdf");
}

class NoRecognition final : public ocr::PageReader {
 public:
  using ocr::PageReader::read;
  evidence::Result<ocr::Recognition> read(const ocr::Picture& picture, const ocr::PageOptions& /*options*/) override {
    ++pages;
    pixels += picture.pixels.size();
    return ocr::Recognition{};
  }
  std::uint32_t pages = 0;
  std::size_t pixels = 0;
};

int read(const std::string& file) {
  const auto bytes = evidence::read_whole_file(file);
  if (!bytes) return 1;
  const evidence::reading::ReadLimits limits;
  const auto opened = evidence::reader::open_document(evidence::as_bytes(*bytes), file, limits);
  if (!opened.document) return 1;
  NoRecognition recognition;
  std::size_t letters = 0;
  for (std::uint32_t page = 1; page <= opened.document->pages(); ++page)
    letters += opened.document->read(page, recognition).text.size();
  std::cout << fmt::format("pages {} text {} recognised {} pixels {}\n", opened.document->pages(), letters,
                           recognition.pages, recognition.pixels);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::string_view what = arguments[1];
  if (what == "read") return read(arguments[2]);
  make(arguments[2]);
  return 0;
}
