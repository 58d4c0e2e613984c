#include "evidence/reading/run.hpp"

#include <algorithm>
#include <utility>

namespace evidence::reading {

using namespace literals;

namespace {

constexpr std::uint32_t most_pages_given_up = 3;  // of one item; each costs a worker and up to a deadline

Page broken_page(std::uint32_t number, const Problem& problem) {
  Page page;
  page.number = number;
  page.confidence = 0;
  page.problems.push_back(problem);
  return page;
}

Problem unreadable(const Error& gone) {
  std::string reason;
  for (const auto& [name, value] : gone.arguments) {
    if (name == "file") reason = "blobs/" + value;
  }
  return {"unreadable", {{"reason", std::move(reason)}}};
}

}  // namespace

Run::Run(store::PageStore& queue, const OpenBlob& open, const ReadOptions& options, jobs::Work& work,
         const store::QueueCounts& before)
    : queue_(queue), open_(open), options_(options), work_(work), items_total_(before.waiting + before.running) {
  paused_ = options.pause_after && *options.pause_after == 0;
}

void Run::fail_with(const Error& error) {
  const std::scoped_lock lock(mutex_);
  if (!failure_) failure_ = error;
}

bool Run::ended() {
  const std::scoped_lock lock(mutex_);
  return failure_ || paused_ || work_.stopped();
}

bool Run::report(const std::string& name) {
  jobs::Progress progress{jobs::Unit::Pages, 0, 0, name, 0};
  {
    const std::scoped_lock lock(mutex_);
    progress.done = totals_.pages;
    // Items not begun count as one page: the total grows as documents are opened and is right at the end.
    progress.total = std::max(totals_.pages, pages_known_) + items_total_ - std::min(items_total_, items_done_);
    progress.problems = totals_.problems;
  }
  return work_.report(progress);
}

void Run::work_off(Worker worker) {
  while (!ended()) {
    auto task = queue_.take();
    if (!task) return fail_with(task.error());
    if (!*task) return;
    if (auto read = read_one(worker, **task); !read) {
      // The item is not to blame: it waits for the next run.
      if (auto returned = queue_.give_back((*task)->blob); !returned) fail_with(returned.error());
      return fail_with(read.error());
    }
    if (!report((*task)->name)) return;
  }
}

void Run::count_document(const DocumentHead& head, std::uint32_t pages_done) {
  const std::scoped_lock lock(mutex_);
  pages_known_ += head.pages - std::min(head.pages, pages_done);
  ++items_done_;
}

Result<bool> Run::keep(const store::ReadTask& task, const Page& page) {
  if (auto kept = queue_.put_page(task.blob, page); !kept) return pass_on(kept);
  bool go_on = true;
  {
    const std::scoped_lock lock(mutex_);
    ++totals_.pages;
    paused_ = paused_ || (options_.pause_after && totals_.pages >= *options_.pause_after);
    if (!paused_ && options_.hold && options_.hold()) paused_ = totals_.held = true;
    go_on = !paused_ && !failure_;
  }
  return report(task.name) && go_on;
}

Result<void> Run::read_one(Worker& worker, const store::ReadTask& task) {
  auto bytes = open_(task.blob);
  if (!bytes) {
    if (bytes.error().key != "error.store.blob-gone"_key) return pass_on(bytes);
    // One missing file must not keep the others from being read.
    ItemResult gone;
    gone.state = ItemResult::State::Failed;
    gone.problem = unreadable(bytes.error());
    return settle(task, gone, task.pages_done);
  }
  std::uint32_t kept = task.pages_done;
  std::uint32_t given_up = 0;
  std::optional<Problem> last_problem;
  ReadRequest request{task.name, kept + 1, 0, options_.settings, bytes->offset, bytes->length, options_.limits};
  const ItemListener listener{[&](const DocumentHead& head) {
                                if (given_up == 0) count_document(head, task.pages_done);
                              },
                              [&](const Page& page) {
                                auto go_on = keep(task, page);
                                if (go_on) kept = page.number;
                                return go_on;
                              }};
  for (;;) {
    auto result = worker.read(*bytes, request, listener);
    if (!result) return pass_on(result);
    const bool page_to_blame = result->state == ItemResult::State::Failed && kept < result->head.pages;
    if (!page_to_blame || task.attempts == 0 || given_up == most_pages_given_up) {
      if (!result->problem) result->problem = std::move(last_problem);
      if (result->state == ItemResult::State::Finished) {
        if (auto read = read_chosen_pages(worker, task, *bytes, result->head.pages); !read) return read;
      }
      return settle(task, *result, kept);
    }
    // The second time the page itself is set aside, with the reason, and the rest goes on.
    last_problem = result->problem;
    auto go_on = listener.page(broken_page(kept + 1, *last_problem));
    if (!go_on) return pass_on(go_on);
    ++given_up;
    request.first_page = kept + 1;
  }
}

Result<void> Run::read_chosen_pages(Worker& worker, const store::ReadTask& task, const FileRange& bytes,
                                    std::uint32_t pages) {
  auto chosen = queue_.readings_of(task.blob);
  if (!chosen) return pass_on(chosen);
  for (const PageReading& reading : *chosen) {
    if (reading.page > pages) continue;
    const ReadRequest request{task.name,    reading.page, reading.page,   settings_of(reading, options_.settings),
                              bytes.offset, bytes.length, options_.limits};
    const ItemListener listener{[](const DocumentHead&) {},
                                [&](const Page& page) -> Result<bool> {
                                  auto kept = queue_.put_page(task.blob, page);
                                  if (!kept) return pass_on(kept);
                                  return true;
                                }};
    // A worker that does not survive these settings leaves the page as it was read with the usual ones.
    if (auto read = worker.read(bytes, request, listener); !read) return pass_on(read);
  }
  return {};
}

Result<void> Run::settle(const store::ReadTask& task, const ItemResult& result, std::uint32_t pages_kept) {
  const std::uint32_t pages_left = result.head.pages - std::min(result.head.pages, pages_kept);
  if (result.state == ItemResult::State::Paused && pages_left > 0) {
    const std::scoped_lock lock(mutex_);
    pages_in_hand_ += pages_left;
    ++items_in_hand_;
    return queue_.give_back(task.blob);
  }
  if (result.state == ItemResult::State::Failed) {
    const auto again = queue_.fail_once(task.blob, result.problem.value_or(Problem{"reader-crashed", {}}));
    if (!again) return std::unexpected(again.error());
    const std::scoped_lock lock(mutex_);
    if (!*again) ++totals_.problems;
    return {};
  }
  // Paused behind the last page: nothing is left but to say that it is done.
  const store::ReadOutcome outcome{result.head.media_type, result.head.pages, result.problem};
  auto finished = queue_.finish(task.blob, outcome);
  if (!finished) return finished;
  {
    const std::scoped_lock lock(mutex_);
    ++totals_.read;
    if (result.problem) ++totals_.problems;
  }
  return {};
}

}  // namespace evidence::reading
