#include "evidence/intake/opener.hpp"

#include <algorithm>

#include "evidence/intake/attempt.hpp"

namespace evidence::intake {
using namespace literals;
using Clock = std::chrono::steady_clock;

Result<Opened> Opener::open(const Waiting& archive) {
  const Limits& limits = source_.options.limits;
  const Before before = source_.before();
  for (int round = 0;; ++round) {
    auto bytes = source_.blobs.open(archive.digest);
    if (!bytes) return pass_on(bytes);
    const std::uint64_t allowed = std::max(limits.ratio_floor_bytes, archive.bytes * limits.ratio);
    source_.budgets.push_back({archive.budget, allowed, 0});
    Attempt now{archive, std::move(*bytes), {}, {}, {}, {}, {}, false, {}, {}, {}};
    now.budget = static_cast<std::int64_t>(source_.budgets.size()) - 1;
    now.deadline = Clock::now() + std::chrono::seconds(limits.archive_seconds);
    auto ending = attempt(now);
    if (!ending) return pass_on(ending);
    if (*ending != Ending::Done) worker_.reset();
    if (*ending == Ending::Crashed && round == 0) {
      source_.take_back(before);
      continue;
    }
    if (*ending == Ending::Crashed) now.problems.emplace_back("worker-crashed");
    const bool nothing = source_.manifest.entries.size() == before.entries;
    const bool document = is_document(archive.container);
    if (document && !nothing) source_.manifest.entries[static_cast<std::size_t>(archive.entry)].document = true;
    if (nothing && now.problems.empty() && !now.office_package && !document)
      now.problems.emplace_back("nothing-inside");
    for (const std::string& code : now.problems) source_.mark(archive.entry, code);
    std::move(now.nested.begin(), now.nested.end(), std::back_inserter(source_.waiting));
    return Opened{now.office_package};
  }
}

Result<void> Opener::need_worker() {
  if (worker_) return {};
  sandbox::Program program{.file = sandbox::worker_program("evidence-unpack"), .arguments = {}, .limits = {}};
  program.limits.memory_bytes = source_.options.limits.worker_memory_bytes;
  auto started = sandbox::Child::start(program, confinement_);
  if (!started) return pass_on(started);
  worker_ = std::move(*started);
  return {};
}

Result<void> Opener::send_request(Attempt& attempt) {
  if (auto ready = need_worker(); !ready) return ready;
  const Limits& limits = source_.options.limits;
  const UnpackRequest request{
      .container = attempt.archive.container,
      .offset = attempt.bytes.offset,
      .length = attempt.bytes.length,
      .max_entries = limits.entries - std::min<std::uint64_t>(limits.entries, source_.manifest.entries.size()),
      .max_name_bytes = limits.name_bytes,
      .passwords = source_.options.passwords};
  const int descriptor = attempt.bytes.fd.get();
  return worker_->channel().send(static_cast<std::uint16_t>(UnpackFrame::Request), encode(request), {&descriptor, 1});
}

Result<Opener::Ending> Opener::attempt(Attempt& attempt) {
  if (auto ready = need_worker(); !ready) return pass_on(ready);
  if (auto sent = send_request(attempt); !sent) return Ending::Crashed;
  const auto silence = std::chrono::milliseconds(std::chrono::seconds(source_.options.limits.silence_seconds));
  Ending ending = Ending::Done;
  for (bool more = true; more;) {
    if (source_.work.stopped()) return cancelled(source_.raw_name);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(attempt.deadline - Clock::now());
    auto frame = worker_->receive(std::clamp(left, std::chrono::milliseconds{0}, silence));
    if (!frame) {
      const TextKey key = frame.error().key;
      if (key == "error.worker.timeout"_key) attempt.problems.emplace_back("timeout");
      if (key == "error.worker.memory"_key) attempt.problems.emplace_back("memory");
      ending = attempt.problems.empty() || key == "error.worker.gone"_key || key == "error.worker.malformed"_key
                   ? Ending::Crashed
                   : Ending::Stopped;
      break;
    }
    auto taken = take_frame(attempt, *frame, more);
    if (!taken) return taken;
    ending = *taken;
  }
  if (attempt.entry) {
    // What came of the entry in hand is kept; a bomb's is not.
    const bool bomb = std::find(attempt.problems.begin(), attempt.problems.end(), "bomb") != attempt.problems.end();
    if (bomb) attempt.sink.reset();
    const std::string code = attempt.problems.empty() ? "worker-crashed" : attempt.problems.back();
    if (auto ended = end_entry(attempt, code); !ended) return pass_on(ended);
  }
  return ending;
}

Result<Opener::Ending> Opener::take_frame(Attempt& attempt, const sandbox::Frame& frame, bool& more) {
  more = false;  // until the frame turns out to be one that belongs here
  const bool inside = attempt.entry.has_value();
  switch (static_cast<UnpackFrame>(frame.type)) {
    case UnpackFrame::EntryBegin: {
      auto begin = parse_entry_begin(frame.payload);
      if (!begin || inside || !keeps_to(*begin, source_.options.limits.name_bytes)) return Ending::Crashed;
      if (source_.full()) {
        attempt.problems.emplace_back("too-many");
        return Ending::Stopped;
      }
      if (auto begun = begin_entry(attempt, std::move(*begin)); !begun) return pass_on(begun);
      more = true;
      return Ending::Done;
    }
    case UnpackFrame::Data: {
      const auto data = parse_entry_data(frame.payload);
      if (!data || !inside) return Ending::Crashed;
      auto taken = take_data(attempt, *data);
      more = taken && *taken == Ending::Done;
      return taken;
    }
    case UnpackFrame::EntryEnd: {
      const auto end = parse_entry_end(frame.payload);
      if (!end || !inside) return Ending::Crashed;
      if (auto ended = end_entry(attempt, end->problem); !ended) return pass_on(ended);
      more = true;
      return Ending::Done;
    }
    case UnpackFrame::Done: {
      const auto done = parse_done(frame.payload);
      if (!done || inside) return Ending::Crashed;
      attempt.problems.insert(attempt.problems.end(), done->problems.begin(), done->problems.end());
      attempt.office_package = done->office_package;
      return Ending::Done;
    }
    case UnpackFrame::Request:
      break;
  }
  return Ending::Crashed;
}

}  // namespace evidence::intake
