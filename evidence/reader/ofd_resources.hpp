// What an OFD document's pages share: fonts, pictures, drawing parameters, composite units (GB/T 33190-2016, 7.9).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "evidence/reader/package.hpp"

namespace evidence::reader {

struct OfdFont {
  std::string name;  // as people call it: 宋体, SimSun
  std::string file;  // the stored part; empty: not embedded
  bool bold = false;
};

struct OfdMedia {
  std::string file;      // the stored part; empty: not there
  std::string declared;  // what the document calls it
};

// By ID. The nodes point into `parts`.
struct OfdResources {
  std::map<std::string, OfdFont, std::less<>> fonts;
  std::map<std::string, OfdMedia, std::less<>> media;
  std::map<std::string, pugi::xml_node, std::less<>> draw_params;
  std::map<std::string, pugi::xml_node, std::less<>> units;
  std::vector<std::unique_ptr<pugi::xml_document>> parts;
};

// Adds what a resource part holds; a part that is not there or no XML adds nothing.
void add_resources(const Package& package, const std::string& part, OfdResources& resources);

}  // namespace evidence::reader
