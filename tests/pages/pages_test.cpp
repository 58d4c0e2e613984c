// The instruments: what a generated page promises, and that a reading's faults are counted one by one.
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pages/align.hpp"
#include "tests/pages/page_set.hpp"
#include "tests/pages/score.hpp"
#include "tests/pages/script.hpp"

namespace tests::pages {
namespace {

Truth page_of(std::vector<std::string> lines, std::vector<Field> fields = {}) {
  Truth truth;
  truth.lines = std::move(lines);
  truth.fields = std::move(fields);
  return truth;
}

TEST(Scorer, CountsEachFaultOnce) {
  const Truth truth = page_of({"合同总价为人民币", "500万元"});  // 8 + 5 signs
  EXPECT_EQ(score(truth, signs_of("合同总价为人民币500万元")).edits, 0U);
  EXPECT_EQ(score(truth, signs_of("合同总价为入民币500万元")).edits, 1U);  // 人 read as 入
  EXPECT_EQ(score(truth, signs_of("合同总价为民币5000万元")).edits, 2U);   // one lost, one added
  EXPECT_EQ(score(truth, signs_of("")).edits, 13U);
  EXPECT_DOUBLE_EQ(score(truth, signs_of("合同总价为民币5000万元")).error_rate(), 2.0 / 13);
}

TEST(Scorer, TakesWidthBlanksAndCellBordersAsNothing) {
  const Truth truth = page_of({"注册资本\t（500）万元", "电话:0571"});
  EXPECT_EQ(score(truth, signs_of("注册资本 | (５００) 万元\n电 话：0571\n")).edits, 0U);
  EXPECT_EQ(score(truth, signs_of("注册资本|(500)万元电话:0571")).edits,
            1U);  // a stroke without blanks was read as a sign
}

TEST(Scorer, CountsDigitsApart) {
  const PageScore read = score(page_of({"2024年3月7日，1,234.56元"}), signs_of("2024年8月7日，1234.5元"));
  EXPECT_EQ(read.digits, 12U);
  EXPECT_EQ(read.digit_edits, 2U);  // 3 read as 8, 6 lost; the comma is no digit
}

TEST(Scorer, FindsBigramsOfChineseLettersAndDigits) {
  const PageScore read = score(page_of({"安全、开发AB"}), signs_of("安全开友AB"));
  EXPECT_EQ(read.bigrams, (Count{3, 5}));  // 安全 全开 AB of 安全 全开 开发 发A AB
}

TEST(Scorer, WantsFieldsWhole) {
  const Truth truth =
      page_of({"张建国 1,234.56 2024-03-07"},
              {{FieldKind::Name, "张建国"}, {FieldKind::Amount, "1,234.56"}, {FieldKind::Date, "2024-03-07"}});
  auto found = score(truth, signs_of("张建国 1,234.56 2024-03-07")).fields;
  EXPECT_EQ(found[FieldKind::Name], (Count{1, 1}));
  EXPECT_EQ(found[FieldKind::Amount], (Count{1, 1}));
  found = score(truth, signs_of("张建图 11,234.56 12024-03-07")).fields;  // a figure more is another number
  EXPECT_EQ(found[FieldKind::Name], (Count{0, 1}));
  EXPECT_EQ(found[FieldKind::Amount], (Count{0, 1}));
  EXPECT_EQ(found[FieldKind::Date], (Count{0, 1}));
}

TEST(Scorer, AlignsSignsWithTheirConfidence) {
  const Truth truth = page_of({"证书有效期"});
  const std::string read = "证书育效";
  Reliability reliability{};
  add_to(reliability, truth, signs_of(read, [](std::size_t at) { return at == 6 ? 41 : 97; }));
  EXPECT_EQ(reliability[4].signs, (Count{0, 1}));  // 育
  EXPECT_EQ(reliability[9].signs, (Count{3, 3}));
  EXPECT_EQ(reliability[9].confidence, 3U * 97);
}

TEST(Scorer, SumsPages) {
  const Summary all = summary({{.edits = 1, .length = 10}, {.edits = 0, .length = 90}, {.edits = 50, .length = 100}});
  EXPECT_DOUBLE_EQ(all.mean, 0.2);
  EXPECT_DOUBLE_EQ(all.median, 0.1);
  EXPECT_DOUBLE_EQ(all.worst, 0.5);
  EXPECT_DOUBLE_EQ(all.of_all, 51.0 / 200);
}

TEST(Pages, AreTheSameForTheSameSeed) {
  const GeneratedPage first = generate_page(PageSet::Hard, tuning_seed, 6),
                      again = generate_page(PageSet::Hard, tuning_seed, 6);
  EXPECT_EQ(first.file, again.file);
  EXPECT_EQ(first.truth.lines, again.truth.lines);
  EXPECT_NE(first.file, generate_page(PageSet::Hard, tuning_seed + 1, 6).file);
}

TEST(Pages, MixesShareNothing) {
  const auto shared = [](Texts some, Texts others) {
    std::vector<std::string_view> both;
    for (const std::string_view text : some)
      if (std::ranges::find(others, text) != others.end()) both.push_back(text);
    return both;
  };
  const Pool &tuning = tuning_pool(), &reporting = reporting_pool();
  for (const auto list : {&Pool::sentences, &Pool::headings, &Pool::surnames, &Pool::given, &Pool::cities,
                          &Pool::brands, &Pool::trades, &Pool::authorities, &Pool::goods, &Pool::posts,
                          &Pool::clean_faces, &Pool::hard_faces, &Pool::traditional_faces})
    EXPECT_THAT(shared(tuning.*list, reporting.*list), ::testing::IsEmpty());
  EXPECT_EQ(mix_of(tuning_seed), Mix::Tuning);
  EXPECT_EQ(mix_of(reporting_seed), Mix::Reporting);
}

// Every field stands in the page's own lines, every kind comes up, and no page is empty.
TEST(Pages, TellTheTruthAboutThemselves) {
  std::set<FieldKind> kinds;
  for (std::uint32_t index = 0; index < 11; ++index) {
    const GeneratedPage page = generate_page(PageSet::Hard, tuning_seed, index);
    SCOPED_TRACE(page.truth.description);
    const PageScore own = score(page.truth, signs_of(page.truth.text()));
    EXPECT_EQ(own.edits, 0U);
    EXPECT_GT(own.length, 100U);
    for (const auto& [kind, count] : own.fields) {
      EXPECT_EQ(count.right, count.all);
      kinds.insert(kind);
    }
    EXPECT_GT(page.picture.width, 800);
  }
  EXPECT_EQ(kinds.size(), 4U);
}

TEST(Pages, TurnAndChangeTheirScript) {
  const GeneratedPage turned = generate_page(PageSet::Turned, tuning_seed, 0);
  EXPECT_EQ(turned.truth.quarters, 1);
  EXPECT_GT(turned.picture.width, turned.picture.height);
  const GeneratedPage traditional = generate_page(PageSet::Traditional, tuning_seed, 0);
  EXPECT_EQ(traditional.truth.lines.front().find("书"), std::string::npos);
  EXPECT_NE(traditional.truth.text().find("編號"), std::string::npos);
  EXPECT_EQ(to_script("合同編號", Script::Simplified), "合同编号");
}

}  // namespace
}  // namespace tests::pages
