#include "evidence/sandbox/child.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

namespace evidence::sandbox {
namespace {

using namespace std::chrono_literals;

Program worker(const std::string& how) {
  return {.file = worker_program("sandbox-test-worker"), .arguments = {how}, .limits = {}};
}

// What the worker tried → the error number it got, until it ends.
std::map<std::string, int> tell_all(Child& child) {
  std::map<std::string, int> told;
  while (true) {
    auto frame = child.receive(10s);
    if (!frame) break;
    FieldReader reader(frame->payload);
    const std::string what = reader.text();
    told[what] = static_cast<int>(reader.u32());
    EXPECT_TRUE(reader.finished());
  }
  return told;
}

class SandboxTest : public testing::Test {
 protected:
  void SetUp() override {
    auto probed = probe_confinement();
    ASSERT_TRUE(probed) << probed.error().key.name << " " << probed.error().detail;
    ASSERT_EQ(*probed, Confinement::Sandboxed) << "this machine forbids user namespaces";
  }
};

TEST_F(SandboxTest, AWorkerSeesNoFilesOfTheMachineAndWritesNowhere) {
  ASSERT_EQ(::setenv("EVIDENCE_TEST_SECRET", "1", 1), 0);
  const int left_open = ::open("/etc/passwd", O_RDONLY);  // without close-on-exec, as a careless library would
  ASSERT_GE(left_open, 0);
  auto child = Child::start(worker("files"), Confinement::Sandboxed);
  ::close(left_open);
  ASSERT_TRUE(child) << child.error().detail;
  const std::map<std::string, int> expected{
      {"/etc/passwd", ENOENT}, {"/etc/hostname", ENOENT}, {"/root", ENOENT},       {"/home", ENOENT},
      {"/var", ENOENT},        {"/sys/kernel", ENOENT},   {"/dev/sda", ENOENT},    {"/run", ENOENT},
      {"/usr/bin/env", 0},     {"/written", EPERM},       {"/usr/written", EPERM}, {"/app/written", EPERM},
      {"/dev/written", EPERM}, {"/etc/written", EPERM},   {"/tmp/written", EPERM}, {"descriptors", 4},
      {"environment", 0},
  };
  EXPECT_EQ(tell_all(*child), expected);
  EXPECT_EQ(child->end(), ChildEnd::Exited);
}

TEST_F(SandboxTest, EveryWayOutIsRefused) {
  auto child = Child::start(worker("calls"), Confinement::Sandboxed);
  ASSERT_TRUE(child) << child.error().detail;
  std::map<std::string, int> expected;
  for (const char* call :
       {"socket", "unix-socket", "fork", "clone", "execve", "ptrace", "mount", "unshare", "keyctl", "bpf",
        "userfaultfd", "perf_event_open", "io_uring_setup", "memfd_create", "unlink", "fchmodat2"})
    expected[call] = EPERM;
  expected["clone3"] = ENOSYS;
  EXPECT_EQ(tell_all(*child), expected);
}

TEST_F(SandboxTest, WithoutAWrapperTheWorkerStillRefusesItselfTheSameCalls) {
  auto child = Child::start(worker("calls"), Confinement::Unconfined);
  ASSERT_TRUE(child) << child.error().detail;
  auto told = tell_all(*child);
  EXPECT_EQ(told.size(), 17U);
  EXPECT_EQ(told.at("fork"), EPERM);
  EXPECT_EQ(told.at("socket"), EPERM);
  EXPECT_EQ(told.at("execve"), EPERM);
}

TEST_F(SandboxTest, TooMuchMemoryEndsItNearTheLimit) {
  Program program = worker("memory");
  program.limits.memory_bytes = 200U << 20U;
  auto child = Child::start(program, Confinement::Sandboxed);
  ASSERT_TRUE(child);
  auto frame = child->receive(30s);
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().key.name, "error.worker.memory");
  EXPECT_EQ(child->end(), ChildEnd::OverMemory);
  EXPECT_GT(child->peak_memory_bytes(), 200U << 20U);
  EXPECT_LT(child->peak_memory_bytes(), 400U << 20U);
  EXPECT_EQ(::kill(child->pid(), 0), -1) << "still alive";
}

TEST_F(SandboxTest, AHangingWorkerIsEndedAtItsTime) {
  for (const char* how : {"hang", "spin"}) {
    auto child = Child::start(worker(how), Confinement::Sandboxed);
    ASSERT_TRUE(child);
    const auto before = std::chrono::steady_clock::now();
    auto frame = child->receive(200ms);
    const auto took = std::chrono::steady_clock::now() - before;
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().key.name, "error.worker.timeout");
    EXPECT_EQ(child->end(), ChildEnd::OverTime);
    EXPECT_GE(took, 200ms);
    EXPECT_LT(took, 3s);
    EXPECT_EQ(::kill(child->pid(), 0), -1) << "still alive";
  }
}

TEST_F(SandboxTest, ProcessorTimeIsBoundedByTheKernel) {
  Program program = worker("spin");
  program.limits.cpu_seconds = 1;
  auto child = Child::start(program, Confinement::Sandboxed);
  ASSERT_TRUE(child);
  auto frame = child->receive(20s);
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().key.name, "error.worker.gone");
}

TEST_F(SandboxTest, MalformedFramesEndTheWorker) {
  for (const char* how : {"bad-magic", "bad-flags", "too-long"}) {
    auto child = Child::start(worker(how), Confinement::Sandboxed);
    ASSERT_TRUE(child);
    auto frame = child->receive(5s);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().key.name, "error.worker.malformed") << how;
    EXPECT_EQ(child->end(), ChildEnd::Killed);
  }
}

TEST_F(SandboxTest, HalfAFrameAndACrashAreBothGone) {
  for (const char* how : {"half", "crash", ""}) {
    auto child = Child::start(worker(how), Confinement::Sandboxed);
    ASSERT_TRUE(child);
    auto frame = child->receive(5s);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().key.name, "error.worker.gone") << how;
    EXPECT_EQ(child->end(), ChildEnd::Exited);
  }
}

TEST_F(SandboxTest, ScratchSpaceEndsAtItsSize) {
  Program program = worker("scratch");
  program.limits.scratch_bytes = 16U << 20U;
  auto child = Child::start(program, Confinement::Sandboxed);
  ASSERT_TRUE(child);
  EXPECT_EQ(tell_all(*child), (std::map<std::string, int>{{"written", 16}}));
}

TEST_F(SandboxTest, AFileHandedOverCanBeReadThere) {
  auto child = Child::start(worker("echo"), Confinement::Sandboxed);
  ASSERT_TRUE(child);
  const UniqueFd file(::memfd_create("given", MFD_CLOEXEC));
  ASSERT_TRUE(write_all(file.get(), as_bytes("hello world")));
  const std::array<int, 1> descriptors{file.get()};
  ASSERT_TRUE(child->channel().send(1, {}, descriptors));
  auto frame = child->receive(5s);
  ASSERT_TRUE(frame) << frame.error().key.name;
  EXPECT_EQ(as_text(frame->payload), " world");
}

TEST_F(SandboxTest, StartingAndEndingTakesMillisecondsNotTenths) {
  std::vector<std::chrono::microseconds> times;
  for (int round = 0; round < 15; ++round) {
    const auto before = std::chrono::steady_clock::now();
    auto child = Child::start(worker(""), Confinement::Sandboxed);
    ASSERT_TRUE(child);
    auto frame = child->receive(5s);
    ASSERT_FALSE(frame);
    times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - before));
  }
  std::sort(times.begin(), times.end());
  std::printf("start to end: median %.1f ms, worst %.1f ms\n", static_cast<double>(times[7].count()) / 1000,
              static_cast<double>(times.back().count()) / 1000);
  EXPECT_LT(times[7], 100ms);  // an order above what is expected: the machine is shared
}

TEST_F(SandboxTest, AProgramThatIsNotThereIsAnErrorNotAHang) {
  Program program;
  program.file = worker_program("no-such-worker");
  auto child = Child::start(program, Confinement::Sandboxed);
  if (child) {
    auto frame = child->receive(5s);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().key.name, "error.worker.gone");
  } else {
    EXPECT_EQ(child.error().key.name, "error.worker.start");
  }
}

}  // namespace
}  // namespace evidence::sandbox
