// Opens archives one after the other in a confined worker.
#pragma once

#include <optional>

#include "evidence/intake/entry_sink.hpp"
#include "evidence/intake/source_in_hand.hpp"
#include "evidence/sandbox/child.hpp"

namespace evidence::intake {

// What a Blob is, by its first bytes (and its last, where a program may carry a zip).
Result<std::optional<Container>> container_of(const store::BlobStore& blobs, const Sha256& digest, ByteView head);

// How opening one archive ended.
struct Opened {
  bool office_package = false;  // a document after all
};

// Keeps one worker for many archives; a worker that misbehaved is replaced. One thread.
class Opener {
 public:
  Opener(SourceInHand& source, sandbox::Confinement confinement) : source_(source), confinement_(confinement) {}

  // Appends the archive's entries to the manifest and its nested archives to `waiting`; what is wrong with it stands
  // beside it afterwards. An error is the store's, or Cancelled.
  Result<Opened> open(const Waiting& archive);

 private:
  enum class Ending { Done, Crashed, Stopped };  // Stopped: over a limit, not worth another try
  struct Attempt;

  Result<Ending> attempt(Attempt& attempt);
  Result<Ending> take_frame(Attempt& attempt, const sandbox::Frame& frame, bool& more);
  Result<void> begin_entry(Attempt& attempt, EntryBegin begin);
  Result<Ending> take_data(Attempt& attempt, const EntryData& data);
  Result<void> end_entry(Attempt& attempt, const std::string& problem);
  void resolve_hardlink(Attempt& attempt);
  Result<void> look_inside(Attempt& attempt, std::size_t index, ByteView head);
  Result<void> send_request(Attempt& attempt);
  Result<void> need_worker();

  SourceInHand& source_;
  sandbox::Confinement confinement_;
  std::optional<sandbox::Child> worker_;
};

}  // namespace evidence::intake
