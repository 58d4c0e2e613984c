// What a drafted conclusion holds and in which order: assets/report/conclusion.json. Format: schemas/report.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence::report {

struct ConclusionTemplate {
  std::vector<std::string> chapters;  // "case", "basis", "assessment", "gaps", "outcome"; each once, in any order
  std::size_t quote_characters = 0;   // a longer quote is shortened in the text; the annex has it whole
  std::size_t answer_characters = 0;  // the same for what a Record says
  std::size_t cell_characters = 0;    // the same for a quote in a table
  std::size_t listed_criteria = 0;    // how many a sentence names before it says "and so on"
  std::size_t signature_lines = 0;    // for members of the team
};

// Every field is required and no other may stand there; the error names file and field.
Result<ConclusionTemplate> load_conclusion_template(const std::filesystem::path& file);

}  // namespace evidence::report
