// From a selection to a Citation and the criteria it may speak to.
#include <algorithm>

#include "workbench/session/citing.hpp"
#include "workbench/shell/reader.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::size_t most_candidates = 3;

struct Proposal {
  Citation citation;
  std::vector<panels::Candidate> candidates;
  std::shared_ptr<const suggest::TermTable> terms;
};

// What a Criterion's evidence most likely is: a document that its expected evidence or keywords name speaks directly.
Directness likely_directness(const Criterion& criterion, const std::string& text, const index::TextFolding& folding) {
  const std::string folded = folding.fold(text);
  const auto named = [&](const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return folded.find(folding.fold(word)) != std::string::npos; });
  };
  return named(criterion.keywords) || named(criterion.expected_evidence) || criterion.expected_evidence.empty()
             ? Directness::Direct
             : Directness::Indirect;
}

std::string title_of(const Criterion& criterion, const Texts& texts) {
  return texts.language() == "en" && !criterion.title_en.empty() ? criterion.title_en : criterion.title_zh;
}

panels::Candidate candidate_of(const Criterion& criterion, const std::string& text, Session& session,
                               const Texts& texts) {
  panels::Candidate candidate;
  candidate.criterion = criterion.id;
  candidate.title = title_of(criterion, texts);
  candidate.directness = likely_directness(criterion, text, session.index().folding());
  return candidate;
}

Result<Proposal> propose(Session& session, const Item& item, const panels::Select& selection,
                         std::optional<CriterionId> current, std::shared_ptr<const suggest::TermTable> terms,
                         const Texts& texts) {
  Proposal proposal;
  auto citation = selection.words
                      ? cite_words(session, item, selection.place.page, selection.words->first, selection.words->second)
                      : cite_rectangle(session, item, selection.place.page, selection.rectangle.value_or(Box{}));
  if (!citation) return pass_on(citation);
  proposal.citation = std::move(*citation);
  const std::string text = proposal.citation.quote + "\n" + item.path;
  const Catalogue& catalogue = session.catalogue();
  if (!terms) {
    auto made = suggest::make_terms(catalogue, session.index().folding());
    if (!made) return pass_on(made);
    terms = std::make_shared<const suggest::TermTable>(std::move(*made));
  }
  proposal.terms = terms;
  if (current) {
    const Criterion* criterion = find_criterion(catalogue, *current);
    if (criterion != nullptr && !criterion->derived())
      proposal.candidates.push_back(candidate_of(*criterion, text, session, texts));
  }
  const auto guesses = suggest::criteria_for(catalogue, *terms, session.index().folding(), text, most_candidates);
  double sum = 0;
  for (const auto& guess : guesses) sum += guess.score;
  for (const auto& guess : guesses) {
    const Criterion* criterion = find_criterion(catalogue, guess.criterion);
    if (criterion == nullptr || criterion->derived() || proposal.candidates.size() >= most_candidates) continue;
    const auto share = static_cast<float>(sum > 0 ? guess.score / sum : 0);
    if (!proposal.candidates.empty() && proposal.candidates.front().criterion == guess.criterion) {
      proposal.candidates.front().share = share;
      continue;
    }
    panels::Candidate candidate = candidate_of(*criterion, text, session, texts);
    candidate.share = share;
    candidate.suggested = true;
    proposal.candidates.push_back(std::move(candidate));
  }
  return proposal;
}

}  // namespace

void Reader::select(const panels::Select& selection, const std::optional<CriterionId>& current) {
  if (!opened_ || place_ != selection.place) return;
  citation_.reset();
  selection_ = panels::SelectionView{};
  selection_->looking = true;
  selection_->place = short_form(opened_->item.id) + " p" + std::to_string(selection.place.page);
  if (selection.words && opened_->page) selection_->quote = panels::text_of_words(*opened_->page, *selection.words);
  desk_.runners.pages.post(
      "selection", [this, selection, current, opened = opened_, terms = terms_](std::stop_token) -> jobs::Delivery {
        auto proposal = std::make_shared<Result<Proposal>>(
            propose(desk_.session, opened->item, selection, current, terms, desk_.texts));
        return [this, proposal] {
          if (!selection_) return;
          if (!*proposal) {
            deselect();
            return desk_.failed(proposal->error());
          }
          terms_ = (*proposal)->terms;
          selection_->looking = false;
          selection_->quote = (*proposal)->citation.quote;
          selection_->candidates = std::move((*proposal)->candidates);
          citation_ = std::move((*proposal)->citation);
        };
      });
}

}  // namespace workbench::shell
