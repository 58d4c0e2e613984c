// Every open file through the reader: the parent survives, each ends in pages or a Problem.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "unit/reading/reading_fixture.hpp"

namespace evidence::reading::test {
namespace {

namespace fs = std::filesystem;

constexpr double longest_item = 180;  // seconds, with sanitizers; the slowest has 22 pages with pictures to read by OCR

class Corpus : public testing::Test {
 protected:
  void SetUp() override {
    if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  }
};

std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus() / folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void read_folder(const std::string& folder, const std::set<std::string>& left_out = {}) {
  Worker worker = make_worker();
  for (const fs::path& file : files_in(folder)) {
    if (left_out.contains(file.filename())) continue;
    const ReadItem item = read_file(worker, file);
    SCOPED_TRACE(file.filename().string());
    std::printf("%-45s %-28.28s pages %zu/%u %6.2f s %s\n", file.filename().c_str(),
                item.result.head.media_type.c_str(), item.pages.size(), item.result.head.pages, item.seconds,
                item.problem().c_str());
    EXPECT_EQ(item.result.state, ItemResult::State::Finished) << item.problem();
    EXPECT_TRUE(!item.pages.empty() || item.result.problem.has_value());
    EXPECT_EQ(item.pages.size(), item.result.head.pages);
    EXPECT_LT(item.seconds, longest_item);
  }
}

TEST_F(Corpus, EveryTextEndsInPages) { read_folder("text"); }
TEST_F(Corpus, EveryMailEndsInPagesOrAProblem) { read_folder("mail"); }
TEST_F(Corpus, EveryOfficeFileEndsInPagesOrAProblem) { read_folder("office"); }
TEST_F(Corpus, EveryPdfEndsInPagesOrAProblem) { read_folder("pdf"); }
TEST_F(Corpus, EveryPictureEndsInPagesOrAProblem) { read_folder("image"); }
TEST_F(Corpus, EveryScanEndsInPagesOrAProblem) { read_folder("scan"); }

}  // namespace
}  // namespace evidence::reading::test
