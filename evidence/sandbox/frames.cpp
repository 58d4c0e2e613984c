#include "evidence/sandbox/frames.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace evidence::sandbox {
using namespace literals;
namespace {

constexpr std::uint32_t magic = 0x31465745;  // "EWF1", little endian
constexpr std::size_t header_size = 12;
constexpr std::chrono::milliseconds watch_interval{20};
constexpr int worker_socket = 3;

std::unexpected<Error> gone(std::string detail) {
  return fail(ErrorKind::Input, "error.worker.gone"_key, {}, std::move(detail));
}
std::unexpected<Error> malformed(std::string detail) {
  return fail(ErrorKind::Input, "error.worker.malformed"_key, {}, std::move(detail));
}

template <class T>
void append(Bytes& bytes, T value) {
  for (std::size_t at = 0; at < sizeof value; ++at)
    bytes.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(value) >> (8 * at)));
}

template <class T>
T little_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) value |= std::to_integer<std::uint64_t>(bytes[at]) << (8 * at);
  return static_cast<T>(value);
}

// Waits until the socket can be read, calling `watch` meanwhile. Time and `watch` come before the socket: a worker that
// never stops sending is held to both.
Result<void> wait_readable(int socket, Deadline deadline, const std::function<Result<void>()>& watch) {
  while (true) {
    if (watch) {
      if (auto fine = watch(); !fine) return fine;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return fail(ErrorKind::Input, "error.worker.timeout"_key);
    const auto slice =
        std::clamp(left, std::chrono::milliseconds{0}, watch ? watch_interval : std::chrono::milliseconds{60'000});
    pollfd one{socket, POLLIN, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(slice.count()));
    if (ready < 0 && errno != EINTR) return gone(std::strerror(errno));
    if (ready > 0) return {};
  }
}

// Takes the descriptors out of a message; those above the limit are closed again and counted.
std::size_t collect(msghdr& message, std::vector<UniqueFd>& descriptors) {
  std::size_t count = 0;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t here = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t at = 0; at < here; ++at) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + at * sizeof(int), sizeof fd);
      descriptors.emplace_back(fd);
      ++count;
    }
  }
  return count;
}

struct Stream {
  int socket;
  Deadline deadline;
  const std::function<Result<void>()>& watch;

  // Fills `into`; descriptors that come beside the bytes go to `descriptors`, or are refused where that is null.
  Result<void> fill(std::span<std::byte> into, std::vector<UniqueFd>* descriptors) const {
    while (!into.empty()) {
      if (auto ready = wait_readable(socket, deadline, watch); !ready) return ready;
      alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * (max_frame_descriptors + 1))> control{};
      iovec piece{into.data(), into.size()};
      msghdr message{};
      message.msg_iov = &piece;
      message.msg_iovlen = 1;
      message.msg_control = control.data();
      message.msg_controllen = control.size();
      const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) return gone(std::strerror(errno));
      std::vector<UniqueFd> unwanted;
      const std::size_t count = collect(message, descriptors != nullptr ? *descriptors : unwanted);
      if ((message.msg_flags & MSG_CTRUNC) != 0 || (count > 0 && descriptors == nullptr))
        return malformed("descriptors where none belong");
      if (got == 0) return gone("end of stream");
      into = into.subspan(static_cast<std::size_t>(got));
    }
    return {};
  }
};

// The payload grows as it arrives: a length alone makes nobody allocate.
Result<void> fill_payload(const Stream& stream, std::size_t length, Bytes& payload) {
  constexpr std::size_t step = 1U << 20U;
  while (payload.size() < length) {
    const std::size_t before = payload.size();
    const std::size_t count = std::min(step, length - before);
    payload.resize(before + count);
    if (auto filled = stream.fill(std::span(payload).subspan(before), nullptr); !filled) return filled;
  }
  return {};
}

}  // namespace

FieldWriter& FieldWriter::u8(std::uint8_t value) { return append(bytes_, value), *this; }
FieldWriter& FieldWriter::u16(std::uint16_t value) { return append(bytes_, value), *this; }
FieldWriter& FieldWriter::u32(std::uint32_t value) { return append(bytes_, value), *this; }
FieldWriter& FieldWriter::u64(std::uint64_t value) { return append(bytes_, value), *this; }
FieldWriter& FieldWriter::i64(std::int64_t value) { return append(bytes_, value), *this; }
FieldWriter& FieldWriter::f64(double value) { return append(bytes_, std::bit_cast<std::uint64_t>(value)), *this; }
FieldWriter& FieldWriter::text(std::string_view value) { return bytes(as_bytes(value)); }
FieldWriter& FieldWriter::bytes(ByteView value) {
  append(bytes_, static_cast<std::uint32_t>(value.size()));
  bytes_.insert(bytes_.end(), value.begin(), value.end());
  return *this;
}

ByteView FieldReader::take(std::size_t count) {
  if (!ok_ || count > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const ByteView taken = rest_.first(count);
  rest_ = rest_.subspan(count);
  return taken;
}

std::uint8_t FieldReader::u8() { return little_endian<std::uint8_t>(take(1)); }
std::uint16_t FieldReader::u16() { return little_endian<std::uint16_t>(take(2)); }
std::uint32_t FieldReader::u32() { return little_endian<std::uint32_t>(take(4)); }
std::uint64_t FieldReader::u64() { return little_endian<std::uint64_t>(take(8)); }
std::int64_t FieldReader::i64() { return little_endian<std::int64_t>(take(8)); }
double FieldReader::f64() { return std::bit_cast<double>(u64()); }
ByteView FieldReader::bytes() { return take(u32()); }
std::string FieldReader::text() { return std::string(as_text(bytes())); }

Result<void> Channel::send(std::uint16_t type, ByteView payload, std::span<const int> descriptors) {
  if (payload.size() > max_frame_payload || descriptors.size() > max_frame_descriptors)
    return malformed("frame too large to send");
  Bytes header;
  append(header, magic);
  append(header, type);
  append(header, std::uint16_t{0});
  append(header, static_cast<std::uint32_t>(payload.size()));

  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * max_frame_descriptors)> control{};
  std::size_t sent = 0;
  const std::size_t total = header.size() + payload.size();
  while (sent < total) {
    std::array<iovec, 2> pieces{};
    std::size_t count = 0;
    if (sent < header.size()) pieces[count++] = {header.data() + sent, header.size() - sent};
    const std::size_t skip = sent > header.size() ? sent - header.size() : 0;
    if (skip < payload.size()) pieces[count++] = {const_cast<std::byte*>(payload.data()) + skip, payload.size() - skip};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    if (sent == 0 && !descriptors.empty()) {
      message.msg_control = control.data();
      message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
      cmsghdr* part = CMSG_FIRSTHDR(&message);
      part->cmsg_level = SOL_SOCKET;
      part->cmsg_type = SCM_RIGHTS;
      part->cmsg_len = CMSG_LEN(descriptors.size_bytes());
      std::memcpy(CMSG_DATA(part), descriptors.data(), descriptors.size_bytes());
    }
    const ssize_t got = ::sendmsg(socket_.get(), &message, MSG_NOSIGNAL);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return fail(ErrorKind::Input, "error.worker.timeout"_key);  // SO_SNDTIMEO
    if (got < 0) return gone(std::strerror(errno));
    sent += static_cast<std::size_t>(got);
  }
  return {};
}

Result<Frame> Channel::receive(Deadline deadline) { return receive(deadline, {}); }

Result<Frame> Channel::receive(Deadline deadline, const std::function<Result<void>()>& watch) {
  const Stream stream{socket_.get(), deadline, watch};
  Frame frame;
  std::array<std::byte, header_size> header{};
  if (auto filled = stream.fill(header, &frame.descriptors); !filled) return pass_on(filled);
  FieldReader fields(header);
  const std::uint32_t said_magic = fields.u32();
  frame.type = fields.u16();
  const std::uint16_t flags = fields.u16();
  const std::uint32_t length = fields.u32();
  if (said_magic != magic || flags != 0 || length > max_frame_payload ||
      frame.descriptors.size() > max_frame_descriptors)
    return malformed("header");
  if (auto filled = fill_payload(stream, length, frame.payload); !filled) return pass_on(filled);
  return frame;
}

Channel parent_channel() { return Channel(UniqueFd(worker_socket)); }

}  // namespace evidence::sandbox
