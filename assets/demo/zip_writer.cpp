#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>

#include "demo/files.hpp"
#include "demo/noise.hpp"
#include <zlib.h>

namespace evidence::demo {
namespace {

// PKWARE APPNOTE.TXT 6.3: 4.3.7 local header, 4.3.12 central directory, 4.3.16 end, 6.1 traditional encryption.
constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint16_t kVersion = 20, kEncryptedFlag = 1, kUtf8Flag = 1U << 11U, kDeflate = 8;
constexpr std::size_t kEncryptionHeader = 12;

void put(Bytes& out, std::uint32_t value, int bytes) {
  for (int at = 0; at < bytes; ++at) out.push_back(static_cast<std::byte>(value >> (8 * at) & 0xffU));
}

struct DosTime {
  std::uint32_t time = 0;
  std::uint32_t date = 0;
};
DosTime dos_time(Instant made) {
  const auto date = civil_date(made);
  const auto in_day = (made.seconds + made.offset_minutes * std::int64_t{60}) % 86400;
  return {static_cast<std::uint32_t>(in_day / 3600 << 11 | in_day / 60 % 60 << 5 | in_day % 60 / 2),
          static_cast<std::uint32_t>((static_cast<int>(date.year()) - 1980) << 9) |
              static_cast<unsigned>(date.month()) << 5U | static_cast<unsigned>(date.day())};
}

Bytes deflated(ByteView bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::logic_error("zlib refuses its own defaults");
  Bytes out(deflateBound(&stream, bytes.size()));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));  // zlib's interface; not written to
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) throw std::logic_error("zlib broke its own bound");
  return out;
}

class Cipher {
 public:
  explicit Cipher(const std::string& password) {
    for (const char sign : password) update(static_cast<std::uint8_t>(sign));
  }
  std::byte encrypt(std::byte plain) {
    const std::uint32_t mix = keys_[2] | 2U;
    const auto mask = static_cast<std::byte>((mix * (mix ^ 1U)) >> 8U & 0xffU);
    update(std::to_integer<std::uint8_t>(plain));
    return plain ^ mask;
  }

 private:
  static std::uint32_t crc_step(std::uint32_t crc, std::uint8_t value) {
    return static_cast<std::uint32_t>(get_crc_table()[(crc ^ value) & 0xffU]) ^ crc >> 8U;
  }
  void update(std::uint8_t value) {
    keys_[0] = crc_step(keys_[0], value);
    keys_[1] = (keys_[1] + (keys_[0] & 0xffU)) * 134775813U + 1U;
    keys_[2] = crc_step(keys_[2], static_cast<std::uint8_t>(keys_[1] >> 24U));
  }
  std::array<std::uint32_t, 3> keys_{0x12345678, 0x23456789, 0x34567890};
};

// The header's first bytes should be random; here they follow from the checksum, for the same bytes each time.
Bytes encrypted(ByteView plain, const std::string& password, std::uint32_t crc) {
  Cipher cipher(password);
  Noise noise(crc);
  Bytes out;
  for (std::size_t at = 0; at + 1 < kEncryptionHeader; ++at)
    out.push_back(cipher.encrypt(static_cast<std::byte>(noise.next() >> 24U)));
  out.push_back(cipher.encrypt(static_cast<std::byte>(crc >> 24U)));
  for (const std::byte value : plain) out.push_back(cipher.encrypt(value));
  return out;
}

struct Stored {
  std::uint32_t crc = 0;
  std::uint32_t packed = 0;
  std::uint32_t size = 0;
  std::uint32_t offset = 0;
  std::uint16_t flags = 0;
};

void put_common(Bytes& out, const Stored& stored, const DosTime& time, std::size_t name_length) {
  put(out, kVersion, 2);
  put(out, stored.flags, 2);
  put(out, kDeflate, 2);
  put(out, time.time, 2);
  put(out, time.date, 2);
  put(out, stored.crc, 4);
  put(out, stored.packed, 4);
  put(out, stored.size, 4);
  put(out, static_cast<std::uint32_t>(name_length), 2);
  put(out, 0, 2);  // no extra field
}

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

}  // namespace

Bytes zip_archive(const std::vector<ZipMember>& members, Instant made, const std::string& password) {
  const auto time = dos_time(made);
  Bytes out;
  std::vector<Stored> all;
  for (const auto& member : members) {
    Stored stored;
    stored.crc = static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(member.bytes.data()), member.bytes.size()));
    stored.size = static_cast<std::uint32_t>(member.bytes.size());
    stored.offset = static_cast<std::uint32_t>(out.size());
    auto packed = deflated(member.bytes);
    if (!password.empty()) packed = encrypted(packed, password, stored.crc);
    stored.packed = static_cast<std::uint32_t>(packed.size());
    stored.flags =
        static_cast<std::uint16_t>((member.utf8_flag ? kUtf8Flag : 0U) | (password.empty() ? 0U : kEncryptedFlag));
    put(out, kLocal, 4);
    put_common(out, stored, time, member.name.size());
    append(out, as_bytes(member.name));
    append(out, packed);
    all.push_back(stored);
  }
  const auto directory = out.size();
  for (std::size_t at = 0; at < members.size(); ++at) {
    put(out, kCentral, 4);
    put(out, kVersion, 2);  // made by: MS-DOS, so that the name's bytes mean nothing by themselves
    put_common(out, all[at], time, members[at].name.size());
    put(out, 0, 2);  // comment
    put(out, 0, 2);  // disk
    put(out, 0, 2);  // internal attributes
    put(out, 0, 4);  // external attributes
    put(out, all[at].offset, 4);
    append(out, as_bytes(members[at].name));
  }
  const auto directory_size = out.size() - directory;
  put(out, kEnd, 4);
  put(out, 0, 4);  // disks
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory_size), 4);
  put(out, static_cast<std::uint32_t>(directory), 4);
  put(out, 0, 2);
  return out;
}

}  // namespace evidence::demo
