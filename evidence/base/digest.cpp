#include "evidence/base/digest.hpp"

#include <algorithm>
#include <stdexcept>

#include <openssl/evp.h>

namespace evidence {

struct Sha256Stream::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() { begin(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_MD_CTX_free(context); }
  void begin() const {
    if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
      throw std::runtime_error("SHA-256");
  }
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::add(ByteView bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

Sha256 Sha256Stream::finish() {
  Sha256 digest;
  EVP_DigestFinal_ex(state_->context, reinterpret_cast<unsigned char*>(digest.bytes.data()), nullptr);
  state_->begin();
  return digest;
}

Sha256 sha256_of(ByteView bytes) {
  Sha256Stream stream;
  stream.add(bytes);
  return stream.finish();
}

Result<Sha256> sha256_of_range(int fd, std::uint64_t offset, std::uint64_t length) {
  Sha256Stream stream;
  constexpr std::uint64_t piece = 1U << 20U;
  for (std::uint64_t done = 0; done < length;) {
    auto bytes = read_range(fd, offset + done, std::min(piece, length - done));
    if (!bytes) return pass_on(bytes);
    stream.add(*bytes);
    done += bytes->size();
  }
  return stream.finish();
}

std::string to_hex(const Sha256& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const std::byte byte : digest.bytes) {
    hex += digits[std::to_integer<unsigned>(byte) >> 4U];
    hex += digits[std::to_integer<unsigned>(byte) & 15U];
  }
  return hex;
}

std::optional<Sha256> parse_sha256(std::string_view hex) {
  const auto value = [](char digit) -> int {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
  };
  if (hex.size() != 64) return std::nullopt;
  Sha256 digest;
  for (std::size_t at = 0; at < 32; ++at) {
    const int high = value(hex[2 * at]);
    const int low = value(hex[2 * at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.bytes[at] = static_cast<std::byte>(high * 16 + low);
  }
  return digest;
}

}  // namespace evidence
