// A confined child: the only place that starts a program.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::sandbox {

struct Limits {
  std::uint64_t memory_bytes = 1ULL << 30U;     // resident; watched by the parent in every build
  std::uint64_t scratch_bytes = 256ULL << 20U;  // of the private tmpfs at /tmp
  std::uint32_t cpu_seconds = 3600;             // RLIMIT_CPU over the child's life
  std::uint32_t open_files = 64;
};

// Whether children are confined. `Unconfined` only by the user's explicit word (EVIDENCE_ALLOW_UNCONFINED=1): on a
// machine that forbids user namespaces, parsing received bytes without a sandbox must be somebody's decision.
enum class Confinement { Sandboxed, Unconfined };

// Tries once whether this machine lets bubblewrap work. Fails with "error.sandbox.unavailable" (why, and what to set)
// unless the user allowed unconfined work.
Result<Confinement> probe_confinement();

// A folder of the parent's that the child may read.
struct ReadableFolder {
  std::filesystem::path outside;
  std::filesystem::path inside;  // where the confined child finds it
};

struct Program {
  std::filesystem::path file;  // evidence-unpack, evidence-reader: beside the running program
  std::vector<std::string> arguments;
  Limits limits;
  std::vector<ReadableFolder> folders;  // one that is not there is left out
};

// Where a confined program finds what the parent has below share_folder(): `inside` of a ReadableFolder.
std::filesystem::path confined_share(std::string_view name);

// Finds a worker program beside the running one.
std::filesystem::path worker_program(std::string_view name);

enum class ChildEnd { Running, Exited, Killed, OverMemory, OverTime };

// Owns the process: destroying it kills the child and reaps it. One thread at a time, and that thread must outlive the
// child: the kernel ends the child with the thread that started it.
class Child {
 public:
  static Result<Child> start(const Program& program, Confinement confinement);
  Child(Child&&) noexcept;
  Child& operator=(Child&&) noexcept;
  ~Child();

  Channel& channel();
  // receive() of the channel, watching the child's memory: over the limit it is killed and "error.worker.memory" comes
  // back.
  Result<Frame> receive(std::chrono::milliseconds timeout);
  void kill();
  [[nodiscard]] ChildEnd end() const;
  [[nodiscard]] std::uint64_t peak_memory_bytes() const;
  [[nodiscard]] int pid() const;

 private:
  struct State;
  explicit Child(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace evidence::sandbox
