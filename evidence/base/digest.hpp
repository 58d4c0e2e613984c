// SHA-256, the address of a Blob (FIPS 180-4, by OpenSSL's EVP).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/bytes.hpp"

namespace evidence {

struct Sha256 {
  std::array<std::byte, 32> bytes{};
  friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

std::string to_hex(const Sha256& digest);  // 64 lower-case hex digits
std::optional<Sha256> parse_sha256(std::string_view hex);
Sha256 sha256_of(ByteView bytes);
inline Sha256 sha256_of(std::string_view text) { return sha256_of(as_bytes(text)); }
Result<Sha256> sha256_of_range(int fd, std::uint64_t offset, std::uint64_t length);

// Hashes a stream piece by piece. One thread at a time.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;
  void add(ByteView bytes);
  Sha256 finish();  // and begins anew

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace evidence

template <>
struct std::hash<evidence::Sha256> {
  std::size_t operator()(const evidence::Sha256& digest) const noexcept {
    std::size_t value = 0;
    for (std::size_t at = 0; at < sizeof value; ++at)
      value = value << 8U | std::to_integer<std::size_t>(digest.bytes[at]);
    return value;
  }
};
