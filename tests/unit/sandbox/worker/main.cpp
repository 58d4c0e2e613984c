// A worker that misbehaves on request: its one argument says how. It answers with frames of type 1 that hold what it
// tried and the error number it got (0: it succeeded).
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "evidence/sandbox/confine.hpp"
#include "evidence/sandbox/frames.hpp"

namespace {

using namespace evidence;

void tell(sandbox::Channel& channel, const std::string& what, int error) {
  const Bytes payload = sandbox::FieldWriter().text(what).u32(static_cast<std::uint32_t>(error)).take();
  if (!channel.send(1, payload)) std::_Exit(3);
}

int error_of(long result) { return result < 0 ? errno : 0; }

int try_open(const char* file, int flags) {
  const int fd = ::open(file, flags, 0600);
  const int error = error_of(fd);
  if (fd >= 0) ::close(fd);
  return error;
}

int count_descriptors() {
  int count = 0;
  for (int fd = 0; fd < 1024; ++fd) count += ::fcntl(fd, F_GETFD) >= 0 ? 1 : 0;
  return count;
}

void try_files(sandbox::Channel& channel) {
  for (const char* file : {"/etc/passwd", "/etc/hostname", "/root", "/home", "/var", "/sys/kernel", "/dev/sda", "/run"})
    tell(channel, file, try_open(file, O_RDONLY));
  tell(channel, "/usr/bin/env", try_open("/usr/bin/env", O_RDONLY));
  for (const char* file : {"/written", "/usr/written", "/app/written", "/dev/written", "/etc/written", "/tmp/written"})
    tell(channel, file, try_open(file, O_WRONLY | O_CREAT));
  tell(channel, "descriptors", count_descriptors());
  tell(channel, "environment", std::getenv("EVIDENCE_TEST_SECRET") != nullptr ? 1 : 0);
}

void try_calls(sandbox::Channel& channel) {
  tell(channel, "socket", error_of(::socket(AF_INET, SOCK_STREAM, 0)));
  tell(channel, "unix-socket", error_of(::socket(AF_UNIX, SOCK_STREAM, 0)));
  tell(channel, "fork", error_of(::syscall(SYS_fork)));
  tell(channel, "clone", error_of(::syscall(SYS_clone, 0, nullptr, nullptr, nullptr, nullptr)));
  tell(channel, "clone3", error_of(::syscall(SYS_clone3, nullptr, 0)));
  std::array<char*, 1> nothing{nullptr};
  tell(channel, "execve", error_of(::execve("/usr/bin/true", nothing.data(), nothing.data())));
  tell(channel, "ptrace", error_of(::syscall(SYS_ptrace, 0, 0, 0, 0)));
  tell(channel, "mount", error_of(::syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, nullptr)));
  tell(channel, "unshare", error_of(::syscall(SYS_unshare, 0x10000000)));
  tell(channel, "keyctl", error_of(::syscall(SYS_keyctl, 0, 0, 0, 0, 0)));
  tell(channel, "bpf", error_of(::syscall(SYS_bpf, 0, nullptr, 0)));
  tell(channel, "userfaultfd", error_of(::syscall(SYS_userfaultfd, 0)));
  tell(channel, "perf_event_open", error_of(::syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0)));
  tell(channel, "io_uring_setup", error_of(::syscall(SYS_io_uring_setup, 1, nullptr)));
  tell(channel, "memfd_create", error_of(::syscall(SYS_memfd_create, "x", 0)));
  tell(channel, "unlink", error_of(::unlink("/tmp/x")));
  constexpr long fchmodat2 = 452;  // younger than the headers
  tell(channel, "fchmodat2", error_of(::syscall(fchmodat2, AT_FDCWD, "/tmp/x", 0600, 0)));
}

void eat_memory() {
  constexpr std::size_t step = 4U << 20U;
  std::vector<char*> held;
  for (std::size_t at = 0; at < 4096; ++at) {
    void* piece = ::mmap(nullptr, step, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (piece == MAP_FAILED) return;
    std::memset(piece, 1, step);
    held.push_back(static_cast<char*>(piece));
    ::usleep(1000);
  }
}

void send_raw(const std::string& bytes) {
  if (::send(3, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) std::_Exit(3);
}

// The first word of the child's real end; a scratch file of 40 MiB in a tmpfs of 16.
void fill_scratch(sandbox::Channel& channel) {
  const int fd = ::open("/tmp/big", O_WRONLY | O_CREAT, 0600);
  const std::string piece(1U << 20U, 'x');
  std::uint32_t written = 0;
  while (written < 40 && ::write(fd, piece.data(), piece.size()) == static_cast<ssize_t>(piece.size())) ++written;
  tell(channel, "written", static_cast<int>(written));
}

void misbehave(const std::string& how, sandbox::Channel& channel) {
  using namespace std::string_literals;
  if (how == "files") try_files(channel);
  if (how == "calls") try_calls(channel);
  if (how == "memory") eat_memory();
  if (how == "hang") std::this_thread::sleep_for(std::chrono::hours(1));
  if (how == "spin") {
    while (::getppid() >= 0) {
    }
  }
  if (how == "scratch") fill_scratch(channel);
  if (how == "bad-magic") send_raw("EWF2\1\0\0\0\0\0\0\0"s);
  if (how == "bad-flags") send_raw("EWF1\1\0\1\0\0\0\0\0"s);
  if (how == "too-long") send_raw("EWF1\1\0\0\0\1\0\0\1"s);  // 16 MiB + 1
  if (how == "half") send_raw("EWF1\1\0\0\0\x10\0\0\0half"s);
  if (how == "crash") std::abort();
  if (how == "echo") {
    auto frame = channel.receive(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    if (!frame || frame->descriptors.size() != 1) std::_Exit(4);
    auto bytes = read_range(frame->descriptors[0].get(), 5, 6);
    if (!bytes || !channel.send(2, *bytes)) std::_Exit(5);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string how = count > 1 ? arguments[1] : "";
  const sandbox::Needs needs{.threads = false, .pictures = false, .scratch = how == "scratch"};
  if (!sandbox::confine_self(needs)) return 2;
  sandbox::Channel channel = sandbox::parent_channel();
  misbehave(how, channel);
  return 0;
}
