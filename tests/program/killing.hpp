// kill -9 at some instant, and proof that nothing lives on behind it.
#pragma once

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/run_program.hpp"

namespace tests {

using Milliseconds = std::chrono::duration<double, std::milli>;

// Processes whose parent dies become ours, so that an orphan is seen. For the whole test program.
inline bool adopt_orphans() { return ::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0; }

inline std::string name_of(pid_t process) {
  std::string name;
  std::getline(std::ifstream("/proc/" + std::to_string(process) + "/comm"), name);
  return name;
}

inline std::vector<pid_t> children() {
  std::ifstream listed("/proc/self/task/" + std::to_string(::getpid()) + "/children");
  return {std::istream_iterator<pid_t>(listed), std::istream_iterator<pid_t>()};
}

// Waits until every process that was left behind has ended; false where a program still lives after the time.
//
// bubblewrap 0.8 has a gap of some microseconds: its inner process waits for the outer one before it asks to die with
// it, and stays for ever where the outer one is killed just then. It has started no program yet and holds no received
// byte; it is ended here and not counted.
inline bool nothing_left_behind(std::chrono::seconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    const pid_t ended = ::waitpid(-1, nullptr, WNOHANG);
    if (ended < 0 && errno == ECHILD) return true;
    if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  bool good = true;
  for (const pid_t child : children()) {
    good = good && name_of(child) == "bwrap";
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  return good;
}

struct Killed {
  bool in_the_middle = false;  // false: it had ended before
  int exit_code = -1;          // where it had
  bool alone = false;          // nothing lived on
};

// Starts the program and kills it, it alone, after the delay.
inline Killed kill_after(std::vector<std::string> words, const Environment& environment, Milliseconds delay) {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const pid_t pid = start_program(std::move(words), environment, nowhere, nowhere);
  ::close(nowhere);
  Killed killed;
  if (pid <= 0) return killed;
  std::this_thread::sleep_for(delay);
  ::kill(pid, SIGKILL);
  int status = 0;
  ::waitpid(pid, &status, 0);
  killed.in_the_middle = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (WIFEXITED(status)) killed.exit_code = WEXITSTATUS(status);
  killed.alone = nothing_left_behind(std::chrono::seconds(3));
  return killed;
}

// Instants spread over [from, to), the same ones each time.
class Instants {
 public:
  explicit Instants(std::uint32_t seed) : engine_(seed) {}
  Milliseconds between(Milliseconds from, Milliseconds to) {
    const double part = static_cast<double>(engine_() % 10'000) / 10'000;
    return from + (to - from) * part;
  }

 private:
  std::mt19937 engine_;
};

template <class Work>
Milliseconds time_of(Work work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::steady_clock::now() - began;
}

}  // namespace tests
