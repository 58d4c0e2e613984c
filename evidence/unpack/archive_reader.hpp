// libarchive over the container's bytes, as RAII.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "evidence/intake/frames/frames.hpp"
#include "evidence/unpack/container_bytes.hpp"

struct archive;

namespace evidence::unpack {

struct ArchiveCloser {
  void operator()(archive* opened) const;
};
using ArchivePtr = std::unique_ptr<archive, ArchiveCloser>;

// What libarchive's callbacks read from; must outlive the archive and not move.
struct ArchiveInput {
  ContainerBytes bytes;
  std::uint64_t position = 0;
  Bytes block;
};

struct OpenedArchive {
  ArchivePtr archive;
  bool opened = false;  // false: archive_error_string says why
};

// Reads exactly the given container's format: one compression at most, never a chain of them (a gzip that holds itself
// would keep libarchive busy for ever).
OpenedArchive open_archive(ArchiveInput& input, intake::Container container, const std::vector<std::string>& passwords);

// The Problem code for libarchive's last error: "encrypted", "truncated", "unsupported", "damaged".
std::string problem_of(archive* opened);

}  // namespace evidence::unpack
