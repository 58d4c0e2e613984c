#include "evidence/sandbox/child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/sandbox/launch.hpp"

namespace evidence::sandbox {
using namespace literals;
namespace {

constexpr std::chrono::milliseconds sample_interval{20};
constexpr int death_milliseconds = 5'000;

// Second field of statm: resident pages (proc(5)).
std::uint64_t resident_bytes(int statm) {
  std::array<char, 128> text{};
  const ssize_t got = ::pread(statm, text.data(), text.size(), 0);
  if (got <= 0) return 0;  // ended
  const char* end = text.data() + got;
  const char* blank = std::find(static_cast<const char*>(text.data()), end, ' ');
  std::uint64_t pages = 0;
  if (blank == end || std::from_chars(blank + 1, end, pages).ec != std::errc{}) return 0;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void wait_for(int process) {
  pollfd one{process, POLLIN, 0};
  while (::poll(&one, 1, death_milliseconds) < 0 && errno == EINTR) {
  }
}

}  // namespace

struct Child::State {
  Launched launched;
  Channel channel;
  Limits limits;
  ChildEnd end = ChildEnd::Running;
  std::uint64_t peak = 0;
  std::chrono::steady_clock::time_point sampled{};

  State(Launched from, const Limits& given)
      : launched(std::move(from)), channel(std::move(launched.socket)), limits(given) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { stop(ChildEnd::Killed); }

  // Kills, waits until the worker is really gone, and reaps. The reason of the first call stays.
  void stop(ChildEnd reason) {
    if (end != ChildEnd::Running) return;
    end = reason;
    ::syscall(SYS_pidfd_send_signal, launched.worker_fd.get(), SIGKILL, nullptr, 0);
    wait_for(launched.worker_fd.get());
    // bubblewrap reaps the worker and ends by itself; killed before that it would leave a zombie to init.
    const UniqueFd wrapper(static_cast<int>(::syscall(SYS_pidfd_open, launched.spawned, 0)));
    if (launched.spawned != launched.worker && wrapper) wait_for(wrapper.get());
    ::kill(launched.spawned, SIGKILL);
    while (::waitpid(launched.spawned, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  Result<void> check_memory() {
    const auto now = std::chrono::steady_clock::now();
    if (now - sampled < sample_interval) return {};
    sampled = now;
    const std::uint64_t resident = resident_bytes(launched.statm.get());
    peak = std::max(peak, resident);
    if (resident <= limits.memory_bytes) return {};
    stop(ChildEnd::OverMemory);
    return fail(ErrorKind::Input, "error.worker.memory"_key, {{"limit", fmt::format("{}", limits.memory_bytes >> 20U)}},
                fmt::format("resident {} bytes", resident));
  }
};

Child::Child(std::unique_ptr<State> state) : state_(std::move(state)) {}
Child::Child(Child&&) noexcept = default;
Child& Child::operator=(Child&&) noexcept = default;
Child::~Child() = default;

Result<Child> Child::start(const Program& program, Confinement confinement) {
  auto launched = launch(program, confinement);
  if (!launched) return pass_on(launched);
  return Child(std::make_unique<State>(std::move(*launched), program.limits));
}

Channel& Child::channel() { return state_->channel; }

Result<Frame> Child::receive(std::chrono::milliseconds timeout) {
  State& state = *state_;
  if (auto fine = state.check_memory(); !fine) return pass_on(fine);
  auto frame =
      state.channel.receive(std::chrono::steady_clock::now() + timeout, [&state] { return state.check_memory(); });
  if (frame) return frame;
  const TextKey key = frame.error().key;
  if (key == "error.worker.timeout"_key) state.stop(ChildEnd::OverTime);
  if (key == "error.worker.gone"_key) state.stop(ChildEnd::Exited);
  if (key == "error.worker.malformed"_key) state.stop(ChildEnd::Killed);
  return frame;
}

void Child::kill() { state_->stop(ChildEnd::Killed); }
ChildEnd Child::end() const { return state_->end; }
std::uint64_t Child::peak_memory_bytes() const {
  return std::max(state_->peak, resident_bytes(state_->launched.statm.get()));
}
int Child::pid() const { return state_->launched.worker; }

}  // namespace evidence::sandbox
