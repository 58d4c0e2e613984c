#include "evidence/report/draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evidence/report/shown_text.hpp"

namespace evidence::report {

using namespace literals;

Draft::Draft(const ConclusionInputs& inputs)
    : in(inputs),
      chinese(inputs.texts.language() != "en"),
      facts(make_fact_base(inputs.catalogue, inputs.snapshot)),
      references(inputs.snapshot, inputs.find_item, inputs.texts("report.withdrawn"_key)) {
  for (const auto& link : *in.snapshot.links) {
    if (link->removed) continue;
    if (const auto* id = std::get_if<RecordId>(&link->evidence)) {
      const Record* record = find_row(in.snapshot.records, *id);
      if (record == nullptr || record->removed) continue;
    }
    LinksOf& of = links_[link->criterion];
    switch (link->stance) {
      case Stance::Supports:
        of.supporting.push_back(link.get());
        break;
      case Stance::Contradicts:
        of.contradicting.push_back(link.get());
        break;
      case Stance::Neutral:
        of.neutral.push_back(link.get());
        break;
    }
  }
}

std::string Draft::text(TextKey key, const TextArguments& arguments) const { return in.texts(key, arguments); }

Statement Draft::procedural(TextKey key, const TextArguments& arguments) const {
  return {text(key, arguments), Backing::Procedural, {}};
}

Statement Draft::unproven(TextKey key, const TextArguments& arguments, Numbers numbers) const {
  return {text(key, arguments), Backing::Unproven, sorted(std::move(numbers))};
}

Statement Draft::cited(TextKey key, const TextArguments& arguments, Numbers numbers) const {
  if (numbers.empty()) {
    const Sentence sentence = without_stop(text(key, arguments));
    return unproven("report.without-evidence"_key, {{"text", sentence.words}, {"stop", sentence.stop}});
  }
  return {text(key, arguments), Backing::Cited, sorted(std::move(numbers))};
}

void Draft::heading(std::uint32_t level, const std::string& title_text, std::optional<CriterionId> criterion) {
  report.sections.push_back({level, numbering_.next(level), one_line(title_text), std::move(criterion), {}});
}

void Draft::paragraph(std::vector<Statement> statements, ParagraphStyle style) {
  report.sections.back().blocks.emplace_back(Paragraph{std::move(statements), style});
}

void Draft::table(TableBlock rows) { report.sections.back().blocks.emplace_back(std::move(rows)); }

const LinksOf& Draft::links(const CriterionId& id) const {
  const auto found = links_.find(id);
  return found == links_.end() ? nothing_ : found->second;
}

std::vector<const Rating*> Draft::ratings(const CriterionId& id) const {
  std::vector<const Rating*> all;
  for (const auto& rating : *in.snapshot.ratings) {
    if (!rating->removed && rating->criterion == id) all.push_back(rating.get());
  }
  return all;
}

std::string Draft::actor(const ActorId& id) const {
  const Actor* row = find_row(in.snapshot.actors, id);
  return row == nullptr ? id.value : one_line(row->name);
}

std::string Draft::title(const Criterion& criterion) const {
  return chinese || criterion.title_en.empty() ? criterion.title_zh : criterion.title_en;
}

std::string Draft::title(const ProcessArea& area) const {
  return chinese || area.title_en.empty() ? area.title_zh : area.title_en;
}

std::string Draft::quoted(const std::string& quote) const { return shortened(quote, in.outline.quote_characters); }

void Draft::add_links(const CriterionId& id, Numbers& into) {
  const LinksOf& of = links(id);
  for (const Link* link : of.supporting) into.push_back(references.of(*link));
  for (const Link* link : of.contradicting) into.push_back(references.of(*link));
}

Numbers Draft::numbers_for(const Criterion& criterion) {
  Numbers numbers;
  add_links(criterion.id, numbers);
  for (const Criterion& other : in.catalogue.criteria) {
    const bool summed =
        other.kind == CriterionKind::Cell &&
        std::ranges::find(criterion.derived_features, other.common_feature) != criterion.derived_features.end();
    if (summed || other.parent == criterion.id) add_links(other.id, numbers);
  }
  return sorted(std::move(numbers));
}

std::string Draft::joined(const std::vector<std::string>& names) const {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : text("report.list.between"_key)) + name;
  return list;
}

std::string Draft::listed(const std::vector<std::string>& names) const {
  if (names.size() <= in.outline.listed_criteria) return joined(names);
  const auto last = names.begin() + static_cast<std::ptrdiff_t>(in.outline.listed_criteria);
  return text("report.list.more"_key, {{"list", joined({names.begin(), last})}, {"count", count_text(names.size())}});
}

std::string number_text(double value) { return fmt::format("{:.1f}", shown(value)); }

std::string count_text(std::uint64_t value) { return std::to_string(value); }

Numbers sorted(Numbers numbers) {
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  return numbers;
}

}  // namespace evidence::report
