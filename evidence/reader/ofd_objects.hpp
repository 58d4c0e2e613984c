// What stands on an OFD page, as values in the page's own millimetres: text, drawings, pictures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evidence/reader/ofd_geometry.hpp"

namespace evidence::reader {

struct OfdColour {
  double red = 0;  // 0…1
  double green = 0;
  double blue = 0;
  double alpha = 1;
};

struct OfdGlyph {
  char32_t code = 0;
  std::optional<std::uint32_t> glyph;  // in the embedded font, where the file names it
  Point at;                            // of its baseline's beginning, in the object's own space
  double advance = 0;                  // to the next character, along the line
};

struct OfdText {
  Matrix to_page;
  std::string font;  // ID of the resource
  double size = 0;
  double stretch = 1;     // HScale
  bool vertical = false;  // characters stand under each other
  bool visible = true;
  OfdColour colour;
  std::vector<OfdGlyph> glyphs;
};

struct OfdStep {
  enum class Kind : std::uint8_t { Move, Line, Curve, Close } kind = Kind::Move;
  Point to;
  Point first;  // control points of a curve
  Point second;
};

struct OfdPath {
  Matrix to_page;
  std::vector<OfdStep> steps;
  std::optional<OfdColour> fill;
  std::optional<OfdColour> stroke;
  double line_width = 0;  // in the object's own space
  bool even_odd = false;
};

struct OfdImage {
  Matrix to_page;     // of the unit square
  std::string media;  // ID of the resource
  double alpha = 1;
};

using OfdObject = std::variant<OfdText, OfdPath, OfdImage>;

struct OfdAnnotation {
  std::string author;
  std::string remark;
  std::vector<OfdObject> objects;
};

struct OfdPageContent {
  double width = 210;  // millimetres
  double height = 297;
  std::vector<OfdObject> objects;  // from behind to the front
  std::vector<OfdAnnotation> annotations;
};

}  // namespace evidence::reader
