// Scans whose text layer is a stamp.
#include "unit/reading/reading_fixture.hpp"
#include <fmt/format.h>

#include "evidence/reader/draw_text.hpp"

namespace evidence::reading::test {
namespace {

// One A4 page: a grey picture of it where there is one, below the number 12 in Helvetica.
std::string pdf_page(const std::string& grey, std::uint32_t width, std::uint32_t height) {
  const std::string picture = grey.empty() ? "" : "q 595 0 0 842 0 0 cm /P Do Q ";
  const std::string content = picture + "BT /F 10 Tf 290 20 Td (12) Tj ET";
  std::string pdf = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
  pdf += "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n";
  pdf += "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>";
  pdf += "/XObject<</P 6 0 R>>>>>>\nendobj\n";
  pdf += fmt::format("4 0 obj\n<</Length {}>>\nstream\n{}\nendstream\nendobj\n", content.size(), content);
  pdf += "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n";
  if (!grey.empty()) {
    pdf +=
        fmt::format("6 0 obj\n<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray", width, height);
    pdf += fmt::format("/BitsPerComponent 8/Length {}>>\nstream\n", grey.size()) + grey + "\nendstream\nendobj\n";
  }
  return pdf + "trailer\n<</Root 1 0 R/Size 7>>\n%%EOF\n";
}

TEST(StampedScan, IsReadFromThePictureAndAShortPageStaysAsItIs) {
  std::string text;
  for (int line = 0; line < 8; ++line) text += "信息安全服务资质认证申请材料\n";
  const auto drawn = reader::draw_words(text, reader::place_words(text), {1654, 2339});
  ASSERT_TRUE(drawn);
  std::string grey;
  for (std::size_t at = 0; at < drawn->pixels.size(); at += 4) grey += static_cast<char>(drawn->pixels[at]);
  Worker worker = make_worker();
  const ReadItem scan = read_item(worker, in_memory(pdf_page(grey, drawn->width, drawn->height)), "扫描件.pdf");
  ASSERT_EQ(scan.pages.size(), 1U);
  EXPECT_EQ(scan.pages[0].origin, PageOrigin::Ocr);
  EXPECT_NE(scan.text().find("信息安全服务资质"), std::string::npos) << scan.text();
  EXPECT_TRUE(scan.pages[0].text.starts_with("12\n")) << "the stamp stays, once";
  EXPECT_EQ(scan.text().find("12", 2), std::string::npos) << scan.text();
  EXPECT_EQ(scan.pages[0].width_points, 595);

  const ReadItem short_page = read_item(worker, in_memory(pdf_page("", 0, 0)), "封底.pdf");
  ASSERT_EQ(short_page.pages.size(), 1U);
  EXPECT_EQ(short_page.pages[0].origin, PageOrigin::TextLayer);
  EXPECT_EQ(short_page.text(), "12");
}

}  // namespace
}  // namespace evidence::reading::test
