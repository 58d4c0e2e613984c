#include "evidence/reader/sheet_comments.hpp"

#include <algorithm>

#include "evidence/reader/sheet_book.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

// Names of people by their ID.
std::map<std::string, std::string, std::less<>> people(const Package& package) {
  std::map<std::string, std::string, std::less<>> names;
  for (const auto& [name, content] : package.parts) {
    pugi::xml_document document;
    if (!name.starts_with("xl/persons/") || !parse_xml(document, content)) continue;
    for (const pugi::xml_node& person : document.first_child().children())
      names[std::string(attribute_named(person, "id"))] = attribute_named(person, "displayName");
  }
  return names;
}

void add_threads(const Package& package, const pugi::xml_node& root, std::vector<SheetComment>& comments) {
  const auto names = people(package);
  for (const pugi::xml_node& node : root.children()) {
    const auto author = names.find(attribute_named(node, "personId"));
    comments.push_back({std::string(attribute_named(node, "ref")), author == names.end() ? "" : author->second,
                        child_named(node, "text").child_value()});
  }
}

void add_notes(const pugi::xml_node& root, std::vector<SheetComment>& comments) {
  std::vector<std::string> authors;
  for (const pugi::xml_node& node : child_named(root, "authors").children()) authors.emplace_back(node.child_value());
  for (const pugi::xml_node& node : child_named(root, "commentList").children()) {
    const std::string cell(attribute_named(node, "ref"));
    const auto known = [&](const SheetComment& comment) { return comment.cell == cell; };
    if (std::any_of(comments.begin(), comments.end(), known)) continue;
    const auto number = static_cast<std::size_t>(std::max(0, node.attribute("authorId").as_int()));
    comments.push_back({cell, number < authors.size() ? authors[number] : "", sheet_string(node)});
  }
}

}  // namespace

CellPlace cell_place(std::string_view reference) {
  constexpr unsigned most = 2'000'000;  // a sheet has 1,048,576 rows
  CellPlace place;
  for (const char c : reference) {
    if (c >= 'A' && c <= 'Z' && place.row == 0) {
      place.column = std::min(most, place.column * 26 + static_cast<unsigned>(c - 'A') + 1);
    } else if (c >= '0' && c <= '9') {
      place.row = std::min(most, place.row * 10 + static_cast<unsigned>(c - '0'));
    }
  }
  return place;
}

std::map<unsigned, std::vector<SheetComment>> sheet_comments(const Package& package,
                                                             const std::vector<Relation>& relations) {
  std::vector<SheetComment> comments;
  for (const std::string_view kind : {"threadedComment", "comments"}) {
    for (const Relation& relation : relations) {
      pugi::xml_document document;
      const std::string* part = relation.kind == kind ? package.part(relation.target) : nullptr;
      if (part == nullptr || !parse_xml(document, *part)) continue;
      if (kind == "comments") {
        add_notes(document.first_child(), comments);
      } else {
        add_threads(package, document.first_child(), comments);
      }
    }
  }
  std::map<unsigned, std::vector<SheetComment>> by_row;
  for (SheetComment& comment : comments) by_row[cell_place(comment.cell).row].push_back(std::move(comment));
  return by_row;
}

}  // namespace evidence::reader
