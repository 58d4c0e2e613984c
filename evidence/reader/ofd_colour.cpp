#include "evidence/reader/ofd_colour.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr int longest_relation = 8;  // DrawParams that refer to each other

// "238 32 37" or "#ee #20 #25"; one number is grey, four are CMYK.
std::optional<OfdColour> parse_colour(std::string_view text) {
  std::string plain(text);
  std::vector<double> parts;
  if (plain.find('#') == std::string::npos) {
    parts = numbers_of(plain);
  } else {
    for (std::size_t at = plain.find('#'); at != std::string::npos; at = plain.find('#', at + 1)) {
      unsigned value = 0;
      std::from_chars(plain.data() + at + 1, plain.data() + plain.size(), value, 16);
      parts.push_back(std::min(255U, value));
    }
  }
  for (double& part : parts) part = std::clamp(part / 255, 0.0, 1.0);
  if (parts.size() == 1) return OfdColour{parts[0], parts[0], parts[0], 1};
  if (parts.size() == 3) return OfdColour{parts[0], parts[1], parts[2], 1};
  if (parts.size() != 4) return std::nullopt;
  const double light = 1 - parts[3];
  return OfdColour{(1 - parts[0]) * light, (1 - parts[1]) * light, (1 - parts[2]) * light, 1};
}

// The node's own colour value, else the first one within it (a shading's).
std::string_view value_of(const pugi::xml_node& colour) {
  const std::string_view own = attribute_named(colour, "Value");
  if (!own.empty()) return own;
  for (const pugi::xml_node& child : colour.children()) {
    if (const std::string_view value = value_of(child); !value.empty()) return value;
  }
  return {};
}

// Calls `look` with the object and then each DrawParam behind it until one answers.
template <class Look>
void look_along(const pugi::xml_node& object, const OfdResources& resources, std::string_view draw_param, Look look) {
  if (look(object)) return;
  std::string_view id = draw_param;
  for (int step = 0; step < longest_relation && !id.empty(); ++step) {
    const auto found = resources.draw_params.find(id);
    if (found == resources.draw_params.end() || look(found->second)) return;
    id = attribute_named(found->second, "Relative");
  }
}

}  // namespace

std::optional<OfdColour> ofd_colour(const pugi::xml_node& object, std::string_view name, const OfdResources& resources,
                                    std::string_view draw_param) {
  std::optional<OfdColour> colour;
  look_along(object, resources, draw_param, [&](const pugi::xml_node& node) {
    const pugi::xml_node found = child_named(node, name);
    if (!found) return false;
    colour = parse_colour(value_of(found));
    if (colour) colour->alpha = std::clamp(number_of(attribute_named(found, "Alpha"), 255) / 255, 0.0, 1.0);
    return true;
  });
  return colour;
}

std::string_view ofd_attribute(const pugi::xml_node& object, std::string_view name, const OfdResources& resources,
                               std::string_view draw_param) {
  std::string_view value;
  look_along(object, resources, draw_param, [&](const pugi::xml_node& node) {
    value = attribute_named(node, name);
    return !value.empty();
  });
  return value;
}

}  // namespace evidence::reader
