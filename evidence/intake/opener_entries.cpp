// What the Opener does with the entries that a worker sends.
#include <algorithm>
#include <array>

#include "evidence/intake/attempt.hpp"
#include "evidence/intake/opener.hpp"
#include "evidence/intake/raw_path.hpp"

namespace evidence::intake {
namespace {

ItemKind kind_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::Folder:
      return ItemKind::Folder;
    case EntryKind::Symlink:
      return ItemKind::Link;
    case EntryKind::File:
    case EntryKind::Hardlink:
    case EntryKind::Special:
      break;
  }
  return ItemKind::File;
}

}  // namespace

Result<void> Opener::begin_entry(Attempt& attempt, EntryBegin begin) {
  journal::ManifestEntry entry;
  entry.parent = attempt.archive.entry;
  entry.raw_path = begin.raw_path;
  if (entry.raw_path.empty()) entry.raw_path = name_behind_compression(last_segment(attempt.archive.raw_name));
  entry.said_encoding = begin.said_encoding;
  entry.kind = kind_of(begin.kind);
  entry.modified = begin.modified;
  if (entry.kind == ItemKind::Link) entry.link_target = begin.link_target;
  auto index = source_.append(std::move(entry));
  if (!index) return pass_on(index);
  attempt.entry = *index;
  attempt.begin = std::move(begin);
  if (kind_of(attempt.begin->kind) == ItemKind::File && attempt.begin->kind != EntryKind::Special)
    attempt.sink.emplace(source_.blobs, attempt.bytes, attempt.archive.digest);
  return {};
}

Result<Opener::Ending> Opener::take_data(Attempt& attempt, const EntryData& data) {
  if (!attempt.sink) return Ending::Crashed;  // a folder has no bytes
  if (!source_.spend(attempt.budget, data.bytes.size())) {
    attempt.problems.emplace_back("bomb");
    source_.give_back(attempt.budget);
    return Ending::Stopped;
  }
  if (auto added = attempt.sink->add(data); !added) return pass_on(added);
  return Ending::Done;
}

// A second name of bytes that came before: the same Blob under another path.
void Opener::resolve_hardlink(Attempt& attempt) {
  journal::ManifestEntry& entry = source_.manifest.entries[*attempt.entry];
  const auto target = attempt.files.find(attempt.begin->link_target);
  attempt.sink.reset();
  if (target == attempt.files.end()) {
    entry.kind = ItemKind::Link;
    entry.link_target = attempt.begin->link_target;
    source_.name_bytes += entry.link_target.size();
    return;
  }
  const journal::ManifestEntry& first = source_.manifest.entries[target->second];
  entry.bytes = first.bytes;
  entry.blob = first.blob;
  entry.problem = first.problem;
}

Result<void> Opener::end_entry(Attempt& attempt, const std::string& problem) {
  const std::size_t index = *attempt.entry;
  const auto number = static_cast<std::int64_t>(index);
  const bool linked = attempt.begin->kind == EntryKind::Hardlink && attempt.sink && attempt.sink->bytes() == 0;
  if (linked && problem.empty()) resolve_hardlink(attempt);
  if (!problem.empty()) source_.mark(number, problem);
  if (attempt.begin->kind == EntryKind::Special) source_.mark(number, "special-file");
  if (attempt.begin->name_cut) source_.mark(number, "name-too-long");
  if (climbs_out(source_.manifest.entries[index].raw_path)) source_.mark(number, "path-escapes");

  // Where something went wrong before the first byte there is nothing to store.
  if (attempt.sink && (attempt.sink->bytes() > 0 || problem.empty())) {
    auto stored = attempt.sink->finish();
    if (!stored) return pass_on(stored);
    journal::ManifestEntry& entry = source_.manifest.entries[index];
    entry.blob = stored->digest;
    entry.bytes = stored->bytes;
    if (stored->bytes == 0) source_.mark(number, "empty");
    if (auto counted = source_.count(*stored); !counted) return counted;
    attempt.files.emplace(attempt.begin->raw_path, index);
    // What breaks off may still be opened as far as it goes.
    if (problem.empty() || problem == "truncated") {
      if (auto looked = look_inside(attempt, index, attempt.sink->head()); !looked) return looked;
    }
  }
  attempt.entry.reset();
  attempt.begin.reset();
  attempt.sink.reset();
  return {};
}

Result<void> Opener::look_inside(Attempt& attempt, std::size_t index, ByteView head) {
  const journal::ManifestEntry& entry = source_.manifest.entries[index];
  auto container = container_of(source_.blobs, *entry.blob, head);
  if (!container) return pass_on(container);
  if (!*container) return {};
  const auto number = static_cast<std::int64_t>(index);
  std::vector<Sha256> around = attempt.archive.inside_of;
  around.push_back(attempt.archive.digest);
  if (std::find(around.begin(), around.end(), *entry.blob) != around.end()) {
    source_.mark(number, "contains-itself");
    return {};
  }
  // A file of a folder stands in no archive: its depth is 1.
  if (around.size() >= source_.options.limits.depth) {
    source_.mark(number, "too-deep", {{"limit", std::to_string(source_.options.limits.depth)}});
    return {};
  }
  attempt.nested.push_back({number, entry.raw_path, *entry.blob, entry.bytes, **container, attempt.budget, around});
  return {};
}

Result<std::optional<Container>> container_of(const store::BlobStore& blobs, const Sha256& digest, ByteView head) {
  if (const auto known = recognise(head)) return known;
  if (head.size() < smallest_zip) return std::optional<Container>{};
  auto bytes = blobs.open(digest);
  if (!bytes) return pass_on(bytes);
  const std::uint64_t size = std::min<std::uint64_t>(zip_tail_size, bytes->length);
  auto tail = read_range(bytes->fd.get(), bytes->offset + bytes->length - size, size);
  if (!tail) return pass_on(tail);
  return ends_as_zip(*tail) ? std::optional(Container::Zip) : std::nullopt;
}

}  // namespace evidence::intake
