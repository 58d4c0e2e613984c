// From what an engine says of its own sureness to how often it is right.
#pragma once

#include <cstdint>
#include <string_view>

namespace ocr {

// Percent of the words of this raw confidence (percent) that are right: of words said to be 90 % sure, 90 % are right.
// Rises with `raw`. An engine without a table is believed as it is.
std::uint8_t calibrated(std::string_view engine, std::uint8_t raw);

}  // namespace ocr
