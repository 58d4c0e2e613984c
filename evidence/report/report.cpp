#include "evidence/report/report.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace evidence::report {
namespace {

void collect(const Block& block, std::vector<const Statement*>& into) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    for (const Statement& statement : paragraph->statements) into.push_back(&statement);
    return;
  }
  for (const auto& row : std::get<TableBlock>(block).rows) {
    for (const Cell& cell : row) {
      for (const Statement& statement : cell.statements) into.push_back(&statement);
    }
  }
}

}  // namespace

std::vector<const Statement*> statements_of(const Report& report) {
  std::vector<const Statement*> all;
  for (const Statement& statement : report.parties) all.push_back(&statement);
  for (const Section& section : report.sections) {
    for (const Block& block : section.blocks) collect(block, all);
  }
  return all;
}

Counts count(const Report& report) {
  Counts counts;
  for (const Statement* statement : statements_of(report)) {
    ++counts.statements;
    counts.citations += statement->references.size();
    counts.cited += statement->backing == Backing::Cited ? 1U : 0U;
    counts.unproven += statement->backing == Backing::Unproven ? 1U : 0U;
    counts.procedural += statement->backing == Backing::Procedural ? 1U : 0U;
  }
  counts.references = report.references.size();
  return counts;
}

std::vector<std::string> broken_promises(const Report& report) {
  std::vector<std::string> broken;
  std::set<std::uint32_t> mentioned;
  for (const Statement* statement : statements_of(report)) {
    if (statement->backing == Backing::Cited && statement->references.empty())
      broken.push_back(fmt::format("cited without a reference: {}", statement->text));
    if (!std::ranges::is_sorted(statement->references, std::ranges::less_equal{}) &&
        std::ranges::adjacent_find(statement->references, std::ranges::greater_equal{}) != statement->references.end())
      broken.push_back(fmt::format("references out of order: {}", statement->text));
    for (const std::uint32_t number : statement->references) {
      mentioned.insert(number);
      if (number < 1 || number > report.references.size())
        broken.push_back(fmt::format("no annex line {}: {}", number, statement->text));
    }
  }
  for (std::size_t at = 0; at < report.references.size(); ++at) {
    const auto number = static_cast<std::uint32_t>(at + 1);
    if (report.references[at].number != number)
      broken.push_back(fmt::format("annex line {} is numbered {}", number, report.references[at].number));
    if (!mentioned.contains(number)) broken.push_back(fmt::format("nobody cites annex line {}", number));
  }
  return broken;
}

}  // namespace evidence::report
