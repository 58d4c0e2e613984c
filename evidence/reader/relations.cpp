#include "evidence/reader/relations.hpp"

#include <algorithm>

#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {

std::vector<Relation> relations_of(const Package& package, std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
  const std::string name(slash == std::string_view::npos ? part : part.substr(slash + 1));
  std::vector<Relation> relations;
  pugi::xml_document document;
  const std::string* text = package.part(package.find(folder + "_rels/" + name + ".rels"));
  if (text == nullptr || !parse_xml(document, *text)) return relations;
  for (const pugi::xml_node& node : child_named(document, "Relationships").children()) {
    const std::string_view type = attribute_named(node, "Type");
    Relation relation{std::string(attribute_named(node, "Id")), std::string(type.substr(type.rfind('/') + 1)), ""};
    if (attribute_named(node, "TargetMode") != "External")
      relation.target = package.find(path_beside(part, attribute_named(node, "Target")));
    relations.push_back(std::move(relation));
  }
  return relations;
}

std::string_view relation_id(const pugi::xml_node& node) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (std::string_view(attribute.name()).ends_with(":id")) return attribute.value();
  }
  return {};
}

std::string target_of(const std::vector<Relation>& relations, std::string_view id) {
  const auto found =
      std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) { return relation.id == id; });
  return found == relations.end() ? "" : found->target;
}

std::string first_of_kind(const std::vector<Relation>& relations, std::string_view kind) {
  const auto found =
      std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) { return relation.kind == kind; });
  return found == relations.end() ? "" : found->target;
}

std::string main_part(const Package& package) {
  if (std::string named = first_of_kind(relations_of(package, ""), "officeDocument"); !named.empty()) return named;
  for (const std::string_view usual : {"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"}) {
    if (std::string found = package.find(usual); !found.empty()) return found;
  }
  return "";
}

}  // namespace evidence::reader
