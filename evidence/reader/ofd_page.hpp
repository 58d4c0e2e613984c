// The XML of an OFD page → what stands on it (GB/T 33190-2016, 7.7, 8.2–8.5, 11).
#pragma once

#include <pugixml.hpp>

#include "evidence/reader/ofd_objects.hpp"
#include "evidence/reader/ofd_resources.hpp"

namespace evidence::reader {

inline constexpr std::size_t most_ofd_objects = 200'000;  // of one page; a map sheet has some 20,000
inline constexpr int deepest_ofd_unit = 8;                // composite units within each other

// Appends the objects of a page's Content (or of a composite unit, an annotation's appearance). `to_page` places it.
void add_ofd_objects(const pugi::xml_node& content, const OfdResources& resources, const Matrix& to_page,
                     std::vector<OfdObject>& objects);

// AbbreviatedData: S M L Q B A C.
std::vector<OfdStep> ofd_steps(std::string_view data);

}  // namespace evidence::reader
