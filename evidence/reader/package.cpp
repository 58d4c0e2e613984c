#include "evidence/reader/package.hpp"

#include <algorithm>
#include <cctype>
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

Archive open_zip(ByteView bytes) {
  Archive opened(archive_read_new());
  archive_read_support_format_zip_seekable(opened.get());
  if (archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) opened.reset();
  return opened;
}

std::string name_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  return make_valid_utf8(raw == nullptr ? "" : raw);
}

// Names of parts are compared without regard to case (ISO/IEC 29500-2, 6.2.2); only ASCII letters have two.
std::string without_case(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return name;
}

bool holds_text(std::string_view name) {
  const std::string plain = without_case(std::string(name));
  return plain.ends_with(".xml") || plain.ends_with(".rels");
}

// An entry's bytes; false where they cannot be read. Stops with "bomb" when `left` is used up.
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

void Package::add_name(std::string name) {
  stored.try_emplace(without_case(plain_path(name)), name);
  names.push_back(std::move(name));
}

std::string Package::find(std::string_view path) const {
  const auto found = stored.find(without_case(plain_path(path)));
  return found == stored.end() ? "" : found->second;
}

std::string plain_path(std::string_view path) {
  std::vector<std::string_view> steps;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else if (!steps.empty()) {
      steps.pop_back();
    }
  }
  std::string plain;
  for (const std::string_view step : steps) plain += (plain.empty() ? "" : "/") + std::string(step);
  return plain;
}

std::string path_beside(std::string_view from, std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\')) return plain_path(path);
  const std::size_t slash = from.find_last_of("/\\");
  const std::string folder(slash == std::string_view::npos ? "" : from.substr(0, slash + 1));
  return plain_path(folder + std::string(path));
}

OrProblem<Package> open_package(ByteView bytes, std::uint64_t most_bytes) {
  const Archive opened = open_zip(bytes);
  if (!opened) return problem("damaged");
  Package package;
  std::uint64_t left = most_bytes;
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  while ((state = archive_read_next_header(opened.get(), &entry)) == ARCHIVE_OK || state == ARCHIVE_WARN) {
    if (package.names.size() >= most_entries) return problem("bomb");
    if (archive_entry_is_data_encrypted(entry) != 0) return problem("encrypted");
    std::string name = name_of(entry);
    if (holds_text(name)) {
      auto content = unpack(opened.get(), left);
      if (!content) return std::unexpected(content.error());
      package.parts.insert_or_assign(name, std::move(*content));
    }
    package.add_name(std::move(name));
  }
  if (state != ARCHIVE_EOF) return problem("damaged");
  return package;
}

OrProblem<std::string> unpack_part(ByteView bytes, std::string_view name, std::uint64_t most_bytes) {
  const Archive opened = open_zip(bytes);
  if (!opened) return problem("damaged");
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  while ((state = archive_read_next_header(opened.get(), &entry)) == ARCHIVE_OK || state == ARCHIVE_WARN) {
    if (name_of(entry) == name) return unpack(opened.get(), most_bytes);
  }
  return problem("damaged");
}

}  // namespace evidence::reader
