#include "workbench/session/session.hpp"

#include <algorithm>

#include "evidence/base/bytes.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::string_view default_catalogue = "assets/catalogue/default-sd-l2.json";

Result<Catalogue> parse_catalogue(const std::string& text, const std::string& name) {
  auto schema = read_whole_file(share_folder() / "schemas" / "catalogue.schema.json");
  if (!schema) return pass_on(schema);
  return load_catalogue(text, name, *schema);
}

}  // namespace

Result<std::unique_ptr<Session>> Session::create(const std::filesystem::path& folder, const NewCase& wanted,
                                                 const Actor& actor, const Clock& clock) {
  const std::filesystem::path file = wanted.catalogue.empty() ? share_folder() / default_catalogue : wanted.catalogue;
  auto text = read_whole_file(file);
  if (!text) return pass_on(text);
  auto catalogue = parse_catalogue(*text, file.filename().string());
  if (!catalogue) return pass_on(catalogue);

  CaseInfo info;
  info.applicant = wanted.applicant;
  info.kind = wanted.kind;
  info.accepted_on = wanted.accepted_on;
  info.reference_date = wanted.reference_date ? wanted.reference_date : wanted.accepted_on;
  info.catalogue_id = catalogue->id;
  info.catalogue_version = catalogue->version;
  info.created = clock.now();
  auto store = store::CaseStore::create(folder, store::Writer{actor}, info, as_bytes(*text), clock);
  if (!store) return pass_on(store);
  return finish_opening(std::move(*store), actor, clock);
}

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& folder, store::OpenMode mode,
                                               const Actor& actor, const Clock& clock) {
  auto store = store::CaseStore::open(folder, mode);
  if (!store) return pass_on(store);
  return finish_opening(std::move(*store), actor, clock);
}

Result<std::unique_ptr<Session>> Session::finish_opening(store::CaseStore store, const Actor& actor,
                                                         const Clock& clock) {
  std::unique_ptr<Session> session(new Session(std::move(store), actor, clock));
  // The Case keeps its own rules: it is always judged by the catalogue it was made with.
  auto text = session->store_.blobs().read(session->snapshot()->info.catalogue);
  if (!text) return pass_on(text);
  if (sha256_of(*text) != session->snapshot()->info.catalogue) {
    return fail(ErrorKind::Input, "error.case.catalogue-changed"_key,
                {{"case", session->folder().filename().string()}});
  }
  auto catalogue = parse_catalogue(std::string(as_text(*text)), session->snapshot()->info.catalogue_id);
  if (!catalogue) return pass_on(catalogue);
  session->catalogue_ = std::make_unique<const Catalogue>(std::move(*catalogue));
  const auto access = session->read_only() ? index::Access::ReadOnly : index::Access::Write;
  auto index = index::SearchIndex::open(session->store_.pages(), access);
  if (!index) return pass_on(index);
  session->index_ = std::make_unique<index::SearchIndex>(std::move(*index));
  // A correction of a session that died before its page was renewed.
  auto renewed = session->store_.pages().take_up_corrections();
  if (!renewed) return pass_on(renewed);
  if (*renewed > 0) {
    if (auto indexed = session->index_->update(); !indexed) return pass_on(indexed);
  }
  return session;
}

SnapshotPtr Session::snapshot() const {
  const std::scoped_lock lock(writing_);
  return store_.snapshot();
}

Result<journal::ActionId> Session::perform(const std::vector<journal::Command>& commands) {
  const std::scoped_lock lock(writing_);
  const SnapshotPtr before = store_.snapshot();
  auto done = store_.perform(store::Writer{actor_}, commands, clock_);
  if (done) {
    if (auto followed = follow_pages(*before, *store_.snapshot()); !followed) return pass_on(followed);
  }
  return done;
}

Result<journal::ActionId> Session::undo(std::optional<journal::ActionId> action) {
  const std::scoped_lock lock(writing_);
  const SnapshotPtr before = store_.snapshot();
  auto done = store_.undo(store::Writer{actor_}, action, clock_);
  if (done) {
    if (auto followed = follow_pages(*before, *store_.snapshot()); !followed) return pass_on(followed);
  }
  return done;
}

Result<void> Session::follow_pages(const CaseSnapshot& before, const CaseSnapshot& after) {
  for (const auto& row : *after.page_readings) {
    if (std::find(before.page_readings->begin(), before.page_readings->end(), row) != before.page_readings->end())
      continue;
    if (auto queued = store_.pages().requeue(row->blob); !queued) return queued;
  }
  if (before.corrections == after.corrections) return {};
  if (auto renewed = store_.pages().take_up_corrections(); !renewed) return pass_on(renewed);
  if (auto indexed = index_->update(); !indexed) return pass_on(indexed);
  return {};
}

Result<const suggest::TermTable*> Session::suggestion_terms() {
  const std::scoped_lock lock(terms_lock_);
  if (!terms_) {
    auto made = suggest::make_terms(*catalogue_, index_->folding());
    if (!made) return pass_on(made);
    terms_ = std::make_unique<const suggest::TermTable>(std::move(*made));
  }
  return terms_.get();
}

}  // namespace workbench
