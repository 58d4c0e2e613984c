// How a child comes to life: its arguments, descriptors and limits.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"
#include "evidence/sandbox/child.hpp"

namespace evidence::sandbox {

struct Launched {
  UniqueFd socket;     // the parent's end
  pid_t spawned = -1;  // ours to wait for: bubblewrap, or the worker itself where unconfined
  pid_t worker = -1;   // whose memory counts
  UniqueFd worker_fd;  // pidfd of it
  UniqueFd statm;      // its /proc/<pid>/statm: stays with the process, whatever becomes of the number
};

// /usr/bin/bwrap or /bin/bwrap; empty where neither is there.
std::filesystem::path bubblewrap();

// The child reads the other end of the socket as descriptor 3 and has no other descriptor than /dev/null at 0, 1, 2
// (EVIDENCE_WORKER_STDERR=1 leaves it the parent's 2, for developers).
Result<Launched> launch(const Program& program, Confinement confinement);

// Whether a harmless program runs to its end in the same confinement.
Result<void> try_bubblewrap();

// bwrap's argument vector up to and including the program; descriptors 4 and 5 are the filter and the info pipe.
std::vector<std::string> bubblewrap_arguments(const Program& program);

}  // namespace evidence::sandbox
