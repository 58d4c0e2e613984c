// The names of the Commands, as they stand in Entries.
#pragma once

#include <span>
#include <string_view>

namespace evidence::journal {

std::span<const std::string_view> known_kinds();
bool is_known_kind(std::string_view kind);

}  // namespace evidence::journal
