// The whole command line as one call.
#pragma once

#include <string>
#include <vector>

#include "evidence/base/dates.hpp"

namespace workbench::cli {

// Runs the program: words as given to main, without the program's name. Gives the exit code.
int run_program(const std::vector<std::string>& words, const evidence::Clock& clock);

}  // namespace workbench::cli
