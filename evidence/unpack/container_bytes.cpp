#include "evidence/unpack/container_bytes.hpp"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace evidence::unpack {

std::size_t ContainerBytes::read(std::uint64_t at, std::span<std::byte> into) const {
  if (at >= length_) return 0;
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), length_ - at));
  std::size_t have = 0;
  while (have < wanted) {
    const ssize_t got = ::pread(fd_, into.data() + have, wanted - have, static_cast<off_t>(offset_ + at + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  return have;
}

Bytes ContainerBytes::run(std::uint64_t at, std::size_t count) const {
  if (at > length_ || count > length_ - at) return {};
  Bytes bytes(count);
  if (read(at, bytes) != count) return {};
  return bytes;
}

}  // namespace evidence::unpack
