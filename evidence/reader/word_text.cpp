// ECMA-376 part 1, 17: WordprocessingML.
#include <algorithm>
#include <string>

#include "evidence/reader/office.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

void end_line(std::string& text) {
  if (!text.empty() && text.back() != '\n' && text.back() != '\f') text += '\n';
}

void add_blocks(const pugi::xml_node& parent, std::string& text);

// The text boxes of a paragraph come behind it.
void add_inline(const pugi::xml_node& parent, std::string& text, std::string& boxes) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text += node.child_value();
    } else if (name == "tab") {
      text += '\t';
    } else if (name == "br" || name == "cr") {
      text += attribute_named(node, "type") == "page" ? '\f' : '\n';
    } else if (name == "noBreakHyphen") {
      text += '-';
    } else if (name == "txbxContent") {
      add_blocks(node, boxes);
    } else if (name == "AlternateContent") {
      // The same content twice, for newer and older programs.
      const pugi::xml_node choice = child_named(node, "Choice");
      add_inline(choice ? choice : child_named(node, "Fallback"), text, boxes);
    } else if (name != "pPr" && name != "rPr" && name != "instrText" && name != "delText") {
      add_inline(node, text, boxes);
    }
  }
}

void add_paragraph(const pugi::xml_node& paragraph, std::string& text) {
  std::string boxes;
  const pugi::xml_node properties = child_named(paragraph, "pPr");
  if (child_named(properties, "pageBreakBefore") && !text.empty()) text += '\f';
  add_inline(paragraph, text, boxes);
  text += '\n';
  text += boxes;
}

void add_row(const pugi::xml_node& row, std::string& text) {
  std::string line;
  bool first = true;
  for (const pugi::xml_node& cell : row.children()) {
    if (local_name(cell) != "tc") continue;
    std::string content;
    add_blocks(cell, content);
    while (!content.empty() && content.back() == '\n') content.pop_back();
    std::replace(content.begin(), content.end(), '\n', ' ');
    std::replace(content.begin(), content.end(), '\f', ' ');
    if (!std::exchange(first, false)) line += " | ";
    line += content;
  }
  text += line + '\n';
}

void add_blocks(const pugi::xml_node& parent, std::string& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      add_paragraph(node, text);
    } else if (name == "tr") {
      add_row(node, text);
    } else if (name != "sectPr" && name != "tblPr" && name != "tblGrid" && name != "tcPr") {
      add_blocks(node, text);  // tables, content controls, insertions, notes
    }
  }
}

bool is_beside(std::string_view name) {
  if (!name.starts_with("word/") || !name.ends_with(".xml")) return false;
  const std::string_view part = name.substr(5);
  return part.starts_with("header") || part.starts_with("footer") || part == "footnotes.xml" ||
         part == "endnotes.xml" || part == "comments.xml";
}

}  // namespace

OrProblem<std::string> word_text(const Package& package) {
  const std::string* main = package.part("word/document.xml");
  pugi::xml_document document;
  if (main == nullptr || !parse_xml(document, *main)) return problem("damaged");
  std::string text;
  add_blocks(document, text);
  for (const auto& [name, content] : package.parts) {
    pugi::xml_document beside;
    if (!is_beside(name) || !parse_xml(beside, content)) continue;
    std::string more;
    add_blocks(beside, more);
    if (more.find_first_not_of(" \t\n") == std::string::npos) continue;
    end_line(text);
    text += more;
  }
  return text;
}

}  // namespace evidence::reader
