// FieldReader never reads or allocates beyond the payload and gives zeros after the first field that does not fit;
// what FieldWriter wrote it reads back.
#include <bit>

#include "evidence/sandbox/frames.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;

enum Kind : std::uint8_t { U8, U16, U32, U64, I64, F64, Text, Raw, kinds };

void read_hostile(fuzz::Choices choices) {
  const std::size_t fields = choices.byte() % 32;
  std::vector<std::uint8_t> plan;
  for (std::size_t at = 0; at < fields; ++at) plan.push_back(choices.byte() % kinds);
  const ByteView payload = choices.rest();
  sandbox::FieldReader in(payload);
  std::size_t taken = 0;
  for (const std::uint8_t kind : plan) {
    std::uint64_t number = 0;
    std::size_t length = 0;
    switch (kind) {
      case U8:
        number = in.u8(), taken += 1;
        break;
      case U16:
        number = in.u16(), taken += 2;
        break;
      case U32:
        number = in.u32(), taken += 4;
        break;
      case U64:
        number = in.u64(), taken += 8;
        break;
      case I64:
        number = static_cast<std::uint64_t>(in.i64()), taken += 8;
        break;
      case F64:
        number = std::bit_cast<std::uint64_t>(in.f64()), taken += 8;
        break;
      case Text:
        length = in.text().size(), taken += 4 + length;
        break;
      default: {
        const ByteView view = in.bytes();
        length = view.size(), taken += 4 + length;
        if (length > 0) {
          require(view.data() >= payload.data(), "a view begins in the payload");
          require(view.data() + length <= payload.data() + payload.size(), "a view ends in the payload");
        }
      }
    }
    if (in.ok()) require(taken <= payload.size(), "no field goes past the end");
    if (!in.ok()) require(number == 0 && length == 0, "after a fault every field is zero or empty");
  }
  if (in.finished()) require(taken == payload.size(), "finished means that every byte was read");
}

void write_and_read(fuzz::Choices choices) {
  fuzz::Choices again = choices;
  sandbox::FieldWriter out;
  std::size_t fields = 0;
  for (; !choices.used_up() && fields < 64; ++fields) {
    switch (choices.byte() % kinds) {
      case U8:
        out.u8(choices.byte());
        break;
      case U16:
        out.u16(static_cast<std::uint16_t>(choices.number()));
        break;
      case U32:
        out.u32(static_cast<std::uint32_t>(choices.number()));
        break;
      case U64:
        out.u64(choices.number());
        break;
      case I64:
        out.i64(static_cast<std::int64_t>(choices.number()));
        break;
      case F64:
        out.f64(std::bit_cast<double>(choices.number()));
        break;
      case Text:
        out.text(choices.text());
        break;
      default:
        out.bytes(as_bytes(choices.text()));
        break;
    }
  }
  const Bytes payload = out.take();
  sandbox::FieldReader in(payload);
  for (std::size_t at = 0; at < fields; ++at) {
    bool same = false;
    switch (again.byte() % kinds) {
      case U8:
        same = in.u8() == again.byte();
        break;
      case U16:
        same = in.u16() == static_cast<std::uint16_t>(again.number());
        break;
      case U32:
        same = in.u32() == static_cast<std::uint32_t>(again.number());
        break;
      case U64:
        same = in.u64() == again.number();
        break;
      case I64:
        same = in.i64() == static_cast<std::int64_t>(again.number());
        break;
      case F64:
        same = std::bit_cast<std::uint64_t>(in.f64()) == again.number();
        break;
      case Text:
        same = in.text() == again.text();
        break;
      default:
        same = as_text(in.bytes()) == again.text();
        break;
    }
    require(same, "a field is read back as it was written");
  }
  require(in.finished(), "nothing is left over");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Choices choices(fuzz::input(data, size));
  if (choices.byte() % 2 == 0) {
    read_hostile(choices);
  } else {
    write_and_read(choices);
  }
  return 0;
}
