#include "evidence/formats/compressed_rtf.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/formats/little_endian.hpp"

namespace evidence::formats {
namespace {

// [MS-OXRTFCP] 2.1.2.1: what the dictionary holds before the first byte.
constexpr std::string_view prepared =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS "
    "Sans "
    "SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
static_assert(prepared.size() == 207);

}  // namespace

std::string decompress_rtf(ByteView compressed, std::uint64_t most_bytes) {
  constexpr std::size_t head = 16;
  constexpr std::uint32_t is_compressed = 0x75465A4C;  // "LZFu"
  constexpr std::uint32_t is_stored = 0x414C454D;      // "MELA"
  const std::uint32_t kind = u32_at(compressed, 8);
  const ByteView body = slice(compressed, head, compressed.size());
  const std::uint64_t most = std::min<std::uint64_t>(most_bytes, u32_at(compressed, 4));
  if (kind == is_stored) return std::string(as_text(slice(body, 0, most)));
  if (kind != is_compressed) return "";

  constexpr std::size_t size = 4096;
  std::array<char, size> dictionary{};
  std::copy(prepared.begin(), prepared.end(), dictionary.begin());
  std::size_t write = prepared.size();
  std::string made;
  const auto put = [&](char c) {
    made += c;
    dictionary[write] = c;
    write = (write + 1) % size;
  };
  for (std::size_t at = 0; at < body.size() && made.size() < most;) {
    const std::uint8_t control = u8_at(body, at++);
    for (unsigned bit = 0; bit < 8 && at < body.size() && made.size() < most; ++bit) {
      if ((control >> bit & 1U) == 0) {
        put(static_cast<char>(u8_at(body, at++)));
        continue;
      }
      const unsigned reference = static_cast<unsigned>(u8_at(body, at)) << 8U | u8_at(body, at + 1);
      at += 2;
      std::size_t read = reference >> 4U;
      if (read == write) return made;  // the end's mark
      for (unsigned left = (reference & 0xFU) + 2; left > 0; --left) {
        put(dictionary[read]);
        read = (read + 1) % size;
      }
    }
  }
  return made;
}

}  // namespace evidence::formats
