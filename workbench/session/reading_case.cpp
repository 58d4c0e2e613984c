#include "workbench/session/reading_case.hpp"

#include <algorithm>
#include <thread>

#include "workbench/session/power.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

Result<void> put_back_failed(Session& session, const ReadingOptions& options) {
  if (options.retry_failed) {
    if (auto done = session.pages().retry_failed(std::nullopt); !done) return pass_on(done);
  }
  for (const std::string& code : options.retry_problems) {
    if (auto done = session.pages().retry_problem(code); !done) return pass_on(done);
  }
  for (const Sha256& blob : options.retry) {
    if (auto done = session.pages().retry_failed(blob); !done) return pass_on(done);
  }
  return {};
}

Result<void> check_engine(const std::string& engine) {
  const auto installed = reading::installed_engines();
  if (engine.empty() || std::find(installed.begin(), installed.end(), engine) != installed.end()) return {};
  std::string names;
  for (const std::string& name : installed) names += (names.empty() ? "" : ", ") + name;
  return fail(ErrorKind::Input, "error.reading.engine"_key, {{"engine", engine}, {"installed", names}});
}

}  // namespace

Result<std::string> engine_of(Session& session) {
  auto chosen = session.pages().chosen_engine();
  if (!chosen) return chosen;
  // A case that was read elsewhere may name an engine that this machine lacks: then the best of those it has.
  if (!chosen->empty() && check_engine(*chosen)) return chosen;
  return reading::installed_engines().front();
}

Result<reading::ReadTotals> read_case(Session& session, const ReadingOptions& options, jobs::Work& work) {
  auto confinement = sandbox::probe_confinement();
  if (!confinement) return pass_on(confinement);
  if (options.engine) {
    if (auto known = check_engine(*options.engine); !known) return pass_on(known);
    if (auto chosen = session.pages().choose_engine(*options.engine); !chosen) return pass_on(chosen);
  }
  auto engine = engine_of(session);
  if (!engine) return pass_on(engine);
  if (auto queued = session.pages().enqueue_unread(reading::reader_version(), *engine); !queued) return pass_on(queued);
  if (auto retried = put_back_failed(session, options); !retried) return pass_on(retried);

  reading::ReadOptions how;
  how.workers = options.workers != 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
  how.pause_after = options.pause_after;
  how.worker = reading::reader_limits();
  how.settings.engine = *engine;
  if (options.pause_on_battery) how.hold = [] { return runs_on_battery(); };
  const auto open = [&session](const Sha256& blob) { return session.store().blobs().open(blob); };
  auto totals = reading::read_all(session.pages(), open, *confinement, how, work);
  if (!totals) return pass_on(totals);
  // Searchable at once, also after a pause: the index takes up whatever pages there are.
  if (auto indexed = session.index().update(); !indexed) return pass_on(indexed);
  return totals;
}

Result<reading::PagePicture> render_page(Session& session, reading::PageRenderer& renderer, const Item& item,
                                         std::uint32_t page, std::uint32_t width) {
  auto bytes = session.store().blobs().open(item.blob);
  if (!bytes) return pass_on(bytes);
  const std::size_t slash = item.path.rfind('/');
  reading::PageToRender what;
  what.name = slash == std::string::npos ? item.path : item.path.substr(slash + 1);
  what.page = page;
  what.width = width;
  return renderer.render(*bytes, what);
}

}  // namespace workbench
