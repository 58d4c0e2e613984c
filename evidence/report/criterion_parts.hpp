// The parts that one Criterion is written from, in paragraphs or in a row of its area's table. Only .cpp files of this
// room include it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "evidence/report/draft.hpp"

namespace evidence::report {

void write_facts(Draft& draft, const Criterion& criterion, const CriterionResult& result);
void write_links(Draft& draft, const Criterion& criterion);

// 逐项评估: its tables of groups and areas; one process area.
void write_overview(Draft& draft);
void write_area(Draft& draft, const ProcessArea& area);
std::string score_text(const Draft& draft, const std::optional<double>& score);

// Of a Link: how it was found out, of which sample project, who disputes it, how people resolved what it contradicts.
Method method_of_link(const Draft& draft, const Link& link);
const Project* project_of(const Draft& draft, const Link& link);
std::string disputes_of(const Draft& draft, const Link& link);
Statement resolution_of(Draft& draft, const Link& link);
// That somebody declared the Criterion not applicable, and why.
std::vector<Statement> declarations_of(const Draft& draft, const Criterion& criterion);

// Cells of a table of evidence. `quoted` are the places whose shortened quote stands in the table already: it is not
// repeated. Not shared between threads.
class EvidenceCells {
 public:
  explicit EvidenceCells(Draft& draft) : draft_(draft) {}

  Cell supporting(const LinksOf& links);
  Cell contradicting(const LinksOf& links);

 private:
  std::string place(const Reference& reference) const;
  void add(const std::vector<const Link*>& links, TextKey key, Cell& into);

  Draft& draft_;
  std::set<std::uint32_t> quoted_;
};

}  // namespace evidence::report
