// Whether the machine runs on its battery.
#pragma once

#include <filesystem>

namespace workbench {

// As the kernel says (Documentation/ABI/testing/sysfs-class-power): a mains supply that is off and a battery that
// discharges. False where it says nothing. `supplies`: the folder to look in.
bool runs_on_battery(const std::filesystem::path& supplies = "/sys/class/power_supply");

}  // namespace workbench
