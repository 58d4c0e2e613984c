// What happens when a person asked for something.
#include <fstream>
#include <iterator>

#include "workbench/shell/app.hpp"

namespace workbench::shell {

using panels::Workspace;

namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};

}  // namespace

void App::show_about(bool open) {
  about_.reset();
  if (!open) return;
  about_ = panels::AboutView{WORKBENCH_VERSION, ""};
  // Beside the product's other data; where no such part is installed, nor is its notice.
  std::ifstream file(evidence::share_folder() / "NOTICE-models.md");
  about_->notices.assign(std::istreambuf_iterator<char>(file), {});
}

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
      [this](const panels::CorrectWords& asked) {
        reader_.deselect();
        page_work_.correct(asked);
      },
      [this](const panels::TryReading& asked) { page_work_.try_reading(asked); },
      [this](const panels::KeepReading&) {
        reader_.state.rereading.reset();
        page_work_.keep();
      },
      [this](const panels::DropReading&) { page_work_.drop(); },
      [this](const panels::ReadAsUsual& asked) {
        reader_.state.rereading.reset();
        page_work_.read_as_usual(asked);
      },
      [this](const panels::JudgeSeal& asked) { page_work_.judge(asked); },
      [this](const panels::RetryProblems& asked) { labour_.retry(asked.code); },
      [this](const panels::ChooseEngine& asked) { labour_.choose_engine(asked.engine); },
      [this](const panels::PauseOnBattery& asked) { labour_.pause_on_battery(asked.wanted); },
      [this](const panels::ShowAbout& asked) { show_about(asked.open); },
  };
  for (const auto& intent : intents) std::visit(handle, intent);
}

}  // namespace workbench::shell
