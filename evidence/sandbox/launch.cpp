#include "evidence/sandbox/launch.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/sandbox/filters.hpp"

namespace evidence::sandbox {
using namespace literals;
namespace {

constexpr int first_free_descriptor = 16;  // above every number the child is given
constexpr int start_milliseconds = 10'000;
constexpr int send_seconds = 30;  // a worker that does not read for so long is stuck

std::unexpected<Error> not_started(const Program& program, std::string_view why) {
  return fail(ErrorKind::Defect, "error.worker.start"_key,
              {{"program", program.file.filename().string()}, {"reason", std::string(why)}});
}

// Out of the way of the numbers that the child will use.
UniqueFd lifted(UniqueFd fd) { return UniqueFd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, first_free_descriptor)); }

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  void give(int ours, int theirs) { ::posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
  void null(int number) { ::posix_spawn_file_actions_addopen(&actions_, number, "/dev/null", O_RDWR, 0); }
  void close_from(int number) { ::posix_spawn_file_actions_addclosefrom_np(&actions_, number); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

bool wants_stderr() {
  const char* said = std::getenv("EVIDENCE_WORKER_STDERR");
  return said != nullptr && std::string_view(said) == "1";
}

// Signals as at the start of any program, whatever the parent ignores or blocks.
Result<pid_t> spawn(const Program& program, const std::string& file, std::vector<std::string> arguments,
                    std::vector<std::string> environment, const FileActions& actions) {
  std::vector<char*> argument_list;
  for (std::string& argument : arguments) argument_list.push_back(argument.data());
  argument_list.push_back(nullptr);
  std::vector<char*> environment_list;
  for (std::string& variable : environment) environment_list.push_back(variable.data());
  environment_list.push_back(nullptr);
  posix_spawnattr_t attributes{};
  ::posix_spawnattr_init(&attributes);
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  pid_t pid = -1;
  const int failed =
      ::posix_spawn(&pid, file.c_str(), actions.get(), &attributes, argument_list.data(), environment_list.data());
  ::posix_spawnattr_destroy(&attributes);
  if (failed != 0) return not_started(program, std::strerror(failed));
  return pid;
}

// {"child-pid": 1234, …}: written by bwrap once the namespaces are made. Nothing comes where that failed.
std::optional<pid_t> read_child_pid(int pipe) {
  std::string text;
  std::array<char, 256> piece{};
  while (text.find('}') == std::string::npos) {
    pollfd one{pipe, POLLIN, 0};
    const int ready = ::poll(&one, 1, start_milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const ssize_t got = ::read(pipe, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
  constexpr std::string_view key = "\"child-pid\":";
  std::size_t at = text.find(key);
  if (at == std::string::npos) return std::nullopt;
  at = text.find_first_of("0123456789", at + key.size());
  if (at == std::string::npos) return std::nullopt;
  pid_t pid = -1;
  const auto read = std::from_chars(text.data() + at, text.data() + text.size(), pid);
  if (read.ec != std::errc{}) return std::nullopt;
  return pid;
}

bool limit(pid_t pid, __rlimit_resource what, rlim_t value) {
  const rlimit both{value, value};
  return ::prlimit(pid, what, &both, nullptr) == 0;
}

// Before the first frame is sent, so that no received byte is touched without them.
bool set_limits(pid_t pid, const Limits& limits) {
  return limit(pid, RLIMIT_CPU, limits.cpu_seconds) && limit(pid, RLIMIT_NOFILE, limits.open_files) &&
         limit(pid, RLIMIT_CORE, 0) && limit(pid, RLIMIT_FSIZE, limits.scratch_bytes);
}

void end_at_once(pid_t pid) {
  ::kill(pid, SIGKILL);
  while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

struct Pair {
  UniqueFd ours;
  UniqueFd theirs;
};

Result<Pair> make_sockets(const Program& program) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return not_started(program, std::strerror(errno));
  Pair pair{UniqueFd(ends[0]), lifted(UniqueFd(ends[1]))};
  const timeval patience{send_seconds, 0};
  if (!pair.theirs || ::setsockopt(pair.ours.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) != 0)
    return not_started(program, std::strerror(errno));
  return pair;
}

Result<pid_t> spawn_unconfined(const Program& program, FileActions& actions) {
  actions.close_from(4);
  std::vector<std::string> arguments{program.file.filename().string()};
  arguments.insert(arguments.end(), program.arguments.begin(), program.arguments.end());
  return spawn(
      program, program.file.string(), std::move(arguments),
      {"LANG=C.UTF-8", "OMP_THREAD_LIMIT=1", "OMP_NUM_THREADS=1", "ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16"},
      actions);
}

struct Confined {
  pid_t spawned = -1;
  pid_t worker = -1;
};

Result<Confined> spawn_confined(const Program& program, FileActions& actions) {
  const std::filesystem::path wrapper = bubblewrap();
  if (wrapper.empty()) return not_started(program, "bubblewrap (bwrap)");
  auto filter = start_filter();
  if (!filter) return pass_on(filter);
  const UniqueFd filter_high = lifted(std::move(*filter));
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return not_started(program, std::strerror(errno));
  const UniqueFd info(ends[0]);
  UniqueFd info_high = lifted(UniqueFd(ends[1]));
  actions.give(filter_high.get(), 4);
  actions.give(info_high.get(), 5);
  actions.close_from(6);
  auto spawned = spawn(program, wrapper.string(), bubblewrap_arguments(program), {"LANG=C.UTF-8"}, actions);
  info_high.reset();
  if (!spawned) return pass_on(spawned);
  const auto worker = read_child_pid(info.get());
  if (!worker) {
    end_at_once(*spawned);
    return not_started(program, "bubblewrap");
  }
  return Confined{*spawned, *worker};
}

}  // namespace

Result<void> try_bubblewrap() {
  const Program harmless{.file = "/usr/bin/true", .arguments = {}, .limits = {}};
  FileActions actions;
  for (const int number : {0, 1, 2, 3}) actions.null(number);
  auto confined = spawn_confined(harmless, actions);
  if (!confined) return pass_on(confined);
  int status = 0;
  while (::waitpid(confined->spawned, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return not_started(harmless, "bubblewrap");
}

Result<Launched> launch(const Program& program, Confinement confinement) {
  auto sockets = make_sockets(program);
  if (!sockets) return pass_on(sockets);
  FileActions actions;
  actions.null(0);
  actions.null(1);
  if (!wants_stderr()) actions.null(2);
  actions.give(sockets->theirs.get(), 3);

  Launched launched;
  if (confinement == Confinement::Unconfined) {
    auto spawned = spawn_unconfined(program, actions);
    if (!spawned) return pass_on(spawned);
    launched.spawned = launched.worker = *spawned;
  } else {
    auto spawned = spawn_confined(program, actions);
    if (!spawned) return pass_on(spawned);
    launched.spawned = spawned->spawned;
    launched.worker = spawned->worker;
  }
  launched.socket = std::move(sockets->ours);
  launched.worker_fd = UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, launched.worker, 0)));
  const std::string statm = "/proc/" + std::to_string(launched.worker) + "/statm";
  launched.statm = UniqueFd(::open(statm.c_str(), O_RDONLY | O_CLOEXEC));
  if (!launched.worker_fd || !launched.statm || !set_limits(launched.worker, program.limits)) {
    const std::string why = std::strerror(errno);
    end_at_once(launched.spawned);
    return not_started(program, why);
  }
  return launched;
}

}  // namespace evidence::sandbox
