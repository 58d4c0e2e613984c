// The wire format of protocol buffers (protobuf.dev/programming-guides/encoding), read field by field.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace ocr::neural {

enum class Wire : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct Field {
  std::uint32_t number = 0;
  Wire wire = Wire::Varint;
  std::uint64_t value = 0;   // of all but Bytes
  evidence::ByteView bytes;  // a view into the message
};

// Walks over the fields of one message. Never reads past the end: at the first field that does not fit, next() gives
// nothing and sound() is false from then on.
class Fields {
 public:
  explicit Fields(evidence::ByteView message) : rest_(message) {}
  std::optional<Field> next();
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::optional<std::uint64_t> fixed(std::size_t size);
  std::optional<Field> broken();
  evidence::ByteView rest_;
  bool sound_ = true;
};

// Signed numbers of a field that may be repeated one by one or packed; false where the packed bytes break off.
bool append_integers(const Field& field, std::vector<std::int64_t>& numbers);
bool append_floats(const Field& field, std::vector<float>& numbers);

}  // namespace ocr::neural
