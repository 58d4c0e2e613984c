// Real archives and images of other projects' test suites, and traps: none may crash the program, outlast its limit or
// pass in silence.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "unit/intake/support.hpp"
#include <nlohmann/json.hpp>

namespace evidence::intake {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(WORKBENCH_SOURCE_DIR) / ".." / "shared" / "corpus";

struct Expectation {
  std::size_t entries = 0;  // as another program counts them, its "." left out
  bool complete = false;    // that program had no complaint
};

// The manifest's column 6: "bsdtar(3.6.2) -tf: rc=0 entries=5 first=. ; …".
std::map<std::string, Expectation> read_expectations() {
  std::map<std::string, Expectation> expectations;
  std::ifstream file(corpus / "MANIFEST.tsv");
  const std::regex form("rc=(\\d+) entries=(\\d+)( first=\\. ;)?");
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> columns;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) columns.push_back(field);
    std::smatch match;
    if (columns.size() < 6 || !std::regex_search(columns[5], match, form)) continue;
    const std::size_t entries = std::stoul(match[2]) - (match[3].matched ? 1U : 0U);
    expectations[columns[0]] = {entries, match[1] == "0"};
  }
  return expectations;
}

class CorpusTest : public IntakeTest {
 protected:
  void SetUp() override {
    if (!fs::exists(corpus / "iso")) GTEST_SKIP() << "no corpus beside the project";
    IntakeTest::SetUp();
    options_.limits.silence_seconds = 2;
    options_.limits.archive_seconds = 6;
    options_.limits.ratio_floor_bytes = 16U << 20U;
  }

  // One line of the table; the expectation is a lower bound: nested archives add to it.
  void look_at(const std::string& name, const Expectation& expected) {
    const auto before = std::chrono::steady_clock::now();
    const auto found = take(corpus / name);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - before);
    ASSERT_TRUE(found) << name;
    std::string problems;
    for (const ItemProblem& problem : found->received.problems)
      problems += " " + problem.path.substr(0, 40) + ":" + problem.problem.code;
    std::printf("%-38s %-8s %5zu of %3zu %6lld ms%s\n", name.c_str(), found->received.kind.c_str(),
                found->manifest.entries.size(), expected.entries, static_cast<long long>(took.count()),
                problems.substr(0, 150).c_str());
    EXPECT_GE(found->manifest.entries.size(), expected.entries) << name;
    EXPECT_LT(took.count(), 20'000) << name;
    // Nothing passes in silence: whoever broke off elsewhere has a Problem here.
    EXPECT_TRUE(expected.complete || !found->received.problems.empty()) << name;
    EXPECT_GE(found->manifest.entries.size(), 1U) << name;
    for (const auto& entry : found->manifest.entries) {
      EXPECT_TRUE(entry.kind != ItemKind::File || entry.blob || entry.problem) << name << " " << entry.raw_path;
      EXPECT_TRUE(!entry.blob || case_->blobs().contains(*entry.blob)) << name << " " << entry.raw_path;
    }
  }
};

TEST_F(CorpusTest, EveryArchiveAndImageEndsWithAnAnswer) {
  const auto expectations = read_expectations();
  std::size_t looked_at = 0;
  for (const char* kind : {"iso", "archive"}) {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(corpus / kind)) files.insert(entry.path().filename());
    for (const fs::path& file : files) {
      const std::string name = std::string(kind) + "/" + file.string();
      const auto expected = expectations.find(name);
      look_at(name, expected == expectations.end() ? Expectation{} : expected->second);
      ++looked_at;
    }
  }
  EXPECT_GE(looked_at, 66U);
}

}  // namespace
}  // namespace evidence::intake
