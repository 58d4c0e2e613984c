// Colours and other drawing parameters of an OFD object: its own, else those of the DrawParam that it names
// (GB/T 33190-2016, 8.2 and 8.3).
#pragma once

#include <optional>
#include <string_view>

#include "evidence/reader/ofd_objects.hpp"
#include "evidence/reader/ofd_resources.hpp"

namespace evidence::reader {

// `name`: "FillColor" or "StrokeColor". Of a shading its first colour.
std::optional<OfdColour> ofd_colour(const pugi::xml_node& object, std::string_view name, const OfdResources& resources,
                                    std::string_view draw_param);
std::string_view ofd_attribute(const pugi::xml_node& object, std::string_view name, const OfdResources& resources,
                               std::string_view draw_param);

}  // namespace evidence::reader
