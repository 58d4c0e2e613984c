// Commands and rows written down and read back.
#include <set>

#include "unit/journal/story.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/base/utf8.hpp"
#include "evidence/journal/kinds.hpp"
#include "evidence/journal/state_rows.hpp"

namespace evidence::test {
namespace {

using namespace journal;

TEST(Codec, EveryKindIsToldByTheStory) {
  std::set<std::string> told;
  for (const Step& step : whole_story()) told.insert(kind_of(step.command));
  EXPECT_EQ(told.size(), 32U);
  EXPECT_EQ(known_kinds().size(), 32U);
}

TEST(Codec, WhatIsReadBackDoesTheSame) {
  const auto story = whole_story();
  CaseSnapshot state;
  for (const Step& step : story) {
    const std::string body = encode(step.command);
    const auto again = decode(kind_of(step.command), body);
    ASSERT_TRUE(again) << kind_of(step.command) << body;
    const auto direct = play(state, step.head, step.command);
    const auto read = play(state, step.head, *again);
    ASSERT_TRUE(direct && read) << kind_of(step.command);
    EXPECT_TRUE(same(*direct, *read)) << kind_of(step.command);
    state = *direct;
  }
}

TEST(Codec, TheStateIsReadBackWhole) {
  const auto story = whole_story();
  for (std::size_t count = 1; count <= story.size(); ++count) {
    const CaseSnapshot state = played(story, count);
    const auto again = snapshot_of(all_rows(state));
    ASSERT_TRUE(again);
    EXPECT_TRUE(same(state, *again)) << count;
  }
}

TEST(Codec, OnlyTheRowsThatChangedAreGiven) {
  const auto story = whole_story();
  // The disputing of L1 (the 19th Command) touches one row.
  const CaseSnapshot before = played(story, 18);
  const auto after = play(before, story[18].head, story[18].command);
  ASSERT_TRUE(after);
  const auto rows = changed_rows(before, *after);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].kind, "link");
  EXPECT_EQ(rows[0].key, "L1@1111222233334444");
}

TEST(Codec, TheWrittenFormIsForEver) {
  EXPECT_EQ(encode(Rate{{"3.2-2"}, RatingValue::L, "已补"}), R"({"criterion":"3.2-2","reason":"已补","value":"L"})");
  EXPECT_EQ(encode(ResolveLink{{first_origin, 4}, std::nullopt}),
            R"({"link":"L4@1111222233334444","resolution":null})");
  EXPECT_EQ(encode(AddLink{{{second_origin, 4}, {"a"}, RecordId{second_origin, 2}}}),
            R"({"criterion":"a","date":null,"directness":"direct","evidence":{"record":"R2@5555666677778888"},)"
            R"("id":"L4@5555666677778888","note":"","project":null,"stance":"supports","strength":"strong",)"
            R"("valid_from":null,"valid_to":null})");
}

TEST(Codec, RefusesWhatItDidNotWrite) {
  const std::string good = R"({"criterion":"3.2-2","reason":"r","value":"L"})";
  ASSERT_TRUE(decode("rate", good));
  for (const char* bad : {
           R"({"criterion":"3.2-2","reason":"r"})",                           // a field too few
           R"({"criterion":"3.2-2","extra":1,"reason":"r","value":"L"})",     // one too many
           R"({"criterion":"3.2-2","reason":"r","value":"X"})",               // no such word
           R"({"criterion":"3.2-2","reason":7,"value":"L"})",                 // another type
           R"({"criterion":"3.2-2", "reason":"r","value":"L"})",              // a blank
           R"({"reason":"r","criterion":"3.2-2","value":"L"})",               // another order
           R"({"criterion":"3.2-2","reason":"r","reason":"r","value":"L"})",  // a key twice
           R"(["3.2-2","r","L"])",
           "null",
           "",
           "{",
       }) {
    const auto read = decode("rate", bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().key.name, "error.journal.malformed") << bad;
  }
}

TEST(Codec, NamesAKindOfANewerVersion) {
  const auto read = decode("freeze-conclusion", "{}");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().key.name, "error.journal.unknown-kind");
  EXPECT_EQ(read.error().arguments.at(0).second, "freeze-conclusion");
}

RC_GTEST_PROP(Codec, AnyTextSurvives, (const std::string& bytes, std::int64_t number, std::uint64_t counter)) {
  const std::string text = make_valid_utf8(bytes);
  Fact fact;
  fact.id = {first_origin, counter | 1U};
  fact.name = "n" + text;
  fact.value = number;
  fact.because = text;
  const CaseSnapshot before = played(whole_story(), 2);
  const auto again = decode("add-fact", encode(AddFact{fact}));
  RC_ASSERT(again.has_value());
  const auto after = play(before, head_of(zhang), *again);
  RC_ASSERT(after.has_value());
  fact.made_by = zhang;
  RC_ASSERT(*after->facts->back() == fact);
}

}  // namespace
}  // namespace evidence::test
