// Runs a program and keeps what it printed. For tests that drive the product as a person would.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

struct Ran {
  int exit_code = -1;  // -1: ended by a signal
  std::string out;
  std::string err;
};

using Environment = std::vector<std::pair<std::string, std::string>>;  // beside what the test itself has

inline std::vector<std::string> merged_environment(const Environment& extra) {
  std::vector<std::string> merged;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string entry(*at);
    bool replaced = false;
    for (const auto& [name, value] : extra) replaced = replaced || entry.starts_with(name + "=");
    if (!replaced) merged.push_back(entry);
  }
  for (const auto& [name, value] : extra) merged.push_back(name + "=" + value);
  return merged;
}

inline std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

// Starts the program with standard output and error going to `out` and `err`; gives its process id, or -1.
inline pid_t start_program(std::vector<std::string> words, const Environment& extra, int out, int err) {
  std::vector<std::string> environment = merged_environment(extra);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_adddup2(&actions, err, 2);
  pid_t pid = -1;
  const auto arguments = pointers(words);
  const auto variables = pointers(environment);
  if (posix_spawn(&pid, words[0].c_str(), &actions, nullptr, arguments.data(), variables.data()) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

inline Ran run_program(std::vector<std::string> words, const Environment& extra = {}) {
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  Ran ran;
  if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0) return ran;
  const pid_t pid = start_program(std::move(words), extra, out[1], err[1]);
  close(out[1]);
  close(err[1]);
  std::array<pollfd, 2> waiting{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
  for (int open = 2; open > 0;) {
    poll(waiting.data(), waiting.size(), -1);
    for (std::size_t at = 0; at < waiting.size(); ++at) {
      if (waiting[at].fd < 0 || waiting[at].revents == 0) continue;
      std::array<char, 65536> buffer{};
      const ssize_t got = read(waiting[at].fd, buffer.data(), buffer.size());
      if (got > 0) {
        (at == 0 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        close(waiting[at].fd);
        waiting[at].fd = -1;
        --open;
      }
    }
  }
  int status = 0;
  if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status)) ran.exit_code = WEXITSTATUS(status);
  return ran;
}

}  // namespace tests
