// Figures as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace workbench::panels {

std::string grouped(std::uint64_t value);           // 1842 → "1,842"
std::string bytes_for_people(std::uint64_t value);  // 1 254 000 000 → "1.25 GB" (powers of ten, as on discs)

}  // namespace workbench::panels
