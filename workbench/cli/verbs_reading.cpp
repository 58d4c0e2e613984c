// read, page, search
#include <cmath>

#include <fmt/format.h>

#include "workbench/cli/console.hpp"
#include "workbench/cli/page_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/citing.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/picture_file.hpp"
#include "workbench/session/reading_case.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::int64_t most_workers = 64;
constexpr std::int64_t most_dpi = 600;
constexpr double points_per_inch = 72;

bool is_problem_code(const Texts& texts, const std::string& word) { return texts.has("problem." + word); }

Result<ReadingOptions> reading_options(const Context& context, Session& session) {
  ReadingOptions options;
  auto jobs = context.arguments.number("jobs", 1, most_workers);
  if (!jobs) return pass_on(jobs);
  options.workers = static_cast<std::size_t>(jobs->value_or(0));
  auto pause = context.arguments.number("pause-after", 1, 1'000'000'000);
  if (!pause) return pass_on(pause);
  if (*pause) options.pause_after = static_cast<std::uint64_t>(**pause);
  options.pause_on_battery = context.arguments.has("pause-on-battery");
  options.engine = context.arguments.value("engine");
  if (options.engine == "best") options.engine = "";
  for (const std::string& retry : context.arguments.values("retry")) {
    if (retry == "failed") {
      options.retry_failed = true;
      continue;
    }
    if (is_problem_code(context.texts, retry)) {
      options.retry_problems.push_back(retry);
      continue;
    }
    auto item = find_item(*session.snapshot(), session.items(), retry);
    if (!item) return pass_on(item);
    options.retry.push_back(item->blob);
  }
  return options;
}

Result<int> write_picture(const Context& context, Session& session, const PagePlace& place, const Page& page,
                          const std::string& file) {
  auto dpi = context.arguments.number("dpi", 10, most_dpi);
  if (!dpi) return pass_on(dpi);
  auto confinement = sandbox::probe_confinement();
  if (!confinement) return pass_on(confinement);
  reading::PageRenderer renderer(*confinement);
  const double width = page.width_points / points_per_inch * static_cast<double>(dpi->value_or(150));
  auto picture =
      render_page(session, renderer, place.item, place.number, static_cast<std::uint32_t>(std::lround(width)));
  if (!picture) return pass_on(picture);
  if (auto written = write_png(*picture, file); !written) return pass_on(written);
  context.emit({{"file", file}, {"width", picture->width}, {"height", picture->height}},
               context.texts("cli.page.picture"_key, {{"file", file},
                                                      {"width", std::to_string(picture->width)},
                                                      {"height", std::to_string(picture->height)}}));
  return exit_done;
}

}  // namespace

Result<int> run_read(const Context& context) {
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto options = reading_options(context, **session);
  if (!options) return pass_on(options);
  jobs::Work work({}, progress_on_standard_error(context.texts, "cli.progress.read"_key, context.quiet));
  auto totals = read_case(**session, *options, work);
  if (!totals) return pass_on(totals);
  context.emit({{"read", totals->read},
                {"reused", totals->reused},
                {"problems", totals->problems},
                {"pages", totals->pages},
                {"seconds", totals->seconds},
                {"held", totals->held},
                {"pages_left", totals->pages_left}},
               context.texts("cli.read.done"_key, {{"read", std::to_string(totals->read)},
                                                   {"pages", std::to_string(totals->pages)},
                                                   {"problems", std::to_string(totals->problems)},
                                                   {"seconds", fmt::format("{:.1f}", totals->seconds)},
                                                   {"left", std::to_string(totals->pages_left)}}));
  if (totals->held) context.message(context.texts("cli.read.held"_key));
  return totals->problems > 0 && context.arguments.has("strict") ? exit_no : exit_done;
}

Result<int> run_page(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto place = page_place(context, **session);
  if (!place) return pass_on(place);
  auto page = page_of(**session, place->item, place->number);
  if (!page) return pass_on(page);
  if (const auto file = context.arguments.value("png")) return write_picture(context, **session, *place, *page, *file);
  std::string text = page->text;
  if (context.arguments.has("words")) {
    text.clear();
    for (const Word& word : page->words) {
      text += fmt::format("{:>4} {:>4} {:>4} {:>4} {:>3}  {}\n", word.box.x, word.box.y, word.box.w, word.box.h,
                          word.confidence, page->text.substr(word.begin, word.end - word.begin));
    }
  }
  context.emit(json_of_page(*page, context.texts), text);
  return exit_done;
}

Result<int> run_search(const Context& context) {
  auto query = context.positional(1, "QUERY");
  if (!query) return pass_on(query);
  auto limit = context.arguments.number("limit", 1, 100'000);
  if (!limit) return pass_on(limit);
  auto offset = context.arguments.number("offset", 0, 1'000'000'000);
  if (!offset) return pass_on(offset);
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  const index::Window window{static_cast<std::size_t>(limit->value_or(50)),
                             static_cast<std::size_t>(offset->value_or(0))};
  auto answer = (*session)->index().search(*query, window);
  if (!answer) return pass_on(answer);
  auto counts = (*session)->items().counts(std::nullopt);
  if (!counts) return pass_on(counts);

  Json hits = Json::array();
  std::string text;
  for (const index::Hit& hit : answer->hits) {
    auto items = (*session)->items().of_blob(hit.blob);
    if (!items) return pass_on(items);
    for (const Item& item : *items) {  // the same bytes may stand at several paths: each is a place of its own
      Json rects = Json::array();
      for (const Box& box : hit.rects) rects.push_back(json_of(box));
      hits.push_back({{"item", short_form(item.id)},
                      {"path", item.path},
                      {"page", hit.page},
                      {"score", hit.score},
                      {"snippet", hit.snippet.text},
                      {"rects", rects}});
      text += fmt::format("{} p{}  {}\n    {}{}{}\n", short_form(item.id), hit.page, item.path,
                          hit.snippet.cut_before ? "…" : "", hit.snippet.text, hit.snippet.cut_after ? "…" : "");
    }
  }
  text += context.texts("cli.search.total"_key, {{"total", std::to_string(answer->total)},
                                                 {"searched", std::to_string(answer->pages_searched)},
                                                 {"unread", std::to_string(counts->queued)}});
  context.emit({{"total", answer->total},
                {"unread_pages", counts->queued},
                {"pages_searched", answer->pages_searched},
                {"hits", hits}},
               text);
  return exit_done;
}

}  // namespace workbench::cli
