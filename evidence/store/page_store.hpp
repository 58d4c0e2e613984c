// The queue and the pages of index.db: what is still to be read, and what was read. Keyed by (blob, step, step
// version), so that work is done once for identical bytes and a power cut costs at most the page in hand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/problem.hpp"
#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"
#include "evidence/store/reading_status.hpp"

namespace evidence::store {

using PageRowId = std::int64_t;  // of one page in index.db; stable while the page is not read again

struct ReadTask {
  Sha256 blob;
  std::uint64_t bytes = 0;
  std::string name;              // last path segment of one item with these bytes: a hint for the reader
  std::uint32_t pages_done = 0;  // pages already kept from an earlier, interrupted try: go on behind them
  std::uint32_t attempts = 0;
};

struct ReadOutcome {
  std::string media_type;
  std::uint32_t pages = 0;
  std::optional<Problem> problem;  // set: the item could not be read (or only in part)
};

struct QueueCounts {
  std::uint64_t waiting = 0;
  std::uint64_t running = 0;
  std::uint64_t done = 0;
  std::uint64_t failed = 0;
  std::uint64_t pages = 0;  // pages read
};

// A page that bears seals, without its text.
struct SealedPage {
  Sha256 blob;
  std::uint32_t number = 1;
  std::vector<Seal> seals;
};

struct StoredPage {
  PageRowId row = 0;
  Sha256 blob;
  Page page;
};

// Thread-safe: one lock inside; each call is one transaction.
class PageStore {
 public:
  struct State;
  explicit PageStore(std::shared_ptr<State> state) : state_(std::move(state)) {}

  // Queues every blob of the Case's file items that is not read by this reader version yet, and those with recognised
  // pages whose engine was another. Gives how many were queued.
  Result<std::uint64_t> enqueue_unread(std::string_view reader_version, std::string_view engine = {});
  // The engine that a person chose for this Case; empty: the best that is installed.
  [[nodiscard]] Result<std::string> chosen_engine() const;
  Result<void> choose_engine(std::string_view engine);
  // Takes the next task (smallest priority number first, then smallest file); nothing when the queue is empty.
  Result<std::optional<ReadTask>> take();
  Result<void> prefer(const Sha256& blob);  // the page on screen first
  Result<void> release_running();           // after a crash: running becomes waiting again
  Result<std::uint64_t> retry_failed(std::optional<Sha256> blob);
  Result<std::uint64_t> retry_problem(std::string_view code);  // all that were set aside for this cause
  Result<void> give_back(const Sha256& blob);                  // paused: waiting again, pages kept
  // Keeps one page. Idempotent per (blob, reader version, page number).
  Result<PageRowId> put_page(const Sha256& blob, const Page& page);
  Result<void> finish(const Sha256& blob, const ReadOutcome& outcome);
  // One more failed try; after the second the item is set aside with the Problem. True: will be tried again.
  Result<bool> fail_once(const Sha256& blob, const Problem& problem);

  // How single pages of a blob are read, where a person chose so; taken-back choices too (`removed`).
  [[nodiscard]] Result<std::vector<PageReading>> readings_of(const Sha256& blob) const;
  // After corrections were made or taken back: gives their pages new rows, so that who follows the rows (the index)
  // sees the new words. Gives how many. Cheap where nothing changed.
  Result<std::uint64_t> take_up_corrections();

  // Puts a blob that was read back into the queue for its chosen pages alone; what is kept of it stays.
  Result<void> requeue(const Sha256& blob);

  [[nodiscard]] Result<QueueCounts> counts() const;
  [[nodiscard]] Result<ReadingStatus> status() const;
  // Recognised pages that need a person's eye: of less confidence than `below` percent, or with passages of doubt, or
  // with text that was found and not read. Least sure first. 0: the usual bar (80).
  [[nodiscard]] Result<std::vector<PageSummary>> uncertain_pages(std::uint8_t below, std::size_t limit) const;
  // With what people corrected.
  [[nodiscard]] Result<std::optional<Page>> page(const Sha256& blob, std::uint32_t number) const;
  // As the engine read it.
  [[nodiscard]] Result<std::optional<Page>> machine_page(const Sha256& blob, std::uint32_t number) const;
  [[nodiscard]] Result<std::optional<StoredPage>> page(PageRowId row) const;
  [[nodiscard]] Result<std::vector<StoredPage>> pages_after(PageRowId row, std::size_t limit) const;  // in row order
  // Of the latest reading of each page; by blob and number.
  [[nodiscard]] Result<std::vector<SealedPage>> pages_with_seals() const;
  // The blobs whose first page holds these words among its first 60 characters: what kind of paper it is.
  [[nodiscard]] Result<std::vector<Sha256>> titled(std::string_view words) const;
  [[nodiscard]] std::filesystem::path database() const;  // index.db, for the full-text tables beside it

 private:
  std::shared_ptr<State> state_;
};

}  // namespace evidence::store
