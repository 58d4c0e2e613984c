// An open Case. Private to this room.
#pragma once

#include <mutex>

#include "evidence/journal/journal.hpp"
#include "evidence/store/blob_state.hpp"
#include "evidence/store/case_lock.hpp"
#include "evidence/store/case_store.hpp"
#include "evidence/store/connection.hpp"

namespace evidence::store {

struct CaseStore::State {
  CaseFiles files;
  std::optional<CaseLock> lock;
  std::optional<TextKey> read_only_because;
  DatabasePtr database;  // of the owner's thread
  SnapshotPtr snapshot = std::make_shared<const CaseSnapshot>();
  BlobStore blobs;
  ItemQuery items;
  PageStore pages;

  State(CaseFiles given_files, DatabasePtr given_database);  // throws
  Result<void> load_snapshot();                              // throws
  // perform() and undo(): one gesture in one transaction.
  Result<journal::ActionId> act(const Writer& writer, const std::vector<journal::Command>& commands,
                                std::optional<journal::ActionId> undoes, const Clock& clock);
};

}  // namespace evidence::store
