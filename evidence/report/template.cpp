#include "evidence/report/template.hpp"

#include <algorithm>
#include <array>

#include "evidence/report/fields.hpp"

namespace evidence::report {
namespace {

constexpr std::array<std::string_view, 5> known_chapters{"case", "basis", "assessment", "gaps", "outcome"};

bool are_chapters(std::vector<std::string> chapters) {
  std::vector<std::string> all(known_chapters.begin(), known_chapters.end());
  std::ranges::sort(all);
  std::ranges::sort(chapters);
  return chapters == all;
}

}  // namespace

Result<ConclusionTemplate> load_conclusion_template(const std::filesystem::path& file) {
  ConclusionTemplate outline;
  auto read = read_strictly(file, [&outline](const nlohmann::json& object, std::string& wrong) {
    Fields fields(object, "", wrong);
    fields.texts("chapters", outline.chapters);
    if (!are_chapters(outline.chapters)) fields.blame("chapters");
    fields.number("quote_characters", outline.quote_characters);
    fields.number("answer_characters", outline.answer_characters);
    fields.number("cell_characters", outline.cell_characters);
    fields.number("listed_criteria", outline.listed_criteria);
    fields.number("signature_lines", outline.signature_lines);
    fields.refuse_others();
  });
  if (!read) return pass_on(read);
  return outline;
}

}  // namespace evidence::report
