#include "workbench/shell/finder.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::size_t most_hits = 50;

struct Found {
  std::vector<panels::HitView> hits;
  std::uint64_t total = 0;
  std::uint64_t pages_searched = 0;
  double seconds = 0;
};

std::vector<std::string> criteria_citing(const CaseSnapshot& snapshot, const Sha256& blob, std::uint32_t page) {
  std::vector<std::string> criteria;
  for (const auto& link : *snapshot.links) {
    const auto* citation = std::get_if<Citation>(&link->evidence);
    if (link->removed || citation == nullptr || citation->blob != blob || citation->page != page) continue;
    if (std::find(criteria.begin(), criteria.end(), link->criterion.value) == criteria.end())
      criteria.push_back(link->criterion.value);
  }
  return criteria;
}

Result<panels::HitView> hit_view(Session& session, const CaseSnapshot& snapshot, const index::Hit& hit,
                                 const Texts& texts) {
  panels::HitView view;
  auto items = session.items().of_blob(hit.blob);
  if (!items) return pass_on(items);
  if (items->empty())
    return fail(ErrorKind::Input, "error.shell.item-gone"_key, {{"item", to_hex(hit.blob).substr(0, 12)}});
  const Item& item = items->front();
  view.place = {item.id, hit.page};
  view.item = short_form(item.id);
  view.name = last_segment(item.path);
  const auto slash = item.path.rfind('/');
  view.folder = slash == std::string::npos ? "" : item.path.substr(0, slash);
  if (items->size() > 1)
    view.folder += " " + texts("ui.search.also"_key, {{"count", std::to_string(items->size() - 1)}});
  view.snippet = (hit.snippet.cut_before ? "…" : "") + hit.snippet.text + (hit.snippet.cut_after ? "…" : "");
  const std::size_t moved = hit.snippet.cut_before ? std::string_view("…").size() : 0;
  for (const auto& range : hit.snippet.highlights) view.highlights.emplace_back(range.begin + moved, range.end + moved);
  view.rects = hit.rects;
  view.matches = hit.matches;
  view.cited = criteria_citing(snapshot, hit.blob, hit.page);
  auto page = session.pages().page(hit.row);
  if (!page) return pass_on(page);
  if (*page)
    view.origin =
        fmt::format("{}·{}", texts.of("word.page-origin.", word((*page)->page.origin)), (*page)->page.confidence);
  return view;
}

Result<Found> find_in(Session& session, const CaseSnapshot& snapshot, const std::string& query, const Texts& texts,
                      const std::stop_token& stop) {
  const auto begun = std::chrono::steady_clock::now();
  auto answer = session.index().search(query, {most_hits, 0});
  if (!answer) return pass_on(answer);
  Found found;
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  found.total = answer->total;
  found.pages_searched = answer->pages_searched;
  for (const auto& hit : answer->hits) {
    if (stop.stop_requested()) break;
    auto view = hit_view(session, snapshot, hit, texts);
    if (view)
      found.hits.push_back(std::move(*view));
    else
      --found.total;  // a withdrawn source's page: nothing to show
  }
  return found;
}

}  // namespace

void Finder::find(const std::string& query) {
  view_.running = true;
  desk_.runners.pages.post("search", [this, query, snapshot = desk_.snapshot](std::stop_token stop) -> jobs::Delivery {
    auto found = std::make_shared<Result<Found>>(find_in(desk_.session, *snapshot, query, desk_.texts, stop));
    return [this, query, found] {
      view_ = {};
      view_.asked = query;
      if (!*found) {
        view_.wrong = desk_.texts.of(found->error());
        return;
      }
      view_.total = (*found)->total;
      view_.pages_searched = (*found)->pages_searched;
      view_.seconds = fmt::format("{:.2f}", (*found)->seconds);
      view_.hits = std::make_shared<const std::vector<panels::HitView>>(std::move((*found)->hits));
    };
  });
}

void Finder::choose(std::size_t index) {
  if (hit(index) != nullptr) view_.chosen = index;
}

const panels::HitView* Finder::hit(std::size_t index) const {
  return view_.hits && index < view_.hits->size() ? &(*view_.hits)[index] : nullptr;
}

panels::SearchView Finder::view(std::uint64_t files_unread) {
  panels::SearchView view = view_;
  view.files_unread = files_unread;
  if (const auto* chosen = hit(view.chosen)) {
    view.preview = pictures_.find(chosen->place, 500);
    if (view.preview) view.preview_aspect = view.preview.height / std::max(1.0F, view.preview.width);
  }
  return view;
}

}  // namespace workbench::shell
