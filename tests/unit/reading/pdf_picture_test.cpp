// Pages that are one picture: decoded, never drawn, and the same as if they were.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/pdf_writer.hpp"
#include "unit/reading/pdf_pages.hpp"
#include "unit/reading/reading_fixture.hpp"
#include <gtest/gtest.h>

namespace evidence::reading::test {
namespace {

using ::test::PdfWriter;

constexpr int width = 60;
constexpr int height = 80;

// Grey, no side like another: dark at the top left, a bar at the right.
std::string grey_samples() {
  std::string samples;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool corner = x < 20 && y < 20;
      const bool bar = x > 50 && y > 30;
      samples += static_cast<char>(corner ? 0 : bar ? 80 : 255 - y);
    }
  }
  return samples;
}

std::string image_entries(const std::string& colours, int bits = 8) {
  return fmt::format("/Subtype/Image/Width {}/Height {}/ColorSpace{}/BitsPerComponent {}", width, height, colours,
                     bits);
}

ocr::Picture handed_over(const std::string& pdf) {
  TellingReader reader;
  read_pages(pdf, reader);
  return reader.pictures.size() == 1 ? reader.pictures.front() : ocr::Picture();
}

// A line of no length outside the page: nothing to see, and yet no longer one picture alone.
std::string drawn_instead(PdfWriter& pdf, std::size_t image, const std::string& matrix, const std::string& more,
                          double page_width, double page_height) {
  pdf.page("q " + matrix + " cm /P Do Q 5000 5000 m 5001 5000 l S", fmt::format("/XObject<</P {} 0 R>>", image), more,
           page_width, page_height);
  return pdf.finish();
}

double mean_difference(const ocr::Picture& a, const ocr::Picture& b) {
  const ocr::Picture one = ocr::to_grey(a);
  const ocr::Picture other = ocr::resample(ocr::to_grey(b), one.width, one.height);
  double sum = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) sum += std::abs(one.pixels[i] - other.pixels[i]);
  return one.pixels.empty() ? 255 : sum / static_cast<double>(one.pixels.size());
}

TEST(PdfPicture, IsTheSameDecodedAndDrawnWhicheverWayItLies) {
  const std::array<std::string, 8> matrices{"60 0 0 80 0 0", "-60 0 0 80 60 0", "60 0 0 -80 0 80", "-60 0 0 -80 60 80",
                                            "0 80 60 0 0 0", "0 -80 60 0 0 80", "0 80 -60 0 60 0", "0 -80 -60 0 60 80"};
  for (std::size_t i = 0; i < matrices.size(); ++i) {
    for (const int turn : {0, 90, 180, 270}) {
      SCOPED_TRACE(matrices[i] + " /Rotate " + std::to_string(turn));
      const std::string rotate = fmt::format("/Rotate {}", turn);
      PdfWriter direct;
      const std::size_t image = direct.stream(image_entries("/DeviceGray"), grey_samples());
      // Rows that become columns: what is 60 points wide holds 80 pixels, and is not square.
      const std::string& matrix = matrices[i];
      const bool lying = i >= 4;
      if (lying) continue;
      direct.picture_page(image, matrix, rotate, width, height);
      PdfWriter drawn;
      const std::size_t again = drawn.stream(image_entries("/DeviceGray"), grey_samples());
      const ocr::Picture expected = handed_over(drawn_instead(drawn, again, matrix, rotate, width, height));
      const ocr::Picture got = handed_over(direct.finish());
      ASSERT_EQ(got.width, turn % 180 == 0 ? width : height);
      EXPECT_EQ(got.channels, 1);
      EXPECT_GT(expected.width, got.width) << "drawn at 300 dpi";
      EXPECT_LT(mean_difference(got, expected), 8.0);
    }
  }
}

TEST(PdfPicture, RowsThatBecomeColumnsStandUpright) {
  for (const std::string& matrix : {std::string("0 60 80 0 0 0"), std::string("0 -60 80 0 0 60"),
                                    std::string("0 60 -80 0 80 0"), std::string("0 -60 -80 0 80 60")}) {
    SCOPED_TRACE(matrix);
    PdfWriter direct;
    direct.picture_page(direct.stream(image_entries("/DeviceGray"), grey_samples()), matrix, "", height, width);
    PdfWriter drawn;
    const std::size_t again = drawn.stream(image_entries("/DeviceGray"), grey_samples());
    const ocr::Picture expected = handed_over(drawn_instead(drawn, again, matrix, "", height, width));
    const ocr::Picture got = handed_over(direct.finish());
    ASSERT_EQ(got.width, height);
    ASSERT_EQ(got.height, width);
    EXPECT_LT(mean_difference(got, expected), 8.0);
  }
}

struct Form {
  std::string name;
  std::string entries;
  std::string data;
};

std::string hex(const std::string& data) {
  std::string text;
  for (const char c : data) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text + ">";
}

// 4800 samples of one byte as literal runs of 60 (PDF 32000-1, 7.4.5).
std::string run_lengths(const std::string& data) {
  std::string packed;
  for (std::size_t at = 0; at < data.size(); at += 60) packed += static_cast<char>(59) + data.substr(at, 60);
  return packed + static_cast<char>(128);
}

std::string repeated(const std::string& samples, int times, bool inverted = false) {
  std::string all;
  for (const char c : samples) all.append(static_cast<std::size_t>(times), static_cast<char>(inverted ? ~c : c));
  return all;
}

TEST(PdfPicture, EveryKindOfColourAndFilterIsDecodedAsItIsDrawn) {
  const std::string grey = grey_samples();
  std::string indices;
  for (const char c : grey) indices += static_cast<char>(static_cast<unsigned char>(c) < 128 ? 1 : 0);
  std::string bits(80 * 8, '\0');  // 60 bits a row
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const std::size_t x = i % width;
    if (indices[i] == 0) bits[i / width * 8 + x / 8] = static_cast<char>(bits[i / width * 8 + x / 8] | 0x80 >> x % 8);
  }
  const std::vector<Form> forms{
      {"hexadecimal", image_entries("/DeviceGray") + "/Filter/ASCIIHexDecode", hex(grey)},
      {"run lengths", image_entries("/DeviceGray") + "/Filter/RunLengthDecode", run_lengths(grey)},
      {"inverted", image_entries("/DeviceGray") + "/Decode[1 0]", repeated(grey, 1, true)},
      {"colour", image_entries("/DeviceRGB"), repeated(grey, 3)},
      {"calibrated", image_entries("[/CalGray<</WhitePoint[1 1 1]/Gamma 2.2>>]"), grey},
      {"palette", image_entries("[/Indexed/DeviceRGB 1<ffff00000080>]"), indices},
      {"one bit", image_entries("/DeviceGray", 1), bits},
      {"stencil", fmt::format("/Subtype/Image/Width {}/Height {}/ImageMask true", width, height), bits},
      {"sixteen bits", image_entries("/DeviceGray", 16), repeated(grey, 2)},
      {"black ink", image_entries("[/Separation/Black/DeviceGray<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>]"),
       repeated(grey, 1, true)},
  };
  for (const Form& form : forms) {
    SCOPED_TRACE(form.name);
    PdfWriter direct;
    direct.picture_page(direct.stream(form.entries, form.data), "60 0 0 80 0 0", "", width, height);
    PdfWriter drawn;
    const std::size_t again = drawn.stream(form.entries, form.data);
    const ocr::Picture got = handed_over(direct.finish());
    ASSERT_EQ(got.width, width) << "was drawn";
    EXPECT_LT(mean_difference(got, handed_over(drawn_instead(drawn, again, "60 0 0 80 0 0", "", width, height))), 9.0);
  }
}

TEST(PdfPicture, StripsAreStackedAndMarginsAreWhite) {
  const std::string grey = grey_samples();
  PdfWriter pdf;
  std::string content;
  std::string names;
  for (int strip = 0; strip < 4; ++strip) {
    const std::size_t image =
        pdf.stream(fmt::format("/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8"),
                   grey.substr(static_cast<std::size_t>(strip) * 1200, 1200));
    names += fmt::format("/S{} {} 0 R", strip, image);
    content += fmt::format("q 60 0 0 20 3 {} cm /S{} Do Q ", 62 - 20 * strip, strip);
  }
  pdf.page(content, "/XObject<<" + names + ">>", "", 66, 84);
  const ocr::Picture got = handed_over(pdf.finish());
  ASSERT_EQ(got.width, 66);
  ASSERT_EQ(got.height, 84);
  EXPECT_DOUBLE_EQ(got.dpi, 72);
  EXPECT_EQ(got.row(0)[10], 255) << "the margin";
  EXPECT_EQ(got.row(2)[3], 0) << "the dark corner";
  EXPECT_EQ(got.row(2 + 79)[3], 255 - 79) << "the last strip at the end";
}

TEST(PdfPicture, WhatIsMoreThanAPictureIsDrawn) {
  const std::string grey = grey_samples();
  const std::vector<std::string> contents{
      "q 60 0 0 80 0 0 cm /P Do Q 1 0 0 RG 5 5 20 20 re S",                                  // a frame on it
      "q 60 0 0 80 0 0 cm /P Do Q BT /F 8 Tf 5 5 Td (12) Tj ET",                             // a stamped number
      "q 20 0 0 20 0 0 cm /P Do Q",                                                          // a small one
      "q 60 0 0 80 0 0 cm /P Do Q q 10 0 0 10 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q",  // one over it
      "q 59 7 -7 79 0 0 cm /P Do Q"};                                                        // a leaning one
  for (const std::string& content : contents) {
    PdfWriter pdf;
    const std::size_t image = pdf.stream(image_entries("/DeviceGray"), grey);
    const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    pdf.page(content, fmt::format("/XObject<</P {} 0 R>>/Font<</F {} 0 R>>", image, font), "", width, height);
    EXPECT_EQ(handed_over(pdf.finish()).width, 250) << content;  // 60 points at 300 dpi
  }
}

TEST(PdfPicture, MorePixelsThanAllowedAreNeitherDecodedNorDrawn) {
  PdfWriter pdf;
  pdf.picture_page(
      pdf.stream("/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"
                 "/Filter/ASCIIHexDecode",
                 "00>"));
  TellingReader reader;
  const auto pages = read_pages(pdf.finish(), reader);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_TRUE(reader.pictures.empty());
  ASSERT_EQ(pages[0].problems.size(), 1U);
  EXPECT_EQ(pages[0].problems[0].code, "too-large");
}

TEST(PdfPicture, RealScansAreDecodedAtTheirOwnResolution) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  struct Expected {
    const char* file;
    std::size_t pages;
    int width;
    int height;
    int channels;
  };
  // As pdfimages -list has them; the book's 62 strips a page are put together.
  for (const Expected& one :
       {Expected{"pdf/omp_jbig2.pdf", 1, 2550, 3300, 1}, Expected{"pdf/pdfjs_jpx.pdf", 1, 2550, 3300, 3},
        Expected{"pdf/scan_ccitt_zh_8p.pdf", 8, 1634, 2400, 1}, Expected{"pdf/omp_palette.pdf", 1, 640, 682, 3}}) {
    const auto bytes = read_whole_file(corpus() / one.file);
    ASSERT_TRUE(bytes);
    TellingReader reader;
    read_pages(*bytes, reader);
    EXPECT_EQ(reader.pictures.size(), one.pages) << one.file;
    for (const auto& picture : reader.pictures) {
      EXPECT_EQ(picture.width, one.width) << one.file;
      EXPECT_EQ(picture.height, one.height) << one.file;
      EXPECT_EQ(picture.channels, one.channels) << one.file;
    }
  }
}

}  // namespace
}  // namespace evidence::reading::test
