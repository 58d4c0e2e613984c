// One database connection behind one lock, for what is asked from any thread. Private to this room.
#pragma once

#include <mutex>

#include "evidence/store/case_files.hpp"
#include "evidence/store/item_query.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::store {

struct ItemQuery::State {
  CaseFiles files;
  std::mutex mutex;
  DatabasePtr database;  // index.db as main, case.db as truth; both only read
};

struct PageStore::State {
  CaseFiles files;
  std::mutex mutex;
  DatabasePtr database;  // index.db as main, case.db as truth, only read
};

}  // namespace evidence::store
