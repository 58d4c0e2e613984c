// Pages by what is special on them, without their texts.
#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/page_marks.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::store {

namespace {

// While a newer reader is at work its pages count, and the older one's where it has none yet.
constexpr const char* is_latest =
    "p.row = (SELECT q.row FROM pages AS q WHERE q.blob = p.blob AND q.number = p.number ORDER BY q.version = "
    "coalesce((SELECT version FROM queue WHERE blob = q.blob AND step = 'read'), '') DESC, q.row DESC LIMIT 1)";

}  // namespace

Result<std::vector<SealedPage>> PageStore::pages_with_seals() const {
  return guarded(database(), [&]() -> Result<std::vector<SealedPage>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string("SELECT p.blob, p.number, p.seals FROM pages AS p WHERE "
                                                           "p.seals <> '[]' AND ") +
                                                   is_latest + " ORDER BY p.blob, p.number");
    std::vector<SealedPage> pages;
    while (query.executeStep()) {
      SealedPage page{digest_column(query, 0), query.getColumn(1).getUInt(), seals_of(query.getColumn(2).getString())};
      if (!page.seals.empty()) pages.push_back(std::move(page));
    }
    return pages;
  });
}

Result<std::vector<Sha256>> PageStore::titled(std::string_view words) const {
  return guarded(database(), [&]() -> Result<std::vector<Sha256>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string("SELECT p.blob FROM pages AS p WHERE p.number = 1 AND "
                                                           "instr(substr(p.text, 1, 60), ?) > 0 AND ") +
                                                   is_latest + " ORDER BY p.blob");
    query.bind(1, std::string(words));
    std::vector<Sha256> blobs;
    while (query.executeStep()) blobs.push_back(digest_column(query, 0));
    return blobs;
  });
}

}  // namespace evidence::store
