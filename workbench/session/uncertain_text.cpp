#include "workbench/session/uncertain_text.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "evidence/model/box.hpp"

namespace workbench {

using namespace evidence;

namespace {

constexpr double uncertain_below = 80;  // percent, as PageStore::uncertain_pages

bool stands_in_doubt(const Page& page, const Word& word) {
  return std::any_of(page.passages.begin(), page.passages.end(), [&](const Passage& passage) {
    return passage.kind == PassageKind::Doubtful && passage.begin <= word.begin && word.begin < passage.end;
  });
}

}  // namespace

bool is_uncertain(const Page& page, const std::optional<Box>& place) {
  if (page.engine.empty()) return false;
  if (!place) return page.confidence < uncertain_below;
  double sum = 0;
  std::size_t sure = 0;
  std::size_t doubtful = 0;
  for (const Word& word : page.words) {
    if (!has_middle_in(word.box, *place)) continue;
    if (stands_in_doubt(page, word)) {
      ++doubtful;
    } else {
      sum += word.confidence;
      ++sure;
    }
  }
  // A doubtful reading beside a sure one of the same place is no doubt about the quote.
  if (sure == 0) return doubtful > 0;
  return sum / static_cast<double>(sure) < uncertain_below;
}

Result<std::set<LinkId>> links_on_uncertain_text(Session& session, const std::optional<CriterionId>& only) {
  using Place = std::pair<std::string, std::uint32_t>;
  std::map<Place, std::vector<const Link*>> of_pages;  // many links share a page
  const SnapshotPtr snapshot = session.snapshot();
  for (const auto& link : *snapshot->links) {
    const auto* citation = std::get_if<Citation>(&link->evidence);
    if (link->removed || citation == nullptr || (only && link->criterion != *only)) continue;
    of_pages[{to_hex(citation->blob), citation->page}].push_back(link.get());
  }
  std::set<LinkId> uncertain;
  for (const auto& [place, links] : of_pages) {
    auto page = session.pages().page(std::get<Citation>(links.front()->evidence).blob, place.second);
    if (!page) return pass_on(page);
    if (!*page) continue;
    for (const Link* link : links) {
      if (is_uncertain(**page, std::get<Citation>(link->evidence).rectangle)) uncertain.insert(link->id);
    }
  }
  return uncertain;
}

}  // namespace workbench
