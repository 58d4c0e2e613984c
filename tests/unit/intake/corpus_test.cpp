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
    // Nothing passes in silence: whoever broke off elsewhere has a Problem here, or is no archive by its content.
    EXPECT_TRUE(expected.complete || found->received.kind == "file" || !found->received.problems.empty()) << name;
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

TEST_F(CorpusTest, NamesWrittenInChinaReadAsTheyWereWritten) {
  const auto gbk = take(corpus / "archive" / "tika_gbk.zip");
  ASSERT_TRUE(gbk);
  EXPECT_TRUE(gbk->find("审计压缩包文件检索测试/集团邮件审计系统2021年自动巡检需求文档_V4.0.doc"));
  EXPECT_EQ(gbk->manifest.entries[0].raw_path.substr(0, 4), "\xC9\xF3\xBC\xC6");  // 审计 in GBK, kept as held
  EXPECT_EQ(gbk->manifest.entries[0].said_encoding, "");
  const auto copy = take(corpus / "archive" / "zip4j_cn_7zip.zip");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->paths, (std::vector<std::string>{"fff - 副本.txt", "fff.txt"}));
  const auto japanese = take(corpus / "archive" / "la_cp932.zip");
  ASSERT_TRUE(japanese);
  EXPECT_EQ(japanese->paths, (std::vector<std::string>{"表だよ/一覧表.txt", "表だよ/漢字.txt"}));
  const auto flagged = take(corpus / "archive" / "la_utf8_jp.zip");
  ASSERT_TRUE(flagged);
  EXPECT_EQ(flagged->manifest.entries[0].said_encoding, "UTF-8");
  EXPECT_TRUE(flagged->find("表だよ/漢字.txt"));
}

TEST_F(CorpusTest, TrapsCostOneProblemEach) {
  const std::map<std::string, std::string> expected{
      {"iso/la_rr_ce_loop.iso", "timeout"},
      {"archive/libzip_bigzero.zip", "bomb"},
      {"archive/la_enc_header.7z", "encrypted"},
      {"archive/zip-slip.zip", "path-escapes"},
      {"archive/shc_solid4.rar", "unsupported"},
      {"archive/la_multi.part01.rar", "volume-missing"},
      {"archive/libzip_multidisk.zip", "volume-missing"},
      {"archive/cc_corrupt.7z", "damaged"},
      {"iso/cdio_malformed.iso", "damaged"},
      {"archive/yauzl_eof.zip", "truncated"},
      {"archive/la_leading_slash.tar", "path-escapes"},
      {"archive/la_zstd.7z", "unsupported"},
  };
  for (const auto& [name, code] : expected) {
    const auto found = take(corpus / name);
    ASSERT_TRUE(found) << name;
    ASSERT_FALSE(found->received.problems.empty()) << name;
    EXPECT_EQ(found->received.problems.front().problem.code, code) << name;
  }
}

TEST_F(CorpusTest, PasswordsOpenWhatTheyFit) {
  const std::map<std::string, std::string> passwords{
      {"la_aes256.zip", "password"}, {"la_zipcrypto.zip", "12345678"}, {"libzip_aes256.zip", "foofoofoo"}};
  for (const auto& [name, password] : passwords) {
    options_.passwords = {"not this one", password};
    const auto opened = take(corpus / "archive" / name);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->received.problems.empty()) << name << " " << opened->received.problems.front().problem.code;
    options_.passwords = {"not this one"};
    const auto refused = take(corpus / "archive" / name);
    ASSERT_TRUE(refused);
    ASSERT_FALSE(refused->received.problems.empty()) << name;
    EXPECT_EQ(refused->received.problems.front().problem.code, "wrong-password") << name;
  }
}

TEST_F(CorpusTest, TheApplicantsDiscIsListedWhole) {
  options_.limits = *load_limits(limits_file());
  const auto disc = take(corpus / "applicant-disc.iso");
  ASSERT_TRUE(disc);
  EXPECT_EQ(disc->received.kind, "disc");
  std::ifstream file(corpus / "disc-truth.json");
  const auto truth = nlohmann::json::parse(file);
  std::size_t top = 0;
  for (const auto& entry : disc->manifest.entries) top += entry.parent == -1 && entry.kind == ItemKind::File ? 1U : 0U;
  EXPECT_EQ(top, truth["file_count"].get<std::size_t>());
  for (const auto& member : truth["files"]) {
    const std::string path = member["path"];
    EXPECT_TRUE(disc->find(path)) << path;
  }
  std::printf("applicant-disc.iso: %zu entries, %llu new blobs\n", disc->manifest.entries.size(),
              static_cast<unsigned long long>(disc->received.blobs_new));
  for (const ItemProblem& problem : disc->received.problems)
    std::printf("  %s: %s\n", problem.path.c_str(), problem.problem.code.c_str());
  EXPECT_EQ(disc->problem_of("05过程域证据/PA05验证确认/截断的压缩包.zip"), "truncated");
  // Every file of the image is a run of the image: nothing is stored twice, and every byte is the image's.
  for (const auto& entry : disc->manifest.entries) {
    if (!entry.blob || entry.parent != -1) continue;
    const auto range = case_->blobs().open(*entry.blob);
    ASSERT_TRUE(range);
    EXPECT_EQ(*sha256_of_range(range->fd.get(), range->offset, range->length), *entry.blob) << entry.raw_path;
  }
}

}  // namespace
}  // namespace evidence::intake
