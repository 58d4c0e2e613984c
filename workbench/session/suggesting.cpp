#include "workbench/session/suggesting.hpp"

#include <unordered_map>

namespace workbench {

using namespace evidence;

namespace {

constexpr std::uint64_t window = 1000;  // items read at a time

Result<std::unordered_map<Sha256, Item>> files_by_blob(const Session& session) {
  std::unordered_map<Sha256, Item> files;
  store::ItemFilter filter;
  filter.files_only = true;
  for (std::uint64_t offset = 0;; offset += window) {
    auto items = session.items().list(filter, offset, window);
    if (!items) return pass_on(items);
    const bool last = items->size() < window;
    for (Item& item : *items) files.try_emplace(item.blob, std::move(item));
    if (last) return files;
  }
}

}  // namespace

Result<std::vector<Proposal>> propose_evidence(Session& session, const std::optional<CriterionId>& criterion,
                                               std::size_t most_a_criterion) {
  auto files = files_by_blob(session);
  if (!files) return pass_on(files);
  std::vector<suggest::NamedBlob> names;
  for (const auto& [blob, item] : *files) names.push_back({blob, item.path});
  std::vector<CriterionId> wanted;
  for (const Criterion& one : session.catalogue().criteria) {
    if (criterion ? one.id == *criterion : !one.derived()) wanted.push_back(one.id);
  }
  suggest::Limits limits;
  limits.candidates = most_a_criterion;
  auto terms = session.suggestion_terms();
  if (!terms) return pass_on(terms);
  auto candidates = suggest::candidates_for(session.catalogue(), **terms, wanted, session.index(), names, limits);
  if (!candidates) return pass_on(candidates);
  std::vector<Proposal> proposals;
  for (suggest::Candidate& candidate : *candidates) {
    const auto file = files->find(candidate.blob);
    if (file != files->end()) proposals.push_back({std::move(candidate), file->second});
  }
  return proposals;
}

Result<std::vector<suggest::CriterionGuess>> propose_criteria(Session& session, std::string_view quote) {
  auto terms = session.suggestion_terms();
  if (!terms) return pass_on(terms);
  return suggest::criteria_for(session.catalogue(), **terms, session.index().folding(), quote);
}

}  // namespace workbench
