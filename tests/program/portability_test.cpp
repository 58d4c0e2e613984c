// A Case is a folder: moved to another place, its disc thrown away, it is all still there (no path of a machine in it).
#include "tests/program/program_case.hpp"

namespace {

using nlohmann::json;

constexpr const char* audit_text = "海州示例软件有限公司 2025 年度审计报告\n资产总额1234.57万元。\n";

class Portability : public ::testing::Test {
 protected:
  void SetUp() override {
    world_.new_case("海州示例软件有限公司", "2026-06-01");
    std::filesystem::create_directories(world_.path("received/财务"));
    std::ofstream(world_.path("received/财务/审计报告.txt"), std::ios::binary) << audit_text;
    world_.run({"import", world_.case_path(), world_.path("received")});
    const std::string disc = world_.demonstration_disc();
    world_.run({"import", world_.case_path(), disc});
    world_.run({"read", world_.case_path(), "--jobs", "2"});
    const json items = world_.run({"items", world_.case_path(), "--like", "*审计报告.txt"})["items"];
    ASSERT_EQ(items.size(), 1U);
    audit_ = items[0]["id"];
    world_.run({"link", world_.case_path(), "3.2-2", "--item", audit_, "--page", "1", "--quote", "资产总额1234.57万元",
                "--stance", "supports", "--directness", "direct", "--strength", "strong"});
    world_.run({"draft", world_.case_path(), "conclusion", "--format", "json", "-o", world_.path("before.json")});
  }

  tests::ProgramCase world_{"portability"};
  std::string audit_;
};

TEST_F(Portability, ACaseMovedElsewhereIsTheSameCaseWithoutItsSources) {
  const std::string moved = world_.path("另一台电脑/某公司-2026-首次");
  std::filesystem::create_directories(world_.path("另一台电脑"));
  std::filesystem::rename(world_.case_path(), moved);
  std::filesystem::remove_all(world_.path("received"));
  std::filesystem::remove_all(world_.path("disc"));

  EXPECT_EQ(tests::without_blanks(world_.run({"page", moved, audit_, "1"})["text"]), tests::without_blanks(audit_text));
  const tests::Ran drawn = world_.evidence({"page", moved, audit_, "1", "--png", world_.path("page.png")});
  EXPECT_EQ(drawn.exit_code, 0) << drawn.err;
  EXPECT_EQ(tests::bytes_of(world_.path("page.png")).substr(1, 3), "PNG");
  EXPECT_EQ(world_.run({"search", moved, "海州示例软件有限公司"})["total"], 1);
  EXPECT_EQ(world_.run({"verify", moved})["ok"], true);
  world_.run({"draft", moved, "conclusion", "--format", "json", "-o", world_.path("after.json")});
  EXPECT_EQ(tests::bytes_of(world_.path("before.json")), tests::bytes_of(world_.path("after.json")));
}

TEST_F(Portability, NoPathOfTheMachineStandsInACase) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(world_.case_path())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(tests::bytes_of(entry.path()).find(world_.folder().string()), std::string::npos) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 3U);
}

}  // namespace
