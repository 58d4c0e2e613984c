#include "evidence/unpack/disc_descriptors.hpp"

#include <string_view>

namespace evidence::unpack {
namespace {

constexpr std::uint64_t sector = 2048;
constexpr std::uint64_t first_descriptor = 16;
constexpr std::uint64_t last_looked_at = 80;  // the UDF sequence follows the ISO one; both are short
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
  }
  return found;
}

}  // namespace evidence::unpack
