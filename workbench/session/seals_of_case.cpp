#include "workbench/session/seals_of_case.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "evidence/index/folding.hpp"

namespace workbench {

using namespace evidence;
using facts::NameMatch;

namespace {

constexpr const char* form_title = "申请书";
constexpr int page_side = 1000;    // Box's unit
constexpr int at_edge = 4;         // 1/1000 of the page: a scanner's margin
constexpr int same_height = 40;    // 1/1000 of the page: sheets slip by a centimetre in a scanner
constexpr double cut_below = 0.9;  // of its usual width for its height on A4

bool touches_side(const Box& box) { return box.x <= at_edge || box.x + box.w >= page_side - at_edge; }

// On a page of A4 a round seal's box is √2 times as wide as high in thousandths; a cut one is narrower, an oval wider.
bool is_partial(const Seal& seal) {
  constexpr double a4 = 1.414;
  const bool touches_end = seal.box.y <= at_edge || seal.box.y + seal.box.h >= page_side - at_edge;
  return (touches_side(seal.box) && seal.box.w < cut_below * a4 * seal.box.h) || touches_end;
}

Result<std::vector<Item>> items_of(Session& session, const Sha256& blob, const std::optional<Item>& only) {
  if (only) return only->blob == blob ? std::vector<Item>{*only} : std::vector<Item>{};
  return session.items().of_blob(blob);
}

Result<std::vector<SealPlace>> places(Session& session, const std::optional<Item>& only) {
  auto pages = session.pages().pages_with_seals();
  if (!pages) return pass_on(pages);
  auto folding = index::TextFolding::make();
  if (!folding) return pass_on(folding);
  const std::string applicant = folding->fold(session.snapshot()->info.applicant);
  std::vector<SealPlace> found;
  for (const store::SealedPage& page : *pages) {
    auto items = items_of(session, page.blob, only);
    if (!items) return pass_on(items);
    for (const Item& item : *items) {
      for (const Seal& seal : page.seals)
        found.push_back(
            {item, page.number, seal, is_partial(seal), facts::match_name(folding->fold(seal.ring), applicant)});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const SealPlace& a, const SealPlace& b) {
    return std::tie(a.item.path, a.item.id, a.page) < std::tie(b.item.path, b.item.id, b.page);
  });
  return found;
}

SealedForm judged(const Item& item, const std::vector<SealPlace>& seals) {
  SealedForm form{item, SealVerdict::NotSealed, std::nullopt};
  for (std::size_t i = 0; i < seals.size(); ++i) {
    if (seals[i].item.id != item.id) continue;
    if (seals[i].match == NameMatch::Exact) return {item, SealVerdict::Sealed, i};
    const bool better = !form.seal || seals[i].match == NameMatch::Similar;
    form.verdict = SealVerdict::Unsure;
    if (better) form.seal = i;
  }
  return form;
}

// Runs of pages of one Item.
std::vector<CrossPageSeal> crossing_of(const std::vector<SealPlace>& seals) {
  std::vector<CrossPageSeal> runs;
  for (const SealPlace& one : seals) {
    if (!one.partial || !touches_side(one.seal.box)) continue;
    const auto next = std::find_if(seals.begin(), seals.end(), [&](const SealPlace& other) {
      return other.item.id == one.item.id && other.page == one.page + 1 && other.partial &&
             touches_side(other.seal.box) && std::abs(other.seal.box.y - one.seal.box.y) <= same_height;
    });
    if (next == seals.end()) continue;
    if (!runs.empty() && runs.back().item.id == one.item.id && runs.back().last == one.page)
      runs.back().last = next->page;
    else
      runs.push_back({one.item, one.page, next->page});
  }
  return runs;
}

}  // namespace

Result<SealsOfCase> seals_of_case(Session& session, const std::optional<Item>& item) {
  auto seals = places(session, item);
  if (!seals) return pass_on(seals);
  SealsOfCase result;
  result.seals = std::move(*seals);
  auto forms = session.pages().titled(form_title);
  if (!forms) return pass_on(forms);
  for (const Sha256& blob : *forms) {
    auto items = items_of(session, blob, item);
    if (!items) return pass_on(items);
    for (const Item& form : *items) result.forms.push_back(judged(form, result.seals));
  }
  std::sort(result.forms.begin(), result.forms.end(), [](const SealedForm& a, const SealedForm& b) {
    return std::tie(a.item.path, a.item.id) < std::tie(b.item.path, b.item.id);
  });
  result.crossing = crossing_of(result.seals);
  return result;
}

}  // namespace workbench
