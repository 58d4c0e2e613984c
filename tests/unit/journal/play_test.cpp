// What Commands do, refuse, and how they are taken back.
#include <algorithm>
#include <random>

#include "unit/journal/story.hpp"
#include <gtest/gtest.h>

namespace evidence::test {
namespace {

using namespace journal;

std::string refusal(const CaseSnapshot& state, const EntryHead& head, const Command& command) {
  const auto after = play(state, head, command);
  return after ? "played" : std::string(after.error().key.name);
}

CaseSnapshot whole() {
  const auto story = whole_story();
  return played(story, story.size());
}

TEST(Play, TheStoryEndsAsTold) {
  const CaseSnapshot state = whole();
  EXPECT_EQ(state.actors->size(), 2U);
  EXPECT_EQ(state.links->size(), 2U);
  EXPECT_EQ(state.facts->size(), 4U);
  EXPECT_EQ(state.ratings->size(), 2U);
  const Link& link = *state.links->front();
  EXPECT_EQ(link.made_by, zhang);
  EXPECT_EQ(link.made_at.seconds, 1795500000 + 60 + 13);  // the 13th Entry's time
  EXPECT_EQ(link.reviews.at(li).because, "日期对不上");
  EXPECT_TRUE(link.resolutions.empty());
  EXPECT_EQ(state.sources->front()->received_by, zhang);
  EXPECT_EQ(state.facts->front()->decided_by, zhang);
  EXPECT_EQ(state.facts->front()->state, FactState::Rejected);
  EXPECT_TRUE(state.ratings->front()->removed);
  EXPECT_EQ(state.ratings->back()->actor, li);
}

TEST(Play, RefusesWhatDoesNotFit) {
  const CaseSnapshot state = whole();
  const EntryHead by_zhang = head_of(zhang);
  const EntryHead by_li = head_of(li);
  const LinkId l1{first_origin, 1};
  const LinkId l9{first_origin, 9};
  EXPECT_EQ(refusal(state, by_zhang, ReviewLink{l1, Verdict::Confirmed, ""}), "error.journal.own-link");
  EXPECT_EQ(refusal(state, by_li, ReviewLink{l1, Verdict::Disputed, " \t"}), "error.journal.reason-needed");
  EXPECT_EQ(refusal(state, by_li, ReviewLink{l9, Verdict::Confirmed, ""}), "error.journal.unknown-thing");
  EXPECT_EQ(refusal(state, by_zhang, RemoveLink{l1, ""}), "error.journal.reason-needed");
  EXPECT_EQ(refusal(state, by_zhang, RestoreLink{l1}), "error.journal.not-removed");
  EXPECT_EQ(refusal(state, by_zhang, ResolveLink{l1, std::nullopt}), "error.journal.nothing-said");
  EXPECT_EQ(refusal(state, by_zhang, ResolveLink{l1, Resolution{"", {}}}), "error.journal.reason-needed");
  EXPECT_EQ(refusal(state, by_zhang, ResolveLink{l1, Resolution{"r", l9}}), "error.journal.unknown-thing");
  EXPECT_EQ(refusal(state, by_zhang, Rate{{"3.2-2"}, RatingValue::F, ""}), "error.journal.reason-needed");
  EXPECT_EQ(refusal(state, by_zhang, WithdrawRating{{"3.2-2"}}), "error.journal.nothing-to-withdraw");
  EXPECT_EQ(refusal(state, by_zhang, AddProject{{{first_origin, 1}, "x", false}}), "error.journal.thing-exists");
  EXPECT_EQ(refusal(state, by_zhang, AddProject{{{second_origin, 1}, "x", false}}), "error.journal.foreign-id");
  EXPECT_EQ(refusal(state, by_zhang, AddProject{{{first_origin, 0}, "x", false}}), "error.journal.foreign-id");
  EXPECT_EQ(refusal(state, by_zhang, AddProject{{{first_origin, 2}, " ", false}}), "error.journal.name-needed");
  EXPECT_EQ(refusal(state, by_zhang, AddProject{{{first_origin, 2}, "\xC4\xE3", false}}), "error.journal.not-utf8");
  EXPECT_EQ(refusal(state, by_zhang, CreateCase{state.info}), "error.journal.case-exists");
  EXPECT_EQ(refusal({}, by_zhang, Rate{{"3.2-2"}, RatingValue::F, "r"}), "error.journal.no-case");
  EXPECT_EQ(refusal(state, by_zhang, ReinterpretNames{{first_origin, 1}, "no-such"}), "error.journal.unknown-encoding");
  EXPECT_EQ(refusal(state, by_zhang, DecideFact{{first_origin, 1}, FactState::Accepted, "", li}),
            "error.journal.decided-by");
}

TEST(Play, RefusesALinkToNothing) {
  const CaseSnapshot state = whole();
  const EntryHead head = head_of(zhang);
  Link link = *state.links->front();
  link.id.counter = 3;
  EXPECT_EQ(refusal(state, head, AddLink{link}), "played");
  std::get<Citation>(link.evidence).item.counter = 21;  // the Source has items 1 to 20
  EXPECT_EQ(refusal(state, head, AddLink{link}), "error.journal.unknown-thing");
  std::get<Citation>(link.evidence) = some_citation();
  std::get<Citation>(link.evidence).page = 0;
  EXPECT_EQ(refusal(state, head, AddLink{link}), "error.journal.citation-incomplete");
  link.evidence = RecordId{first_origin, 1};
  const auto without_record = play(state, head, RemoveRecord{{first_origin, 1}});
  ASSERT_TRUE(without_record);
  EXPECT_EQ(refusal(*without_record, head, AddLink{link}), "error.journal.removed");
  EXPECT_EQ(refusal(*without_record, head, RemoveRecord{{first_origin, 1}}), "error.journal.removed");
  std::swap(link.valid_from, link.valid_to);
  EXPECT_EQ(refusal(state, head, AddLink{link}), "error.journal.validity");
}

TEST(Play, RefusesASourceOverAnothersItems) {
  const CaseSnapshot state = whole();
  Source source = *state.sources->front();
  source.id.counter = 2;
  source.first_item.counter = 20;
  EXPECT_EQ(refusal(state, head_of(zhang), ImportSource{source}), "error.journal.thing-exists");
  source.first_item.counter = 21;
  EXPECT_EQ(refusal(state, head_of(zhang), ImportSource{source}), "played");
}

TEST(Play, WhatACommandSaysOfItsMakerIsNotBelieved) {
  const auto story = whole_story();
  const CaseSnapshot state = whole();
  Link link = *state.links->front();  // with li's review on it
  link.id.counter = 3;
  link.made_by = li;
  const auto after = play(state, head_of(zhang), AddLink{link});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->links->back()->made_by, zhang);
  EXPECT_TRUE(after->links->back()->reviews.empty());
}

TEST(Inverse, TakesEveryKindBack) {
  const auto story = whole_story();
  CaseSnapshot before = played(story, 1);
  std::size_t taken_back = 0;
  for (std::size_t at = 1; at < story.size(); ++at) {
    const auto& [head, command] = story[at];
    auto after = play(before, head, command);
    ASSERT_TRUE(after);
    const auto inverses = inverse(before, head, command);
    ASSERT_TRUE(inverses) << kind_of(command);
    CaseSnapshot back = *after;
    for (const Command& one : *inverses) {
      EntryHead undoing = head_of(head.actor);
      undoing.undoes = ActionId{head.origin, head.action};
      const auto undone = play(back, undoing, one);
      ASSERT_TRUE(undone) << kind_of(command) << " by " << kind_of(one) << " " << undone.error().key.name;
      back = *undone;
    }
    if (!std::holds_alternative<IntroduceActor>(command)) {
      EXPECT_TRUE(same(without_traces(back, before), before)) << at << " " << kind_of(command);
      EXPECT_FALSE(same(*after, before)) << kind_of(command);
      ++taken_back;
    }
    before = std::move(*after);
  }
  EXPECT_EQ(taken_back, 42U);
}

TEST(Inverse, TheFirstCommandStays) {
  const auto story = whole_story();
  const auto refused = inverse({}, story[0].head, story[0].command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key.name, "error.journal.first-command");
}

TEST(Replay, TheOrderOfArrivalDoesNotMatter) {
  const auto story = whole_story();
  const CaseSnapshot expected = whole();
  std::vector<Entry> entries = entries_of(story);
  std::mt19937 shuffler(20261124);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(entries.begin(), entries.end(), shuffler);
    std::vector<Entry> sorted = entries;
    sort_for_replay(sorted);
    CaseSnapshot state;
    for (const Entry& entry : sorted) {
      const auto after = play(state, entry.head, *decode(entry.kind, entry.body));
      ASSERT_TRUE(after);
      state = *after;
    }
    ASSERT_TRUE(same(state, expected)) << round;
  }
}

TEST(Sentence, EveryKindIsSaidInBothLanguages) {
  const auto story = whole_story();
  const CaseSnapshot state = whole();
  for (const char* language : {"zh_CN", "en"}) {
    const auto texts = Texts::load(WORKBENCH_SOURCE_DIR "/assets/texts", language);
    ASSERT_TRUE(texts);
    for (const Step& step : story) {
      const std::string said = sentence(state, step.head, step.command, *texts);
      EXPECT_EQ(said.find("⟦"), std::string::npos) << said;
      EXPECT_EQ(said.find('{'), std::string::npos) << said;
    }
  }
  const auto texts = Texts::load(WORKBENCH_SOURCE_DIR "/assets/texts", "zh_CN");
  EXPECT_EQ(sentence(state, story[30].head, story[30].command, *texts).substr(0, 6), "张三");
  EXPECT_EQ(sentence(state, story[30].head, RemoveLink{{first_origin, 1}, ""}, *texts),
            "张三移除了与准则 SD-PA02.BP03 的关联 L1");
  EntryHead undoing = story[30].head;
  undoing.undoes = ActionId{first_origin, 1};
  EXPECT_TRUE(sentence(state, undoing, story[30].command, *texts).starts_with("撤销：张三将准则 3.2-2 评为"));
}

}  // namespace
}  // namespace evidence::test
