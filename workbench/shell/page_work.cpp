#include "workbench/shell/page_work.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evidence/reading/reading.hpp"
#include "workbench/session/page_work.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

// Runs on the changes' thread.
template <class Do>
Result<void> with_item(Session& session, const ItemId& id, const Do& action) {
  auto item = session.items().find(id);
  if (!item) return pass_on(item);
  if (!*item) return fail(ErrorKind::Input, "error.shell.item-gone"_key, {{"item", short_form(id)}});
  return action(**item);
}

Result<Page> read_so(Session& session, const panels::PagePlace& place, const reading::ReadSettings& settings) {
  auto item = session.items().find(place.item);
  if (!item) return pass_on(item);
  if (!*item) return fail(ErrorKind::Input, "error.shell.item-gone"_key, {{"item", short_form(place.item)}});
  return try_reading(session, **item, place.page, settings);
}

// As the engine read it, so that what people corrected is no difference between readings.
Result<std::optional<Page>> present_page(Session& session, const panels::PagePlace& place) {
  auto item = session.items().find(place.item);
  if (!item) return pass_on(item);
  if (!*item) return std::optional<Page>();
  return machine_page(session, **item, place.page);
}

panels::TriedReading compare(const Texts& texts, const std::optional<Page>& before, const Page& after) {
  panels::TriedReading shown;
  shown.rows = panels::compare_lines(before ? before->text : "", after.text);
  shown.different = static_cast<std::size_t>(
      std::count_if(shown.rows.begin(), shown.rows.end(), [](const auto& row) { return !row.same; }));
  if (before) shown.before = origin_of(texts, *before);
  shown.after = origin_of(texts, after);
  return shown;
}

// What asks for a seal on paper: the words that forms of the guide print beside the place for it.
bool asks_for_seal(const Item& item, const Page& page) {
  static constexpr std::string_view words[] = {"公章", "盖章", "印章处"};
  return item.path.find("申请书") != std::string::npos ||
         std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return page.text.find(word) != std::string::npos; });
}

}  // namespace

PageWork::PageWork(Desk& desk, Changes& changes)
    : desk_(desk), changes_(changes), engines_(reading::installed_engines()) {}

void PageWork::correct(const panels::CorrectWords& wanted) {
  changes_.carry_out(
      [wanted](Session& session) {
        return with_item(session, wanted.place.item, [&](const Item& item) -> Result<void> {
          auto done = correct_page(session, item, wanted.place.page, wanted.where, wanted.after);
          if (!done) return pass_on(done);
          return {};
        });
      },
      desk_.texts("ui.status.corrected"_key,
                  {{"item", short_form(wanted.place.item)}, {"page", std::to_string(wanted.place.page)}}));
}

void PageWork::try_reading(const panels::TryReading& wanted) {
  reading::ReadSettings settings;
  settings.engine = wanted.engine;
  settings.language = wanted.language;
  settings.quarters = wanted.quarters;
  settings.region = wanted.region;
  trying_ = wanted.place;
  tried_.reset();
  desk_.runners.trial.post("try", [this, place = wanted.place, settings](std::stop_token) -> jobs::Delivery {
    auto before = present_page(desk_.session, place);
    auto tried = std::make_shared<Tried>();
    tried->place = place;
    tried->settings = settings;
    auto failed = std::make_shared<std::optional<Error>>();
    if (auto read = before ? read_so(desk_.session, place, settings) : pass_on(before); !read) {
      *failed = read.error();
    } else {
      tried->page = std::move(*read);
      tried->shown = compare(desk_.texts, *before, tried->page);
    }
    return [this, tried, failed] {
      trying_.reset();
      if (*failed) return desk_.failed(**failed);
      tried_ = tried;
    };
  });
}

void PageWork::keep() {
  if (!tried_) return;
  changes_.carry_out(
      [tried = std::exchange(tried_, nullptr)](Session& session) {
        return with_item(session, tried->place.item, [&](const Item& item) {
          return keep_reading(session, item, tried->place.page, tried->settings, tried->page);
        });
      },
      desk_.texts("ui.status.kept"_key));
}

void PageWork::drop() {
  desk_.runners.trial.cancel("try");
  trying_.reset();
  tried_.reset();
}

void PageWork::read_as_usual(const panels::ReadAsUsual& wanted) {
  changes_.carry_out(
      [wanted](Session& session) {
        return with_item(session, wanted.place.item,
                         [&](const Item& item) { return workbench::read_as_usual(session, item, wanted.place.page); });
      },
      desk_.texts("ui.status.as-usual"_key));
}

void PageWork::judge(const panels::JudgeSeal& wanted) {
  changes_.carry_out(
      [wanted](Session& session) {
        return with_item(session, wanted.place.item, [&](const Item& item) {
          return judge_seal(session, item, wanted.place.page, wanted.verdict, "");
        });
      },
      desk_.texts("ui.status.judged"_key, {{"verdict", desk_.texts.of("word.seal-verdict.", word(wanted.verdict))}}));
}

void PageWork::fill(panels::PageView& view, const Item& item) const {
  view.rereading.engines = engines_;
  view.rereading.read_only = desk_.session.read_only();
  if (!view.place) return;
  view.rereading.running = trying_ == view.place;
  if (tried_ && tried_->place == *view.place)
    view.rereading.tried = std::shared_ptr<const panels::TriedReading>(tried_, &tried_->shown);
  view.rereading.chosen = std::any_of(
      desk_.snapshot->page_readings->begin(), desk_.snapshot->page_readings->end(),
      [&](const auto& row) { return !row->removed && row->blob == item.blob && row->page == view.place->page; });
  if (!view.page) return;
  view.can_change = !desk_.session.read_only();
  for (const auto& problem : view.page->problems)
    view.problems.push_back(desk_.texts.of("problem.", problem.code, problem.arguments));
  view.seal = seal_view(*desk_.snapshot, desk_.texts, desk_.session.actor(), item, *view.page);
  if (view.seal) view.seal->read_only = desk_.session.read_only();
}

std::optional<panels::SealView> seal_view(const CaseSnapshot& snapshot, const Texts& texts, const Actor& actor,
                                          const Item& item, const Page& page) {
  panels::SealView view;
  view.found = page.seals.size();
  if (view.found > 0) view.first = page.seals.front().box;
  for (const auto& seal : page.seals) {
    if (!seal.ring.empty()) view.names += (view.names.empty() ? "" : "、") + seal.ring;
  }
  for (const auto& row : *snapshot.seal_judgements) {
    if (row->removed || row->blob != item.blob || row->page != page.number) continue;
    if (row->actor == actor.id) {
      view.verdict = row->verdict;
      continue;
    }
    const Actor* who = find_row(snapshot.actors, row->actor);
    if (!view.others.empty()) view.others += "·";
    view.others += texts("ui.seal.other"_key, {{"who", who == nullptr ? row->actor.value : who->name},
                                               {"verdict", texts.of("word.seal-verdict.", word(row->verdict))}});
  }
  if (view.found == 0 && !view.verdict && view.others.empty() && !asks_for_seal(item, page)) return std::nullopt;
  return view;
}

std::string origin_of(const Texts& texts, const Page& page) {
  if (page.engine.empty())
    return fmt::format("{}·{}", texts.of("word.page-origin.", word(page.origin)), page.confidence);
  return fmt::format("{}·{} %", panels::engine_name(texts, page.engine), page.confidence);
}

}  // namespace workbench::shell
