// The words that generated pages are made of. The two mixes share no sentence, no name and no face: what is tuned on
// one is reported on the other.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tests::pages {

// Tuning and calibration see Tuning alone; figures that are told come from Reporting alone.
enum class Mix : std::uint8_t { Tuning, Reporting };

using Texts = std::span<const std::string_view>;

struct Pool {
  Texts sentences;  // of contracts, minutes, notices and reports
  Texts headings;   // of sections
  Texts surnames;
  Texts given;  // characters of given names
  Texts cities;
  Texts brands;  // of companies
  Texts trades;
  Texts authorities;
  Texts goods;        // rows of tables
  Texts posts;        // of persons
  Texts clean_faces;  // pango font families
  Texts hard_faces;
  Texts traditional_faces;
};

const Pool& tuning_pool();
const Pool& reporting_pool();
inline const Pool& pool_of(Mix mix) { return mix == Mix::Tuning ? tuning_pool() : reporting_pool(); }

}  // namespace tests::pages
