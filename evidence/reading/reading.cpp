#include "evidence/reading/reading.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "evidence/reading/run.hpp"
#include "evidence/reading/worker.hpp"

namespace evidence::reading {

using namespace literals;

sandbox::Limits reader_limits() {
  sandbox::Limits limits;
  limits.memory_bytes = 1536ULL << 20U;
  limits.scratch_bytes = 256ULL << 20U;
  limits.cpu_seconds = 4 * 3600;
  return limits;
}

ReadSettings settings_of(const PageReading& reading, const ReadSettings& usual) {
  ReadSettings settings = usual;
  if (reading.removed) return settings;
  if (!reading.engine.empty()) settings.engine = reading.engine;
  if (!reading.language.empty()) settings.language = reading.language;
  settings.quarters = reading.quarters;
  settings.region = reading.region;
  return settings;
}

Result<Page> read_one_page(const FileRange& bytes, const std::string& name, std::uint32_t number,
                           const ReadSettings& settings, sandbox::Confinement confinement, const ReadOptions& options) {
  Worker worker(confinement, options.worker, options.page_deadline);
  const ReadRequest request{name, number, number, settings, bytes.offset, bytes.length, options.limits};
  std::optional<Page> page;
  const ItemListener listener{[](const DocumentHead&) {},
                              [&](const Page& read) -> Result<bool> {
                                page = read;
                                return true;
                              }};
  auto result = worker.read(bytes, request, listener);
  if (!result) return pass_on(result);
  if (page) return std::move(*page);
  const std::string code = result->problem ? result->problem->code : "no-such-page";
  return fail(ErrorKind::Input, "error.reading.page"_key, {{"page", std::to_string(number)}, {"problem", code}});
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
