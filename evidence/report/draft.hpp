// What the chapters of a draft share while they are written. Only .cpp files of this room include it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evidence/criteria/fact_base.hpp"
#include "evidence/report/conclusion.hpp"
#include "evidence/report/numbering.hpp"
#include "evidence/report/references.hpp"

namespace evidence::report {

// The Links of one Criterion that count: not removed, not to a removed Record. In the order of the snapshot.
struct LinksOf {
  std::vector<const Link*> supporting;
  std::vector<const Link*> contradicting;
  std::vector<const Link*> neutral;
  [[nodiscard]] bool none() const { return supporting.empty() && contradicting.empty() && neutral.empty(); }
};

using Numbers = std::vector<std::uint32_t>;

class Draft {
 public:
  explicit Draft(const ConclusionInputs& inputs);

  const ConclusionInputs& in;
  const bool chinese;
  const FactBase facts;
  References references;
  Report report;

  // Statements. `cited` without numbers would be a defect of ours: it becomes `unproven`.
  [[nodiscard]] Statement procedural(TextKey key, const TextArguments& arguments = {}) const;
  [[nodiscard]] Statement unproven(TextKey key, const TextArguments& arguments = {}, Numbers numbers = {}) const;
  [[nodiscard]] Statement cited(TextKey key, const TextArguments& arguments, Numbers numbers) const;

  // Writing, at the end of the report.
  void heading(std::uint32_t level, const std::string& text, std::optional<CriterionId> criterion = std::nullopt);
  void paragraph(std::vector<Statement> statements, ParagraphStyle style = ParagraphStyle::Body);
  void table(TableBlock table);

  // Looking up.
  [[nodiscard]] std::string text(TextKey key, const TextArguments& arguments = {}) const;
  template <class E>
  [[nodiscard]] std::string words(E value) const {
    return in.texts.of("word." + std::string(Words<E>::set) + ".", word(value));
  }
  [[nodiscard]] const LinksOf& links(const CriterionId& id) const;
  [[nodiscard]] std::vector<const Rating*> ratings(const CriterionId& id) const;
  [[nodiscard]] std::string actor(const ActorId& id) const;
  [[nodiscard]] std::string title(const Criterion& criterion) const;
  [[nodiscard]] std::string title(const ProcessArea& area) const;
  [[nodiscard]] std::string link_id(const LinkId& id) const { return shown_id(in.snapshot.links, id); }
  [[nodiscard]] std::string project_id(const ProjectId& id) const { return shown_id(in.snapshot.projects, id); }
  [[nodiscard]] std::string quoted(const std::string& quote) const;  // in one line, shortened
  // Numbers of everything that is linked to a Criterion for or against; of a clause that sums up others: to those too.
  Numbers numbers_for(const Criterion& criterion);
  // "3.1-1、3.2-2 等 5 项"
  [[nodiscard]] std::string listed(const std::vector<std::string>& names) const;

  [[nodiscard]] std::string joined(const std::vector<std::string>& names) const;  // all of them

 private:
  void add_links(const CriterionId& id, Numbers& into);
  Numbering numbering_;
  std::map<CriterionId, LinksOf> links_;
  LinksOf nothing_;
};

std::string number_text(double value);  // one decimal: "74.9"
std::string count_text(std::uint64_t value);
Numbers sorted(Numbers numbers);  // ascending, each once

// The chapters (assets/report/conclusion.json names their order).
void write_case(Draft& draft);
void write_basis(Draft& draft);
void write_assessment(Draft& draft);
void write_gaps(Draft& draft);
void write_outcome(Draft& draft);
// One Criterion under a heading of its own.
void write_criterion(Draft& draft, const Criterion& criterion, const CriterionResult& result, std::uint32_t level);

// What a Criterion still needs, in one line: `parts`, then method sets without valid evidence, then projects.
std::string missing_of(const Draft& draft, const Criterion& criterion, const CriterionResult& result,
                       std::vector<std::string> parts);
// What the fact rule still needs, one phrase each; empty where it has its answer.
std::vector<std::string> missing_facts(const Draft& draft, const CriterionResult& result);
// "基本充分（74.9）", cited; "未审，未经证明" where nothing is linked.
Statement sufficiency_cell(Draft& draft, const Criterion& criterion, const CriterionResult& result);
// Whether the evidence for a Criterion suffices for now: neither unexamined, nor contested, nor below the best word.
bool is_proven(const Draft& draft, const CriterionResult& result);

}  // namespace evidence::report
