#include "workbench/shell/drafts.hpp"

#include <filesystem>
#include <memory>

#include "workbench/session/drafting.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

Result<std::vector<Drafted>> write_both(Session& session, const std::filesystem::path& folder, const std::string& name,
                                        const Texts& texts) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(ErrorKind::Input, "error.file.write"_key, {{"file", folder.string()}, {"reason", error.message()}});
  std::vector<Drafted> written;
  for (const auto& [format, ending] : {std::pair{DraftFormat::Docx, ".docx"}, std::pair{DraftFormat::Html, ".html"}}) {
    auto drafted = draft_conclusion(session, format, folder / (name + ending), texts);
    if (!drafted) return pass_on(drafted);
    written.push_back(std::move(*drafted));
  }
  return written;
}

}  // namespace

void Drafts::write() {
  if (running_) return;
  running_ = true;
  // One name for the life of the case: drafting again replaces the draft.
  const std::string name = desk_.texts("ui.conclusion.file-name"_key);
  desk_.runners.pages.post("", [this, name](std::stop_token) -> jobs::Delivery {
    auto written = std::make_shared<Result<std::vector<Drafted>>>(
        write_both(desk_.session, desk_.session.folder() / "drafts", name, desk_.texts));
    return [this, written] {
      running_ = false;
      if (!*written) return desk_.failed(written->error());
      written_.clear();
      for (const auto& drafted : **written) written_.push_back(drafted.file.string());
      const auto& counts = (*written)->front().counts;
      note_ = desk_.texts("ui.conclusion.counts"_key, {{"statements", std::to_string(counts.statements)},
                                                       {"cited", std::to_string(counts.cited)},
                                                       {"unproven", std::to_string(counts.unproven)}});
      desk_.last_done = note_;
    };
  });
}

void Drafts::fill(panels::ConclusionView& view) const {
  view.drafting = running_;
  view.written = written_;
  view.written_note = note_;
  view.read_only = desk_.session.read_only();
}

}  // namespace workbench::shell
