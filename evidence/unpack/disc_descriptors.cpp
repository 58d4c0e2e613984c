#include "evidence/unpack/disc_descriptors.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace evidence::unpack {
namespace {

constexpr std::uint64_t sector = 2048;
constexpr std::uint64_t first_descriptor = 16;
constexpr std::uint64_t last_looked_at = 256;  // UDF's anchor: descriptors end well before it
constexpr std::array<std::string_view, 7> known = {"CD001", "BEA01", "NSR02", "NSR03", "TEA01", "BOOT2", "CDW02"};
constexpr std::byte supplementary{2};
constexpr std::size_t escape_sequences = 88;

}  // namespace

DiscDescriptors read_disc_descriptors(const ContainerBytes& bytes) {
  DiscDescriptors found;
  for (std::uint64_t number = first_descriptor; number < last_looked_at; ++number) {
    const Bytes descriptor = bytes.run(number * sector, 128);
    if (descriptor.empty()) break;
    const std::string_view text = as_text(descriptor);
    const std::string_view identifier = text.substr(1, 5);
    if (identifier == "CD001") {
      found.iso = true;
      // UCS-2 levels 1 to 3 (Joliet specification, 1995).
      const std::string_view escape = text.substr(escape_sequences, 3);
      if (descriptor[0] == supplementary && (escape == "%/@" || escape == "%/C" || escape == "%/E"))
        found.joliet = true;
    }
    if (identifier == "NSR02" || identifier == "NSR03") found.udf = true;
    // The sequence ends at the first sector that is none of its kinds.
    if (std::find(known.begin(), known.end(), identifier) == known.end()) break;
  }
  return found;
}

}  // namespace evidence::unpack
