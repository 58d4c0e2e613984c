#include "workbench/shell/sources.hpp"

#include <algorithm>

#include "workbench/panels/numbers.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;
using panels::grouped;

namespace {

using Steady = std::chrono::steady_clock;
// A long list costs more: it is looked at again after twenty times what it took, at the soonest after this.
constexpr std::chrono::milliseconds soonest{1500};
constexpr int patience = 20;

}  // namespace

void Sources::refresh() {
  wanted_ = true;
  tick();
}

void Sources::tick() {
  if (!wanted_ || running_ || Steady::now() < next_) return;
  wanted_ = false;
  running_ = true;
  desk_.runners.pages.post("sources", [this, snapshot = desk_.snapshot](std::stop_token) -> jobs::Delivery {
    const auto begun = Steady::now();
    auto listing = std::make_shared<Result<Listing>>(list_items(desk_.session, *snapshot, desk_.texts));
    const auto took = Steady::now() - begun;
    return [this, listing, took] {
      running_ = false;
      next_ = Steady::now() + std::max<Steady::duration>(soonest, took * patience);
      if (!*listing) return desk_.failed(listing->error());
      listing_ = std::move(**listing);
    };
  });
}

panels::SourcesView Sources::tree_view(std::optional<ItemId> current) const {
  panels::SourcesView view;
  view.tree = listing_.tree;
  view.current = current;
  view.summary = desk_.texts("ui.sources.summary"_key, {{"sources", std::to_string(listing_.by_source.size())},
                                                        {"files", grouped(listing_.counts.files)}});
  view.files = listing_.counts.files;
  view.files_read = listing_.counts.read;
  view.pages_read = listing_.counts.pages_read;
  view.problems = listing_.counts.problems;
  return view;
}

void Sources::fill(panels::IntakeView& view, bool reading) const {
  for (const auto& source : *desk_.snapshot->sources) {
    if (source->removed) continue;
    panels::SourceCard card;
    card.id = short_form(source->id);
    card.name = source->name;
    const Actor* receiver = find_row(desk_.snapshot->actors, source->received_by);
    card.note = desk_.texts("ui.intake.source-note"_key,
                            {{"kind", desk_.texts.of("ui.source-kind.", source->kind)},
                             {"size", panels::bytes_for_people(source->bytes)},
                             {"date", format_date(civil_date(source->received))},
                             {"who", receiver == nullptr ? source->received_by.value : receiver->name}});
    card.digest = "SHA-256 " + to_hex(source->digest);
    if (const auto found = listing_.by_source.find(source->id); found != listing_.by_source.end()) {
      const store::ItemCounts& counts = found->second;
      card.listed = counts.files;
      card.stored = counts.read + counts.queued + counts.problems;
      card.read = counts.read;
      card.waiting = counts.queued;
      card.problems = counts.problems;
      card.missing = counts.files - std::min(counts.files, card.stored);
    }
    card.reading = reading && card.waiting > 0;
    view.sources.push_back(std::move(card));
  }
  view.queue.status = listing_.queue;
  view.problems = listing_.problems;
  view.problem_count = listing_.counts.problems;
  view.waiting = listing_.counts.queued;
}

}  // namespace workbench::shell
