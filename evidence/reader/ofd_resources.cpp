#include "evidence/reader/ofd_resources.hpp"

#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

// Beside the part's BaseLoc, else beside the part itself: both are written.
std::string locate(const Package& package, const std::string& part, std::string_view base, std::string_view file) {
  const std::string folder = path_beside(part, base);
  if (std::string found = package.find(path_beside(folder + "/", file)); !found.empty()) return found;
  return package.find(path_beside(part, file));
}

OfdFont font_of(const Package& package, const std::string& part, std::string_view base, const pugi::xml_node& node) {
  OfdFont font;
  font.name = attribute_named(node, "FontName");
  if (font.name.empty()) font.name = attribute_named(node, "FamilyName");
  font.bold = attribute_named(node, "Bold") == "true";
  const std::string_view file = trimmed(child_named(node, "FontFile").child_value());
  if (!file.empty()) font.file = locate(package, part, base, file);
  return font;
}

}  // namespace

void add_resources(const Package& package, const std::string& part, OfdResources& resources) {
  const std::string* text = package.part(package.find(part));
  auto document = std::make_unique<pugi::xml_document>();
  if (text == nullptr || !parse_xml(*document, *text)) return;
  const pugi::xml_node root = child_named(*document, "Res");
  const std::string_view base = attribute_named(root, "BaseLoc");
  for (const pugi::xml_node& group : root.children()) {
    for (const pugi::xml_node& node : group.children()) {
      const std::string id(attribute_named(node, "ID"));
      const std::string_view kind = local_name(node);
      if (kind == "Font") {
        resources.fonts[id] = font_of(package, part, base, node);
      } else if (kind == "MultiMedia") {
        const std::string_view file = trimmed(child_named(node, "MediaFile").child_value());
        resources.media[id] = {locate(package, part, base, file), std::string(file)};
      } else if (kind == "DrawParam") {
        resources.draw_params[id] = node;
      } else if (kind == "CompositeGraphicUnit") {
        resources.units[id] = node;
      }
    }
  }
  resources.parts.push_back(std::move(document));
}

}  // namespace evidence::reader
