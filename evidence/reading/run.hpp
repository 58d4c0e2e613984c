// What the threads of one read_all share. Private to this room.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "evidence/reading/reading.hpp"
#include "evidence/reading/worker.hpp"

namespace evidence::reading {

class Run {
 public:
  Run(store::PageStore& queue, const OpenBlob& open, const ReadOptions& options, jobs::Work& work,
      const store::QueueCounts& before);

  // Takes tasks until nothing is left or the run ends. On its own thread, with its own worker.
  void work_off(Worker worker);

  // After all threads have ended:
  [[nodiscard]] std::optional<Error> failure() const { return failure_; }
  [[nodiscard]] ReadTotals totals() const { return totals_; }
  [[nodiscard]] std::uint64_t pages_in_hand() const { return pages_in_hand_; }  // known, of items given back
  [[nodiscard]] std::uint64_t items_in_hand() const { return items_in_hand_; }  // given back with pages known

 private:
  // A worker that fails costs the item one try. On the second the page in hand is kept as a page with the Problem and
  // the rest is read, for up to three such pages.
  Result<void> read_one(Worker& worker, const store::ReadTask& task);
  // The pages that a person wants read otherwise, once more and so.
  Result<void> read_chosen_pages(Worker& worker, const store::ReadTask& task, const FileRange& bytes,
                                 std::uint32_t pages);
  void count_document(const DocumentHead& head, std::uint32_t pages_done);
  Result<bool> keep(const store::ReadTask& task, const Page& page);
  Result<void> settle(const store::ReadTask& task, const ItemResult& result, std::uint32_t pages_kept);
  bool ended();  // paused, stopped or failed
  bool report(const std::string& name);
  void fail_with(const Error& error);

  store::PageStore& queue_;
  const OpenBlob& open_;
  const ReadOptions& options_;
  jobs::Work& work_;

  std::mutex mutex_;  // guards everything below while threads run
  ReadTotals totals_;
  std::uint64_t items_total_ = 0;  // waiting at the start
  std::uint64_t items_done_ = 0;
  std::uint64_t pages_known_ = 0;  // of the documents begun
  std::uint64_t pages_in_hand_ = 0;
  std::uint64_t items_in_hand_ = 0;
  bool paused_ = false;
  std::optional<Error> failure_;
};

}  // namespace evidence::reading
