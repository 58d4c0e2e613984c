// What happens when a person asked for something.
#include "workbench/shell/app.hpp"

namespace workbench::shell {

using panels::Workspace;

namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};

}  // namespace

void App::obey(const panels::Intents& intents) {
  const Overloaded handle{
      [this](const panels::ChooseWorkspace& asked) {
        workspace_ = asked.workspace;
        if (workspace_ == Workspace::Search) finder_.state.focus = true;
      },
      [this](const panels::OpenPage& asked) {
        workspace_ = Workspace::Evidence;
        reader_.open(asked.place, asked.show);
      },
      [this](const panels::ChooseCriterion& asked) { assessment_.choose(asked.criterion); },
      [this](const panels::StepCriterion& asked) { assessment_.step(asked.by); },
      [this](const panels::Select& asked) { reader_.select(asked, assessment_.current()); },
      [this](const panels::Deselect&) { reader_.deselect(); },
      [this](const panels::LinkEvidence& asked) {
        if (!reader_.citation()) return;
        changes_.link(asked, *reader_.citation());
        assessment_.choose(asked.criterion);
        reader_.deselect();
      },
      [this](const panels::RemoveLink& asked) { changes_.remove(asked); },
      [this](const panels::ConfirmLinks& asked) { changes_.confirm(asked.criterion); },
      [this](const panels::DecideFact& asked) { changes_.decide(asked); },
      [this](const panels::Rate& asked) {
        changes_.rate(asked);
        assessment_.choose_next_unrated();
      },
      [this](const panels::Undo&) { changes_.undo(); },
      [this](const panels::Find& asked) { finder_.find(asked.query); },
      [this](const panels::FindOnPage& asked) { reader_.find(asked.query); },
      [this](const panels::ChooseHit& asked) { finder_.choose(asked.index); },
      [this](const panels::CiteHit& asked) {
        const auto* hit = finder_.hit(asked.index);
        if (hit == nullptr) return;
        workspace_ = Workspace::Evidence;
        reader_.open_and_cite(hit->place, finder_.asked());
      },
      [this](const panels::Import& asked) { labour_.import(asked.path); },
      [this](const panels::StartReading&) { labour_.start_reading(); },
      [this](const panels::PauseReading&) { labour_.pause_reading(); },
      [this](const panels::CancelImport&) { labour_.cancel_import(); },
      [this](const panels::WriteDraft&) { drafts_.write(); },
      [this](const panels::WantPicture& asked) { pictures_.want(asked); },
      [this](const panels::CloseNotice&) { desk_.notice.clear(); },
  };
  for (const auto& intent : intents) std::visit(handle, intent);
}

}  // namespace workbench::shell
