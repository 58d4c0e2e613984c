#include <cerrno>
#include <chrono>
#include <cstdio>
#include <exception>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/ocr/engines.hpp"

namespace bench {

namespace {
double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

bool succeeds(const std::function<bool()>& work) {
  try {
    return work();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-ocr: %s\n", error.what());
    return false;
  }
}
}  // namespace

std::optional<Cost> measured(const std::function<bool()>& work) {
  std::fflush(nullptr);
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(succeeds(work) ? 0 : 1);
  int status = 0;
  rusage usage{};
  while (child > 0 && ::wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return Cost{seconds(usage.ru_utime), seconds(usage.ru_stime), wall, static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace bench
