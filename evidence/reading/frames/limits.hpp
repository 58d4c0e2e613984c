// What one item may cost. The parent sends them with every request; the worker refuses what goes beyond them with a
// Problem, before it spends the memory.
#pragma once

#include <cstdint>

namespace evidence::reading {

struct ReadLimits {
  // Of one picture, checked before decoding. 90 million = A3 at 600 dpi (70 million) and some more; as RGBA 360 MB.
  std::uint64_t picture_pixels = 90'000'000;
  // Of one item. A six-year archive's largest volumes have some hundred pages; the rest is named in a Problem.
  std::uint32_t pages = 5'000;
  // Of one item read whole into memory (text, office, pictures, PDF).
  std::uint64_t item_bytes = 512ULL << 20U;
  // What an office package may unpack to: 16 times the usual report with pictures left out; bombs reach gigabytes.
  std::uint64_t office_bytes = 256ULL << 20U;
  // Of one page: a page frame must stay under the 16 MiB of schemas/frames.md.
  std::uint64_t page_text_bytes = 2ULL << 20U;
  std::uint32_t page_words = 200'000;
  friend bool operator==(const ReadLimits&, const ReadLimits&) = default;
};

}  // namespace evidence::reading
