#include "evidence/reader/ofd_page.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/ofd_colour.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr double default_line_width = 0.353;  // millimetres; GB/T 33190-2016, table 30

bool is_true(std::string_view value, bool otherwise) {
  if (value.empty()) return otherwise;
  return value == "true" || value == "1";
}

// The distance to the next character where the file names none: a wide one takes its size, others half of it.
double natural_advance(char32_t code, double size) {
  const bool wide = is_han(code) || (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xFE30 && code <= 0xFFE6);
  return wide ? size : size / 2;
}

class Walk {
 public:
  Walk(const OfdResources& resources, std::vector<OfdObject>& objects) : resources_(resources), objects_(objects) {}

  void add(const pugi::xml_node& parent, const Matrix& to_page, std::string_view draw_param, int depth) {
    for (const pugi::xml_node& node : parent.children()) {
      if (objects_.size() >= most_ofd_objects) return;
      const std::string_view kind = local_name(node);
      const std::string_view named = attribute_named(node, "DrawParam");
      const std::string_view param = named.empty() ? draw_param : named;
      if (kind == "TextObject") {
        add_text(node, to_page, param);
      } else if (kind == "PathObject") {
        add_path(node, to_page, param);
      } else if (kind == "ImageObject") {
        add_image(node, to_page);
      } else if (kind == "CompositeObject") {
        const auto unit = resources_.units.find(attribute_named(node, "ResourceID"));
        if (unit != resources_.units.end() && depth < deepest_ofd_unit)
          add(child_named(unit->second, "Content"), first_then(placed(node), to_page), param, depth + 1);
      } else if (kind == "Layer" || kind == "PageBlock") {
        add(node, to_page, param, depth);
      }
    }
  }

 private:
  // From the object's own space to that around it.
  static Matrix placed(const pugi::xml_node& node) {
    const Rectangle boundary = rectangle_of(attribute_named(node, "Boundary")).value_or(Rectangle{});
    return first_then(matrix_of(attribute_named(node, "CTM")), moved_by(boundary.x, boundary.y));
  }

  static double alpha_of(const pugi::xml_node& node) {
    return std::clamp(number_of(attribute_named(node, "Alpha"), 255) / 255, 0.0, 1.0);
  }

  void add_text(const pugi::xml_node& node, const Matrix& to_page, std::string_view param) {
    OfdText text;
    text.to_page = first_then(placed(node), to_page);
    text.font = attribute_named(node, "Font");
    text.size = std::abs(number_of(attribute_named(node, "Size"), 0));
    text.stretch = number_of(attribute_named(node, "HScale"), 1);
    if (text.stretch <= 0) text.stretch = 1;
    text.visible = is_true(attribute_named(node, "Visible"), true);
    text.vertical = std::abs(number_of(attribute_named(node, "ReadDirection"), 0)) == 90;
    text.colour = ofd_colour(node, "FillColor", resources_, param).value_or(OfdColour{});
    text.colour.alpha *= alpha_of(node);
    text.visible = text.visible && text.colour.alpha > 0;  // or the text that was recognised on a scan
    for (const pugi::xml_node& code : node.children()) {
      if (local_name(code) == "TextCode") add_code(code, text);
    }
    add_glyph_names(node, text.glyphs);
    if (!text.glyphs.empty()) objects_.emplace_back(std::move(text));
  }

  static void add_code(const pugi::xml_node& node, OfdText& text) {
    const std::u32string codes = to_code_points(make_valid_utf8(node.child_value()));
    // A text code that names no place goes on where the one before it began.
    const Point last = text.glyphs.empty() ? Point{} : text.glyphs.back().at;
    Point pen{number_of(attribute_named(node, "X"), last.x), number_of(attribute_named(node, "Y"), last.y)};
    const auto across = distances_of(attribute_named(node, "DeltaX"), codes.size());
    const auto down = distances_of(attribute_named(node, "DeltaY"), codes.size());
    const bool natural = across.empty() && down.empty();
    if (across.empty() && !down.empty()) text.vertical = true;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      OfdGlyph glyph{codes[i], std::nullopt, pen, natural_advance(codes[i], text.size * text.stretch)};
      const double x = i < across.size() ? across[i] : natural ? glyph.advance : 0;
      const double y = i < down.size() ? down[i] : 0;
      const double step = text.vertical ? y : x;
      if (step > 0 && step < 2 * text.size) glyph.advance = std::max(step, glyph.advance / 2);
      pen.x += x;
      pen.y += y;
      text.glyphs.push_back(glyph);
    }
  }

  // CGTransform: which glyphs of the embedded font stand for the characters from a position on.
  static void add_glyph_names(const pugi::xml_node& node, std::vector<OfdGlyph>& glyphs) {
    for (const pugi::xml_node& transform : node.children()) {
      if (local_name(transform) != "CGTransform") continue;
      auto at = static_cast<std::size_t>(std::max(0.0, number_of(attribute_named(transform, "CodePosition"), 0)));
      for (const double name : numbers_of(child_named(transform, "Glyphs").child_value())) {
        if (at >= glyphs.size()) break;
        if (name >= 0) glyphs[at].glyph = static_cast<std::uint32_t>(name);
        ++at;
      }
    }
  }

  void add_path(const pugi::xml_node& node, const Matrix& to_page, std::string_view param) {
    if (!is_true(attribute_named(node, "Visible"), true)) return;
    OfdPath path;
    path.to_page = first_then(placed(node), to_page);
    path.steps = ofd_steps(child_named(node, "AbbreviatedData").child_value());
    path.even_odd = attribute_named(node, "Rule").starts_with("Even");
    path.line_width = number_of(ofd_attribute(node, "LineWidth", resources_, param), default_line_width);
    const auto coloured = [&](const char* name) {
      OfdColour colour = ofd_colour(node, name, resources_, param).value_or(OfdColour{});
      colour.alpha *= alpha_of(node);
      return colour;
    };
    if (is_true(attribute_named(node, "Stroke"), true)) path.stroke = coloured("StrokeColor");
    if (is_true(attribute_named(node, "Fill"), false)) path.fill = coloured("FillColor");
    if (!path.steps.empty()) objects_.emplace_back(std::move(path));
  }

  void add_image(const pugi::xml_node& node, const Matrix& to_page) {
    if (!is_true(attribute_named(node, "Visible"), true)) return;
    OfdImage image;
    image.to_page = first_then(placed(node), to_page);
    if (attribute_named(node, "CTM").empty()) {  // it fills its boundary
      const Rectangle boundary = rectangle_of(attribute_named(node, "Boundary")).value_or(Rectangle{});
      image.to_page = first_then({boundary.width, 0, 0, boundary.height, 0, 0}, image.to_page);
    }
    image.media = attribute_named(node, "ResourceID");
    image.alpha = alpha_of(node);
    objects_.emplace_back(std::move(image));
  }

  const OfdResources& resources_;
  std::vector<OfdObject>& objects_;
};

}  // namespace

void add_ofd_objects(const pugi::xml_node& content, const OfdResources& resources, const Matrix& to_page,
                     std::vector<OfdObject>& objects) {
  Walk(resources, objects).add(content, to_page, "", 0);
}

}  // namespace evidence::reader
