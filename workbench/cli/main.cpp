// evidence: the command line of the Evidence Workbench.
#include <csignal>
#include <string>
#include <vector>

#include "workbench/cli/program.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe ends the output, not the work
  const evidence::SystemClock clock;
  return workbench::cli::run_program(std::vector<std::string>(argv + 1, argv + argc), clock);
}
