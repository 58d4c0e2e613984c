#include "evidence/unpack/rar_volume.hpp"

#include "evidence/sandbox/frames.hpp"

namespace evidence::unpack {
namespace {

using sandbox::FieldReader;

constexpr std::size_t signature5 = 8;
constexpr std::size_t signature4 = 7;
constexpr std::uint64_t main_header = 1;
constexpr std::uint64_t has_extra_area = 1;
constexpr std::uint8_t main_header4 = 0x73;
constexpr std::size_t looked_at = 64;

// Seven bits a byte, lowest first; the top bit says that more follow.
std::uint64_t variable(FieldReader& fields) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    const std::uint8_t byte = fields.u8();
    value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if ((byte & 0x80U) == 0) break;
  }
  return value;
}

}  // namespace

bool is_one_volume_of_many(const ContainerBytes& bytes) {
  Bytes head(looked_at);
  head.resize(bytes.read(0, head));
  if (head.size() < looked_at) return false;
  if (head[signature4 - 1] == std::byte{1}) {
    FieldReader fields(ByteView(head).subspan(signature5));
    fields.u32();  // checksum
    variable(fields);
    if (variable(fields) != main_header) return false;
    if ((variable(fields) & has_extra_area) != 0) variable(fields);
    return (variable(fields) & 1U) != 0;
  }
  FieldReader fields(ByteView(head).subspan(signature4));
  fields.u16();  // checksum
  return fields.u8() == main_header4 && (fields.u16() & 1U) != 0;
}

}  // namespace evidence::unpack
