// XML of office parts: parsing with limits, names without their prefix.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace evidence::reader {

inline constexpr int deepest_element = 256;  // deeper is no document: refuse before the stack ends

// False where the text is not XML or is nested too deep. Entities of a document type are never expanded.
bool parse_xml(pugi::xml_document& document, const std::string& text);

std::string_view local_name(const pugi::xml_node& node);                              // "w:p" → "p"
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);        // by local name
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);  // by local name
std::string_view trimmed(std::string_view text);                                      // without blanks about it

}  // namespace evidence::reader
