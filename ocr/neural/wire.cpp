#include "ocr/neural/wire.hpp"

#include <bit>

namespace ocr::neural {

using evidence::ByteView;

namespace {

// Takes a variable-length number off the front; nothing where the bytes end within it.
std::optional<std::uint64_t> take_varint(ByteView& rest) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest.empty()) return std::nullopt;
    const auto byte = std::to_integer<std::uint64_t>(rest.front());
    rest = rest.subspan(1);
    value |= (byte & 0x7FU) << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Field> Fields::broken() {
  sound_ = false;
  rest_ = {};
  return std::nullopt;
}

std::optional<std::uint64_t> Fields::fixed(std::size_t size) {
  if (rest_.size() < size) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | std::to_integer<std::uint64_t>(rest_[i]);
  rest_ = rest_.subspan(size);
  return value;
}

std::optional<Field> Fields::next() {
  if (rest_.empty()) return std::nullopt;
  const auto tag = take_varint(rest_);
  if (!tag || *tag >> 3U == 0 || *tag >> 32U != 0) return broken();
  Field field{static_cast<std::uint32_t>(*tag >> 3U), static_cast<Wire>(*tag & 7U), 0, {}};
  std::optional<std::uint64_t> value;
  switch (field.wire) {
    case Wire::Varint:
    case Wire::Bytes:
      value = take_varint(rest_);
      break;
    case Wire::Fixed64:
      value = fixed(8);
      break;
    case Wire::Fixed32:
      value = fixed(4);
      break;
  }
  if (!value) return broken();
  field.value = *value;
  if (field.wire == Wire::Bytes) {
    if (*value > rest_.size()) return broken();
    field.bytes = rest_.first(static_cast<std::size_t>(*value));
    rest_ = rest_.subspan(field.bytes.size());
  }
  return field;
}

bool append_integers(const Field& field, std::vector<std::int64_t>& numbers) {
  if (field.wire != Wire::Bytes) {
    numbers.push_back(static_cast<std::int64_t>(field.value));
    return true;
  }
  ByteView rest = field.bytes;
  while (!rest.empty()) {
    const auto value = take_varint(rest);
    if (!value) return false;
    numbers.push_back(static_cast<std::int64_t>(*value));
  }
  return true;
}

bool append_floats(const Field& field, std::vector<float>& numbers) {
  if (field.wire == Wire::Fixed32) {
    numbers.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(field.value)));
    return true;
  }
  if (field.wire != Wire::Bytes || field.bytes.size() % sizeof(float) != 0) return false;
  for (std::size_t at = 0; at < field.bytes.size(); at += sizeof(float)) {
    std::uint32_t bits = 0;
    for (std::size_t i = sizeof(float); i-- > 0;)
      bits = bits << 8U | std::to_integer<std::uint32_t>(field.bytes[at + i]);
    numbers.push_back(std::bit_cast<float>(bits));
  }
  return true;
}

}  // namespace ocr::neural
