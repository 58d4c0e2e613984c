#include "evidence/report/report.hpp"

#include <filesystem>
#include <fstream>

#include "unit/report/small_report.hpp"
#include <gtest/gtest.h>

#include "evidence/report/numbering.hpp"
#include "evidence/report/template.hpp"

namespace evidence::report {
namespace {

TEST(Report, counts_its_statements_and_citations) {
  EXPECT_EQ(count(small_report()), (Counts{4, 2, 1, 1, 3, 2}));
  EXPECT_TRUE(broken_promises(small_report()).empty());
}

TEST(Report, names_every_broken_promise) {
  Report report = small_report();
  auto& statements = std::get<Paragraph>(report.sections[1].blocks[0]).statements;
  statements[0].references = {};
  statements[1].references = {7};
  report.references[1].number = 9;
  std::get<TableBlock>(report.sections[1].blocks[1]).rows[0][1].statements[0].references = {2, 1};
  EXPECT_EQ(broken_promises(report).size(), 4U);
}

TEST(Numbering, starts_lower_levels_anew) {
  Numbering numbering;
  EXPECT_EQ(numbering.next(1), "一、");
  EXPECT_EQ(numbering.next(2), "（一）");
  EXPECT_EQ(numbering.next(3), "1.");
  EXPECT_EQ(numbering.next(4), "（1）");
  EXPECT_EQ(numbering.next(4), "（2）");
  EXPECT_EQ(numbering.next(2), "（二）");
  EXPECT_EQ(numbering.next(3), "1.");
  EXPECT_EQ(chinese_number(10), "十");
  EXPECT_EQ(chinese_number(21), "二十一");
  EXPECT_EQ(chinese_number(99), "九十九");
}

std::filesystem::path changed_copy(const char* asset, const std::string& from, const std::string& to) {
  std::string text = read_whole_file(std::string(WORKBENCH_SOURCE_DIR "/assets/report/") + asset).value();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  text.replace(at, from.size(), to);
  const auto file = std::filesystem::path(testing::TempDir()) / asset;
  std::ofstream(file) << text;
  return file;
}

std::string field_of(const Error& error) {
  for (const auto& [name, value] : error.arguments) {
    if (name == "field") return value;
  }
  return "";
}

TEST(Layout, refuses_a_file_that_does_not_fit_and_names_the_field) {
  const auto missing = load_layout(changed_copy("layout.json", "\"footer\": 1587,", ""));
  EXPECT_EQ(field_of(missing.error()), "/footer");
  const auto unknown = load_layout(changed_copy("layout.json", "\"footer\"", "\"colour\": 1, \"footer\""));
  EXPECT_EQ(field_of(unknown.error()), "/colour");
  const auto wrong = load_layout(changed_copy("layout.json", "\"latin\": \"Times New Roman\"", "\"latin\": 3"));
  EXPECT_EQ(field_of(wrong.error()), "/title/latin");
  const auto negative = load_layout(changed_copy("layout.json", "\"page_width\": 11906", "\"page_width\": -1"));
  EXPECT_EQ(field_of(negative.error()), "/page_width");
  const auto broken = load_layout(changed_copy("layout.json", "{", "["));
  EXPECT_EQ(broken.error().key, (TextKey{"error.report.template-syntax"}));
}

TEST(Template, wants_every_chapter_once) {
  const auto good = load_conclusion_template(WORKBENCH_SOURCE_DIR "/assets/report/conclusion.json");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->chapters.size(), 5U);
  const auto twice = load_conclusion_template(changed_copy("conclusion.json", "\"gaps\"", "\"case\""));
  EXPECT_EQ(field_of(twice.error()), "/chapters");
}

}  // namespace
}  // namespace evidence::report
