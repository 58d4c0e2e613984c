// The whole way on the demonstration applicant's disc: from the disc to a drafted conclusion, by the programs as they
// are shipped. The numbers are those of assets/demo: whoever changes the disc or the judgements changes them here.
#include <functional>
#include <map>
#include <memory>
#include <set>

#include <gmock/gmock.h>

#include "tests/program/program_case.hpp"

namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class Demonstration : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    world_ = std::make_unique<tests::ProgramCase>("demonstration");
    world_->new_case("云岭示例安全软件有限公司", "2026-06-01");
    const std::string disc = world_->demonstration_disc();
    imported_ = world_->run({"import", world_->case_path(), disc});
    read_ = world_->run({"read", world_->case_path(), "--jobs", "2"});
    suggested_ = world_->run({"facts", world_->case_path(), "--suggest"});
    unjudged_ = world_->run({"score", world_->case_path()});
    const tests::Ran judged = tests::run_program(
        {tests::program("demo-judge"), world_->case_path(), "--evidence", tests::program("evidence")},
        world_->environment());
    ASSERT_EQ(judged.exit_code, 0) << judged.err;
  }
  static void TearDownTestSuite() { world_.reset(); }

  static json run(std::vector<std::string> words) {
    words.insert(words.begin() + 1, world_->case_path());
    return world_->run(std::move(words));
  }
  static json rows(std::vector<std::string> words, const std::string& name) { return run(std::move(words)).at(name); }
  // Drafts the conclusion; gives the bytes of the file.
  static std::string drafted(const std::string& format, const std::string& name) {
    const std::string file = world_->path(name);
    run({"draft", "conclusion", "--format", format, "-o", file});
    return tests::bytes_of(file);
  }
  template <class Key>
  static std::map<std::string, std::size_t> counted(const json& rows, Key key) {
    std::map<std::string, std::size_t> counts;
    for (const json& row : rows) ++counts[key(row)];
    return counts;
  }

  // One case for all tests: they only look at it.
  static inline std::unique_ptr<tests::ProgramCase> world_;
  static inline json imported_, read_, suggested_, unjudged_;
};

TEST_F(Demonstration, TheDiscIsTakenInAndReadWhole) {
  const json& source = imported_["sources"][0];
  EXPECT_EQ(imported_["sources"].size(), 1U);
  EXPECT_EQ(source["kind"], "disc");
  EXPECT_EQ(source["items"], 105);
  EXPECT_EQ(source["blobs_new"], 65);
  EXPECT_EQ(read_["read"], 60);
  EXPECT_EQ(read_["pages"], 82);
  EXPECT_EQ(read_["pages_left"], 0);
  const auto problem = [](const json& item) {
    return std::pair<std::string, std::string>(item["problem"]["code"],
                                               std::filesystem::path(item["path"].get<std::string>()).filename());
  };
  std::multimap<std::string, std::string> problems;
  for (const json& item : rows({"items", "--problems"}, "items")) problems.insert(problem(item));
  EXPECT_THAT(problems, UnorderedElementsAre(Pair("type-mismatch", "社会保险参保证明.pdf"),
                                             Pair("damaged", "用户安全手册-数据交换网关.pdf"),
                                             Pair("empty", "补充说明.docx"), Pair("encrypted", "薪酬与社保明细.txt")));
}

TEST_F(Demonstration, EveryFileIsReadOrExplained) {
  const json items = rows({"items"}, "items");
  EXPECT_EQ(items.size(), 105U);
  for (const json& item : items) {
    if (item["kind"] != "file") continue;
    EXPECT_NE(item["state"], "queued") << item["path"];
    EXPECT_EQ(item["state"] == "problem" && item["problem"].is_null(), false) << item["path"];
  }
}

TEST_F(Demonstration, SuggestionsAreMarkedAndCountForNothing) {
  EXPECT_EQ(suggested_["facts"].size(), 8U);
  EXPECT_THAT(counted(suggested_["facts"], [](const json& fact) { return fact["state"].get<std::string>(); }),
              UnorderedElementsAre(Pair("suggested", 8U)));
  EXPECT_THAT(
      counted(unjudged_["criteria"], [](const json& criterion) { return criterion["state"].get<std::string>(); }),
      UnorderedElementsAre(Pair("unexamined", unjudged_["criteria"].size())));
  EXPECT_THAT(counted(run({"facts"})["facts"], [](const json& fact) { return fact["state"].get<std::string>(); }),
              UnorderedElementsAre(Pair("suggested", 8U), Pair("accepted", 22U)));
  EXPECT_FALSE(run({"suggest", "3.2-2"})["candidates"].empty());
}

TEST_F(Demonstration, EveryStateShows) {
  const json score = run({"score"});
  EXPECT_THAT(counted(score["criteria"], [](const json& criterion) { return criterion["state"].get<std::string>(); }),
              UnorderedElementsAre(Pair("supported", 153U), Pair("unexamined", 136U), Pair("contested", 1U),
                                   Pair("conflicting", 1U)));
  EXPECT_NEAR(score["case"]["score"].get<double>(), 33.04, 0.005);
  EXPECT_EQ(score["case"]["outcome"], "incomplete");
  ASSERT_EQ(score["groups"].size(), 5U);
  EXPECT_EQ(score["groups"][4]["examined"], 136);
  EXPECT_EQ(score["groups"][4]["criteria"], 265);
  const json links = run({"links"})["links"];
  EXPECT_EQ(links.size(), 346U);
  EXPECT_THAT(counted(links, [](const json& link) { return link["review"].get<std::string>(); }),
              UnorderedElementsAre(Pair("confirmed", 240U), Pair("unreviewed", 105U), Pair("disputed", 1U)));
  EXPECT_THAT(counted(links, [](const json& link) { return link["stance"].get<std::string>(); }),
              UnorderedElementsAre(Pair("supports", 344U), Pair("contradicts", 2U)));
}

TEST_F(Demonstration, TheSameCaseGivesTheSameBytes) {
  for (const std::string format : {"docx", "html", "json"}) {
    const std::string first = drafted(format, "first." + format);
    EXPECT_GT(first.size(), 10'000U);
    EXPECT_EQ(first, drafted(format, "second." + format)) << format;
  }
}

TEST_F(Demonstration, EverySentenceOfTheDraftLeadsToAPageThatSaysSo) {
  const json draft = json::parse(drafted("json", "cited.json"));
  std::map<std::pair<std::string, int>, std::string> pages;
  std::set<std::size_t> numbers;
  std::size_t quotes = 0;
  for (const json& reference : draft["references"]) {
    numbers.insert(reference["number"].get<std::size_t>());
    if (reference["kind"] != "item" || reference["quote"] == "") continue;
    const std::pair<std::string, int> place(reference["id"], reference["page"]);
    if (!pages.contains(place))
      pages[place] = tests::without_blanks(run({"page", place.first, std::to_string(place.second)})["text"]);
    const std::string quote = tests::without_blanks(reference["quote"]);
    EXPECT_NE(pages[place].find(quote), std::string::npos) << reference.dump(1);
    ++quotes;
  }
  EXPECT_EQ(quotes, 79U);
  EXPECT_EQ(numbers.size(), 88U);
  // Whatever is said of evidence names it, whatever names nothing says so.
  std::size_t cited = 0;
  const std::function<void(const json&)> walk = [&](const json& node) {
    if (node.is_object() && node.contains("backing")) {
      // What is unproven may still name what was looked at.
      EXPECT_FALSE(node["backing"] == "cited" && node["references"].empty()) << node.dump(1);
      EXPECT_FALSE(node["backing"] == "procedural" && !node["references"].empty()) << node.dump(1);
      for (const json& number : node["references"]) EXPECT_THAT(numbers, Contains(number.get<std::size_t>()));
      if (node["backing"] == "cited") ++cited;
    } else if (node.is_structured()) {
      for (const json& child : node) walk(child);
    }
  };
  walk(draft);
  EXPECT_EQ(cited, draft["counts"]["cited"].get<std::size_t>());
  EXPECT_GT(cited, 600U);
}

TEST_F(Demonstration, AllOfItIsIntact) {
  const json verified = run({"verify"});
  EXPECT_EQ(verified["ok"], true);
  EXPECT_EQ(verified["entries"], 657);
  EXPECT_EQ(verified["blobs"], 67);
}

}  // namespace
