// The queue: what is still to be read.
#include "evidence/journal/state_rows.hpp"
#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::store {

using namespace literals;

namespace {

constexpr std::uint32_t tries = 2;  // design.md, hostile bytes: once more with a fresh worker, then set aside

// Pages kept without a gap from the first on.
std::uint32_t pages_kept(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement query(database,
                          "SELECT number FROM pages AS p JOIN queue AS q ON q.blob = p.blob AND q.version = p.version "
                          "WHERE p.blob = ? AND q.step = 'read' ORDER BY number");
  bind_digest(query, 1, blob);
  std::uint32_t kept = 0;
  while (query.executeStep() && query.getColumn(0).getUInt() == kept + 1) ++kept;
  return kept;
}

void set_state(SQLite::Database& database, const Sha256& blob, const char* state) {
  SQLite::Statement update(database, "UPDATE queue SET state = ? WHERE blob = ? AND step = 'read'");
  update.bind(1, state);
  bind_digest(update, 2, blob);
  update.exec();
}

// evidence/reading sets a page aside as a blank one that says why the reader did not survive it: WHERE of these pages,
// of the version that the queue is at.
constexpr const char* page_set_aside =
    "text = '' AND (problems LIKE '[[\"reader-crashed\",%' OR problems LIKE '[[\"timeout\",%' OR "
    "problems LIKE '[[\"memory\",%') AND version = (SELECT version FROM queue WHERE queue.blob = pages.blob AND "
    "step = 'read')";

// An earlier run may have set a page aside and stopped before it could say so.
std::optional<Problem> problem_of_page_set_aside(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement query(database, std::string("SELECT problems FROM pages WHERE blob = ? AND ") + page_set_aside +
                                        " ORDER BY number DESC LIMIT 1");
  bind_digest(query, 1, blob);
  if (!query.executeStep()) return std::nullopt;
  const std::vector<Problem> problems = problems_of(query.getColumn(0).getString());
  return problems.empty() ? std::nullopt : std::optional(problems.front());
}

// What is retried is read again from its first page that was set aside.
void drop_pages_set_aside(SQLite::Database& database, const std::optional<Sha256>& blob) {
  const std::string all =
      std::string("DELETE FROM pages WHERE blob IN (SELECT blob FROM queue WHERE state = 'failed') AND ") +
      page_set_aside;
  SQLite::Statement drop(database, blob ? all + " AND blob = ?" : all);
  if (blob) bind_digest(drop, 1, *blob);
  drop.exec();
}

// Pages of an older reader version go when the newer one has finished.
void drop_older_pages(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement drop(database,
                         "DELETE FROM pages WHERE blob = ?1 AND version <> (SELECT version FROM queue WHERE blob = ?1 "
                         "AND step = 'read')");
  bind_digest(drop, 1, blob);
  drop.exec();
}

void note_engine(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement update(database,
                           "UPDATE queue SET engine = coalesce((SELECT max(engine) FROM pages WHERE pages.blob = "
                           "queue.blob), '') WHERE blob = ? AND step = 'read'");
  bind_digest(update, 1, blob);
  update.exec();
}

// One transaction on index.db under the lock.
template <class Work>
auto change(PageStore::State& state, Work&& work) -> decltype(work(*state.database)) {
  return guarded(state.files.index_db(), [&]() -> decltype(work(*state.database)) {
    if (!state.files.writable) return fail(ErrorKind::Input, "error.store.read-only"_key);
    const std::lock_guard lock(state.mutex);
    SQLite::Transaction transaction(*state.database, SQLite::TransactionBehavior::IMMEDIATE);
    auto result = work(*state.database);
    if (result) transaction.commit();
    return result;
  });
}

}  // namespace

Result<std::uint64_t> PageStore::enqueue_unread(std::string_view reader_version, std::string_view engine) {
  return change(*state_, [&](SQLite::Database& index) -> Result<std::uint64_t> {
    SQLite::Statement put(
        index,
        "INSERT INTO queue (blob, step, version, state, bytes, name) "
        "SELECT blob, 'read', ?, 'waiting', bytes, substr(path, length(rtrim(path, replace(path, '/', ''))) + 1) "
        "FROM (SELECT blob, max(bytes) AS bytes, min(path) AS path FROM truth.items "
        "      WHERE kind = 'file' AND blob IS NOT NULL AND opened = 0 AND removed = 0 GROUP BY blob) WHERE true "
        "ON CONFLICT (blob, step) DO UPDATE SET version = excluded.version, state = 'waiting', attempts = 0, "
        "media_type = '', pages = 0, problem = NULL WHERE (version <> excluded.version AND "
        "substr(version, 1, length(?2)) <> ?2) OR (engine <> '' AND engine <> ?3 AND version <> excluded.version)");
    // What nobody had to recognise is the same with every engine: only the reader's own version counts there.
    const std::string reader = std::string(reader_version) + "+";
    put.bind(1, reader + std::string(engine));
    put.bind(2, reader);
    put.bind(3, std::string(engine));
    return static_cast<std::uint64_t>(put.exec());
  });
}

Result<std::optional<ReadTask>> PageStore::take() {
  return change(*state_, [&](SQLite::Database& index) -> Result<std::optional<ReadTask>> {
    SQLite::Statement query(index,
                            "SELECT blob, bytes, name, attempts FROM queue WHERE state = 'waiting' "
                            "ORDER BY priority, bytes, blob LIMIT 1");
    if (!query.executeStep()) return std::optional<ReadTask>();
    ReadTask task;
    task.blob = digest_column(query, 0);
    task.bytes = unsigned_column(query, 1);
    task.name = query.getColumn(2).getString();
    task.attempts = query.getColumn(3).getUInt();
    query.reset();
    task.pages_done = pages_kept(index, task.blob);
    set_state(index, task.blob, "running");
    return std::optional<ReadTask>(std::move(task));
  });
}

Result<void> PageStore::prefer(const Sha256& blob) {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    SQLite::Statement update(index,
                             "UPDATE queue SET priority = (SELECT min(priority) FROM queue) - 1 WHERE blob = ? AND "
                             "state = 'waiting'");
    bind_digest(update, 1, blob);
    update.exec();
    return {};
  });
}

Result<void> PageStore::release_running() {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    index.exec("UPDATE queue SET state = 'waiting' WHERE state = 'running'");
    return {};
  });
}

Result<std::uint64_t> PageStore::retry_failed(std::optional<Sha256> blob) {
  return change(*state_, [&](SQLite::Database& index) -> Result<std::uint64_t> {
    drop_pages_set_aside(index, blob);
    const std::string all = "UPDATE queue SET state = 'waiting', attempts = 0, problem = NULL WHERE state = 'failed'";
    SQLite::Statement update(index, blob ? all + " AND blob = ?" : all);
    if (blob) bind_digest(update, 1, *blob);
    return static_cast<std::uint64_t>(update.exec());
  });
}

Result<std::uint64_t> PageStore::retry_problem(std::string_view code) {
  std::vector<Sha256> blobs;
  const auto found = guarded(database(), [&]() -> Result<void> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database,
                            "SELECT blob FROM queue WHERE state = 'failed' AND json_extract(problem, '$[0]') = ?");
    query.bind(1, std::string(code));
    while (query.executeStep()) blobs.push_back(digest_column(query, 0));
    return {};
  });
  if (!found) return std::unexpected(found.error());
  for (const Sha256& blob : blobs) {
    if (auto retried = retry_failed(blob); !retried) return retried;
  }
  return blobs.size();
}

Result<std::string> PageStore::chosen_engine() const {
  return guarded(database(), [&]() -> Result<std::string> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, "SELECT value FROM store_meta WHERE name = 'engine'");
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
  });
}

Result<void> PageStore::choose_engine(std::string_view engine) {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    SQLite::Statement put(index, "INSERT OR REPLACE INTO store_meta (name, value) VALUES ('engine', ?)");
    put.bind(1, std::string(engine));
    put.exec();
    return {};
  });
}

Result<std::vector<PageReading>> PageStore::readings_of(const Sha256& blob) const {
  return guarded(database(), [&]() -> Result<std::vector<PageReading>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database,
                            "SELECT body FROM truth.state WHERE kind = 'page-reading' AND json_extract(body, '$.blob') "
                            "= ? ORDER BY json_extract(body, '$.page')");
    query.bind(1, to_hex(blob));
    std::vector<journal::StateRow> rows;
    while (query.executeStep()) rows.push_back({"page-reading", "", query.getColumn(0).getString()});
    auto snapshot = journal::snapshot_of(rows);
    if (!snapshot) return pass_on(snapshot);
    std::vector<PageReading> readings;
    for (const auto& row : *snapshot->page_readings) readings.push_back(*row);
    return readings;
  });
}

Result<void> PageStore::requeue(const Sha256& blob) {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    SQLite::Statement update(index,
                             "UPDATE queue SET state = 'waiting', attempts = 0 WHERE blob = ? AND step = 'read' AND "
                             "state IN ('done', 'failed')");
    bind_digest(update, 1, blob);
    update.exec();
    return {};
  });
}

Result<void> PageStore::give_back(const Sha256& blob) {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    set_state(index, blob, "waiting");
    return {};
  });
}

Result<void> PageStore::finish(const Sha256& blob, const ReadOutcome& outcome) {
  return change(*state_, [&](SQLite::Database& index) -> Result<void> {
    const auto problem = outcome.problem ? outcome.problem : problem_of_page_set_aside(index, blob);
    SQLite::Statement update(index,
                             "UPDATE queue SET state = ?, media_type = ?, pages = ?, problem = ? WHERE blob = ? AND "
                             "step = 'read'");
    update.bind(1, problem ? "failed" : "done");
    update.bind(2, outcome.media_type);
    update.bind(3, outcome.pages);
    if (problem) update.bind(4, problem_text(*problem));
    bind_digest(update, 5, blob);
    update.exec();
    drop_older_pages(index, blob);
    note_engine(index, blob);
    return {};
  });
}

Result<bool> PageStore::fail_once(const Sha256& blob, const Problem& problem) {
  return change(*state_, [&](SQLite::Database& index) -> Result<bool> {
    SQLite::Statement query(index, "SELECT attempts FROM queue WHERE blob = ? AND step = 'read'");
    bind_digest(query, 1, blob);
    const std::uint32_t attempts = query.executeStep() ? query.getColumn(0).getUInt() + 1 : tries;
    query.reset();
    const bool again = attempts < tries;
    SQLite::Statement update(index,
                             "UPDATE queue SET attempts = ?, state = ?, problem = ? WHERE blob = ? AND step = 'read'");
    update.bind(1, attempts);
    update.bind(2, again ? "waiting" : "failed");
    if (!again) update.bind(3, problem_text(problem));
    bind_digest(update, 4, blob);
    update.exec();
    return again;
  });
}

Result<QueueCounts> PageStore::counts() const {
  return guarded(database(), [&]() -> Result<QueueCounts> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database,
                            "SELECT coalesce(sum(state = 'waiting'), 0), coalesce(sum(state = 'running'), 0), "
                            "coalesce(sum(state = 'done'), 0), coalesce(sum(state = 'failed'), 0), "
                            "(SELECT count(*) FROM pages) FROM queue");
    query.executeStep();
    return QueueCounts{unsigned_column(query, 0), unsigned_column(query, 1), unsigned_column(query, 2),
                       unsigned_column(query, 3), unsigned_column(query, 4)};
  });
}

}  // namespace evidence::store
