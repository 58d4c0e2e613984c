// How far the reading is.
#include "evidence/store/reading_status.hpp"

#include <algorithm>

#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"
#include "evidence/store/page_marks.hpp"

namespace evidence::store {

namespace {

constexpr std::uint8_t uncertain_below = 80;  // percent; a page of which every fifth word may be wrong

// WHERE of recognised pages that need a person's eye; ?1 is the confidence.
constexpr const char* is_uncertain =
    " engine <> '' AND (confidence < ?1 OR passages LIKE '%\"doubtful\"%' OR passages LIKE '%\"second-reading\"%' OR "
    "problems LIKE '%-unread\"%') ";

// An item in hand was opened but not finished: its known pages are not stored, so it counts at least one.
constexpr const char* by_source =
    "SELECT i.source, count(*), "
    "sum(i.opened = 1 OR q.state = 'done'), "
    "sum(i.problem IS NOT NULL OR q.state = 'failed'), "
    "sum(coalesce((SELECT count(*) FROM pages WHERE pages.blob = i.blob), 0)), "
    "sum(i.opened = 0 AND i.problem IS NULL AND i.blob IS NOT NULL AND (q.state IS NULL OR q.state IN ('waiting', "
    "'running'))) "
    "FROM truth.items AS i LEFT JOIN queue AS q ON q.blob = i.blob AND q.step = 'read' "
    "WHERE i.kind = 'file' AND i.removed = 0 GROUP BY i.source ORDER BY min(i.origin), min(i.counter)";

std::vector<SourceProgress> sources_of(SQLite::Database& database) {
  std::vector<SourceProgress> sources;
  SQLite::Statement query(database, by_source);
  while (query.executeStep()) {
    SourceProgress one;
    if (const auto id = parse_full_id<SourceTag>(query.getColumn(0).getString())) one.source = *id;
    one.files = unsigned_column(query, 1);
    one.problems = unsigned_column(query, 3);
    one.pages_read = unsigned_column(query, 4);
    one.waiting = unsigned_column(query, 5);
    one.read = one.files - std::min(one.files, one.problems + one.waiting);
    one.pages_left = one.waiting;
    sources.push_back(one);
  }
  return sources;
}

std::vector<ProblemGroup> groups_of(SQLite::Database& database) {
  std::vector<ProblemGroup> groups;
  SQLite::Statement query(
      database,
      "SELECT json_extract(problem, '$[0]') AS code, count(*) FROM queue AS q WHERE state = "
      "'failed' AND EXISTS (SELECT 1 FROM truth.items AS i WHERE i.blob = q.blob AND i.removed = 0) "
      "GROUP BY code ORDER BY count(*) DESC, code");
  while (query.executeStep()) groups.push_back({query.getColumn(0).getString(), unsigned_column(query, 1)});
  return groups;
}

template <class Kind>
std::uint32_t count_of(const std::vector<Passage>& passages, Kind kind) {
  return static_cast<std::uint32_t>(
      std::count_if(passages.begin(), passages.end(), [&](const Passage& passage) { return passage.kind == kind; }));
}

}  // namespace

Result<ReadingStatus> PageStore::status() const {
  return guarded(database(), [&]() -> Result<ReadingStatus> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Database& index = *state_->database;
    SQLite::Transaction one_moment(index);
    ReadingStatus status;
    status.sources = sources_of(index);
    status.problems = groups_of(index);
    SQLite::Statement query(index, std::string("SELECT count(*), coalesce(sum(engine <> ''), 0), coalesce(sum(") +
                                       is_uncertain +
                                       "), 0), coalesce(sum(corrections <> ''), 0), coalesce(sum(seals <> '[]'), 0) "
                                       "FROM pages");
    query.bind(1, static_cast<int>(uncertain_below));
    query.executeStep();
    status.pages = unsigned_column(query, 0);
    status.recognised = unsigned_column(query, 1);
    status.uncertain = unsigned_column(query, 2);
    status.corrected = unsigned_column(query, 3);
    status.with_seals = unsigned_column(query, 4);
    return status;
  });
}

Result<std::vector<PageSummary>> PageStore::uncertain_pages(std::uint8_t below, std::size_t limit) const {
  return guarded(database(), [&]() -> Result<std::vector<PageSummary>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database,
                            std::string("SELECT blob, number, origin, engine, confidence, passages, problems FROM "
                                        "pages WHERE ") +
                                is_uncertain + "ORDER BY confidence, blob, number LIMIT ?2");
    query.bind(1, static_cast<int>(below == 0 ? uncertain_below : below));
    query.bind(2, static_cast<std::int64_t>(limit));
    std::vector<PageSummary> pages;
    while (query.executeStep()) {
      PageSummary page;
      page.blob = digest_column(query, 0);
      page.number = query.getColumn(1).getUInt();
      page.origin = parse_word<PageOrigin>(query.getColumn(2).getString()).value_or(PageOrigin::Ocr);
      page.engine = query.getColumn(3).getString();
      page.confidence = static_cast<std::uint8_t>(query.getColumn(4).getUInt());
      const auto passages = passages_of(query.getColumn(5).getString());
      page.doubtful = count_of(passages, PassageKind::Doubtful);
      page.second_readings = count_of(passages, PassageKind::SecondReading);
      page.problems = problems_of(query.getColumn(6).getString());
      pages.push_back(std::move(page));
    }
    return pages;
  });
}

}  // namespace evidence::store
