// Office packages of real programs: the phrase that stands in each, or its Problem.
#include "unit/reading/reading_fixture.hpp"
#include "unit/reading/small_package.hpp"

namespace evidence::reading::test {
namespace {

struct Expected {
  std::string name;
  std::string phrase;
  std::string problem;
};

TEST(OfficeCorpus, EachHoldsItsPhraseOrIsRefused) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  const std::vector<Expected> files{{"stress009.docx", "微型固态硬盘设计方案", ""},
                                    {"stress019.docx", "発行運営", ""},
                                    {"bug65649.docx", "TouchMemory", ""},
                                    {"textbox.docx", "ChiayiCounty", ""},
                                    {"wps_attachment.docx", "", "embedded-unread"},
                                    {"49273.xlsx", "合并单元格", ""},
                                    {"stress020.xlsx", "泰州市金融机构", ""},
                                    {"55745.xlsx", "commentedcell", ""},
                                    {"with_japanese.pptx", "Hereisatextbox", ""},
                                    {"poc_shared_strings.xlsx", "Tabelle1", "bomb"},
                                    {"enc_pass.docx", "", "encrypted"},
                                    {"truncated.docx", "", "damaged"},
                                    {"fuzz_xwpf.docx", "", "damaged"}};
  Worker worker = make_worker();
  for (const auto& [name, phrase, problem] : files) {
    const ReadItem item = read_file(worker, corpus() / "office" / name);
    std::printf("%-28s pages %5zu  %5.2f s  %-10s %s\n", name.c_str(), item.pages.size(), item.seconds,
                item.problem().c_str(), phrase.c_str());
    EXPECT_EQ(item.problem(), problem) << name;
    EXPECT_NE(item.text().find(phrase), std::string::npos) << name;
    EXPECT_LT(item.seconds, 30) << name;
  }
}

TEST(Office, ALargePictureIsAPageBehindTheTextAndAnIconIsNot) {
  const std::string picture = white_picture(400, 300);
  const std::string icon = white_picture(100, 300);
  const std::string zip =
      zip_of({{"word/document.xml",
               "<w:document><w:body><w:p><w:r><w:t>附图</w:t><a:blip r:embed=\"rId1\"/><a:blip "
               "r:embed=\"rId2\"/><a:blip r:embed=\"rId1\"/></w:r></w:p></w:body></w:document>"},
              {"word/_rels/document.xml.rels", relations_part({{"image", "media/1.bmp"}, {"image", "media/2.bmp"}})},
              {"word/media/1.bmp", picture},
              {"word/media/2.bmp", icon}});
  Worker worker = make_worker();
  const ReadItem item = read_item(worker, in_memory(zip), "附图.docx");
  EXPECT_EQ(item.problem(), "");
  ASSERT_EQ(item.pages.size(), 2U);
  EXPECT_EQ(item.pages[0].text, "附图\n");
  EXPECT_EQ(item.pages[0].origin, PageOrigin::Office);
  EXPECT_EQ(item.pages[1].number, 2U);
  EXPECT_EQ(item.pages[1].origin, PageOrigin::Ocr);
}

}  // namespace
}  // namespace evidence::reading::test
