#include "evidence/reading/reading.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "evidence/reading/run.hpp"

namespace evidence::reading {

sandbox::Limits reader_limits() {
  sandbox::Limits limits;
  limits.memory_bytes = 1536ULL << 20U;
  limits.scratch_bytes = 256ULL << 20U;
  limits.cpu_seconds = 4 * 3600;
  return limits;
}

Result<ReadTotals> read_all(store::PageStore& queue, const OpenBlob& open, sandbox::Confinement confinement,
                            const ReadOptions& options, jobs::Work& work) {
  const auto begun = std::chrono::steady_clock::now();
  if (auto released = queue.release_running(); !released) return pass_on(released);
  const auto before = queue.counts();
  if (!before) return std::unexpected(before.error());

  Run run(queue, open, options, work, *before);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, options.workers); ++i)
      threads.emplace_back(
          [&run, &options, confinement] { run.work_off(Worker(confinement, options.worker, options.page_deadline)); });
  }
  if (auto failure = run.failure()) return std::unexpected(std::move(*failure));

  const auto after = queue.counts();
  if (!after) return std::unexpected(after.error());
  ReadTotals totals = run.totals();
  totals.reused = before->done;
  totals.pages_left = run.pages_in_hand() + after->waiting - std::min(after->waiting, run.items_in_hand());
  totals.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return totals;
}

}  // namespace evidence::reading
