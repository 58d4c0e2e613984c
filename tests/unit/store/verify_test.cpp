// Tampering, and that verify names exactly what was touched.
#include <atomic>
#include <fstream>
#include <thread>

#include "unit/store/scene.hpp"
#include <gtest/gtest.h>

namespace evidence::test {
namespace {

using namespace journal;
using store::CaseStore;
using Told = std::vector<std::string>;

// A Case with a disc, a link and a rating; closed.
class Tampered : public ::testing::Test {
 protected:
  void SetUp() override {
    CaseStore store = new_case(folder_ / "case");
    import_disc(store, 3);
    performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2}, "3.2-2")});
    performed(store, zhang(), {Rate{{"3.2-2"}, RatingValue::N, "没有"}});
    manifest_ = store.snapshot()->sources->front()->manifest;
    inner_ = sha256_of("inner");
    EXPECT_EQ(failures(store), Told{});
  }
  Told after_sql(const std::string& sql) {
    run_sql(folder_ / "case/case.db", sql);
    CaseStore store = reopened(folder_ / "case");
    return failures(store);
  }
  std::filesystem::path pack() { return folder_ / "case/blobs/packs/000001.pack"; }
  void change_byte(const std::string& near) {
    std::string content = *read_whole_file(pack());
    const std::size_t at = content.find(near);
    ASSERT_NE(at, std::string::npos);
    content[at] = static_cast<char>(content[at] ^ 1);
    std::ofstream(pack(), std::ios::binary) << content;
  }

  TemporaryFolder folder_;
  Sha256 manifest_;
  Sha256 inner_;
};

TEST_F(Tampered, AStateRowIsNamed) {
  EXPECT_EQ(
      after_sql("UPDATE state SET body = replace(body, '\"value\":\"N\"', '\"value\":\"F\"') WHERE kind = 'rating'"),
      Told{"state rating 3.2-2 a-0000000000a1 differs"});
}

TEST_F(Tampered, AStateRowOfRubbishIsNamed) {
  run_sql(folder_ / "case/case.db", "UPDATE state SET body = '{' WHERE kind = 'rating'");
  EXPECT_FALSE(CaseStore::open(folder_ / "case", store::OpenMode::ReadOnly));
  CaseStore store = reopened(folder_ / "case", store::OpenMode::Verify);
  EXPECT_TRUE(store.read_only());
  EXPECT_EQ(failures(store), Told{"state rating 3.2-2 a-0000000000a1 differs"});
}

TEST_F(Tampered, AStateRowTakenOutOrPutInIsNamed) {
  EXPECT_EQ(after_sql("DELETE FROM state WHERE kind = 'link'"), Told{"state link L1@1111222233334444 missing"});
  EXPECT_EQ(after_sql("INSERT INTO state (kind, key, body) VALUES ('waiver', 'x', '{}')"),
            (Told{"state waiver x extra", "state link L1@1111222233334444 missing"}));
}

TEST_F(Tampered, AnEntryIsNamedAndSoIsWhatNoLongerFollows) {
  EXPECT_EQ(
      after_sql("UPDATE entries SET body = replace(body, '\"value\":\"N\"', '\"value\":\"F\"') WHERE kind = 'rate'"),
      (Told{"chain 5@1111222233334444 hash", "state rating 3.2-2 a-0000000000a1 differs"}));
}

TEST_F(Tampered, AnEntryOfRubbishIsNamed) {
  EXPECT_EQ(after_sql("UPDATE entries SET hash = 'zz' WHERE kind = 'rate'"),
            (Told{"entry #5 decode", "state rating 3.2-2 a-0000000000a1 extra"}));
  EXPECT_EQ(reopened(folder_ / "case").entries().error().key.name, "error.store.damaged");
}

TEST_F(Tampered, AnEntryTakenOutIsAGap) {
  EXPECT_EQ(after_sql("DELETE FROM entries WHERE kind = 'add-link'"),
            (Told{"chain 5@1111222233334444 gap", "state link L1@1111222233334444 extra"}));
}

TEST_F(Tampered, AnItemIsNamed) {
  EXPECT_EQ(after_sql("UPDATE items SET path = '材料/别的.txt' WHERE counter = 3"),
            Told{"state item I3@1111222233334444 differs"});
  EXPECT_EQ(after_sql("DELETE FROM items WHERE counter = 4"),
            (Told{"state item I3@1111222233334444 differs", "state item I4@1111222233334444 missing"}));
}

TEST_F(Tampered, AChangedByteOfABlobIsNamed) {
  change_byte("inner");
  CaseStore store = reopened(folder_ / "case");
  EXPECT_EQ(failures(store), Told{"blob " + to_hex(inner_) + " hash"});
}

TEST_F(Tampered, AChangedManifestIsNamed) {
  change_byte("evidence-manifest");
  CaseStore store = reopened(folder_ / "case");
  EXPECT_EQ(failures(store), (Told{"manifest S1@1111222233334444 unreadable", "blob " + to_hex(manifest_) + " hash"}));
}

TEST_F(Tampered, AManifestChangedInWhatItSaysIsNamed) {
  change_byte("e69d90e69699");  // the hex of a name
  CaseStore store = reopened(folder_ / "case");
  const Told told = failures(store);
  EXPECT_EQ(told.back(), "blob " + to_hex(manifest_) + " hash");
  EXPECT_EQ(told.size(), 2U);
}

TEST_F(Tampered, AMissingPackIsNamedBlobByBlob) {
  std::filesystem::remove(pack());
  CaseStore store = reopened(folder_ / "case", store::OpenMode::ReadOnly);
  // catalogue, 3 files, zip, inner, manifest, image; and the manifest cannot be compared
  EXPECT_EQ(failures(store).size(), 9U);
  EXPECT_EQ(store.blobs().open(inner_).error().key.name, "error.store.blob-gone");
}

TEST_F(Tampered, ABlobRowTakenOutIsNamed) {
  EXPECT_EQ(after_sql("DELETE FROM blobs WHERE digest = x'" + to_hex(inner_) + "'"),
            Told{"blob " + to_hex(inner_) + " missing"});
}

TEST_F(Tampered, AReceivedImageTakenOutIsNamed) {
  const std::string image = to_hex(sha256_of("disc"));
  EXPECT_EQ(after_sql("DELETE FROM blobs WHERE digest = x'" + image + "'"), Told{"blob " + image + " missing"});
}

TEST(Verify, BesideAWriterFindsNothing) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  import_disc(store, 100);
  CaseStore reader = reopened(folder / "case", store::OpenMode::ReadOnly);
  std::atomic<bool> done = false;
  std::jthread writer([&] {
    for (int at = 0; at < 200; ++at) performed(store, zhang(), {Rate{{"c" + std::to_string(at)}, RatingValue::F, "r"}});
    done = true;
  });
  Told told;
  while (!done && told.empty()) told = failures(reader);
  EXPECT_EQ(told, Told{});
}

TEST(Verify, CountsAndCanBeStopped) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  import_disc(store, 3);
  std::uint64_t calls = 0;
  const auto whole = store.verify([&](std::uint64_t done, std::uint64_t total) {
    EXPECT_LE(done, total);
    EXPECT_EQ(total, 8U);
    ++calls;
    return true;
  });
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->entries, 3U);
  EXPECT_EQ(whole->blobs, 8U);
  EXPECT_EQ(calls, 9U);
  const auto stopped = store.verify([](std::uint64_t done, std::uint64_t) { return done < 2; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
}

}  // namespace
}  // namespace evidence::test
