// The two seccomp filters: the one a child is started under and the one a worker puts on itself.
#pragma once

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"
#include "evidence/sandbox/confine.hpp"

namespace evidence::sandbox {

// The compiled filter in a file of its own, at its beginning, for bwrap --seccomp. exec is still possible under it.
Result<UniqueFd> start_filter();
// Puts both lists on the calling process, for good.
Result<void> load_self_filter(const Needs& needs);

}  // namespace evidence::sandbox
