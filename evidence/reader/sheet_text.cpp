// ECMA-376 part 1, 18: SpreadsheetML.
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "evidence/reader/office.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

// All text below a node but the pronunciation of it.
void add_texts(const pugi::xml_node& parent, std::string& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text += node.child_value();
    } else if (name != "rPh") {
      add_texts(node, text);
    }
  }
}

std::vector<std::string> shared_strings(const Package& package) {
  std::vector<std::string> strings;
  const std::string* part = package.part("xl/sharedStrings.xml");
  pugi::xml_document document;
  if (part == nullptr || !parse_xml(document, *part)) return strings;
  for (const pugi::xml_node& entry : child_named(document, "sst").children()) {
    if (local_name(entry) != "si") continue;
    add_texts(entry, strings.emplace_back());
  }
  return strings;
}

std::string cell_text(const pugi::xml_node& cell, const std::vector<std::string>& shared) {
  const std::string_view type = attribute_named(cell, "t");
  std::string text;
  if (type == "inlineStr") {
    add_texts(cell, text);
    return text;
  }
  const std::string_view value = child_named(cell, "v").child_value();
  if (type != "s") return std::string(value);
  std::size_t index = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), index);
  return parsed.ec == std::errc() && index < shared.size() ? shared[index] : "";
}

void add_sheet(const std::string& part, const std::vector<std::string>& shared, std::uint64_t most, std::string& text) {
  pugi::xml_document document;
  if (!parse_xml(document, part)) return;
  const pugi::xml_node data = child_named(child_named(document, "worksheet"), "sheetData");
  for (const pugi::xml_node& row : data.children()) {
    std::string line;
    bool any = false;
    for (const pugi::xml_node& cell : row.children()) {
      const std::string content = cell_text(cell, shared);
      if (any) line += " | ";
      any = true;
      line += content;
    }
    if (line.find_first_not_of(" |") != std::string::npos) text += line + '\n';
    if (text.size() > most) return;  // one long string named by a million cells
  }
}

// Sheet parts in the workbook's order with the names that people see.
std::vector<std::pair<std::string, std::string>> sheets_of(const Package& package) {
  std::vector<std::pair<std::string, std::string>> sheets;
  pugi::xml_document book;
  pugi::xml_document relations;
  const std::string* book_part = package.part("xl/workbook.xml");
  const std::string* relations_part = package.part("xl/_rels/workbook.xml.rels");
  if (book_part == nullptr || relations_part == nullptr) return sheets;
  if (!parse_xml(book, *book_part) || !parse_xml(relations, *relations_part)) return sheets;
  std::map<std::string, std::string, std::less<>> targets;
  for (const pugi::xml_node& relation : child_named(relations, "Relationships").children()) {
    const std::string target(attribute_named(relation, "Target"));
    targets[std::string(attribute_named(relation, "Id"))] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  for (const pugi::xml_node& sheet : child_named(child_named(book, "workbook"), "sheets").children()) {
    const auto target = targets.find(sheet.attribute("r:id").value());
    if (target != targets.end()) sheets.emplace_back(std::string(attribute_named(sheet, "name")), target->second);
  }
  return sheets;
}

// What people wrote beside the cells, and the names of the tables in other files that formulas take values from.
void add_comments_and_sources(const Package& package, std::string& text) {
  for (const auto& [name, content] : package.parts) {
    pugi::xml_document document;
    if (name.starts_with("xl/comments") && parse_xml(document, content)) {
      for (const pugi::xml_node& comment : child_named(child_named(document, "comments"), "commentList").children()) {
        add_texts(comment, text);
        text += '\n';
      }
    } else if (name.starts_with("xl/externalLinks/externalLink") && parse_xml(document, content)) {
      const pugi::xml_node book = child_named(child_named(document, "externalLink"), "externalBook");
      for (const pugi::xml_node& sheet : child_named(book, "sheetNames").children())
        text += std::string(attribute_named(sheet, "val")) + '\n';
    }
  }
}

}  // namespace

OrProblem<std::string> sheet_text(const Package& package) {
  constexpr std::uint64_t most_text = 64ULL << 20U;
  const std::vector<std::string> shared = shared_strings(package);
  std::string text;
  for (const auto& [name, target] : sheets_of(package)) {
    const std::string* part = package.part(target);
    if (part == nullptr || text.size() > most_text) continue;
    if (!text.empty()) text += '\f';
    text += name + '\n';
    add_sheet(*part, shared, most_text, text);
  }
  add_comments_and_sources(package, text);
  if (text.empty()) return problem("damaged");
  return text;
}

}  // namespace evidence::reader
