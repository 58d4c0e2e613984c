// The manifest of an import: every entry of a Source, in a Blob of its own. Format: schemas/manifest.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/problem.hpp"
#include "evidence/base/result.hpp"
#include "evidence/model/words.hpp"

namespace evidence::journal {

struct ManifestEntry {
  std::int64_t parent = -1;   // index of the archive or folder item it stands in; -1: the Source itself
  std::string raw_path;       // bytes, as held; from the root of the archive it stands in; "/" between segments
  std::string said_encoding;  // "UTF-8" where the archive says so; "" where it does not
  ItemKind kind = ItemKind::File;
  std::uint64_t bytes = 0;
  std::optional<std::int64_t> modified;  // seconds since 1970, where the archive says
  std::optional<Sha256> blob;            // none: folder, link, or nothing could be stored
  std::string link_target;               // of a link; never followed
  bool document = false;                 // entries stand in it, and it is read as well: a mail with attachments
  std::optional<Problem> problem;
  friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

struct Manifest {
  std::vector<ManifestEntry> entries;
  std::vector<Problem> problems;  // of the Source as a whole (truncated image, …)
};

std::string encode_manifest(const Manifest& manifest);  // JSON Lines
Result<Manifest> decode_manifest(const std::string& text);

// Of each entry the archive it stands in: the nearest parent that is a file; -1 for the Source itself.
std::vector<std::int64_t> archives_of(const Manifest& manifest);

// The paths to show, one an entry, in manifest order. `encoding` "" = the archive's word, else the guess over all names
// of the same archive; a named encoding is used wherever the archive does not say.
std::vector<std::string> display_paths(const Manifest& manifest, const std::string& encoding);

}  // namespace evidence::journal
