#include "workbench/ui/places.hpp"

#include <nlohmann/json.hpp>

namespace workbench::ui {

std::string to_json(const Places& places) {
  nlohmann::json json = {{"rectangles", nlohmann::json::object()}, {"said", places.said}};
  for (const auto& [name, place] : places.rectangles) {
    json["rectangles"][name] = {place.min.x, place.min.y, place.max.x - place.min.x, place.max.y - place.min.y};
  }
  return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace workbench::ui
