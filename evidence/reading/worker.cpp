#include "evidence/reading/worker.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "evidence/base/texts.hpp"

namespace evidence::reading {

using namespace literals;

namespace {

constexpr std::uint64_t pages_per_process = 1'000;

Error malformed() { return {ErrorKind::Input, "error.worker.malformed"_key, {}, "evidence-reader"}; }

bool is(const sandbox::Frame& frame, MessageType type) { return frame.type == number(type); }

}  // namespace

Worker::Worker(sandbox::Confinement confinement, const sandbox::Limits& limits, std::chrono::milliseconds deadline)
    : confinement_(confinement), limits_(limits), deadline_(deadline) {}

Result<void> Worker::ensure_started() {
  if (child_ && child_->end() == sandbox::ChildEnd::Running && pages_ < pages_per_process) return {};
  child_.reset();
  pages_ = 0;
  const sandbox::Program program{sandbox::worker_program("evidence-reader"),
                                 {},
                                 limits_,
                                 {{share_folder() / "models", sandbox::confined_share("models")}}};
  auto started = sandbox::Child::start(program, confinement_);
  if (!started) return pass_on(started);
  child_ = std::move(*started);
  return {};
}

Result<void> Worker::send(MessageType type, const Bytes& payload, int descriptor) {
  return child_->channel().send(number(type), payload, std::span(&descriptor, 1));
}

Problem Worker::give_up(const Error& error) {
  child_.reset();
  if (error.key == "error.worker.timeout"_key)
    return {"timeout", {{"seconds", fmt::format("{}", deadline_.count() / 1000)}}};
  if (error.key == "error.worker.memory"_key)
    return {"memory", {{"megabytes", fmt::format("{}", limits_.memory_bytes >> 20U)}}};
  return {"reader-crashed", {}};
}

ItemResult Worker::failed(const Error& error, ItemResult so_far) {
  so_far.state = ItemResult::State::Failed;
  so_far.problem = give_up(error);
  return so_far;
}

Result<ItemResult> Worker::read(const FileRange& bytes, const ReadRequest& request, const ItemListener& listener) {
  if (auto started = ensure_started(); !started) return pass_on(started);
  ItemResult result;
  if (auto sent = send(MessageType::Read, encode(request), bytes.fd.get()); !sent)
    return failed(sent.error(), std::move(result));
  std::uint32_t expected = request.first_page;
  std::uint32_t last = 0;
  bool has_head = false;
  for (;;) {
    auto frame = child_->receive(deadline_);
    if (!frame) return failed(frame.error(), std::move(result));
    if (is(*frame, MessageType::Document) && !has_head) {
      auto head = decode_document(frame->payload);
      if (!head || !keeps_to(*head, request.limits)) return failed(malformed(), std::move(result));
      has_head = true;
      result.head = std::move(*head);
      last = request.last_page == 0 ? result.head.pages : std::min(request.last_page, result.head.pages);
      listener.head(result.head);
    } else if (is(*frame, MessageType::Page) && has_head) {
      auto page = decode_page(frame->payload);
      const bool sound = page && keeps_to(*page, request.limits);
      if (!sound || page->number != expected || expected > last) return failed(malformed(), std::move(result));
      ++expected;
      ++pages_;
      auto go_on = listener.page(*page);
      if (!go_on) return pass_on(go_on);
      if (*go_on || expected > last) continue;  // behind the last page only its end is missing
      child_.reset();                           // busy with the next page, which nobody waits for
      result.state = ItemResult::State::Paused;
      return result;
    } else if (is(*frame, MessageType::Done) && has_head) {
      auto done = decode_done(frame->payload);
      if (!done || expected <= last) return failed(malformed(), std::move(result));
      result.state = ItemResult::State::Finished;
      result.problem = std::move(done->problem);
      return result;
    } else {
      return failed(malformed(), std::move(result));
    }
  }
}

Result<std::expected<Worker::Picture, Problem>> Worker::render(const FileRange& bytes, const RenderRequest& request) {
  using Answer = std::expected<Picture, Problem>;
  if (auto started = ensure_started(); !started) return pass_on(started);
  if (auto sent = send(MessageType::Render, encode(request), bytes.fd.get()); !sent)
    return Answer(std::unexpected(give_up(sent.error())));
  ++pages_;
  auto frame = child_->receive(deadline_);
  if (!frame) return Answer(std::unexpected(give_up(frame.error())));
  if (is(*frame, MessageType::Done)) {
    const auto done = decode_done(frame->payload);
    if (done && done->problem) return Answer(std::unexpected(*done->problem));
  }
  const auto head = is(*frame, MessageType::Picture) ? decode_picture(frame->payload) : std::nullopt;
  if (!head || frame->descriptors.size() != 1) return Answer(std::unexpected(give_up(malformed())));
  return Answer(Picture{*head, std::move(frame->descriptors.front())});
}

}  // namespace evidence::reading
