// Generated Chinese office pages with their truth.
//
// A page is a function of (set, seed, index), the same bytes on one machine. Seeds below first_reporting_seed draw
// their faces, sentences and names from the tuning mix, all others from the reporting mix; the two share none. Recipes,
// thresholds and calibration are fitted on tuning_seed alone; figures that are told come from reporting_seed alone, and
// nothing is ever fitted to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "ocr/picture.hpp"
#include "tests/pages/look.hpp"
#include "tests/pages/texts.hpp"
#include "tests/pages/truth.hpp"

namespace tests::pages {

inline constexpr std::uint32_t first_reporting_seed = 1000;
inline constexpr std::uint32_t tuning_seed = 1;
inline constexpr std::uint32_t reporting_seed = 1001;
constexpr Mix mix_of(std::uint32_t seed) { return seed < first_reporting_seed ? Mix::Tuning : Mix::Reporting; }

struct GeneratedPage {
  std::string name;       // "clean-003"
  std::string extension;  // "jpg", "png", "tif"
  evidence::Bytes file;   // as it would be received; every other one does not say its resolution
  double dpi = 0;
  ocr::Picture picture;  // `file`, decoded
  Truth truth;
};

// Throws std::runtime_error where a picture cannot be encoded.
GeneratedPage generate_page(PageSet set, std::uint32_t seed, std::uint32_t index);

}  // namespace tests::pages
