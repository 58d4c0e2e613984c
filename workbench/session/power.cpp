#include "workbench/session/power.hpp"

#include <fstream>
#include <string>

namespace workbench {

namespace {

std::string word_in(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string word;
  stream >> word;
  return word;
}

}  // namespace

bool runs_on_battery(const std::filesystem::path& supplies) {
  std::error_code none;
  bool mains_on = false;
  bool discharging = false;
  for (const auto& supply : std::filesystem::directory_iterator(supplies, none)) {
    const std::string type = word_in(supply.path() / "type");
    if (type == "Mains" || type == "USB") mains_on = mains_on || word_in(supply.path() / "online") == "1";
    if (type == "Battery") discharging = discharging || word_in(supply.path() / "status") == "Discharging";
  }
  return discharging && !mains_on;
}

}  // namespace workbench
