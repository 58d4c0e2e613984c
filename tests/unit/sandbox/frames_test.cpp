#include "evidence/sandbox/frames.hpp"

#include <array>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace evidence::sandbox {
namespace {

using namespace std::chrono_literals;

Deadline in(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

struct Ends {
  Channel left;
  Channel right;
};
Ends make_ends() {
  std::array<int, 2> ends{};
  EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  return {Channel(UniqueFd(ends[0])), Channel(UniqueFd(ends[1]))};
}

Bytes every_field() {
  return FieldWriter()
      .u8(200)
      .u16(60'000)
      .u32(4'000'000'000U)
      .u64(18'000'000'000'000'000'000U)
      .i64(-5)
      .f64(0.25)
      .text("证据")
      .bytes(as_bytes("\x01\x02"))
      .take();
}

TEST(Fields, ComeBackAsTheyWereWritten) {
  const Bytes payload = every_field();
  FieldReader reader(payload);
  EXPECT_EQ(reader.u8(), 200);
  EXPECT_EQ(reader.u16(), 60'000);
  EXPECT_EQ(reader.u32(), 4'000'000'000U);
  EXPECT_EQ(reader.u64(), 18'000'000'000'000'000'000U);
  EXPECT_EQ(reader.i64(), -5);
  EXPECT_EQ(reader.f64(), 0.25);
  EXPECT_EQ(reader.text(), "证据");
  EXPECT_EQ(as_text(reader.bytes()), "\x01\x02");
  EXPECT_TRUE(reader.finished());
}

TEST(Fields, ATruncatedPayloadIsNeverFinishedWhereverItIsCut) {
  const Bytes whole = every_field();
  ASSERT_EQ(whole.size(), 1U + 2 + 4 + 8 + 8 + 8 + 4 + 6 + 4 + 2);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    FieldReader reader(ByteView(whole).first(length));
    reader.u8();
    reader.u16();
    reader.u32();
    reader.u64();
    reader.i64();
    reader.f64();
    reader.text();
    reader.bytes();
    EXPECT_FALSE(reader.ok()) << length;
    EXPECT_FALSE(reader.finished()) << length;
    EXPECT_EQ(reader.u64(), 0U) << length;
  }
}

TEST(Fields, ALengthThatThePayloadDoesNotHoldAllocatesNothing) {
  const Bytes payload = FieldWriter().u32(0xffffffffU).u8(1).take();
  FieldReader reader(payload);
  EXPECT_EQ(reader.text(), "");
  EXPECT_FALSE(reader.ok());
}

TEST(Fields, BytesLeftOverMeanNotFinished) {
  const Bytes payload = FieldWriter().u8(1).u8(2).take();
  FieldReader reader(payload);
  reader.u8();
  EXPECT_TRUE(reader.ok());
  EXPECT_FALSE(reader.finished());
}

TEST(Frames, AMebibyteAndTwoDescriptorsCross) {
  Ends ends = make_ends();
  const Bytes payload(1U << 20U, std::byte{7});
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  const UniqueFd reading(pipe[0]);
  const UniqueFd writing(pipe[1]);
  std::jthread sender([&] { EXPECT_TRUE(ends.left.send(9, payload, pipe)); });
  auto frame = ends.right.receive(in(5s));
  ASSERT_TRUE(frame) << frame.error().key.name;
  EXPECT_EQ(frame->type, 9);
  EXPECT_EQ(frame->payload, payload);
  ASSERT_EQ(frame->descriptors.size(), 2U);
  ASSERT_EQ(::write(frame->descriptors[1].get(), "x", 1), 1);
  char letter = 0;
  ASSERT_EQ(::read(reading.get(), &letter, 1), 1);
  EXPECT_EQ(letter, 'x');
}

TEST(Frames, TwoFramesSentAtOnceStayTwo) {
  Ends ends = make_ends();
  ASSERT_TRUE(ends.left.send(1, as_bytes("a")));
  ASSERT_TRUE(ends.left.send(2, as_bytes("")));
  EXPECT_EQ(ends.right.receive(in(1s))->type, 1);
  EXPECT_EQ(ends.right.receive(in(1s))->type, 2);
}

TEST(Frames, SilenceIsATimeoutAndAClosedEndIsGone) {
  Ends ends = make_ends();
  const auto silent = ends.right.receive(in(30ms));
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().key.name, "error.worker.timeout");
  ends.left = Channel(UniqueFd());
  const auto closed = ends.right.receive(in(1s));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().key.name, "error.worker.gone");
}

TEST(Frames, ADeadlineAndTheWatchActAlsoWhileDataIsReady) {
  Ends ends = make_ends();
  ASSERT_TRUE(ends.left.send(1, as_bytes("ready")));
  const auto late = ends.right.receive(in(0ms));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().key.name, "error.worker.timeout");
  const auto watched = ends.right.receive(
      in(1s), []() -> Result<void> { return fail(ErrorKind::Input, TextKey{"error.worker.memory"}); });
  ASSERT_FALSE(watched);
  EXPECT_EQ(watched.error().key.name, "error.worker.memory");
  const auto fresh = ends.right.receive(in(1s));
  ASSERT_TRUE(fresh);
  EXPECT_EQ(as_text(fresh->payload), "ready");
}

TEST(Frames, TooMuchIsRefusedBeforeItIsSent) {
  Ends ends = make_ends();
  const Bytes large(max_frame_payload + 1);
  EXPECT_EQ(ends.left.send(1, large).error().key.name, "error.worker.malformed");
  const std::array<int, 5> many{0, 0, 0, 0, 0};
  EXPECT_EQ(ends.left.send(1, {}, many).error().key.name, "error.worker.malformed");
}

TEST(Frames, FiveDescriptorsBesideOneFrameAreMalformed) {
  Ends ends = make_ends();
  std::array<char, 12> header{'E', 'W', 'F', '1', 1, 0, 0, 0, 0, 0, 0, 0};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * 5)> control{};
  iovec piece{header.data(), header.size()};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* part = CMSG_FIRSTHDR(&message);
  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN(sizeof(int) * 5);
  const std::array<int, 5> five{0, 0, 0, 0, 0};
  std::copy_n(reinterpret_cast<const unsigned char*>(five.data()), sizeof five, CMSG_DATA(part));
  ASSERT_EQ(::sendmsg(ends.left.descriptor(), &message, 0), 12);
  EXPECT_EQ(ends.right.receive(in(1s)).error().key.name, "error.worker.malformed");
}

}  // namespace
}  // namespace evidence::sandbox
