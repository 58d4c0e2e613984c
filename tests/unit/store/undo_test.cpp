// Undo and redo: one gesture at a time, one's own only.
#include "unit/store/scene.hpp"
#include <gtest/gtest.h>

#include "evidence/journal/state_rows.hpp"

namespace evidence::test {
namespace {

using namespace journal;
using store::CaseStore;

template <class T>
std::size_t alive(const Table<T>& table) {
  std::size_t count = 0;
  for (const auto& row : *table) count += row->removed ? 0 : 1;
  return count;
}

TEST(Undo, FiftyStepsBackAndForth) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  import_disc(store, 60);
  std::vector<std::vector<StateRow>> states;
  for (std::uint64_t step = 0; step < 50; ++step) {
    switch (step % 4) {
      case 0:
        performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2 + step}, "3.2-2")});
        break;
      case 1: {
        Fact fact;
        fact.id = {zhang_origin, store.next_counter('F')};
        fact.name = "staff_total";
        fact.value = static_cast<std::int64_t>(step);
        performed(store, zhang(), {AddFact{fact}, DecideFact{fact.id, FactState::Accepted, "花名册", {}}});
        break;
      }
      case 2:
        performed(store, zhang(), {Rate{{"3.2-2"}, RatingValue::L, "第 " + std::to_string(step) + " 次"}});
        break;
      default:
        performed(store, li(), {ReviewLink{{zhang_origin, store.next_counter('L') - 1}, Verdict::Disputed, "模糊"}});
    }
  }
  EXPECT_EQ(alive(store.snapshot()->links), 13U);
  EXPECT_EQ(alive(store.snapshot()->facts), 13U);
  const auto fresh_clock = morning();
  for (int step = 0; step < 12; ++step) ASSERT_TRUE(store.undo(li(), std::nullopt, fresh_clock)) << step;
  EXPECT_EQ(store.undo(li(), std::nullopt, fresh_clock).error().key.name, "error.store.nothing-to-undo");
  std::vector<ActionId> undone;
  for (int step = 0; step < 38; ++step) {
    const auto undo = store.undo(zhang(), std::nullopt, fresh_clock);
    ASSERT_TRUE(undo) << step << " " << undo.error().key.name;
    undone.push_back(*undo);
  }
  EXPECT_EQ(alive(store.snapshot()->links), 0U);
  EXPECT_EQ(alive(store.snapshot()->facts), 0U);
  EXPECT_EQ(alive(store.snapshot()->ratings), 0U);
  EXPECT_EQ(alive(store.snapshot()->sources), 1U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
  // Redo: undoing the undos, the last first.
  for (auto undo = undone.rbegin(); undo != undone.rend(); ++undo) {
    ASSERT_TRUE(store.undo(zhang(), *undo, fresh_clock));
  }
  EXPECT_EQ(alive(store.snapshot()->links), 13U);
  EXPECT_EQ(alive(store.snapshot()->facts), 13U);
  EXPECT_EQ(store.snapshot()->ratings->front()->reason, "第 46 次");
  EXPECT_EQ(store.snapshot()->facts->back()->state, FactState::Accepted);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Undo, KnowsWhoseAndWhich) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  const auto clock = morning();
  EXPECT_EQ(store.undo(zhang(), std::nullopt, clock).error().key.name, "error.store.nothing-to-undo");
  EXPECT_EQ(store.undo(zhang(), ActionId{zhang_origin, 1}, clock).error().key.name, "error.journal.first-command");
  const ActionId rating = performed(store, zhang(), {Rate{{"a"}, RatingValue::P, "r"}});
  EXPECT_EQ(rating.number, 2U);
  EXPECT_EQ(store.undo(li(), rating, clock).error().key.name, "error.store.not-own-action");
  EXPECT_EQ(store.undo(li(), rating, clock).error().kind, ErrorKind::Input);
  EXPECT_EQ(store.undo(zhang(), ActionId{zhang_origin, 9}, clock).error().key.name, "error.store.unknown-action");
  const auto undo = store.undo(zhang(), rating, clock);
  ASSERT_TRUE(undo);
  EXPECT_EQ(store.entries()->back().head.undoes, rating);
  EXPECT_EQ(store.undo(zhang(), rating, clock).error().key.name, "error.store.already-undone");
  EXPECT_EQ(store.undo(zhang(), std::nullopt, clock).error().key.name, "error.store.nothing-to-undo");
  ASSERT_TRUE(store.undo(zhang(), *undo, clock));  // redone
  EXPECT_FALSE(store.snapshot()->ratings->front()->removed);
  ASSERT_TRUE(store.undo(zhang(), std::nullopt, clock));  // and undone again
  EXPECT_TRUE(store.snapshot()->ratings->front()->removed);
}

TEST(Undo, AnImportGoesAndComesBackWithItsItems) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  import_disc(store, 3);
  const auto clock = morning();
  const auto undo = store.undo(zhang(), std::nullopt, clock);
  ASSERT_TRUE(undo);
  EXPECT_EQ(*store.items().count({}), 0U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
  ASSERT_TRUE(store.undo(zhang(), *undo, clock));
  EXPECT_EQ(*store.items().count({}), 6U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Undo, WhatAnotherPersonChangedMeanwhileIsAConflict) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  import_disc(store, 3);
  performed(store, zhang(), {link_to(store, zhang(), {zhang_origin, 2}, "a")});
  performed(store, li(), {RemoveLink{{zhang_origin, 1}, "重复"}});
  const auto undo = store.undo(zhang(), std::nullopt, morning());
  ASSERT_FALSE(undo);
  EXPECT_EQ(undo.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(store.snapshot()->links->front()->removed_because, "重复");
}

}  // namespace
}  // namespace evidence::test
