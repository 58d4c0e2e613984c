// kill -9 in the middle of an import, of reading and of Commands: the Case opens, is intact, holds every acknowledged
// change, no worker lives on, and the work goes on to the same end as in a Case that nobody disturbed.
#include <set>

#include "tests/program/killing.hpp"
#include "tests/program/page_rows.hpp"
#include "tests/program/program_case.hpp"

namespace {

using nlohmann::json;
using tests::Milliseconds;
using tests::ProgramCase;

constexpr int kills_wanted = 15;
constexpr int most_rounds = 90;  // a round in which the program had already ended is no kill

class Crash : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(tests::adopt_orphans());
    disturbed_.new_case("云岭示例安全软件有限公司", "2026-06-01");
    undisturbed_.new_case("云岭示例安全软件有限公司", "2026-06-01");
  }
  // Many small files with a page each, in folders of a hundred.
  [[nodiscard]] std::string folder_of(int files) const {
    for (int at = 0; at < files; ++at) {
      const std::string folder = disturbed_.path("received/" + std::to_string(at / 100));
      std::filesystem::create_directories(folder);
      std::ofstream file(folder + "/文件" + std::to_string(at) + ".txt", std::ios::binary);
      file << "第" << at << "号文件\n";
      for (int line = 0; line < at % 50; ++line) file << "安全开发过程记录。\n";
    }
    return disturbed_.path("received");
  }
  // What an import gave: everything but the ids.
  static std::vector<std::string> items_of(const ProgramCase& world, const std::string& source) {
    std::vector<std::string> listed;
    for (json item : world.rows({"items", world.case_path(), "--source", source}, "items")) {
      for (const char* name : {"id", "source", "parent"}) item.erase(name);
      listed.push_back(item.dump());
    }
    return listed;
  }
  static tests::Killed struck(const ProgramCase& world, std::vector<std::string> words, Milliseconds delay) {
    const auto killed = tests::kill_after(ProgramCase::command(std::move(words)), world.environment(), delay);
    EXPECT_TRUE(killed.alone) << "a worker outlived its parent";
    return killed;
  }

  ProgramCase disturbed_{"crash"};
  ProgramCase undisturbed_{"crash-not"};
  tests::Instants instants_{20261124};
};

TEST_F(Crash, InTheMiddleOfAnImport) {
  const std::string received = folder_of(3000);
  json whole;
  const Milliseconds time =
      tests::time_of([&] { whole = undisturbed_.run({"import", undisturbed_.case_path(), received}); });
  EXPECT_EQ(whole["sources"][0]["items"], 3030);

  int kills = 0;
  std::size_t acknowledged = 0;
  for (int round = 0; kills < kills_wanted && round < most_rounds; ++round) {
    const auto killed =
        struck(disturbed_, {"import", disturbed_.case_path(), received}, instants_.between(Milliseconds(5), time));
    kills += killed.in_the_middle ? 1 : 0;
    if (killed.exit_code == 0) ++acknowledged;
    disturbed_.expect_intact();
    const json sources = disturbed_.run({"sources", disturbed_.case_path()})["sources"];
    // An import is one Entry: all of it or nothing, and at most one that was not acknowledged.
    ASSERT_GE(sources.size(), acknowledged);
    ASSERT_LE(sources.size(), acknowledged + 1);
    acknowledged = sources.size();
    for (const json& source : sources) ASSERT_EQ(source["items"], 3030);
  }
  EXPECT_EQ(kills, kills_wanted);
  const json last = disturbed_.run({"import", disturbed_.case_path(), received});
  EXPECT_EQ(items_of(disturbed_, last["sources"][0]["id"]), items_of(undisturbed_, "S1"));
  EXPECT_EQ(disturbed_.run({"sources", disturbed_.case_path()})["sources"].size(), acknowledged + 1);
  disturbed_.expect_intact();
}

TEST_F(Crash, InTheMiddleOfReading) {
  const std::string received = folder_of(3000);
  const std::string disc = undisturbed_.demonstration_disc();
  json whole;
  for (const ProgramCase* world : {&disturbed_, &undisturbed_}) {
    world->run({"import", world->case_path(), received});
    world->run({"import", world->case_path(), disc});
  }
  const Milliseconds time =
      tests::time_of([&] { whole = undisturbed_.run({"read", undisturbed_.case_path(), "--jobs", "2"}); });
  EXPECT_EQ(whole["pages"], 3082);

  tests::PageRows(disturbed_.case_path()).watch();
  int kills = 0;
  std::size_t pages = 0;
  std::set<std::size_t> seen;
  for (int round = 0; kills < kills_wanted && round < most_rounds; ++round) {
    // Start-up, then at most an eighth of the work: the last kill still strikes in the middle.
    const auto killed = struck(disturbed_, {"read", disturbed_.case_path(), "--jobs", "2"},
                               instants_.between(Milliseconds(10), time / 8));
    kills += killed.in_the_middle ? 1 : 0;
    disturbed_.expect_intact();
    const std::size_t now = tests::PageRows(disturbed_.case_path()).pages().size();
    ASSERT_GE(now, pages) << "a page that was read is kept";
    pages = now;
    seen.insert(now);
  }
  EXPECT_EQ(kills, kills_wanted);
  EXPECT_GE(seen.size(), 5U) << "the kills struck while pages came in";
  EXPECT_LT(pages, 3082U) << "and there was work left";

  const json rest = disturbed_.run({"read", disturbed_.case_path(), "--jobs", "2"});
  EXPECT_EQ(rest["pages_left"], 0);
  tests::PageRows rows(disturbed_.case_path());
  EXPECT_EQ(rows.pages(), tests::PageRows(undisturbed_.case_path()).pages());
  const auto writes = rows.writes();
  EXPECT_EQ(writes.size(), 3082U);
  for (const auto& [page, times] : writes) EXPECT_EQ(times, 1) << page << " was read again";
  EXPECT_EQ(items_of(disturbed_, "S2"), items_of(undisturbed_, "S2"));
  // The files' own words; what the disc adds to them depends on who read its scans.
  EXPECT_EQ(disturbed_.run({"search", disturbed_.case_path(), "号文件"})["total"],
            undisturbed_.run({"search", undisturbed_.case_path(), "号文件"})["total"]);
  EXPECT_EQ(disturbed_.run({"search", disturbed_.case_path(), "第2999号文件"})["total"], 1);
  disturbed_.expect_intact();
}

TEST_F(Crash, InTheMiddleOfCommands) {
  disturbed_.run({"import", disturbed_.case_path(), folder_of(1)});
  disturbed_.run({"read", disturbed_.case_path(), "--jobs", "1"});
  const json items = disturbed_.run({"items", disturbed_.case_path(), "--like", "*.txt"})["items"];
  ASSERT_EQ(items.size(), 1U);
  const auto link = [&](int number) {
    return std::vector<std::string>{"link",
                                    disturbed_.case_path(),
                                    "3.2-2",
                                    "--item",
                                    items[0]["id"],
                                    "--page",
                                    "1",
                                    "--quote",
                                    "号文件",
                                    "--stance",
                                    "supports",
                                    "--directness",
                                    "direct",
                                    "--strength",
                                    "strong",
                                    "--note",
                                    "第" + std::to_string(number) + "次"};
  };
  const Milliseconds time = tests::time_of([&] { disturbed_.run(link(0)); });
  int kills = 0;
  std::set<std::string> acknowledged{"第0次"};
  std::size_t unacknowledged = 0;
  for (int round = 1; kills < kills_wanted && round < most_rounds; ++round) {
    const auto killed = struck(disturbed_, link(round), instants_.between(Milliseconds(1), time * 1.2));
    if (killed.in_the_middle) {
      ++kills;
    } else if (killed.exit_code == 0) {
      acknowledged.insert("第" + std::to_string(round) + "次");
    }
    disturbed_.expect_intact();
    std::set<std::string> kept;
    const json links = disturbed_.run({"links", disturbed_.case_path()})["links"];
    for (const json& one : links) kept.insert(one["note"]);
    EXPECT_EQ(kept.size(), links.size()) << "no link stands twice";
    for (const std::string& note : acknowledged) ASSERT_TRUE(kept.contains(note)) << note;
    unacknowledged = kept.size() - acknowledged.size();
  }
  EXPECT_EQ(kills, kills_wanted);
  EXPECT_LE(unacknowledged, static_cast<std::size_t>(kills));
  disturbed_.run(link(most_rounds));
  EXPECT_EQ(disturbed_.run({"links", disturbed_.case_path()})["links"].size(),
            acknowledged.size() + unacknowledged + 1);
  disturbed_.expect_intact();
}

}  // namespace
