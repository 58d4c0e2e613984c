// The formatting of a Word 97–2003 file as far as it decides what a stretch of text is: [MS-DOC] 2.9.38 (ChpxFkp),
// 2.9.179 (PapxFkp), 2.6 (property modifiers).
#pragma once

#include <cstdint>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

// A run of the main stream's bytes with the property.
struct FormattedRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t flags = 0;
};

inline constexpr std::uint8_t run_hidden = 1;
inline constexpr std::uint8_t run_deleted = 2;
inline constexpr std::uint8_t run_inserted = 4;
inline constexpr std::uint8_t run_row_end = 8;
inline constexpr std::uint8_t run_in_table = 16;

// Runs that have any of the flags, sorted, from a PlcBteChpx (hidden, deleted, inserted) or PlcBtePapx (row_end,
// in_table).
std::vector<FormattedRun> character_runs(ByteView main, ByteView bin_table);
std::vector<FormattedRun> paragraph_runs(ByteView main, ByteView bin_table);

std::uint8_t flags_at(const std::vector<FormattedRun>& runs, std::uint32_t place);

}  // namespace evidence::reader
