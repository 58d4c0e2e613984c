// The chain of hashes: its written form, and the faults it tells.
#include "unit/journal/story.hpp"
#include <gtest/gtest.h>

namespace evidence::test {
namespace {

using namespace journal;

std::vector<std::string> faults_of(const std::vector<Entry>& entries) {
  std::vector<std::string> told;
  for (const ChainFault& fault : check_chains(entries)) {
    told.push_back(to_text(fault.origin).substr(0, 4) + " " + std::to_string(fault.number) + " " + fault.what);
  }
  return told;
}

using Told = std::vector<std::string>;

// The hash is the SHA-256 of exactly this text; no later version may say otherwise.
TEST(Chain, TheHashedTextIsForEver) {
  const EntryHead head{first_origin, 2, 1, ActionId{second_origin, 9}, zhang, 7, {1795500000, 480}};
  const Entry entry = chain(head, Rate{{"3.2-2"}, RatingValue::L, "已补"}, sha256_of("before"));
  const std::string text =
      R"({"action":1,"actor":"a-0000000000a1","body":"{\"criterion\":\"3.2-2\",\"reason\":\"已补\",\"value\":\"L\"}",)"
      R"("kind":"rate","lamport":7,"number":2,"origin":"1111222233334444","previous":")" +
      to_hex(sha256_of("before")) + R"(","undoes":{"number":9,"origin":"5555666677778888"},"wall":")" +
      format_instant({1795500000, 480}) + R"("})";
  EXPECT_EQ(to_hex(entry.hash), to_hex(sha256_of(text)));
}

TEST(Chain, AWholeJournalHasNoFaults) {
  std::vector<Entry> entries = entries_of(whole_story());
  EXPECT_EQ(faults_of(entries), Told{});
  entries.push_back(entries[3]);  // the same Entry from another copy of the Case
  EXPECT_EQ(faults_of(entries), Told{});
}

TEST(Chain, AChangedBodyIsTold) {
  auto entries = entries_of(whole_story());
  entries[29].body.replace(entries[29].body.find("缺两页"), 9, "缺三页");
  EXPECT_EQ(faults_of(entries), Told{"1111 " + std::to_string(entries[29].head.number) + " hash"});
}

TEST(Chain, EveryFieldIsSealed) {
  const auto entries = entries_of(whole_story());
  const auto fault_of = [&](auto change) {
    std::vector<Entry> changed = entries;
    change(changed.back());
    return faults_of(changed);
  };
  const Told expected{"1111 " + std::to_string(entries.back().head.number) + " hash"};
  EXPECT_EQ(fault_of([](Entry& entry) { entry.head.action += 1; }), expected);
  EXPECT_EQ(fault_of([](Entry& entry) { entry.head.actor = li; }), expected);
  EXPECT_EQ(fault_of([](Entry& entry) { entry.head.lamport += 1; }), expected);
  EXPECT_EQ(fault_of([](Entry& entry) { entry.head.wall.seconds += 1; }), expected);
  EXPECT_EQ(fault_of([](Entry& entry) { entry.head.undoes = ActionId{first_origin, 1}; }), expected);
  EXPECT_EQ(fault_of([](Entry& entry) { entry.kind = "withdraw-rating"; }), expected);
}

TEST(Chain, AMissingEntryIsAGap) {
  auto entries = entries_of(whole_story());
  entries.erase(entries.begin() + 4);
  EXPECT_EQ(faults_of(entries), Told{"1111 6 gap"});
}

TEST(Chain, AnEntryWrittenAnewDoesNotJoin) {
  const auto story = whole_story();
  auto entries = entries_of(story);
  entries[4] = chain(story[4].head, RestoreProject{{first_origin, 1}}, sha256_of("elsewhere"));
  EXPECT_EQ(faults_of(entries), (Told{"1111 5 previous", "1111 6 previous"}));
}

TEST(Chain, TwoEntriesOfOneNumberAreAFork) {
  const auto story = whole_story();
  auto entries = entries_of(story);
  const Entry& last = entries.back();
  entries.push_back(chain(last.head, Rate{{"x"}, RatingValue::N, "r"}, last.previous));
  EXPECT_EQ(faults_of(entries), Told{"1111 " + std::to_string(last.head.number) + " fork"});
}

}  // namespace
}  // namespace evidence::test
