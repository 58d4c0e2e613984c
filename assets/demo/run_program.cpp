#include "demo/run_program.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/base/bytes.hpp"

namespace evidence::demo {
namespace {

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

bool open_pipe(Pipe& both) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  both.read = UniqueFd(ends[0]);
  both.write = UniqueFd(ends[1]);
  return true;
}

struct SpawnActions {
  SpawnActions() { posix_spawn_file_actions_init(&actions); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t actions{};
};

// Both streams at once, so that neither can fill up while the other is waited for.
void collect(Pipe& out, Pipe& err, ProgramReply& reply) {
  std::array<pollfd, 2> watched{{{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}}};
  std::array<std::string*, 2> into{&reply.output, &reply.messages};
  std::array<char, 16384> buffer{};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    if (poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t at = 0; at < watched.size(); ++at) {
      if (watched[at].fd < 0 || watched[at].revents == 0) continue;
      const auto got = read(watched[at].fd, buffer.data(), buffer.size());
      if (got > 0) into[at]->append(buffer.data(), static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) watched[at].fd = -1;
    }
  }
}

}  // namespace

Result<ProgramReply> run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  using namespace literals;
  const auto cannot = [&](int why) {
    return fail(ErrorKind::Input, "error.demo.start"_key,
                {{"program", program.string()}, {"reason", std::strerror(why)}});
  };
  Pipe out, err;
  if (!open_pipe(out) || !open_pipe(err)) return cannot(errno);
  SpawnActions spawn;
  posix_spawn_file_actions_addopen(&spawn.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&spawn.actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&spawn.actions, err.write.get(), STDERR_FILENO);
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  if (const int why = posix_spawn(&child, program.c_str(), &spawn.actions, nullptr, pointers.data(), environ); why != 0)
    return cannot(why);
  out.write.reset();
  err.write.reset();
  ProgramReply reply;
  collect(out, err, reply);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  reply.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return reply;
}

}  // namespace evidence::demo
