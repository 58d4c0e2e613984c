#include "workbench/shell/changes.hpp"

#include <memory>

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

void Changes::carry_out(std::function<Result<void>(Session&)> work, std::string said) {
  ++under_way_;
  desk_.runners.changes.post("",
                             [this, work = std::move(work), said = std::move(said)](std::stop_token) -> jobs::Delivery {
                               auto after = std::make_shared<Result<void>>(work(desk_.session));
                               return [this, after, said] { deliver(*after, said); };
                             });
}

void Changes::perform(Make make, std::string said) {
  carry_out(
      [make = std::move(make)](Session& session) -> Result<void> {
        const auto commands = make(session);
        if (commands.empty()) return {};
        if (auto done = session.perform(commands); !done) return pass_on(done);
        return {};
      },
      std::move(said));
}

void Changes::deliver(const Result<void>& done, const std::string& said) {
  --under_way_;
  if (!done) return desk_.failed(done.error());
  desk_.snapshot = desk_.session.snapshot();  // of now: an import may have ended since the change was made
  desk_.saved = time_of_day(desk_.session.clock().now());
  desk_.last_done = said;
  desk_.can_undo = true;
  changed_();
}

void Changes::link(const panels::LinkEvidence& wanted, const Citation& citation) {
  Link link;
  link.criterion = wanted.criterion;
  link.evidence = citation;
  link.stance = wanted.stance;
  link.directness = wanted.directness;
  link.strength = wanted.strength;
  perform(
      [link](const Session& session) -> std::vector<journal::Command> {
        Link made = link;
        made.id = session.next_id<LinkTag>();
        return {journal::AddLink{std::move(made)}};
      },
      desk_.texts("ui.status.linked"_key, {{"criterion", wanted.criterion.value}}));
}

void Changes::remove(const panels::RemoveLink& wanted) {
  const std::string because = desk_.texts("ui.link.removed-because"_key);
  perform([wanted, because](
              const Session&) -> std::vector<journal::Command> { return {journal::RemoveLink{wanted.link, because}}; },
          desk_.texts("ui.status.removed"_key, {{"link", short_form(wanted.link)}}));
}

void Changes::confirm(const CriterionId& criterion) {
  perform(
      [criterion](const Session& session) {
        std::vector<journal::Command> commands;
        const SnapshotPtr snapshot = session.snapshot();
        for (const auto& link : *snapshot->links) {
          if (link->removed || link->criterion != criterion || link->made_by == session.actor().id ||
              link->reviews.contains(session.actor().id))
            continue;
          commands.emplace_back(journal::ReviewLink{link->id, Verdict::Confirmed, ""});
        }
        return commands;
      },
      desk_.texts("ui.status.confirmed"_key, {{"criterion", criterion.value}}));
}

void Changes::decide(const panels::DecideFact& wanted) {
  perform(
      [wanted](const Session& session) -> std::vector<journal::Command> {
        journal::DecideFact decide;
        decide.fact = wanted.fact;
        decide.state = wanted.accept ? FactState::Accepted : FactState::Rejected;
        decide.decided_by = session.actor().id;
        return {decide};
      },
      desk_.texts("ui.status.decided"_key, {{"fact", short_form(wanted.fact)}}));
}

void Changes::rate(const panels::Rate& wanted) {
  perform(
      [wanted](const Session&) -> std::vector<journal::Command> {
        return {journal::Rate{wanted.criterion, wanted.value, wanted.reason}};
      },
      desk_.texts("ui.status.rated"_key,
                  {{"criterion", wanted.criterion.value}, {"value", std::string(word(wanted.value))}}));
}

void Changes::undo() {
  carry_out(
      [](Session& session) -> Result<void> {
        if (auto done = session.undo(); !done) return pass_on(done);
        return {};
      },
      desk_.texts("ui.status.undone"_key));
}

}  // namespace workbench::shell
