#include "evidence/reader/drawing_text.hpp"

#include <algorithm>

#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_pictures = 2'000;  // of one document

// All paragraphs below a node in one line.
void add_inline(const pugi::xml_node& parent, TextBuilder& text) {
  bool first = true;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text.add_line(node.child_value());
    } else if (name == "br" || (name == "p" && !first)) {
      text.add(" ");
    }
    if (name == "p") first = false;
    if (name != "t") add_inline(node, text);
  }
}

void add_table(const pugi::xml_node& table, TextBuilder& text) {
  text.line_end();
  for (const pugi::xml_node& row : table.children()) {
    if (local_name(row) != "tr") continue;
    for (const pugi::xml_node& cell : row.children()) {
      const bool covered = attribute_named(cell, "hMerge") == "1" || attribute_named(cell, "vMerge") == "1";
      if (local_name(cell) != "tc" || covered) continue;
      add_inline(cell, text);
      text.cell_end();
    }
    text.row_end();
  }
}

// Titles (paragraphs), then the names and values that the chart keeps of its table, each series a line.
void add_chart(const pugi::xml_node& parent, TextBuilder& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      text.line_end();
      add_inline(node, text);
      text.line_end();
    } else if (name == "ser") {
      text.line_end();
      add_chart(node, text);
      text.row_end();
    } else if (name == "pt") {
      text.add_line(child_named(node, "v").child_value());
      text.cell_end();
    } else {
      add_chart(node, text);
    }
  }
}

// Every text of a diagram stands twice: in its data and in what was drawn of it. The data is read.
void add_paragraphs(const pugi::xml_node& parent, TextBuilder& text) {
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) != "p") {
      add_paragraphs(node, text);
      continue;
    }
    add_inline(node, text);
    text.line_end();
  }
}

}  // namespace

pugi::xml_node chosen(const pugi::xml_node& alternate) {
  const pugi::xml_node choice = child_named(alternate, "Choice");
  return choice ? choice : child_named(alternate, "Fallback");
}

bool add_chart_or_diagram(const pugi::xml_node& node, const DrawingSource& source, TextBuilder& text) {
  const std::string_view name = local_name(node);
  const bool chart = name == "chart" && !attribute_named(node, "id").empty();
  if (!chart && name != "relIds") return false;
  const std::string* part =
      source.package.part(target_of(source.relations, attribute_named(node, chart ? "id" : "dm")));
  pugi::xml_document document;
  if (part == nullptr || !parse_xml(document, *part)) return true;
  text.line_end();
  chart ? add_chart(document, text) : add_paragraphs(document, text);
  text.line_end();
  return true;
}

void add_picture(const pugi::xml_node& node, const DrawingSource& source, std::vector<std::string>& pictures) {
  const std::string_view name = local_name(node);
  if (name != "blip" && name != "imagedata") return;
  const std::string part = target_of(source.relations, attribute_named(node, name == "blip" ? "embed" : "id"));
  const bool known = std::find(pictures.begin(), pictures.end(), part) != pictures.end();
  if (!part.empty() && !known && pictures.size() < most_pictures) pictures.push_back(part);
}

bool is_embedded_file(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (name != "OLEObject" && name != "oleObj") return false;
  std::string_view program = attribute_named(node, "ProgID");
  if (program.empty()) program = attribute_named(node, "progId");
  return !program.starts_with("Equation");
}

void add_drawing(const pugi::xml_node& parent, const DrawingSource& source, TextBuilder& text, OfficeText& found) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text.add(node.child_value());
    } else if (name == "br") {
      text.add("\n");
    } else if (name == "tbl") {
      add_table(node, text);
    } else if (name == "AlternateContent") {
      add_drawing(chosen(node), source, text, found);
    } else if (!add_chart_or_diagram(node, source, text)) {
      if (is_embedded_file(node)) ++found.embedded;
      add_picture(node, source, found.pictures);
      add_drawing(node, source, text, found);
      if (name == "p") text.line_end();
    }
  }
}

}  // namespace evidence::reader
