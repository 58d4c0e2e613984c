// Frames: the one way in which a worker and its parent speak. Format: schemas/frames.md.
//
// Frame := magic u32 "EWF1" | type u16 | flags u16 (0) | length u32 | payload[length]      little endian; ≤ 16 MiB
// payload Descriptors travel beside a frame (SCM_RIGHTS), at most 4.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace evidence::sandbox {

inline constexpr std::size_t max_frame_payload = 16U << 20U;
inline constexpr std::size_t max_frame_descriptors = 4;

struct Frame {
  std::uint16_t type = 0;
  Bytes payload;
  std::vector<UniqueFd> descriptors;
};

// Writes a payload field by field.
class FieldWriter {
 public:
  FieldWriter& u8(std::uint8_t value);
  FieldWriter& u16(std::uint16_t value);
  FieldWriter& u32(std::uint32_t value);
  FieldWriter& u64(std::uint64_t value);
  FieldWriter& i64(std::int64_t value);
  FieldWriter& f64(double value);
  FieldWriter& text(std::string_view value);  // u32 length, bytes
  FieldWriter& bytes(ByteView value);         // u32 length, bytes
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// Reads it back. Never reads past the end: after the first field that does not fit, ok() is false and every further
// field is zero or empty; nothing is allocated for a length that the payload does not hold.
class FieldReader {
 public:
  explicit FieldReader(ByteView payload) : rest_(payload) {}
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  std::uint64_t u64();
  std::int64_t i64();
  double f64();
  std::string text();
  ByteView bytes();  // a view into the payload
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool finished() const { return ok_ && rest_.empty(); }

 private:
  ByteView take(std::size_t count);
  ByteView rest_;
  bool ok_ = true;
};

using Deadline = std::chrono::steady_clock::time_point;

// One end of the socket pair. One thread at a time.
class Channel {
 public:
  explicit Channel(UniqueFd socket) : socket_(std::move(socket)) {}
  Result<void> send(std::uint16_t type, ByteView payload, std::span<const int> descriptors = {});
  // Fails with "error.worker.timeout" after the deadline, also where a frame is there to be read, "error.worker.gone"
  // at the end of the stream, "error.worker.malformed" for a frame that breaks the format.
  Result<Frame> receive(Deadline deadline);
  // The same, calling `watch` before every read and every few milliseconds while it waits, also in the middle of a
  // frame; its error ends the wait. `watch` limits its own cost.
  Result<Frame> receive(Deadline deadline, const std::function<Result<void>()>& watch);
  [[nodiscard]] int descriptor() const { return socket_.get(); }

 private:
  UniqueFd socket_;
};

// The worker's end: descriptor 3, as the parent left it.
Channel parent_channel();

}  // namespace evidence::sandbox
