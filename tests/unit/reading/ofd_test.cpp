// OFD made in a test: one property each.
#include "unit/reading/small_package.hpp"
#include <gtest/gtest.h>

#include "evidence/reader/document.hpp"
#include "evidence/reader/electronic_seal.hpp"
#include "evidence/reader/ofd_geometry.hpp"
#include "evidence/reader/ofd_page.hpp"

namespace evidence::reading::test {
namespace {

// Answers nothing: a page that is recognised has no words.
class BlindReader final : public ocr::PageReader {
 public:
  Result<ocr::Recognition> read(const ocr::Picture& picture, const ocr::PageOptions& /*options*/) override {
    widths.push_back(picture.width);
    return ocr::Recognition{};
  }
  std::vector<int> widths;
};

std::string text_object(const std::string& place, const std::string& code, const std::string& more = "") {
  return "<TextObject Font=\"3\" Size=\"4\" Boundary=\"" + place + "\" " + more + ">" + code + "</TextObject>";
}
std::string page_part(const std::string& objects) {
  return "<Page><Area><PhysicalBox>0 0 100 200</PhysicalBox></Area><Content><Layer>" + objects +
         "</Layer></Content></Page>";
}

Parts ofd(const std::string& objects, const std::string& document = "") {
  return {{"OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"},
          {"Doc_0/Document.xml",
           "<Document><CommonData><DocumentRes>Res.xml</DocumentRes></CommonData><Pages><Page "
           "ID=\"1\" BaseLoc=\"Page.xml\"/></Pages>" +
               document + "</Document>"},
          {"Doc_0/Res.xml", "<Res/>"},
          {"Doc_0/Page.xml", page_part(objects)}};
}

struct ReadOfd {
  std::string zip;
  reader::Opened opened;
  std::vector<Page> pages;
  std::vector<int> recognised;  // widths of the pictures that were handed to the engine
  [[nodiscard]] std::string passage(std::size_t number) const {
    const Passage& one = pages.at(0).passages.at(number);
    return std::string(word(one.kind)) + "(" + one.note + "): " + pages[0].text.substr(one.begin, one.end - one.begin);
  }
};

std::unique_ptr<ReadOfd> read(const Parts& parts) {
  auto made = std::make_unique<ReadOfd>();
  made->zip = zip_of(parts);
  made->opened = reader::open_document(as_bytes(made->zip), "文件.ofd", {});
  BlindReader blind;
  if (made->opened.document) {
    for (std::uint32_t number = 1; number <= made->opened.document->pages(); ++number)
      made->pages.push_back(made->opened.document->read(number, blind));
  }
  made->recognised = blind.widths;
  return made;
}

TEST(Ofd, EachCharacterHasItsPlace) {
  // 4 mm wide, baseline 4 mm below the boundary's top, on a page of 100 × 200 mm.
  const auto made =
      read(ofd(text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\" DeltaX=\"g 2 10 2\">安全AB</TextCode>")));
  ASSERT_EQ(made->pages.size(), 1U);
  const Page& page = made->pages[0];
  EXPECT_EQ(page.text, "安全 AB");
  ASSERT_EQ(page.words.size(), 3U);
  EXPECT_EQ(page.words[0].box, (Box{100, 102, 40, 21}));
  EXPECT_EQ(page.words[1].box.x, 200);
  EXPECT_EQ(page.words[2].box.x, 300);
  EXPECT_NEAR(page.width_points, 283.5, 0.1);
  EXPECT_TRUE(made->recognised.empty());
}

TEST(Ofd, AMatrixMovesAndTurnsWhatItHolds) {
  const reader::Matrix matrix = reader::matrix_of("0.5 0 0 0.5 10 20");
  EXPECT_DOUBLE_EQ(matrix.of({4, 8}).x, 12);
  EXPECT_DOUBLE_EQ(matrix.of({4, 8}).y, 24);
  EXPECT_EQ(reader::distances_of("3 g 3 2 1.5", 100), (std::vector<double>{3, 2, 2, 2, 1.5}));
  EXPECT_EQ(reader::distances_of("g 1000000 2", 5).size(), 5U);
  EXPECT_TRUE(reader::numbers_of("nan 1").empty());
  EXPECT_TRUE(reader::numbers_of("1e99 1").empty());
}

TEST(Ofd, LinesAreSortedByPlaceNotByTheFile) {
  const auto made = read(ofd(text_object("10 60 50 5", "<TextCode X=\"0\" Y=\"4\">第二行</TextCode>") +
                             text_object("50 20 40 5", "<TextCode X=\"0\" Y=\"4\">右边</TextCode>") +
                             text_object("10 20 30 5", "<TextCode X=\"0\" Y=\"4\">左边</TextCode>")));
  EXPECT_EQ(made->pages.at(0).text, "左边右边\n第二行");
}

TEST(Ofd, ARulePartsCells) {
  const std::string rule =
      "<PathObject Boundary=\"0 0 100 200\"><AbbreviatedData>M 40 10 L 40 40</AbbreviatedData></PathObject>";
  const std::string row = text_object("10 20 30 5", "<TextCode X=\"0\" Y=\"4\">注册资本</TextCode>") +
                          text_object("50 20 40 5", "<TextCode X=\"0\" Y=\"4\">500万元</TextCode>");
  EXPECT_EQ(read(ofd(row + rule))->pages.at(0).text, "注册资本 | 500万元");
  EXPECT_EQ(read(ofd(row))->pages.at(0).text, "注册资本 500万元");
}

TEST(Ofd, VerticalAndHiddenTextAreMarked) {
  const auto made =
      read(ofd(text_object("90 10 5 50", "<TextCode X=\"0\" Y=\"4\" DeltaY=\"g 2 4\">竖排字</TextCode>") +
               text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\">看不见</TextCode>", "Visible=\"false\"") +
               text_object("10 40 50 5", "<TextCode X=\"0\" Y=\"4\">看得见</TextCode>")));
  EXPECT_EQ(made->pages.at(0).text, "看得见\n竖排字\n看不见");
  EXPECT_EQ(made->passage(0), "vertical(): 竖排字");
  EXPECT_EQ(made->passage(1), "hidden(): 看不见");
}

TEST(Ofd, PathsOfAnySpellingLeadToTheirParts) {
  Parts parts = ofd(text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\">找到了</TextCode>"));
  parts[0].second = "<OFD><DocBody><DocRoot>/doc_0\\.\\DOCUMENT.xml</DocRoot></DocBody></OFD>";
  parts[3].first = "Doc_0/PAGE.XML";
  EXPECT_EQ(read(parts)->pages.at(0).text, "找到了");
}

TEST(Ofd, AnnotationsAttachmentsAndMissingPartsAreSaid) {
  Parts parts = ofd("<ImageObject ResourceID=\"99\" Boundary=\"0 0 1 1\"/>",
                    "<Annotations>A.xml</Annotations><Attachments>B.xml</Attachments>");
  parts.emplace_back("Doc_0/A.xml", "<Annotations><Page PageID=\"1\"><FileLoc>N.xml</FileLoc></Page></Annotations>");
  parts.emplace_back("Doc_0/N.xml", "<PageAnnot><Annot Creator=\"张三\"><Remark>请核实</Remark></Annot></PageAnnot>");
  parts.emplace_back("Doc_0/B.xml",
                     "<Attachments><Attachment Name=\"合同\"><FileLoc>c.pdf</FileLoc></Attachment></Attachments>");
  const auto made = read(parts);
  EXPECT_EQ(made->passage(0), "annotation(张三): 请核实");
  EXPECT_EQ(made->passage(1), "annotation(attachment): 合同 c.pdf");
  ASSERT_EQ(made->pages[0].problems.size(), 2U);
  EXPECT_EQ(made->pages[0].problems[0].code, "attachment-missing");
  EXPECT_EQ(made->pages[0].problems[1].code, "picture-missing");
}

TEST(Ofd, APageThatIsAPictureIsRecognisedAsItIs) {
  Parts parts = ofd("<ImageObject ResourceID=\"5\" Boundary=\"0 0 100 200\" CTM=\"100 0 0 200 0 0\"/>");
  parts[2].second =
      "<Res><MultiMedias><MultiMedia ID=\"5\"><MediaFile>a.bmp</MediaFile></MultiMedia></MultiMedias></Res>";
  parts.emplace_back("Doc_0/a.bmp", white_picture(123, 246));
  auto made = read(parts);
  EXPECT_EQ(made->recognised, std::vector<int>{123});
  EXPECT_EQ(made->pages.at(0).origin, PageOrigin::Ocr);
  // With a line drawn beside it the whole page is drawn: 100 mm at 300 dpi.
  parts[3].second = page_part(
      "<ImageObject ResourceID=\"5\" Boundary=\"0 0 100 200\" CTM=\"100 0 0 200 0 0\"/><PathObject "
      "Boundary=\"0 0 9 9\"><AbbreviatedData>M 1 1 L 9 9</AbbreviatedData></PathObject>");
  EXPECT_EQ(read(parts)->recognised, std::vector<int>{1181});
}

TEST(Ofd, AFontWithoutMeaningIsRecognised) {
  const auto made =
      read(ofd(text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\">\xEE\x84\x9E\xEE\x88\xB6字</TextCode>")));
  EXPECT_EQ(made->recognised.size(), 1U);
  EXPECT_EQ(made->pages.at(0).text, "");
}

TEST(Ofd, WhatIsDrawnStandsInTheBoxes) {
  const auto made = read(ofd(text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\">安</TextCode>")));
  const auto raster = made->opened.document->render(1, 500, 1'000'000);
  ASSERT_TRUE(raster);
  EXPECT_EQ(raster->height, 1000U);
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (std::uint32_t y = 0; y < raster->height; ++y) {
    for (std::uint32_t x = 0; x < raster->width; ++x) {
      if (std::to_integer<int>(raster->pixels[(std::size_t{y} * raster->width + x) * 4]) > 128) continue;
      const bool in = x >= 49 && x <= 71 && y >= 100 && y <= 124;
      ++(in ? inside : outside);
    }
  }
  EXPECT_GT(inside, 30U);
  EXPECT_EQ(outside, 0U);
}

TEST(Ofd, WhatHoldsItselfEnds) {
  Parts parts = ofd("<CompositeObject ResourceID=\"8\" Boundary=\"0 0 9 9\"/>");
  parts[2].second =
      "<Res><CompositeGraphicUnits><CompositeGraphicUnit ID=\"8\"><Content>"
      "<CompositeObject ResourceID=\"8\" Boundary=\"0 0 9 9\"/>" +
      text_object("1 1 9 9", "<TextCode X=\"0\" Y=\"4\">字</TextCode>") +
      "</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>";
  EXPECT_EQ(read(parts)->pages.at(0).words.size(), 8U);
}

TEST(Ofd, APageThatIsNotThereIsSaidAndTheOthersAreRead) {
  Parts parts = ofd(text_object("10 20 50 5", "<TextCode X=\"0\" Y=\"4\">在</TextCode>"));
  parts[1].second =
      "<Document><Pages><Page ID=\"2\" BaseLoc=\"gone.xml\"/><Page ID=\"1\" BaseLoc=\"Page.xml\"/></Pages></Document>";
  const auto made = read(parts);
  ASSERT_EQ(made->pages.size(), 2U);
  EXPECT_EQ(made->pages[0].problems.at(0).code, "page-damaged");
  EXPECT_EQ(made->pages[1].text, "在");
  parts[1].second = "<Document/>";
  EXPECT_EQ(read(parts)->opened.problem->code, "damaged");
}

TEST(Ofd, AnArcIsDrawnAsCurves) {
  // A half circle of radius 1 from (0, 0) to (2, 0): two quarter turns, the middle at (1, ±1).
  const auto steps = reader::ofd_steps("M 0 0 A 1 1 0 0 1 2 0 C");
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_NEAR(steps[1].to.x, 1, 1e-9);
  EXPECT_NEAR(std::abs(steps[1].to.y), 1, 1e-9);
  EXPECT_NEAR(steps[2].to.x, 2, 1e-9);
}

std::string der(char tag, const std::string& content) {
  return std::string{tag, '\x81', static_cast<char>(content.size())} + content;
}

TEST(Ofd, ASealsNameAndPictureComeOutOfItsSignature) {
  const std::string header = der('\x30', der('\x16', "ES") + der('\x02', "\4") + der('\x16', "vendor"));
  const std::string property = der('\x30', der('\x02', "\3") + der('\x0C', "某某公司公章"));
  const std::string picture =
      der('\x30', der('\x16', "PNG") + der('\x04', "pixels") + der('\x02', "\x28") + der('\x02', "\x28"));
  const std::string info = der('\x30', header + der('\x16', "id") + property + picture);
  const std::string signature = der('\x30', der('\x02', "\4") + der('\x30', info));
  const auto seal = reader::electronic_seal(as_bytes(signature));
  ASSERT_TRUE(seal);
  EXPECT_EQ(seal->name, "某某公司公章");
  EXPECT_EQ(as_text(seal->picture), "pixels");
  EXPECT_EQ(seal->width, 40);
  for (std::size_t length = 0; length < signature.size(); ++length)
    EXPECT_FALSE(reader::electronic_seal(as_bytes(signature.substr(0, length)))) << length;
}

}  // namespace
}  // namespace evidence::reading::test
