// DER, as far as electronic seals need it (ITU-T X.690): values within values, never copied.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

struct DerValue {
  std::uint8_t tag = 0;  // with its class and "constructed" bits
  ByteView content;
};

namespace der {
inline constexpr std::uint8_t integer = 0x02;
inline constexpr std::uint8_t octet_string = 0x04;
inline constexpr std::uint8_t utf8_string = 0x0C;
inline constexpr std::uint8_t ia5_string = 0x16;
inline constexpr std::uint8_t sequence = 0x30;
}  // namespace der

// The first value; nothing where the bytes are no DER.
std::optional<DerValue> first_der(ByteView bytes);

// All values in a row, as far as they can be read.
std::vector<DerValue> der_values(ByteView bytes);

}  // namespace evidence::reader
