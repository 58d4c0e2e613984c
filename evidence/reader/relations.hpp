// What a part of an office package refers to (ISO/IEC 29500-2, 6.5).
#pragma once

#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "evidence/reader/package.hpp"

namespace evidence::reader {

struct Relation {
  std::string id;
  std::string kind;    // the last step of its type: "comments", "image", "chart"
  std::string target;  // the stored part; empty: outside of the package or not there
};

// In the order of the file.
std::vector<Relation> relations_of(const Package& package, std::string_view part);

// The value of "r:id", whatever its prefix; a plain "id" is something else.
std::string_view relation_id(const pugi::xml_node& node);

std::string target_of(const std::vector<Relation>& relations, std::string_view id);        // empty: none
std::string first_of_kind(const std::vector<Relation>& relations, std::string_view kind);  // the target; empty: none

// The part that the package is about: "word/document.xml" in most, but not in all. Empty where there is none.
std::string main_part(const Package& package);

}  // namespace evidence::reader
