// Runs another program with an argument vector (no shell) and collects what it says.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence::demo {

struct ProgramReply {
  int exit_code = 0;  // 128 + signal where a signal ended it
  std::string output;
  std::string messages;
};

// Waits until it ends. Fails only when the program cannot be started.
Result<ProgramReply> run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments);

}  // namespace evidence::demo
