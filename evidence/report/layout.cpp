#include "evidence/report/layout.hpp"

#include "evidence/report/fields.hpp"

namespace evidence::report {
namespace {

using nlohmann::json;

Face read_face(const json* object, const std::string& path, std::string& wrong) {
  Face face;
  if (object == nullptr) return face;
  Fields fields(*object, path, wrong);
  fields.text("east_asian", face.east_asian);
  fields.text("latin", face.latin);
  fields.texts("fallback", face.fallback);
  fields.number("half_points", face.half_points);
  fields.number("line_height", face.line_height);
  fields.refuse_others();
  return face;
}

Layout read_layout(const json& object, std::string& wrong) {
  Layout layout;
  Fields fields(object, "", wrong);
  std::string source;
  fields.text("source", source);
  fields.number("page_width", layout.page_width);
  fields.number("page_height", layout.page_height);
  fields.number("margin_top", layout.margin_top);
  fields.number("margin_bottom", layout.margin_bottom);
  fields.number("margin_left", layout.margin_left);
  fields.number("margin_right", layout.margin_right);
  fields.number("footer", layout.footer);
  fields.number("line_pitch", layout.line_pitch);
  fields.number("character_space", layout.character_space);
  fields.number("character_spacing", layout.character_spacing);
  fields.number("indent_characters", layout.indent_characters);
  layout.title = read_face(fields.find("title"), "/title", wrong);
  layout.body = read_face(fields.find("body"), "/body", wrong);
  layout.table = read_face(fields.find("table"), "/table", wrong);
  layout.small = read_face(fields.find("small"), "/small", wrong);
  layout.page_number = read_face(fields.find("page_number"), "/page_number", wrong);
  if (const json* faces = fields.list("headings")) {
    for (const json& face : *faces) layout.headings.push_back(read_face(&face, "/headings", wrong));
  }
  if (layout.headings.size() != heading_levels) fields.blame("headings");
  if (std::uint64_t{layout.margin_left} + layout.margin_right >= layout.page_width) fields.blame("page_width");
  if (std::uint64_t{layout.margin_top} + layout.margin_bottom >= layout.page_height) fields.blame("page_height");
  fields.refuse_others();
  return layout;
}

}  // namespace

Result<Layout> load_layout(const std::filesystem::path& file) {
  Layout layout;
  auto read =
      read_strictly(file, [&layout](const json& object, std::string& wrong) { layout = read_layout(object, wrong); });
  if (!read) return pass_on(read);
  return layout;
}

}  // namespace evidence::report
