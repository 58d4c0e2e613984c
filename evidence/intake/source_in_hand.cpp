#include "evidence/intake/source_in_hand.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"

namespace evidence::intake {
using namespace literals;
namespace {

// A commit costs a few fsyncs; so much is lost at most when the power goes.
constexpr std::uint64_t commit_bytes = 256U << 20U;
constexpr std::uint64_t commit_blobs = 4096;
constexpr std::uint32_t forgiven_bombs = 8;

}  // namespace

Result<void> SourceInHand::count(const store::BlobWriter::Stored& stored) {
  if (!stored.is_new) return {};
  ++blobs_new;
  ++uncommitted_blobs;
  uncommitted_bytes += stored.bytes;
  if (uncommitted_bytes < commit_bytes && uncommitted_blobs < commit_blobs) return {};
  uncommitted_bytes = 0;
  uncommitted_blobs = 0;
  return blobs.commit();
}

Result<std::size_t> SourceInHand::append(journal::ManifestEntry entry) {
  name_bytes += entry.raw_path.size() + entry.link_target.size();
  manifest.entries.push_back(std::move(entry));
  const std::size_t index = manifest.entries.size() - 1;
  const jobs::Progress progress{jobs::Unit::Items, manifest.entries.size(),
                                expected == 0 ? 0 : std::max<std::uint64_t>(expected, manifest.entries.size()),
                                make_valid_utf8(manifest.entries.back().raw_path), problems};
  if (!work.report(progress)) return cancelled(raw_name);
  return index;
}

void SourceInHand::mark(std::int64_t entry, const std::string& code, TextArguments arguments) {
  Problem problem{code, std::move(arguments)};
  if (entry < 0) {
    for (const Problem& known : manifest.problems) {
      if (known == problem) return;
    }
    manifest.problems.push_back(std::move(problem));
  } else {
    auto& place = manifest.entries[static_cast<std::size_t>(entry)].problem;
    if (place) return;
    place = std::move(problem);
  }
  ++problems;
}

bool SourceInHand::spend(std::int64_t budget, std::uint64_t bytes) {
  total_bytes += bytes;
  bool enough = total_bytes <= options.limits.total_bytes;
  for (std::int64_t at = budget; at >= 0; at = budgets[static_cast<std::size_t>(at)].outer) {
    Budget& one = budgets[static_cast<std::size_t>(at)];
    one.used += bytes;
    enough = enough && one.used <= one.allowed;
  }
  return enough;
}

void SourceInHand::give_back(std::int64_t bomb) {
  const std::uint64_t taken = budgets[static_cast<std::size_t>(bomb)].used;
  for (std::int64_t at = budgets[static_cast<std::size_t>(bomb)].outer; at >= 0;
       at = budgets[static_cast<std::size_t>(at)].outer) {
    Budget& outer = budgets[static_cast<std::size_t>(at)];
    if (++outer.bombs <= forgiven_bombs) outer.used -= std::min(outer.used, taken);
  }
}

void SourceInHand::take_back(const Before& before) {
  manifest.entries.resize(before.entries);
  total_bytes = before.total_bytes;
  name_bytes = before.name_bytes;
  problems = before.problems;
  const Budget undone = budgets.back();
  budgets.pop_back();
  for (std::int64_t at = undone.outer; at >= 0; at = budgets[static_cast<std::size_t>(at)].outer) {
    Budget& outer = budgets[static_cast<std::size_t>(at)];
    outer.used -= std::min(outer.used, undone.used);
  }
}

std::unexpected<Error> cancelled(const std::string& raw_name) {
  return fail(ErrorKind::Cancelled, "error.intake.cancelled"_key, {{"name", make_valid_utf8(raw_name)}});
}

}  // namespace evidence::intake
