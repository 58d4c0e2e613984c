// The proof that a Case is intact: chains, fold, items and Blobs, each compared with what it should be.
#include <map>
#include <set>

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/journal/kinds.hpp"
#include "evidence/journal/state_rows.hpp"
#include "evidence/store/case_state.hpp"
#include "evidence/store/columns.hpp"
#include "evidence/store/entry_rows.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"

namespace evidence::store {

using namespace literals;

namespace {

std::string name_of(const journal::EntryHead& head) { return std::to_string(head.number) + "@" + to_text(head.origin); }

// What the journal says the state is; the fold goes on behind an Entry that does not fit.
CaseSnapshot fold(const std::vector<journal::Entry>& entries, std::vector<Failure>& failures) {
  CaseSnapshot state;
  for (const journal::Entry& entry : entries) {
    const auto command = journal::decode(entry.kind, entry.body);
    if (!command) {
      failures.push_back({"entry", name_of(entry.head), "decode"});
      continue;
    }
    auto played = journal::play(state, entry.head, *command);
    if (!played) {
      failures.push_back({"entry", name_of(entry.head), "play"});
      continue;
    }
    state = std::move(*played);
  }
  return state;
}

using RowKey = std::pair<std::string, std::string>;

void compare_state(SQLite::Database& database, const CaseSnapshot& folded, std::vector<Failure>& failures) {
  std::map<RowKey, std::string> expected;
  for (auto& row : journal::all_rows(folded)) expected[{row.kind, row.key}] = std::move(row.body);
  SQLite::Statement query(database, "SELECT kind, key, body FROM state ORDER BY position");
  while (query.executeStep()) {
    const RowKey key{query.getColumn(0).getString(), query.getColumn(1).getString()};
    const auto found = expected.find(key);
    if (found == expected.end()) {
      failures.push_back({"state", key.first + " " + key.second, "extra"});
      continue;
    }
    if (found->second != query.getColumn(2).getString()) {
      failures.push_back({"state", key.first + " " + key.second, "differs"});
    }
    expected.erase(found);
  }
  for (const auto& [key, body] : expected) failures.push_back({"state", key.first + " " + key.second, "missing"});
}

// Rows that stand in one of the two tables only, by id.
void compare_items(SQLite::Database& database, std::vector<Failure>& failures) {
  std::map<std::string, std::string> faults;
  const auto note = [&](const char* sql, const char* why) {
    SQLite::Statement query(database, sql);
    while (query.executeStep()) {
      const std::string id = "item I" + query.getColumn(1).getString() + "@" + query.getColumn(0).getString();
      if (const auto [at, fresh] = faults.emplace(id, why); !fresh) at->second = "differs";
    }
  };
  note("SELECT * FROM temp.items_again EXCEPT SELECT * FROM main.items", "missing");
  note("SELECT * FROM main.items EXCEPT SELECT * FROM temp.items_again", "extra");
  for (const auto& [id, why] : faults) failures.push_back({"state", id, why});
}

void check_items(SQLite::Database& database, const BlobStore& blobs, const CaseSnapshot& folded,
                 std::vector<Failure>& failures) {
  database.exec("DROP TABLE IF EXISTS temp.items_again; CREATE TEMP TABLE items_again AS SELECT * FROM items LIMIT 0");
  bool all_read = true;
  for (const auto& source : *folded.sources) {
    const auto manifest = read_manifest(blobs, *source);
    if (!manifest || !put_items(database, "temp.items_again", *source, *manifest)) {
      failures.push_back({"manifest", full_form(source->id), "unreadable"});
      all_read = false;
    }
  }
  if (all_read) compare_items(database, failures);
  database.exec("DROP TABLE temp.items_again");
}

struct BlobRow {
  Sha256 digest;
  Place place;
};

std::vector<BlobRow> blob_rows(SQLite::Database& database) {
  std::vector<BlobRow> rows;
  SQLite::Statement query(database, "SELECT digest, container, place, length FROM blobs ORDER BY container, place");
  while (query.executeStep()) {
    rows.push_back({digest_column(query, 0),
                    {query.getColumn(1).getString(), unsigned_column(query, 2), unsigned_column(query, 3)}});
  }
  return rows;
}

// Re-hashes one container after the other, in the order of its bytes: what lies inside an image is read while the
// image's bytes are still in memory.
class BlobCheck {
 public:
  BlobCheck(std::filesystem::path root, std::vector<Failure>& failures) : root_(std::move(root)), failures_(failures) {}

  void check(const BlobRow& row) {
    if (row.place.container != container_) {
      container_ = row.place.container;
      auto file = open_for_reading(root_ / container_);
      file_ = file ? std::move(*file) : UniqueFd();
    }
    if (!file_) {
      failures_.push_back({"blob", to_hex(row.digest), "gone"});
      return;
    }
    const auto found = sha256_of_range(file_.get(), row.place.offset, row.place.length);
    if (!found) {
      failures_.push_back({"blob", to_hex(row.digest), "short"});
    } else if (*found != row.digest) {
      failures_.push_back({"blob", to_hex(row.digest), "hash"});
    }
  }

 private:
  std::filesystem::path root_;
  std::vector<Failure>& failures_;
  std::string container_;
  UniqueFd file_;
};

// Blobs that the state names must be there at all, first of all what was received (a folder's digest is its manifest).
void check_named_blobs(const BlobStore& blobs, const CaseSnapshot& state, std::set<std::string>& missing) {
  const auto check = [&](const Sha256& digest) {
    if (digest != Sha256{} && !blobs.contains(digest)) missing.insert(to_hex(digest));
  };
  check(state.info.catalogue);
  for (const auto& source : *state.sources) check(source->digest);
  for (const auto& record : *state.records) {
    for (const Attachment& attachment : record->attachments) check(attachment.blob);
  }
}

void check_item_blobs(SQLite::Database& database, std::set<std::string>& missing) {
  SQLite::Statement query(database,
                          "SELECT DISTINCT blob FROM items WHERE blob IS NOT NULL AND blob NOT IN (SELECT digest FROM "
                          "blobs)");
  while (query.executeStep()) missing.insert(to_hex(digest_column(query, 0)));
}

bool knows_all_kinds(const std::vector<journal::Entry>& entries) {
  for (const auto& entry : entries) {
    if (!journal::is_known_kind(entry.kind)) return false;
  }
  return true;
}

// A file that SQLite finds torn is named as a whole.
void check_database(SQLite::Database& database, std::vector<Failure>& failures) {
  SQLite::Statement query(database, "PRAGMA integrity_check(1)");
  if (query.executeStep() && query.getColumn(0).getString() != "ok") {
    failures.push_back({"database", "case.db", "damaged"});
  }
}

// Everything but the bytes of the Blobs, whose places it returns. All of it is of one moment: another process may
// write.
std::vector<BlobRow> compare(SQLite::Database& database, const BlobStore& blobs, Verification& verification) {
  std::vector<Failure>& failures = verification.failures;
  const SQLite::Transaction moment(database, SQLite::TransactionBehavior::DEFERRED);
  const EntryRows rows = read_entries(database);
  verification.entries = rows.entries.size() + rows.unreadable.size();
  for (const std::int64_t row : rows.unreadable) failures.push_back({"entry", "#" + std::to_string(row), "decode"});
  for (const auto& fault : journal::check_chains(rows.entries)) {
    failures.push_back({"chain", std::to_string(fault.number) + "@" + to_text(fault.origin), fault.what});
  }
  std::set<std::string> missing;
  // Kinds of a newer version cannot be folded here: chains and Blobs are checked all the same.
  if (knows_all_kinds(rows.entries)) {
    const CaseSnapshot folded = fold(rows.entries, failures);
    compare_state(database, folded, failures);
    check_items(database, blobs, folded, failures);
    check_named_blobs(blobs, folded, missing);
  }
  check_item_blobs(database, missing);
  for (const std::string& digest : missing) failures.push_back({"blob", digest, "missing"});
  return blob_rows(database);
}

}  // namespace

Result<Verification> CaseStore::verify(const std::function<bool(std::uint64_t, std::uint64_t)>& progress) {
  return guarded(state_->files.case_db(), [&]() -> Result<Verification> {
    if (state_->files.writable) {
      if (auto committed = state_->blobs.commit(); !committed) return pass_on(committed);
    }
    Verification verification;
    check_database(*state_->database, verification.failures);
    const std::vector<BlobRow> blobs = compare(*state_->database, state_->blobs, verification);
    BlobCheck check(state_->files.blobs(), verification.failures);
    for (const BlobRow& row : blobs) {
      if (progress && !progress(verification.blobs, blobs.size())) {
        return fail(ErrorKind::Cancelled, "error.store.cancelled"_key);
      }
      check.check(row);
      ++verification.blobs;
    }
    if (progress) progress(verification.blobs, blobs.size());
    return verification;
  });
}

}  // namespace evidence::store
