// Text in drawings of all office packages: shapes, tables, charts, diagrams (ECMA-376 part 1, 20 and 21).
#pragma once

#include <pugixml.hpp>

#include "evidence/reader/office.hpp"
#include "evidence/reader/relations.hpp"

namespace evidence::reader {

// What a drawing refers to is looked up in `relations`, those of the part in which it stands.
struct DrawingSource {
  const Package& package;
  const std::vector<Relation>& relations;
};

// Paragraphs a line each, rows of tables as "a | b", the texts of charts and diagrams; names the pictures and counts
// embedded files in `found`.
void add_drawing(const pugi::xml_node& parent, const DrawingSource& source, TextBuilder& text, OfficeText& found);

// One node that a drawing holds: the chart or diagram that it names. False for any other.
bool add_chart_or_diagram(const pugi::xml_node& node, const DrawingSource& source, TextBuilder& text);

// The picture that a node shows, if it is one.
void add_picture(const pugi::xml_node& node, const DrawingSource& source, std::vector<std::string>& pictures);

// A file embedded as an object ("o:OLEObject", "p:oleObj"); equations are kept so, too, and are none.
bool is_embedded_file(const pugi::xml_node& node);

// The branch of an mc:AlternateContent to read: the same content stands in each.
pugi::xml_node chosen(const pugi::xml_node& alternate);

}  // namespace evidence::reader
