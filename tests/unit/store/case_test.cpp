// Creating, opening, performing, and what stands in the folder afterwards.
#include <fstream>

#include "unit/store/scene.hpp"
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/store/case_files.hpp"

namespace evidence::test {
namespace {

using namespace journal;
using store::CaseStore;
using store::OpenMode;

TEST(Case, IsCreatedWithItsCatalogueAndItsMaker) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "某公司-2026");
  const auto snapshot = store.snapshot();
  EXPECT_EQ(snapshot->info.applicant, "某公司");
  EXPECT_EQ(snapshot->info.case_id.size(), 32U);
  EXPECT_EQ(snapshot->info.created.seconds, 1795500000);
  EXPECT_EQ(snapshot->actors->size(), 1U);
  EXPECT_EQ(as_text(*store.blobs().read(snapshot->info.catalogue)), "{\"catalogue\":1}");
  const auto entries = store.entries();
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ((*entries)[0].kind, "create-case");
  EXPECT_EQ((*entries)[1].kind, "introduce-actor");
  EXPECT_EQ((*entries)[1].head.action, 1U);
  EXPECT_EQ((*entries)[1].previous, (*entries)[0].hash);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Case, IsNotCreatedOverSomething) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  const auto again = CaseStore::create(folder / "case", zhang(), case_info(), {}, morning());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().key.name, "error.store.folder-in-use");
  CaseInfo nameless = case_info();
  nameless.applicant = " ";
  EXPECT_EQ(CaseStore::create(folder / "other", zhang(), nameless, {}, morning()).error().key.name,
            "error.journal.applicant-needed");
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++left;
  EXPECT_EQ(left, 1U);  // nothing half made stays behind
}

TEST(Case, KeepsWhatWasDone) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 3);
    performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2}, "3.2-2")});
    performed(store, li(), {ReviewLink{{zhang_origin, 1}, Verdict::Confirmed, ""}});
  }
  CaseStore store = reopened(folder / "case");
  EXPECT_EQ(store.snapshot()->links->front()->reviews.size(), 1U);
  EXPECT_EQ(store.snapshot()->actors->size(), 2U);  // li was introduced with the first thing li did
  const auto entries = store.entries();
  ASSERT_EQ(entries->size(), 6U);
  EXPECT_EQ(entries->back().head.lamport, 6U);
  EXPECT_EQ(entries->back().head.number, 2U);  // of li's origin
  EXPECT_EQ(entries->back().head.action, 1U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Case, AGestureIsWholeOrNothing) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  const auto before = store.snapshot();
  const auto failed = store.perform(
      zhang(), {Rate{{"a"}, RatingValue::F, "r"}, Rate{{"b"}, RatingValue::F, ""}, Rate{{"c"}, RatingValue::F, "r"}},
      morning());
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().key.name, "error.journal.reason-needed");
  EXPECT_EQ(store.snapshot(), before);
  EXPECT_EQ(store.entries()->size(), 2U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Case, ASecondWriterIsToldWhoHoldsIt) {
  TemporaryFolder folder;
  const CaseStore store = new_case(folder / "case");
  const auto second = CaseStore::open(folder / "case", OpenMode::Write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(second.error().key.name, "error.store.held");
  EXPECT_EQ(second.error().arguments.at(1).second, std::to_string(::getpid()));
  EXPECT_TRUE(CaseStore::open(folder / "case", OpenMode::ReadOnly));  // reading is free
}

TEST(Case, ReadOnlyIsReadOnly) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  CaseStore store = reopened(folder / "case", OpenMode::ReadOnly);
  EXPECT_TRUE(store.read_only());
  EXPECT_FALSE(store.read_only_because());
  EXPECT_EQ(store.perform(zhang(), {Rate{{"a"}, RatingValue::F, "r"}}, morning()).error().key.name,
            "error.store.read-only");
  EXPECT_EQ(store.blobs().begin().error().key.name, "error.store.read-only");
  EXPECT_EQ(store.pages().enqueue_unread("1").error().key.name, "error.store.read-only");
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

// A person without the right to write, in a process of its own.
TEST(Case, AMediumThatCannotBeWrittenOpensReadOnly) {
  if (::getuid() != 0) GTEST_SKIP() << "needs the right to become another user";
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 2);
  }
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    if (::setuid(nobody) != 0) ::_exit(2);
    const auto store = CaseStore::open(folder / "case", OpenMode::Write);
    if (!store) ::_exit(3);
    if (!store->read_only() || store->read_only_because()->name != "error.store.read-only-medium") ::_exit(4);
    const auto items = store->items().list({}, 0, 10);
    ::_exit(items && items->size() == 5 ? 0 : 5);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Case, WhatIsNoCaseIsRefused) {
  TemporaryFolder folder;
  EXPECT_EQ(CaseStore::open(folder / "nothing", OpenMode::Write).error().key.name, "error.store.no-case");
  std::filesystem::create_directory(folder / "torn");
  std::ofstream(folder / "torn/case.db") << std::string(8192, 'x');
  EXPECT_EQ(CaseStore::open(folder / "torn", OpenMode::Write).error().key.name, "error.store.damaged");
}

TEST(Case, ANewerLayoutIsRefusedWithBothVersions) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  run_sql(folder / "case/case.db", "UPDATE meta SET value = '7' WHERE name = 'layout'");
  for (const OpenMode mode : {OpenMode::Write, OpenMode::ReadOnly}) {
    const auto refused = CaseStore::open(folder / "case", mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Input);
    EXPECT_EQ(refused.error().key.name, "error.store.newer-layout");
    EXPECT_EQ(refused.error().arguments.at(1).second, "7");
    EXPECT_EQ(refused.error().arguments.at(2).second, "1");
  }
}

TEST(Case, KindsOfANewerVersionOpenReadOnly) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  run_sql(folder / "case/case.db",
          "INSERT INTO entries SELECT NULL, origin, 3, 2, NULL, NULL, actor, 3, wall, 'freeze-conclusion', '{}', hash, "
          "previous, '' FROM entries WHERE number = 2;"
          "INSERT INTO state (kind, key, body) VALUES ('conclusion', 'x', '{}')");
  const CaseStore store = reopened(folder / "case");
  EXPECT_TRUE(store.read_only());
  EXPECT_EQ(store.read_only_because()->name, "error.store.newer-kinds");
  EXPECT_EQ(store.snapshot()->info.applicant, "某公司");
}

TEST(Case, AnOlderLayoutMovesForwardStepByStep) {
  TemporaryFolder folder;
  std::ofstream(folder / "0001.sql") << "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT); CREATE TABLE a (x);"
                                        "INSERT INTO a VALUES (5)";
  std::ofstream(folder / "0002.sql") << "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1";
  std::ofstream(folder / "0003.sql") << "UPDATE a SET y = y * 10; CREATE TABLE a (again)";  // fails in its middle
  SQLite::Database database((folder / "x.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  ASSERT_TRUE(store::migrate(database, "meta", folder.path(), 1));
  EXPECT_EQ(store::layout_of(database, "meta"), 1);
  ASSERT_TRUE(store::migrate(database, "meta", folder.path(), 2));
  EXPECT_EQ(database.execAndGet("SELECT y FROM a").getInt(), 6);
  EXPECT_THROW((void)store::migrate(database, "meta", folder.path(), 3), SQLite::Exception);
  EXPECT_EQ(store::layout_of(database, "meta"), 2);
  EXPECT_EQ(database.execAndGet("SELECT y FROM a").getInt(), 6);
  std::filesystem::remove(folder / "0003.sql");
  EXPECT_EQ(store::migrate(database, "meta", folder.path(), 3).error().key.name, "error.store.no-script");
}

bool holds(const std::filesystem::path& file, const std::string& text) {
  const auto content = read_whole_file(file);
  return content && content->find(text) != std::string::npos;
}

TEST(Case, HoldsNoPathOfTheMachineAndMoves) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 3);
    ASSERT_TRUE(store.pages().enqueue_unread("1"));
    performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2}, "3.2-2")});
  }
  const std::string tell_tale = folder.path().filename().string();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "case")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_FALSE(holds(entry.path(), tell_tale)) << entry.path();
  }
  EXPECT_GE(files, 4U);  // case.db, index.db, lock, a pack
  std::filesystem::create_directories(folder / "another disc/深");
  std::filesystem::rename(folder / "case", folder / "another disc/深/项目#1 100%?");
  CaseStore store = reopened(folder / "another disc/深/项目#1 100%?");
  EXPECT_EQ(store.snapshot()->links->size(), 1U);
  EXPECT_EQ(*store.items().count({}), 6U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
  performed(store, zhang(), {Rate{{"3.2-2"}, RatingValue::F, "齐全"}});
}

TEST(Case, AMissingIndexIsMadeAnew) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 3);
    EXPECT_EQ(*store.pages().enqueue_unread("1"), 4U);
  }
  std::filesystem::remove(folder / "case/index.db");
  {
    CaseStore store = reopened(folder / "case");
    EXPECT_EQ(store.pages().counts()->waiting, 0U);
    EXPECT_EQ(*store.pages().enqueue_unread("1"), 4U);
  }
  run_sql(folder / "case/index.db", "UPDATE store_meta SET value = '0'");
  {
    CaseStore readonly = reopened(folder / "case", OpenMode::ReadOnly);
    EXPECT_EQ(readonly.pages().counts()->waiting, 0U);
    EXPECT_EQ(readonly.items().counts(std::nullopt)->files, 5U);
  }
  CaseStore store = reopened(folder / "case");
  EXPECT_EQ(*store.pages().enqueue_unread("1"), 4U);
}

TEST(Case, AnIndexOfANewerLayoutIsRefusedAndKept) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  run_sql(folder / "case/index.db", "UPDATE store_meta SET value = '99'");
  for (const OpenMode mode : {OpenMode::Write, OpenMode::ReadOnly}) {
    const auto refused = CaseStore::open(folder / "case", mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().key.name, "error.store.newer-layout");
    EXPECT_EQ(refused.error().arguments.at(1).second, "99");
  }
  run_sql(folder / "case/index.db", "UPDATE store_meta SET value = '2'");
  EXPECT_TRUE(CaseStore::open(folder / "case", OpenMode::Write));
}

TEST(Case, ADamagedIndexIsSetAside) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  const std::string rubbish(8192, 'x');
  std::ofstream(folder / "case/index.db") << rubbish;
  const CaseStore store = reopened(folder / "case");
  EXPECT_EQ(*read_whole_file(folder / "case/index.db.damaged"), rubbish);
}

// Something else went wrong than damage: nobody's hours of reading are thrown away for it.
TEST(Case, AnIndexThatCannotBeOpenedIsLeftAsItIs) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  std::filesystem::remove(folder / "case/index.db");
  std::filesystem::create_directory(folder / "case/index.db");
  const auto refused = CaseStore::open(folder / "case", OpenMode::Write);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key.name, "error.store.disk");
  EXPECT_TRUE(std::filesystem::is_directory(folder / "case/index.db"));
}

TEST(Case, CountersGoOnBehindTheGreatest) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  EXPECT_EQ(store.next_counter('I'), 1U);
  import_disc(store, 10);
  EXPECT_EQ(store.next_counter('I'), 14U);
  EXPECT_EQ(store.next_counter('S'), 2U);
  EXPECT_EQ(store.next_counter('L'), 1U);
  performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2}, "a")});
  performed(store, zhang(), {RemoveLink{{zhang_origin, 1}, "r"}});
  EXPECT_EQ(store.next_counter('L'), 2U);  // never given again
}

}  // namespace
}  // namespace evidence::test
