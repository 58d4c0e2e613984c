// The scripted judgements against the sources of the disc and the catalogue: every document is there, every quotation
// stands on one printed line of the page it is said to stand on, every criterion exists, every label is made before it
// is used.
#include <algorithm>
#include <set>

#include "demo/files.hpp"
#include "demo/run_program.hpp"
#include "demo/steps.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace evidence::demo {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kDemo = WORKBENCH_SOURCE_DIR "/assets/demo";
constexpr std::size_t kMostSteps = 140;  // each is a program start; the whole must stay a matter of seconds

Script script() {
  auto loaded = load_script(kDemo + "/judgements.json");
  EXPECT_TRUE(loaded);
  return loaded ? *loaded : Script{};
}

Json catalogue() {
  return Json::parse(read_whole_file(WORKBENCH_SOURCE_DIR "/assets/catalogue/default-sd-l2.json").value());
}

std::set<std::string> criterion_ids(const Json& rules) {
  std::set<std::string> ids;
  for (const auto& clause : rules.at("clauses")) ids.insert(clause.at("id").get<std::string>());
  for (const auto& area : rules.at("process_areas")) {
    for (const auto& practice : area.at("base_practices")) ids.insert(practice.at("id").get<std::string>());
    for (const auto& practice : rules.at("generic_practices"))
      ids.insert(area.at("id").get<std::string>() + "/" + practice.at("id").get<std::string>());
  }
  return ids;
}

TEST(DemoJudgements, EveryQuotationStandsOnItsPage) {
  const auto plan = load_plan(kDemo);
  ASSERT_TRUE(plan) << plan.error().arguments.back().second;
  const auto files = files_by_path(*plan);
  std::size_t quotations = 0;
  for (const auto& step : script().steps) {
    if (!step.contains("path")) continue;
    const auto path = step.at("path").get<std::string>();
    ASSERT_TRUE(files.contains(path)) << path;
    const auto pages = page_texts(*files.at(path));
    const auto page = step.at("page").get<std::size_t>();
    ASSERT_GE(pages.size(), page) << path;
    EXPECT_THAT(pages[page - 1], ::testing::HasSubstr(step.at("quote").get<std::string>())) << path << " page " << page;
    EXPECT_EQ(std::string::npos, step.at("quote").get<std::string>().find('\n'));
    ++quotations;
  }
  EXPECT_LE(70U, quotations);
}

TEST(DemoJudgements, EveryCriterionAndFactIsInTheCatalogue) {
  const auto rules = catalogue();
  const auto known = criterion_ids(rules);
  std::set<std::string> facts, used;
  for (const auto& fact : rules.at("facts")) facts.insert(fact.at("id").get<std::string>());
  for (const auto& step : script().steps) {
    for (const auto& id : step.value("criteria", Json::array())) used.insert(id.get<std::string>());
    const auto verb = step.at("verb").get<std::string>();
    if (verb == "rate" || verb == "na") used.insert(step.at("args").at(0).get<std::string>());
    if (verb == "fact") {
      EXPECT_TRUE(facts.contains(step.at("args").at(0).get<std::string>())) << step;
    }
  }
  for (const auto& id : used) EXPECT_TRUE(known.contains(id)) << id;
  const auto in_area = [](const std::string& id) { return id.starts_with("SD-PA13"); };
  EXPECT_TRUE(std::none_of(used.begin(), used.end(), in_area)) << "SD-PA13 is the gap that must show";
}

TEST(DemoJudgements, LabelsAreMadeBeforeTheyAreUsedAndRecordsExist) {
  const auto loaded = script();
  EXPECT_GE(kMostSteps, loaded.steps.size());
  std::set<std::string> made;
  for (const auto& step : loaded.steps) {
    for (const auto& label : step.value("links", Json::array())) EXPECT_TRUE(made.contains(label)) << label;
    for (const auto* field : {"record", "project", "evidence"})
      if (step.contains(field)) {
        EXPECT_TRUE(made.contains(step.at(field).get<std::string>())) << step;
      }
    if (step.contains("label")) {
      EXPECT_TRUE(made.insert(step.at("label").get<std::string>()).second) << step;
    }
    if (!step.contains("from")) continue;
    const auto record = Json::parse(read_whole_file(kDemo + "/" + step.at("from").get<std::string>()).value());
    for (const auto* field : {"title", "date", "place", "participants", "lines"})
      EXPECT_TRUE(record.contains(field)) << step << field;
  }
}

TEST(DemoJudgements, AStepBecomesAnArgumentVector) {
  const Labels labels{{"项目A", {"P1"}}};
  const ItemIds items{{"02/证书.jpg", "I7"}, {"02/旧/证书.jpg", "I8"}, {"a.zip/内/表.txt", "I9"}};
  const std::filesystem::path folder = "/demo", case_folder = "/case";
  const Surroundings around{case_folder, folder, labels, items};
  const auto step = Json::parse(
      R"({"verb":"link","criteria":["3.1-4","3.1-1"],"path":"02/证书.jpg","page":1,"quote":"一级","project":"项目A","actor":"甲"})");
  EXPECT_THAT(arguments_of(step, around).value(),
              ElementsAre("link", "/case", "3.1-4", "3.1-1", "--item", "I7", "--page", "1", "--project", "P1",
                          "--quote", "一级", "--actor", "甲", "--json"));
  EXPECT_TRUE(arguments_of(Json::parse(R"({"verb":"link","path":"内/表.txt"})"), around))
      << "the end of a path is enough";
  EXPECT_FALSE(arguments_of(Json::parse(R"({"verb":"link","path":"没有.txt"})"), around));
  EXPECT_FALSE(arguments_of(Json::parse(R"({"verb":"confirm","links":["没有"]})"), around));
}

TEST(DemoJudgements, IdsAreTakenFromReplies) {
  const auto step = Json::parse(R"({"verb":"project","args":["add","乙"]})");
  EXPECT_THAT(ids_in(R"({"projects":[{"id":"P1","name":"甲"},{"id":"P2","name":"乙"}]})", step), ElementsAre("P2"));
  EXPECT_THAT(ids_in(R"({"links":[{"id":"L1"},{"id":"L2"}]})", step), ElementsAre("L1", "L2"));
  EXPECT_THAT(ids_in(R"({"record":"R3"})", step), ElementsAre("R3"));
  EXPECT_THAT(ids_in("not json", step), IsEmpty());
}

TEST(DemoJudgements, AProgramIsRunWithoutAShell) {
  const auto reply = run_program("/usr/bin/printf", {"%s|%s", "$HOME", "a b"});
  ASSERT_TRUE(reply);
  EXPECT_EQ("$HOME|a b", reply->output);
  EXPECT_EQ(0, reply->exit_code);
  EXPECT_EQ(1, run_program("/usr/bin/false", {})->exit_code);
  EXPECT_FALSE(run_program("/nowhere/program", {}));
}

}  // namespace
}  // namespace evidence::demo
