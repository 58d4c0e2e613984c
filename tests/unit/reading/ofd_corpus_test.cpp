// OFD files of real programs: the phrase that stands in each, and what is beside the text.
#include <algorithm>

#include "unit/reading/reading_fixture.hpp"

#include "evidence/reader/document.hpp"
#include "evidence/reader/ofd_document.hpp"

namespace evidence::reading::test {
namespace {

class OfdCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  }
  static ReadItem read(const std::string& name) {
    Worker worker = make_worker();
    ReadItem item = read_file(worker, corpus() / "ofd" / name);
    EXPECT_EQ(item.result.head.media_type, "application/ofd") << name;
    EXPECT_EQ(item.problem(), "") << name;
    return item;
  }
};

std::string passage_text(const Page& page, const Passage& passage) {
  return page.text.substr(passage.begin, passage.end - passage.begin);
}

std::vector<std::string> passages(const Page& page, PassageKind kind) {
  std::vector<std::string> texts;
  for (const Passage& passage : page.passages) {
    if (passage.kind == kind) texts.push_back(passage_text(page, passage));
  }
  return texts;
}

TEST_F(OfdCorpus, EachHoldsItsPhrase) {
  const std::vector<std::tuple<std::string, std::size_t, std::string>> files{
      {"n_红头文件.ofd", 2, "测试符路桥区卫生局文件"},
      {"拿来主义_6页.ofd", 2, "拿来主义鲁迅中国一向是所谓“闭关主义”"},
      {"attachment.ofd", 1, "这是一个带有附件的OFD文件"},
      {"watermark.ofd", 6, "中华民国十五年三月二十五日，就是国立"},
      {"digital_sign.ofd", 1, "你好呀，OFDReader&Writer！"},
      {"image_missing.ofd", 2, "中华人民共和国矿产资源勘查许可证中华人民共和国自然资源部印制"},
      {"signout.ofd", 1, "市委主要领导同志调研后续落实事项的通知"},
      {"path_unstd.ofd", 2, "测试数据var-gaj"},
      {"signed_ses_v4.ofd", 1, "你好呀，OFDReader&Writer！"}};
  for (const auto& [name, pages, phrase] : files) {
    const ReadItem item = read(name);
    EXPECT_EQ(item.pages.size(), pages) << name;
    EXPECT_NE(item.text().find(phrase), std::string::npos) << name << ": " << item.text().substr(0, 2000);
  }
}

TEST_F(OfdCorpus, AnElectronicSealStandsWhereItWasPutWithItsRegisteredName) {
  const ReadItem item = read("signed_ses_v4.ofd");
  const Page& page = item.pages.at(0);
  ASSERT_EQ(page.seals.size(), 1U);
  EXPECT_EQ(page.seals[0].ring, "OFD R&W 测试用印章");
  // Boundary 50 50 40 40 on a sheet of 210 × 297 mm.
  EXPECT_EQ(page.seals[0].box, (Box{238, 168, 191, 136}));
  EXPECT_EQ(page.seals[0].shape, SealShape::Round);
  EXPECT_EQ(passages(page, PassageKind::SealText), std::vector<std::string>{"OFD R&W 测试用印章"});
  EXPECT_EQ(passages(page, PassageKind::Annotation),
            std::vector<std::string>{"OFD R&W 测试用印章 2026-08-04 10:08:09"});
}

TEST_F(OfdCorpus, AnOlderSealIsFoundOnTheSecondPage) {
  const ReadItem item = read("n_红头文件.ofd");
  EXPECT_TRUE(item.pages.at(0).seals.empty());
  ASSERT_EQ(item.pages.at(1).seals.size(), 1U);
  EXPECT_EQ(item.pages[1].seals[0].ring, "某某省人力资源和社会测试章");
}

TEST_F(OfdCorpus, AWatermarkIsReadOnceAndIsNotThePagesText) {
  const ReadItem item = read("ano_annot.ofd");
  EXPECT_EQ(passages(item.pages.at(0), PassageKind::Annotation), std::vector<std::string>{"保密资料"});
  EXPECT_TRUE(item.pages[0].text.starts_with("可信安全浏览器\n")) << item.pages[0].text;
  EXPECT_EQ(item.pages[1].origin, PageOrigin::Ocr) << "its font gives its characters no meaning";
  EXPECT_EQ(item.text().find("保密资料"), item.text().rfind("保密资料"));
}

TEST_F(OfdCorpus, AnAttachmentIsNamed) {
  const ReadItem item = read("attachment.ofd");
  ASSERT_EQ(item.pages.at(0).passages.size(), 1U);
  EXPECT_EQ(item.pages[0].passages[0].note, "attachment");
  EXPECT_EQ(passage_text(item.pages[0], item.pages[0].passages[0]), "Gao eg_tulip.jpg");
}

TEST_F(OfdCorpus, AMissingPictureIsSaid) {
  const ReadItem item = read("image_missing.ofd");
  const auto& problems = item.pages.at(0).problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, "picture-missing");
  EXPECT_TRUE(item.pages.at(1).problems.empty());
}

TEST_F(OfdCorpus, ARuledTablesRowIsALineOfCells) {
  const ReadItem item = read("signout.ofd");
  EXPECT_NE(item.pages.at(0).text.find("收文机关 | 秘书股 | 收文登记人 | 陈小明\n"), std::string::npos)
      << item.pages[0].text;
}

}  // namespace
}  // namespace evidence::reading::test
