#include "evidence/store/case_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/journal/kinds.hpp"
#include "evidence/journal/state_rows.hpp"
#include "evidence/store/case_state.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

namespace {

std::shared_ptr<BlobStore::State> blob_state(const CaseFiles& files) {
  auto state = std::make_shared<BlobStore::State>();
  state->root = files.blobs();
  state->writable = files.writable;
  state->reader = open_case_for_reading(files);
  if (files.writable) {
    state->writer = open_case_for_writing(files.case_db(), false);
    clean_up(*state);
  }
  return state;
}

std::shared_ptr<ItemQuery::State> item_state(const CaseFiles& files) {
  auto state = std::make_shared<ItemQuery::State>();
  state->files = files;
  state->database = open_index(files, false);
  return state;
}

std::shared_ptr<PageStore::State> page_state(const CaseFiles& files) {
  auto state = std::make_shared<PageStore::State>();
  state->files = files;
  state->database = open_index(files, true);
  return state;
}

bool holds_newer_kinds(SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT DISTINCT kind FROM entries");
  while (query.executeStep()) {
    if (!journal::is_known_kind(query.getColumn(0).getString())) return true;
  }
  return false;
}

// Refuses a newer layout; brings an older one up to date where that may be written.
Result<void> check_layout(SQLite::Database& database, const CaseFiles& files) {
  const int found = layout_of(database, "meta");
  const TextArguments arguments{
      {"folder", files.folder.string()}, {"found", std::to_string(found)}, {"known", std::to_string(case_layout)}};
  if (found > case_layout) return fail(ErrorKind::Input, "error.store.newer-layout"_key, arguments);
  if (found == 0) return fail(ErrorKind::Input, "error.store.no-case"_key, arguments);
  if (found == case_layout) return {};
  if (!files.writable) return fail(ErrorKind::Input, "error.store.older-layout"_key, arguments);
  return migrate(database, "meta", case_scripts(), case_layout);
}

}  // namespace

CaseStore::State::State(CaseFiles given_files, DatabasePtr given_database)
    : files(std::move(given_files)),
      database(std::move(given_database)),
      blobs(blob_state(files)),
      items(item_state(files)),
      pages(page_state(files)) {}

Result<void> CaseStore::State::load_snapshot() {
  std::vector<journal::StateRow> rows;
  SQLite::Statement query(*database, "SELECT kind, key, body FROM state ORDER BY position");
  while (query.executeStep()) {
    rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString()});
  }
  auto loaded = journal::snapshot_of(rows);
  if (!loaded) return pass_on(loaded);
  snapshot = std::make_shared<const CaseSnapshot>(std::move(*loaded));
  return {};
}

namespace {

struct Opening {
  CaseFiles files;
  std::optional<CaseLock> lock;
  std::optional<TextKey> because;
};

// Takes the lock where the Case is to be written; on a medium that cannot be, goes on without.
Result<Opening> begin_opening(const std::filesystem::path& folder, OpenMode mode) {
  Opening opening{{folder, mode == OpenMode::Write, false}, std::nullopt, std::nullopt};
  if (!std::filesystem::exists(opening.files.case_db())) {
    return fail(ErrorKind::Input, "error.store.no-case"_key, {{"folder", folder.string()}});
  }
  if (mode != OpenMode::Write) return opening;
  auto lock = CaseLock::take(folder);
  if (lock) {
    opening.lock = std::move(*lock);
    return opening;
  }
  if (lock.error().key != "error.store.read-only-medium"_key) return pass_on(lock);
  opening.files.writable = false;
  opening.because = lock.error().key;
  return opening;
}

}  // namespace

Result<CaseStore> CaseStore::open(const std::filesystem::path& folder, OpenMode mode) {
  return guarded(folder / "case.db", [&]() -> Result<CaseStore> {
    auto opening = begin_opening(folder, mode);
    if (!opening) return pass_on(opening);
    CaseFiles& files = opening->files;
    DatabasePtr database;
    if (files.writable) {
      database = open_case_for_writing(files.case_db(), false);
    } else {
      files.immutable = needs_immutable(files.case_db());
      if (files.immutable && std::filesystem::exists(folder / "case.db-wal") &&
          std::filesystem::file_size(folder / "case.db-wal") > 0) {
        return fail(ErrorKind::Input, "error.store.unfinished-copy"_key, {{"folder", folder.string()}});
      }
      database = open_case_for_reading(files);
    }
    if (auto checked = check_layout(*database, files); !checked) return pass_on(checked);
    if (files.writable && holds_newer_kinds(*database)) {
      files.writable = false;
      opening->lock.reset();
      opening->because = "error.store.newer-kinds"_key;
      database = open_case_for_reading(files);
    }
    if (mode != OpenMode::Verify) {
      if (auto prepared = prepare_index(files); !prepared) return pass_on(prepared);
    }
    auto state = std::make_unique<State>(files, std::move(database));
    state->lock = std::move(opening->lock);
    state->read_only_because = opening->because;
    if (auto loaded = state->load_snapshot(); !loaded && mode != OpenMode::Verify) return pass_on(loaded);
    return CaseStore(std::move(state));
  });
}

CaseStore::CaseStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
CaseStore::CaseStore(CaseStore&&) noexcept = default;
CaseStore& CaseStore::operator=(CaseStore&&) noexcept = default;
CaseStore::~CaseStore() = default;

SnapshotPtr CaseStore::snapshot() const { return state_->snapshot; }
bool CaseStore::read_only() const { return !state_->files.writable; }
std::optional<TextKey> CaseStore::read_only_because() const { return state_->read_only_because; }
const std::filesystem::path& CaseStore::folder() const { return state_->files.folder; }
BlobStore& CaseStore::blobs() { return state_->blobs; }
const ItemQuery& CaseStore::items() const { return state_->items; }
PageStore& CaseStore::pages() { return state_->pages; }

}  // namespace evidence::store
