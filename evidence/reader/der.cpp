#include "evidence/reader/der.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_values = 1000;  // in one sequence; a seal's have fewer than ten

// Takes a value off the front of `bytes`.
std::optional<DerValue> take(ByteView& bytes) {
  constexpr std::uint8_t long_form = 0x80;
  constexpr std::size_t longest_length = 4;  // bytes
  if (bytes.size() < 2) return std::nullopt;
  DerValue value;
  value.tag = std::to_integer<std::uint8_t>(bytes[0]);
  std::size_t length = std::to_integer<std::size_t>(bytes[1]);
  std::size_t head = 2;
  if (length >= long_form) {
    const std::size_t count = length - long_form;
    if (count == 0 || count > longest_length || bytes.size() < head + count) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < count; ++i) length = length << 8U | std::to_integer<std::size_t>(bytes[head + i]);
    head += count;
  }
  if (length > bytes.size() - head) return std::nullopt;
  value.content = bytes.subspan(head, length);
  bytes = bytes.subspan(head + length);
  return value;
}

}  // namespace

std::optional<DerValue> first_der(ByteView bytes) { return take(bytes); }

std::vector<DerValue> der_values(ByteView bytes) {
  std::vector<DerValue> values;
  while (values.size() < most_values) {
    const auto value = take(bytes);
    if (!value) break;
    values.push_back(*value);
  }
  return values;
}

}  // namespace evidence::reader
