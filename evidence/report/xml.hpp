// Building XML: attributes and text are escaped by pugixml, text is made fit by shown_text.hpp before.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include <pugixml.hpp>

namespace evidence::report {

using Attribute = std::pair<const char*, std::string>;

pugi::xml_node add(pugi::xml_node parent, const char* name, std::initializer_list<Attribute> attributes = {});
pugi::xml_node add_text(pugi::xml_node parent, const char* name, const std::string& text,
                        std::initializer_list<Attribute> attributes = {});

// Without indentation, "\n" and locale: the same tree gives the same text.
std::string xml_text(const pugi::xml_document& document);   // with its declaration
std::string html_text(const pugi::xml_document& document);  // without

}  // namespace evidence::report
