// A broken catalogue names file, line and field: one story for each kind of mistake.
#include <algorithm>

#include "unit/criteria/default_catalogue.hpp"
#include <gtest/gtest.h>

namespace evidence::testing {
namespace {

struct Breakage {
  const char* story;
  std::string find;     // the first place of this text …
  std::string replace;  // … becomes this
  std::string key;
  std::string field;
  std::string marker;  // its line is the line due; "" = that of the replacement
};

std::size_t line_at(const std::string& text, std::size_t position) {
  return 1 +
         static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

void expect_named(const Breakage& broken) {
  SCOPED_TRACE(broken.story);
  std::string text = file_text(kCatalogueFile);
  const std::size_t at = text.find(broken.find);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, broken.find.size(), broken.replace);
  const std::size_t due = broken.marker.empty() ? at : text.find(broken.marker, at);
  ASSERT_NE(due, std::string::npos);
  const auto read = read_catalogue(text, "broken.json", file_text(kSchemaFile));
  ASSERT_FALSE(read);
  const auto found = std::ranges::find_if(read.error(), [&](const CatalogueProblem& one) {
    return one.key.name == broken.key && one.field == broken.field;
  });
  std::string all;
  for (const auto& one : read.error()) all += std::string(one.key.name) + " at " + one.field + "\n";
  ASSERT_NE(found, read.error().end()) << all;
  EXPECT_EQ(found->file, "broken.json");
  EXPECT_EQ(found->line, line_at(text, due));
}

TEST(BrokenCatalogue, FormMistakesNameFileLineAndField) {
  const std::vector<Breakage> breakages{
      {"a field is missing", "\"claim_is\": \"upper\", \"min\": 0},\n  {\"id\": \"total_assets_fen\"",
       "\"min\": 0},\n  {\"id\": \"total_assets_fen\"", "error.catalogue.required", "facts[36](registered_capital_fen)",
       ""},
      {"a field nobody knows", "\"replaceable\": true", "\"replaceable\": true,\n \"colour\": 1",
       "error.catalogue.unknown-field", "", "{"},
      {"a text where a number is due", "\"target_level\": 2", "\"target_level\": \"2\"", "error.catalogue.type",
       "target_level", ""},
      {"a gate of no known kind", "\"order\": 1, \"gate\": \"hard\"", "\"order\": 1, \"gate\": \"firm\"",
       "error.catalogue.not-listed", "groups[0](受理条件).gate", ""},
      {"an id with a blank", "{\"id\": \"ACCEPT\"", "{\"id\": \"AC CEPT\"", "error.catalogue.pattern",
       "stages[0](AC CEPT).id", ""},
      {"a weight above one", "\"gate\": \"hard\", \"weight\": 0.1", "\"gate\": \"hard\", \"weight\": 1.1",
       "error.catalogue.too-large", "groups[1](基本资格).weight", ""},
      {"an empty list", "\"sanctions_zh\": [", "\"sanctions_zh\": [], \"unused\": [", "error.catalogue.too-few",
       "sanctions_zh", ""},
      {"an empty text", "\"version\": \"0.2.0-draft\"", "\"version\": \"\"", "error.catalogue.empty-text", "version",
       ""},
      {"another schema version", "\"schema_version\": \"1.1\"", "\"schema_version\": \"9\"", "error.catalogue.constant",
       "schema_version", ""},
      {"a key twice", "\"target_level\": 2", "\"target_level\": 2,\n \"target_level\": 2",
       "error.catalogue.repeated-key", "target_level", "\n \"target_level\": 2,\n \"stages\""},
  };
  for (const Breakage& one : breakages) {
    Breakage moved = one;
    if (one.marker == "{") moved.marker = "";
    if (one.field.empty() && one.marker == "{") {
      // The object at fault is the whole file: its first line.
      std::string text = file_text(kCatalogueFile);
      text.replace(text.find(one.find), one.find.size(), one.replace);
      const auto read = read_catalogue(text, "broken.json", file_text(kSchemaFile));
      ASSERT_FALSE(read);
      EXPECT_EQ(read.error()[0].key.name, one.key);
      EXPECT_EQ(read.error()[0].line, 1U);
      continue;
    }
    if (one.key == "error.catalogue.repeated-key") {
      std::string text = file_text(kCatalogueFile);
      const std::size_t at = text.find(one.find);
      text.replace(at, one.find.size(), one.replace);
      const auto read = read_catalogue(text, "broken.json", file_text(kSchemaFile));
      ASSERT_FALSE(read);
      EXPECT_EQ(read.error()[0].key.name, one.key);
      EXPECT_EQ(read.error()[0].line, line_at(text, at) + 1);
      continue;
    }
    expect_named(moved);
  }
}

TEST(BrokenCatalogue, RulesNameFileLineFieldAndCharacter) {
  const std::string rule = "\"rule\": \"add_months(infosec_service_start_date, 36) <= reference_date\"";
  const std::string field = "clauses[11](3.2-1).rule";
  const std::vector<Breakage> breakages{
      {"a bracket is missing", rule, "\"rule\": \"add_months(infosec_service_start_date, 36 <= reference_date\"",
       "error.rule.expected", field, ""},
      {"a fact nobody knows", rule, "\"rule\": \"add_months(infosec_start, 36) <= reference_date\"",
       "error.rule.unknown-name", field, ""},
      {"a date compared with a number", rule, "\"rule\": \"infosec_service_start_date <= 36\"",
       "error.rule.kinds-differ", field, ""},
      {"no condition at all", rule, "\"rule\": \"infosec_service_start_date\"", "error.rule.condition-needed", field,
       ""},
      {"a rule in an attention point", "\"rule\": \"any(financial_years where net_profit_fen < 0)\"",
       "\"rule\": \"any(financial_years where profit < 0)\"", "error.rule.unknown-name",
       "clauses[13](3.2-3).attention[0](loss-year).rule", ""},
  };
  for (const Breakage& one : breakages) expect_named(one);
}

TEST(BrokenCatalogue, ReferencesAndNumbersNameFileLineAndField) {
  const std::vector<Breakage> breakages{
      {"an id twice", "\"id\": \"4-2\"", "\"id\": \"4-1\"", "error.catalogue.repeated-id", "clauses[1](4-1).id", ""},
      {"a group that does not exist", "\"group\": \"质量管理\"", "\"group\": \"品质管理\"",
       "error.catalogue.unknown-reference", "clauses[17](3.3-1).group", ""},
      {"a default that does not exist", "\"default_from\": [\"case_accepted_on\", \"application_date\"]",
       "\"default_from\": [\"case_accepted\", \"application_date\"]", "error.catalogue.unknown-reference",
       "facts[5](acceptance_date).default_from[0]", ""},
      {"a default of another type", "\"default_from\": [\"cert_no\"]", "\"default_from\": [\"cert_valid_to\"]",
       "error.catalogue.default-type", "facts[22](current_cert_no).default_from[0]", ""},
      {"a column named like a fact", "{\"id\": \"used_from\"", "{\"id\": \"cert_no\"",
       "error.catalogue.column-named-like-fact", "facts[10](applicant_names).columns[1](cert_no).id", ""},
      {"a decimal fact", "\"id\": \"finance_first_year\",\n   \"type\": \"int\"",
       "\"id\": \"finance_first_year\",\n   \"type\": \"decimal\"", "error.catalogue.decimal",
       "facts[38](finance_first_year).type", "\"decimal\""},
      {"a pattern that is none", "\"pattern\": \"^[0-9A", "\"pattern\": \"(^[0-9A", "error.catalogue.bad-pattern",
       "facts[12](legal_entity_reg_no).pattern", ""},
      {"a deadline from no date", "\"anchor\": \"application_date\"", "\"anchor\": \"application_class\"",
       "error.catalogue.anchor", "deadlines[3](DL-RENEW-DATA).anchor", ""},
      {"a fee that does not add up", "\"total_fen\": 8700000", "\"total_fen\": 8700001", "error.catalogue.fee-sum",
       "fees[0](FEE-INITIAL).total_fen", ""},
      {"weights beyond one", "\"质量管理\": 0.2, \"安全开发过程能力\": 0.5}",
       "\"质量管理\": 0.3, \"安全开发过程能力\": 0.5}", "error.catalogue.weights-sum", "scoring.group_weights", ""},
      {"weak evidence above moderate", "\"weak\": 0.4", "\"weak\": 0.9", "error.catalogue.order",
       "scoring.strength.weak", ""},
      {"a level that does not exist", "{\"level\": 2, \"title_zh\": \"计划跟踪级\"",
       "{\"level\": 1, \"title_zh\": \"计划跟踪级\"", "error.catalogue.unknown-reference", "target_level",
       "\"target_level\""},
      {"a deadline of the conclusion that does not exist", "\"after\": \"DL-SUPPLEMENT\"", "\"after\": \"DL-SUPPLY\"",
       "error.catalogue.unknown-reference", "conclusion_rule.fail_when_any[1](CR-F2).after", ""},
      {"a gate condition without its state", "\"effect\": \"hard\", \"state\": \"fail\"",
       "\"effect\": \"hard\", \"state\": \"failed\"", "error.catalogue.condition",
       "conclusion_rule.fail_when_any[0](CR-F1)", ""},
      {"a quorum of more than all", "\"quorum\": {\"numerator\": 2", "\"quorum\": {\"numerator\": 5",
       "error.catalogue.share", "panel_rule.quorum.numerator", ""},
      {"a common feature that does not exist", "\"common_features\": [\"2.3\"]", "\"common_features\": [\"2.9\"]",
       "error.catalogue.unknown-reference", "clauses[22](3.4-2).derived_from.common_features[0]", ""},
  };
  for (const Breakage& one : breakages) expect_named(one);
}

TEST(BrokenCatalogue, GivesEveryMistakeInTheOrderOfLines) {
  std::string text = file_text(kCatalogueFile);
  const auto change = [&](const std::string& find, const std::string& replace) {
    const std::size_t at = text.find(find);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, find.size(), replace);
  };
  change("\"total_fen\": 8700000", "\"total_fen\": 1");
  change("\"weak\": 0.4", "\"weak\": 0.9");
  change("\"group\": \"质量管理\"", "\"group\": \"品质管理\"");
  const auto read = read_catalogue(text, "broken.json", file_text(kSchemaFile));
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().size(), 3U);
  EXPECT_EQ(read.error()[0].key.name, "error.catalogue.unknown-reference");
  EXPECT_EQ(read.error()[1].key.name, "error.catalogue.fee-sum");
  EXPECT_EQ(read.error()[2].key.name, "error.catalogue.order");
  const auto loaded = load_catalogue(text, "broken.json", file_text(kSchemaFile));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().arguments.back(), (std::pair<std::string, std::string>{"more", "2"}));
}

TEST(BrokenCatalogue, SyntaxThatBreaksOffIsNamedByLineAndColumn) {
  const auto read = read_catalogue("{\n \"id\": \"a\",\n \"version\" 1\n}", "cut.json", file_text(kSchemaFile));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error()[0].key.name, "error.catalogue.syntax");
  EXPECT_EQ(read.error()[0].line, 3U);
  EXPECT_FALSE(read_catalogue("", "empty.json", file_text(kSchemaFile)));
  EXPECT_FALSE(read_catalogue(std::string(100'000, '['), "deep.json", file_text(kSchemaFile)));
  EXPECT_EQ(read_catalogue("\xff", "bytes.json", file_text(kSchemaFile)).error()[0].key.name,
            "error.catalogue.not-utf8");
  EXPECT_EQ(read_catalogue("{}", "any.json", "no schema").error()[0].key.name, "error.catalogue.schema-unusable");
}

}  // namespace
}  // namespace evidence::testing
