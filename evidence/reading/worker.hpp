// One evidence-reader, as the parent sees it. Private to this room.
#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "evidence/base/bytes.hpp"
#include "evidence/base/problem.hpp"
#include "evidence/reading/frames/reading_frames.hpp"
#include "evidence/sandbox/child.hpp"

namespace evidence::reading {

// What became of one item.
struct ItemResult {
  enum class State { Finished, Paused, Failed } state = State::Failed;
  DocumentHead head;
  std::optional<Problem> problem;  // of the item; when Failed: why the worker did not finish it
};

// What the item's pages are handed to, each as soon as it is read.
struct ItemListener {
  std::function<void(const DocumentHead&)> head;
  std::function<Result<bool>(const Page&)> page;  // false: stop here
};

// Starts its process at first need and after every failure; replaces it after a thousand pages, so that no library's
// leak adds up. One thread.
class Worker {
 public:
  Worker(sandbox::Confinement confinement, const sandbox::Limits& limits, std::chrono::milliseconds deadline);

  // Fails where no worker can be started, or the listener fails; what an item does to a worker is an ItemResult.
  Result<ItemResult> read(const FileRange& bytes, const ReadRequest& request, const ItemListener& listener);
  // A picture or a Problem.
  struct Picture {
    PictureHead head;
    UniqueFd memory;
  };
  Result<std::expected<Picture, Problem>> render(const FileRange& bytes, const RenderRequest& request);

 private:
  Result<void> ensure_started();
  Result<void> send(MessageType type, const Bytes& payload, int descriptor);
  Problem give_up(const Error& error);  // ends the process; says what it died of
  ItemResult failed(const Error& error, ItemResult so_far);

  sandbox::Confinement confinement_;
  sandbox::Limits limits_;
  std::chrono::milliseconds deadline_;
  std::optional<sandbox::Child> child_;
  std::uint64_t pages_ = 0;  // read by this process
};

}  // namespace evidence::reading
