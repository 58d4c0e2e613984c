// Offline: the whole job under a seccomp filter that kills every process that so much as makes an internet socket.
#include <csignal>
#include <set>

#include <gmock/gmock.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "tests/program/program_case.hpp"

namespace {

using nlohmann::json;

// Kills the process on socket(AF_INET…), socket(AF_INET6…) and socket(AF_PACKET…), here and in whatever it starts.
bool forbid_the_network() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return false;
  bool good = true;
  for (const scmp_datum_t family : {AF_INET, AF_INET6, AF_PACKET}) {
    good =
        good && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_EQ, family)) == 0;
  }
  good = good && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

// How a process that runs `work` under the filter ended.
template <class Work>
int status_under_filter(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (!forbid_the_network()) ::_exit(99);
    work();
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(Offline, TheGuardKillsWhoOpensAnInternetSocket) {
  for (const int family : {AF_INET, AF_INET6}) {
    const int status = status_under_filter([&] { ::socket(family, SOCK_STREAM, 0); });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGSYS);
  }
  EXPECT_EQ(status_under_filter([] { ::socket(AF_UNIX, SOCK_STREAM, 0); }), 0);
}

TEST(Offline, TheWholeJobNeedsNoNetwork) {
  const tests::ProgramCase world("offline");
  world.new_case("云岭示例安全软件有限公司", "2026-06-01");
  const std::string disc = world.demonstration_disc();
  const std::vector<std::vector<std::string>> job{
      {"import", world.case_path(), disc},
      {"read", world.case_path(), "--jobs", "2"},
      {"search", world.case_path(), "安全开发"},
      {"facts", world.case_path(), "--suggest"},
      {"suggest", world.case_path()},
      {"score", world.case_path()},
      {"draft", world.case_path(), "conclusion", "--format", "docx", "-o", world.path("draft.docx")},
      {"verify", world.case_path()}};
  for (const auto& words : job) {
    const int status = status_under_filter([&] {
      tests::Ran ran = tests::run_program(tests::ProgramCase::command(words), world.environment());
      if (ran.exit_code != 0) [[maybe_unused]]
        const auto said = ::write(2, ran.err.data(), ran.err.size());
      ::_exit(ran.exit_code == 0 ? 0 : 1);
    });
    EXPECT_EQ(status, 0) << words.front();
  }
  // A worker that was killed would have cost its item a Problem: there are those of the disc and no others.
  std::multiset<std::string> codes;
  for (const json& item : world.rows({"items", world.case_path(), "--problems"}, "items"))
    codes.insert(item["problem"]["code"]);
  EXPECT_THAT(codes, ::testing::ElementsAre("damaged", "empty", "encrypted", "type-mismatch"));
  EXPECT_EQ(world.run({"search", world.case_path(), "安全开发"})["unread_pages"], 0);
}

}  // namespace
