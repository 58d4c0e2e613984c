// How far intake goes before it calls something a bomb: data, assets/limits.json.
#pragma once

#include <cstdint>
#include <filesystem>

#include "evidence/base/result.hpp"

namespace evidence::intake {

struct Limits {
  std::uint32_t depth = 8;                        // archives inside archives; 1: nested ones stay closed
  std::uint64_t entries = 2'000'000;              // of one Source
  std::uint64_t total_bytes = 400'000'000'000;    // unpacked, of one Source
  std::uint32_t ratio = 200;                      // unpacked bytes of one archive (its nested ones included) : its size
  std::uint64_t ratio_floor_bytes = 268'435'456;  // below this no ratio is a bomb
  std::uint32_t archive_seconds = 3600;           // one archive, nested ones not included
  std::uint32_t silence_seconds = 30;             // without a frame from the worker
  std::uint32_t name_bytes = 4096;                // of one path
  std::uint64_t total_name_bytes = 268'435'456;   // of all paths and link targets of one Source; they stay in memory
  std::uint64_t worker_memory_bytes = 1ULL << 30U;
};

// Reads limits.json; every field must be there and positive. Fails with "error.intake.limits" (Defect).
Result<Limits> load_limits(const std::filesystem::path& file);
// The file shipped with the program.
std::filesystem::path limits_file();

}  // namespace evidence::intake
