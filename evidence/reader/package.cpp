#include "evidence/reader/package.hpp"

#include <algorithm>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_entries = 20'000;  // a presentation of 500 slides has some 3,000

struct ArchiveFree {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, ArchiveFree>;

bool holds_text(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

// Appends an entry's bytes; false where they cannot be read. Stops with "bomb" when `left` is used up.
OrProblem<std::string> unpack(archive* opened, std::uint64_t& left) {
  std::string content;
  std::vector<char> buffer(64U << 10U);
  for (;;) {
    const la_ssize_t got = archive_read_data(opened, buffer.data(), buffer.size());
    if (got < 0) return problem("damaged");
    if (got == 0) return content;
    const auto size = static_cast<std::uint64_t>(got);
    if (size > left) return problem("bomb");
    left -= size;
    content.append(buffer.data(), size);
  }
}

}  // namespace

const std::string* Package::part(std::string_view name) const {
  const auto found = parts.find(name);
  return found == parts.end() ? nullptr : &found->second;
}

bool Package::has(std::string_view name) const { return std::find(names.begin(), names.end(), name) != names.end(); }

OrProblem<Package> open_package(ByteView bytes, std::uint64_t most_bytes) {
  const Archive opened(archive_read_new());
  archive_read_support_format_zip_seekable(opened.get());
  if (archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return problem("damaged");
  Package package;
  std::uint64_t left = most_bytes;
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  while ((state = archive_read_next_header(opened.get(), &entry)) == ARCHIVE_OK || state == ARCHIVE_WARN) {
    if (package.names.size() >= most_entries) return problem("bomb");
    if (archive_entry_is_data_encrypted(entry) != 0) return problem("encrypted");
    const char* raw = archive_entry_pathname(entry);
    std::string name = make_valid_utf8(raw == nullptr ? "" : raw);
    if (holds_text(name)) {
      auto content = unpack(opened.get(), left);
      if (!content) return std::unexpected(content.error());
      package.parts.insert_or_assign(name, std::move(*content));
    }
    package.names.push_back(std::move(name));
  }
  if (state != ARCHIVE_EOF) return problem("damaged");
  return package;
}

}  // namespace evidence::reader
