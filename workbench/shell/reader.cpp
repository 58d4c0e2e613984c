#include "workbench/shell/reader.hpp"

#include <algorithm>
#include <utility>

#include "evidence/index/matches.hpp"
#include "workbench/session/page_work.hpp"
#include "workbench/shell/page_work.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

bool corrected(const Page& page) {
  return std::any_of(page.passages.begin(), page.passages.end(),
                     [](const Passage& passage) { return passage.kind == PassageKind::Correction; });
}

Result<OpenedPage> load(Session& session, const panels::PagePlace& place, const std::string& query) {
  OpenedPage opened;
  auto item = session.items().find(place.item);
  if (!item) return pass_on(item);
  if (!*item) return fail(ErrorKind::Input, "error.shell.item-gone"_key, {{"item", short_form(place.item)}});
  opened.item = std::move(**item);
  auto page = session.pages().page(opened.item.blob, place.page);
  if (!page) return pass_on(page);
  if (*page) {
    opened.page = std::make_shared<const Page>(std::move(**page));
    opened.width_points = static_cast<float>(opened.page->width_points);
    opened.aspect = static_cast<float>(opened.page->height_points / std::max(1.0, opened.page->width_points));
  }
  if (opened.page && corrected(*opened.page)) {
    auto machine = machine_page(session, opened.item, place.page);
    if (!machine) return pass_on(machine);
    if (*machine) opened.machine = std::make_shared<const Page>(std::move(**machine));
  }
  if (opened.page && !query.empty()) {
    auto matches = index::find_on_page(session.index().folding(), *opened.page, query);
    if (matches) opened.hits = std::move(matches->rects);  // a half-typed query finds nothing yet
  }
  if (opened.item.state == ItemState::Queued) {
    if (auto preferred = session.pages().prefer(opened.item.blob); !preferred && !session.read_only())
      return pass_on(preferred);
  }
  return opened;
}

// The sentence round the first match: up to 。！？； or a line that ends short of one.
std::optional<panels::WordRange> sentence_of(const Page& page, std::size_t begin, std::size_t end) {
  static constexpr std::string_view ends[] = {"。", "！", "？", "；", "\n\n"};
  std::size_t from = 0;
  std::size_t to = page.text.size();
  for (const auto stop : ends) {
    if (begin > 0) {
      const auto before = page.text.rfind(stop, begin - 1);
      if (before != std::string::npos && before + stop.size() <= begin) from = std::max(from, before + stop.size());
    }
    const auto after = page.text.find(stop, end);
    if (after != std::string::npos) to = std::min(to, after + stop.size());
  }
  // A table has no stops: then the line is the sentence.
  constexpr std::size_t longest = 600;
  if (to - from > longest) {
    const auto line = page.text.rfind('\n', begin);
    from = line == std::string::npos ? 0 : line + 1;
    to = std::min(page.text.find('\n', end), page.text.size());
  }
  std::optional<panels::WordRange> range;
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    if (page.words[n].end <= from || page.words[n].begin >= to) continue;
    if (!range) range = panels::WordRange{n, n};
    range->second = n;
  }
  return range;
}

}  // namespace

void Reader::open(const panels::PagePlace& place, std::optional<Box> show) {
  cite_when_open_ = false;
  if (place_ != place) {
    deselect();
    // The words of one page under the number of another would be cited as that other page's.
    const bool same_item = opened_ && opened_->item.id == place.item;
    opened_ = same_item ? std::make_shared<const OpenedPage>(OpenedPage{
                              opened_->item, nullptr, nullptr, {}, opened_->width_points, opened_->aspect, true})
                        : nullptr;
  }
  place_ = place;
  state.show.reset();
  show_ = show;
  reload();
}

void Reader::open_and_cite(const panels::PagePlace& place, const std::string& query) {
  query_ = query;
  opened_.reset();
  open(place, std::nullopt);
  cite_when_open_ = true;
}

void Reader::reload() {
  if (!place_) return;
  desk_.runners.pages.post("page", [this, place = *place_, query = query_](std::stop_token) -> jobs::Delivery {
    auto opened = std::make_shared<Result<OpenedPage>>(load(desk_.session, place, query));
    return [this, place, opened] {
      if (place_ != place) return;
      if (!*opened) {
        cite_when_open_ = false;
        return desk_.failed(opened->error());
      }
      take(std::make_shared<OpenedPage>(std::move(**opened)));
    };
  });
}

void Reader::take(std::shared_ptr<OpenedPage> opened) {
  // A selection is of the words as they were.
  if (opened_ && opened_->page && opened->page && opened_->page->text != opened->page->text) deselect();
  opened_ = std::move(opened);
  if (show_) state.show = std::exchange(show_, std::nullopt);
  if (std::exchange(cite_when_open_, false)) cite_sentence();
}

void Reader::cite_sentence() {
  if (!opened_ || !opened_->page) return;
  const auto matches = index::find_on_page(desk_.session.index().folding(), *opened_->page, query_);
  if (!matches || matches->ranges.empty()) return;
  const auto range = sentence_of(*opened_->page, matches->ranges.front().begin, matches->ranges.front().end);
  if (!range) return;
  state.shown = place_;  // the viewer would clear the selection of a page it has not shown yet
  state.find = query_;
  state.clear_selection();
  state.words = range;
  state.show = opened_->page->words[range->first].box;
  select({*place_, range, std::nullopt}, current_);
}

void Reader::find(const std::string& query) {
  query_ = query;
  reload();
}

void Reader::deselect() {
  state.clear_selection();
  selection_.reset();
  citation_.reset();
  desk_.runners.pages.cancel("selection");
}

std::string Reader::notice() const {
  if (!opened_ || opened_->awaited) return "";
  const Item& item = opened_->item;
  if (item.kind == ItemKind::Folder) return desk_.texts("ui.page.folder"_key);
  const bool drawn = place_ && !pictures_.failed(*place_);
  if (item.problem && (!opened_->page || item.pages == 0)) {
    return desk_.texts.of("problem.", item.problem->code, item.problem->arguments);
  }
  if (drawn || opened_->page) return "";
  if (item.state == ItemState::Queued) return desk_.texts("ui.page.unread"_key);
  return desk_.texts("ui.page.no-picture"_key);
}

panels::PageView Reader::view(std::optional<CriterionId> current) {
  current_ = std::move(current);
  panels::PageView view;
  if (!place_ || !opened_) return view;
  const Item& item = opened_->item;
  view.place = place_;
  view.item = short_form(item.id);
  view.name = last_segment(item.path);
  const Source* source = find_row(desk_.snapshot->sources, item.source);
  if (source != nullptr) view.folders.push_back(short_form(source->id));
  for (std::size_t begin = 0; begin < item.path.size();) {
    const std::size_t end = item.path.find('/', begin);
    if (end == std::string::npos) break;
    view.folders.push_back(item.path.substr(begin, end - begin));
    begin = end + 1;
  }
  view.notice = notice();
  const bool file = item.kind == ItemKind::File;
  view.pages = item.pages > 0 ? item.pages : file && view.notice.empty() ? 1 : 0;
  view.page = opened_->page;
  view.machine = opened_->machine;
  view.width_points = opened_->width_points;
  view.aspect = opened_->aspect;
  if (view.page) {
    view.origin = origin_of(desk_.texts, *view.page);
  }
  view.picture = pictures_.find(*place_, 1600);
  if (view.picture && !view.page) view.aspect = view.picture.height / std::max(1.0F, view.picture.width);
  view.hits = opened_->hits;
  view.find = query_;
  find_cited();
  view.cited = cited_.spots;
  view.cited_pages = cited_.pages;
  const auto [first, last] = state.strip;  // a document may have more pages than a frame has time for
  for (std::uint32_t page = first; page <= std::min(view.pages, last); ++page) {
    if (const auto small = pictures_.find({place_->item, page}, 96))
      view.thumbnails.emplace(page, small);
    else if (pictures_.failed({place_->item, page}))
      view.thumbnails.emplace(page, panels::Picture{});
  }
  view.selection = selection_;
  return view;
}

void Reader::find_cited() {
  if (cited_.snapshot == desk_.snapshot && cited_.opened == opened_ && cited_.place == place_ &&
      cited_.current == current_)
    return;
  cited_ = {desk_.snapshot, opened_, place_, current_, {}, {}};
  for (const auto& link : *desk_.snapshot->links) {
    const auto* citation = std::get_if<Citation>(&link->evidence);
    if (link->removed || citation == nullptr || citation->blob != opened_->item.blob) continue;
    cited_.pages.insert(citation->page);
    if (citation->page != place_->page || !citation->rectangle) continue;
    panels::CitedSpot spot;
    spot.boxes = {*citation->rectangle};
    if (opened_->page && !citation->quote.empty()) {  // tighter than the box round all of it, where the words are found
      const auto located = index::locate_quote(desk_.session.index().folding(), *opened_->page, citation->quote);
      if (located && located->places == 1 && !located->rects.empty()) spot.boxes = located->rects;
    }
    spot.flag = link->criterion.value + " " + desk_.texts.of("word.stance.", word(link->stance));
    spot.short_flag = link->criterion.value;
    spot.mark = link->stance == Stance::Supports      ? ui::Mark::Enough
                : link->stance == Stance::Contradicts ? ui::Mark::Contradiction
                                                      : ui::Mark::None;
    spot.criterion = link->criterion;
    spot.current = current_ == link->criterion;
    cited_.spots.push_back(std::move(spot));
  }
}

}  // namespace workbench::shell
