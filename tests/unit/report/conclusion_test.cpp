#include "evidence/report/conclusion.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "unit/report/open_docx.hpp"
#include "unit/report/sample_case.hpp"
#include "unit/report/small_report.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evidence/report/references.hpp"
#include "evidence/report/shown_text.hpp"
#include "evidence/report/writers.hpp"

namespace evidence::report {
namespace {

using testing::Contains;
using testing::HasSubstr;

const Sample& sample() {
  static const Sample made = make_sample(sample_case());
  return made;
}
const Sample& bare() {
  static const Sample made = make_sample(empty_case());
  return made;
}

const Section& section_of(const Report& report, const char* criterion) {
  const auto found = std::ranges::find_if(
      report.sections, [criterion](const Section& one) { return one.criterion == CriterionId{criterion}; });
  if (found == report.sections.end()) throw std::runtime_error(std::string("no section for ") + criterion);
  return *found;
}

std::vector<Statement> said_of(const Report& report, const char* criterion) {
  std::vector<Statement> all;
  for (const Block& block : section_of(report, criterion).blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      all.insert(all.end(), paragraph->statements.begin(), paragraph->statements.end());
  }
  return all;
}

Statement saying(const Report& report, const char* criterion, const char* words) {
  for (const Statement& statement : said_of(report, criterion)) {
    if (statement.text.find(words) != std::string::npos) return statement;
  }
  throw std::runtime_error(std::string("nothing says ") + words);
}

struct Row {
  std::string area;  // the heading that its table stands under
  std::vector<Cell> cells;
};
// The row of a practice in the table of its process area.
Row row_of(const Report& report, const std::string& criterion) {
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<TableBlock>(&block);
      if (table == nullptr || table->header.size() != 6) continue;
      for (const auto& row : table->rows) {
        if (row.front().statements.front().text == criterion) return {section.heading, row};
      }
    }
  }
  return {};
}

// The closing sentences of the process areas: what nobody looked at.
std::vector<Statement> closing_of(const Report& report) {
  std::vector<Statement> all;
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph != nullptr && paragraph->style == ParagraphStyle::Small)
        all.insert(all.end(), paragraph->statements.begin(), paragraph->statements.end());
    }
  }
  return all;
}

// Ids of the criteria that a report has a heading or a table row for, or names in an area's closing sentence.
std::set<std::string> criteria_in(const Report& report) {
  std::set<std::string> all;
  for (const Section& section : report.sections) {
    if (section.criterion) all.insert(section.criterion->value);
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<TableBlock>(&block);
      if (table == nullptr) continue;
      for (const auto& row : table->rows) all.insert(row.front().statements.front().text);
    }
  }
  for (const Criterion& criterion : sample().catalogue.criteria) {
    for (const Statement& closing : closing_of(report)) {
      if (closing.text.find("（" + criterion.id.value + "）") != std::string::npos) all.insert(criterion.id.value);
    }
  }
  return all;
}

TEST(Conclusion, keeps_every_promise) {
  for (const Sample* one : {&sample(), &bare()}) {
    const Report report = draft_of(*one);
    EXPECT_THAT(broken_promises(report), testing::IsEmpty());
    for (const Statement* statement : statements_of(report)) {
      EXPECT_EQ(statement->text.find("⟦"), std::string::npos) << statement->text;
      EXPECT_EQ(statement->text.find('{'), std::string::npos) << statement->text;
    }
  }
}

TEST(Conclusion, names_every_criterion_of_the_catalogue) {
  EXPECT_EQ(sample().catalogue.criteria.size(), 291U);
  for (const Sample* one : {&sample(), &bare()}) {
    const auto named = criteria_in(draft_of(*one));
    for (const Criterion& criterion : one->catalogue.criteria) EXPECT_THAT(named, Contains(criterion.id.value));
  }
}

TEST(Conclusion, calls_every_criterion_unproven_where_nothing_is_linked) {
  const Report report = draft_of(bare());
  EXPECT_EQ(report.references.size(), 0U);
  EXPECT_EQ(count(report).cited, 0U);
  std::size_t listed = 0;
  std::size_t applicable = 0;
  for (const CriterionResult& result : bare().score.criteria) applicable += result.applicable ? 1U : 0U;
  for (const Section& section : report.sections) {
    if (section.heading != "尚无证据的准则") continue;
    listed = std::get<TableBlock>(section.blocks.back()).rows.size();
  }
  EXPECT_EQ(listed, applicable);
  for (const Section& section : report.sections) {
    if (!section.criterion) continue;
    const CriterionResult* result = find_result(bare().score, *section.criterion);
    const bool unproven = std::ranges::any_of(section.blocks, [](const Block& block) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      return paragraph != nullptr && std::ranges::any_of(paragraph->statements, [](const Statement& statement) {
               return statement.backing == Backing::Unproven && statement.text.find("未经证明") != std::string::npos;
             });
    });
    EXPECT_TRUE(unproven || !result->applicable) << section.heading;
  }
}

TEST(Conclusion, tells_proven_claimed_rejected_and_missing_facts_apart) {
  const Report report = draft_of(sample());
  const Statement proven = saying(report, "3.2-2", "经核实，注册资本");
  EXPECT_EQ(proven.backing, Backing::Cited);
  EXPECT_THAT(proven.text, HasSubstr("500.00 万元"));
  EXPECT_EQ(report.references.at(proven.references.at(0) - 1).quote, "注册资本：伍佰万元整");
  const Statement claimed = saying(report, "3.2-2", "申请单位申报");
  EXPECT_EQ(claimed.backing, Backing::Unproven);
  EXPECT_EQ(claimed.references.size(), 1U);
  EXPECT_EQ(saying(report, "3.2-4", "不予采信").backing, Backing::Unproven);
  EXPECT_EQ(saying(report, "3.2-1", "未登记且尚无证据").backing, Backing::Unproven);
  EXPECT_EQ(saying(report, "3.2-2", "未经证明").backing, Backing::Unproven);
}

TEST(Conclusion, quotes_both_sides_of_a_contradiction) {
  const Report report = draft_of(sample());
  const auto cells = row_of(report, "SD-PA01.BP01").cells;
  ASSERT_EQ(cells.size(), 6U);
  const Statement against = cells[2].statements.at(0);
  EXPECT_EQ(against.text,
            "《评审纪要.pdf》第 2 页“本项目未与客户确认安全需求”（文档审查·直接·强·未复核；说明：项目二的评审纪要）");
  EXPECT_EQ(report.references.at(against.references.at(0) - 1).path, "项目资料.zip/支付网关/评审纪要.pdf");
  EXPECT_EQ(cells[2].statements.at(1).text, "处理情况：尚未处理。");
  EXPECT_THAT(cells[1].statements.at(0).text, HasSubstr("“安全需求由客户签字确认”"));  // beside it
  EXPECT_EQ(cells[3].statements.at(0).references.size(), 4U);
  const Statement refuted = saying(report, "3.3-2", "反证：");
  EXPECT_THAT(refuted.text, HasSubstr("《03 质量管理/内审报告.pdf》第 6 页载明“尚未建立质量管理考核办法”"));
  const Statement explained = saying(report, "3.3-2", "处理情况");
  EXPECT_THAT(explained.text, HasSubstr("张三说明：考核办法已于整改后发布（依据关联 L1）"));
  EXPECT_EQ(explained.references.size(), 2U);
}

TEST(Conclusion, shows_each_persons_rating_with_its_reason) {
  const Report report = draft_of(sample());
  const auto cells = row_of(report, "SD-PA01.BP01").cells;
  ASSERT_EQ(cells.size(), 6U);
  EXPECT_EQ(cells[4].statements.at(0).text, "张三：L，有记录且能演示");
  EXPECT_EQ(cells[4].statements.at(0).references.size(), 4U);
  EXPECT_EQ(cells[4].statements.at(1).text, "李四：P，项目二未确认");
  const Statement bare_rating = saying(report, "3.3-3", "评为 N");
  EXPECT_EQ(bare_rating.backing, Backing::Unproven);
  EXPECT_THAT(bare_rating.text, HasSubstr("尚无证据"));
}

// Every practice that somebody looked at has a row under its area's heading, with the numbers of its Links; all others
// are named as unproven.
TEST(Conclusion, has_each_practice_in_its_areas_table_or_names_it_as_unexamined) {
  const Report report = draft_of(sample());
  std::set<std::string> examined;
  std::size_t named = 0;
  for (const Criterion& criterion : sample().catalogue.criteria) {
    if (criterion.area.empty()) continue;
    std::set<std::string> quotes;
    bool linked = false;
    for (const auto& link : *sample().snapshot.links) {
      if (link->removed || link->criterion != criterion.id) continue;
      linked = true;
      if (const auto* citation = std::get_if<Citation>(&link->evidence)) quotes.insert(citation->quote);
    }
    const Row row = row_of(report, criterion.id.value);
    if (!linked && criterion.id.value != "SD-PA01.BP02") {  // that one was declared not applicable
      EXPECT_TRUE(row.cells.empty()) << criterion.id.value;
      const std::string name = "（" + criterion.id.value + "）";
      named += static_cast<std::size_t>(std::ranges::count_if(closing_of(report), [&name](const Statement& closing) {
        return closing.backing == Backing::Unproven && closing.text.starts_with("尚未审查，未经证明：") &&
               closing.text.find(name) != std::string::npos;
      }));
      continue;
    }
    examined.insert(criterion.id.value);
    ASSERT_EQ(row.cells.size(), 6U) << criterion.id.value;
    EXPECT_THAT(row.area, HasSubstr("（" + criterion.area + "）"));
    std::set<std::string> cited;
    for (const Cell& cell : {row.cells[1], row.cells[2]}) {
      for (const Statement& statement : cell.statements) {
        for (const std::uint32_t number : statement.references) cited.insert(report.references.at(number - 1).quote);
      }
    }
    for (const std::string& quote : quotes) EXPECT_THAT(cited, Contains(quote));
  }
  EXPECT_EQ(examined, (std::set<std::string>{"SD-PA01.BP01", "SD-PA01.BP02", "SD-PA01/GP2.1.1"}));
  std::size_t practices = 0;
  for (const ProcessArea& area : sample().catalogue.areas) practices += area.base_practices.size() + area.cells.size();
  EXPECT_EQ(named, practices - examined.size());
  EXPECT_THAT(row_of(report, "SD-PA01.BP02").cells.at(1).statements.at(0).text, HasSubstr("合同未涉及外部接口"));
  EXPECT_THAT(row_of(report, "SD-PA01/GP2.1.1").cells.at(1).statements.at(0).text,
              HasSubstr("李四有异议：看不出资源分配"));
}

// The same long answer stands shortened in the first row that cites it, and only by its number in the next. Documents
// of one name, one a project, are one entry with the numbers of both.
TEST(Conclusion, quotes_a_long_answer_once_a_table_and_joins_what_says_the_same) {
  CaseSnapshot snapshot = sample_case();
  std::vector<std::shared_ptr<const Link>> links = *snapshot.links;
  const auto add = [&links](std::uint64_t counter, const Link& like, const char* criterion) -> Link& {
    auto link = std::make_shared<Link>(like);
    link->id.counter = counter;
    link->criterion = CriterionId{criterion};
    links.push_back(link);
    return *link;
  };
  std::vector<std::shared_ptr<const Record>> records = *snapshot.records;
  auto interview = std::make_shared<Record>(*records[0]);
  for (int line = 0; line < 9; ++line) interview->lines.front().answer += "每次评审都由客户代表到场签字。";
  records[0] = interview;
  snapshot.records = std::make_shared<const std::vector<std::shared_ptr<const Record>>>(records);
  add(51, *links[3], "SD-PA01.BP03");
  add(52, *links[2], "SD-PA01.BP03");
  Link& twin = add(53, *links[2], "SD-PA01.BP03");
  std::get<Citation>(twin.evidence).item.counter = 31;
  twin.project = ProjectId{twin.id.origin, 2};
  add(54, *links[3], "3.3-3");
  snapshot.links = std::make_shared<const std::vector<std::shared_ptr<const Link>>>(links);
  const Sample long_answers = make_sample(snapshot);
  ConclusionInputs inputs = inputs_of(long_answers);
  inputs.find_item = [](const ItemId& id) -> std::optional<ItemPlace> {
    return ItemPlace{id.counter == 31 ? "支付网关/安全需求规格说明书.docx" : "政务平台/安全需求规格说明书.docx", {}};
  };
  const Report report = build_conclusion(inputs).value();
  EXPECT_THAT(broken_promises(report), testing::IsEmpty());
  const auto first = row_of(report, "SD-PA01.BP01").cells.at(1).statements.at(1);
  EXPECT_EQ(first.text,
            "《开发部经理访谈》“由产品经理起草，安全组评审后由客户签字确认。每次…”（人员访谈·陈述·强·P1·未复核）");
  const auto second = row_of(report, "SD-PA01.BP03").cells.at(1).statements;
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(second[0].text, "《开发部经理访谈》（人员访谈·陈述·强·P1·未复核）");
  EXPECT_EQ(second[0].references, first.references);
  EXPECT_EQ(second[1].text,
            "《安全需求规格说明书.docx》第 4 页“安全需求由客户签字确认”（文档审查·直接·强·P1、P2·未复核）");
  EXPECT_EQ(second[1].references.size(), 2U);
  const Statement clause = saying(report, "3.3-3", "支持：");
  const std::string quote = clause.text.substr(clause.text.find("“"), clause.text.find("”") - clause.text.find("“"));
  EXPECT_EQ(std::ranges::count_if(quote, [](char c) { return (c & 0xC0) != 0x80; }), 1 + 60 + 1);  // “, text, …
  EXPECT_GT(report.references.at(clause.references.at(0) - 1).quote.size(), quote.size());
}

TEST(Conclusion, tells_groups_and_areas_at_the_start_of_the_assessment) {
  const Report report = draft_of(sample());
  const auto found = std::ranges::find(report.sections, std::string("逐项评估"), &Section::heading);
  ASSERT_NE(found, report.sections.end());
  std::vector<TableBlock> tables;
  for (const Block& block : found->blocks) {
    if (const auto* table = std::get_if<TableBlock>(&block)) tables.push_back(*table);
  }
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].rows.size(), sample().catalogue.groups.size());
  EXPECT_EQ(tables[1].header,
            (std::vector<std::string>{"过程域", "已审 / 总数", "L1", "F21", "F22", "F23", "F24", "级别估算"}));
  ASSERT_EQ(tables[1].rows.size(), sample().catalogue.areas.size());
  EXPECT_EQ(tables[1].rows[0][0].statements[0].text, "SD-PA01 安全需求");
  EXPECT_EQ(tables[1].rows[0][1].statements[0].text, "2 / " + std::to_string(sample().score.areas[0].count));
  EXPECT_EQ(tables[1].rows[1][2].statements[0].backing, Backing::Unproven);
}

TEST(Conclusion, counts_no_removed_link_and_says_when_a_source_is_gone) {
  const Report report = draft_of(sample());
  for (const Reference& reference : report.references) EXPECT_NE(reference.quote, "设立独立的安全开发部");
  EXPECT_EQ(saying(report, "3.3-1", "尚无支持或反对").backing, Backing::Unproven);
  Sample gone = make_sample(sample_case());
  ConclusionInputs inputs = inputs_of(gone);
  inputs.find_item = [](const ItemId&) -> std::optional<ItemPlace> { return std::nullopt; };
  EXPECT_EQ(build_conclusion(inputs)->references.back().path, "（来源已撤回）");
}

TEST(Conclusion, proposes_a_supplement_and_says_that_scores_decide_nothing) {
  const Report report = draft_of(sample());
  std::string all;
  for (const Statement* statement : statements_of(report)) all += statement->text + "\n";
  EXPECT_THAT(all, HasSubstr("结论建议：待补充。"));
  EXPECT_THAT(all, HasSubstr("不是概率"));
  EXPECT_THAT(all, HasSubstr("不由证据充分性得分得出"));
  EXPECT_THAT(all, HasSubstr("不是测评中心《信息安全服务资质具体要求（安全开发类二级）》"));
  EXPECT_THAT(all, HasSubstr("尚有 3 个文件、12 页没有读取"));
  EXPECT_THAT(all, HasSubstr("Copyright (c) 1999 Systems Security Engineering"));
  EXPECT_THAT(report.title, HasSubstr("草稿"));
}

TEST(Conclusion, refuses_a_score_of_other_criteria) {
  Sample wrong = make_sample(empty_case());
  wrong.score.criteria.pop_back();
  EXPECT_EQ(build_conclusion(inputs_of(wrong)).error().key, (TextKey{"error.report.score"}));
}

TEST(Conclusion, can_be_written_in_english) {
  const Sample english = make_sample(sample_case(), "en");
  const Report report = draft_of(english);
  EXPECT_EQ(report.language, "en");
  EXPECT_THAT(broken_promises(report), testing::IsEmpty());
  EXPECT_THAT(report.title, HasSubstr("(draft)"));
}

TEST(Conclusion, lengthens_ids_that_two_origins_made) {
  EXPECT_EQ(shown_id(LinkId{OriginId{0x3fa1}, 4}, {OriginId{0x3fa1}}), "L4");
  EXPECT_EQ(shown_id(LinkId{OriginId{0x3fa1ULL << 48}, 4}, {OriginId{0x3fa1ULL << 48}, OriginId{0x3bULL << 56}}),
            "L4.3f");
}

TEST(Conclusion, stands_whole_in_the_docx_and_the_html) {
  const Report report = draft_of(sample());
  const Layout layout = official_layout();
  const Parts parts = unzip(to_docx(report, layout).value());
  const auto document = parsed(part(parts, "word/document.xml"));
  const std::string docx_text = text_of(document);
  const auto html = parsed(to_html(report, layout));
  const std::string html_text = text_of(html);
  for (const Statement* statement : statements_of(report)) {
    const Sentence sentence = without_stop(statement->text);  // the numbers stand before the full stop
    EXPECT_THAT(docx_text, HasSubstr(sentence.words));
    EXPECT_THAT(html_text, HasSubstr(sentence.words));
  }
  EXPECT_EQ(document.select_nodes("//w:bookmarkStart").size(), report.references.size());
  EXPECT_EQ(document.select_nodes("//w:hyperlink").size(), count(report).citations);
  EXPECT_EQ(html.select_nodes("//a[@class='citation']").size(), count(report).citations);
  EXPECT_EQ(html.select_nodes("//tr[starts-with(@id,'citation-')]").size(), report.references.size());
}

TEST(Conclusion, gives_the_same_bytes_in_any_time_zone) {
  setenv("TZ", "Asia/Shanghai", 1);
  const Bytes here = to_docx(draft_of(make_sample(sample_case())), official_layout()).value();
  setenv("TZ", "America/New_York", 1);
  const Bytes there = to_docx(draft_of(make_sample(sample_case())), official_layout()).value();
  unsetenv("TZ");
  EXPECT_EQ(to_hex(sha256_of(here)), to_hex(sha256_of(there)));
}

// For looking at: DRAFT_FOLDER=… report_test --gtest_filter=*leaves_drafts*
TEST(Conclusion, leaves_drafts_to_look_at) {
  const char* folder = std::getenv("DRAFT_FOLDER");
  if (folder == nullptr) GTEST_SKIP() << "DRAFT_FOLDER is not set";
  for (const auto& [name, one] : {std::pair{"sample", &sample()}, std::pair{"bare", &bare()}}) {
    const Report report = draft_of(*one);
    const std::string path = std::string(folder) + "/" + name;
    ASSERT_TRUE(write_file_atomically(path + ".docx", to_docx(report, official_layout()).value()));
    ASSERT_TRUE(write_file_atomically(path + ".html", as_bytes(to_html(report, official_layout()))));
    ASSERT_TRUE(write_file_atomically(path + ".json", as_bytes(to_json(report))));
  }
}

}  // namespace
}  // namespace evidence::report
