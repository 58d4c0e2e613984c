// What a worker gives up by itself, before it looks at the first received byte.
#pragma once

#include "evidence/base/result.hpp"

namespace evidence::sandbox {

// What the worker still needs. Everything else is refused with EPERM from then on, for every thread.
struct Needs {
  bool threads = false;   // clone with CLONE_THREAD
  bool pictures = false;  // memfd_create: pictures go back as sealed memory
  bool scratch = false;   // opening files for writing (only the private /tmp can be written anyway)
};

// Installs a seccomp filter of the worker's own on top of the one it was started under: no new process, no exec, no
// socket, no opening for writing. The first call of every worker's main, before any other thread runs. It also takes
// the locale C.UTF-8, which libarchive and poppler need to hand out names as bytes. Fails with "error.sandbox.filter".
Result<void> confine_self(const Needs& needs);

}  // namespace evidence::sandbox
