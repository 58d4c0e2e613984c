#include "evidence/unpack/entry_header.hpp"

#include <string>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

namespace evidence::unpack {
namespace {

using intake::EntryBegin;
using intake::EntryKind;

std::string text_of(const char* text) { return text == nullptr ? "" : text; }

// "./a/" and "a" are one path.
std::string plain(std::string path) {
  while (path.starts_with("./")) path.erase(0, 2);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

EntryKind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return EntryKind::Hardlink;
  switch (archive_entry_filetype(entry)) {
    case AE_IFDIR:
      return EntryKind::Folder;
    case AE_IFLNK:
      return EntryKind::Symlink;
    case AE_IFCHR:
    case AE_IFBLK:
    case AE_IFIFO:
    case AE_IFSOCK:
      return EntryKind::Special;
    default:
      return EntryKind::File;
  }
}

// Where the format, or the entry itself, says that names are Unicode.
bool says_utf8(archive* opened, const std::string& name, const ContainerFacts& facts) {
  switch (archive_format(opened)) {
    case ARCHIVE_FORMAT_7ZIP:
    case ARCHIVE_FORMAT_RAR_V5:
    case ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE:
      return true;
    case ARCHIVE_FORMAT_ISO9660:
      return facts.disc.joliet;  // with Rock Ridge libarchive takes those names and says so
    case ARCHIVE_FORMAT_ZIP: {
      const auto said = facts.zip.said_utf8.find(name);
      return said != facts.zip.said_utf8.end() && said->second;
    }
    default:
      return false;
  }
}

}  // namespace

EntryBegin describe(archive* opened, archive_entry* entry, const ContainerFacts& facts, std::uint32_t max_name_bytes) {
  EntryBegin begin;
  const bool one_file = archive_format(opened) == ARCHIVE_FORMAT_RAW;
  if (!one_file) {
    const std::string name = text_of(archive_entry_pathname(entry));
    begin.said_encoding = says_utf8(opened, name, facts) ? "UTF-8" : "";
    begin.raw_path = plain(name);
  }
  begin.kind = kind_of(entry);
  if (archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) >= 0)
    begin.bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
  if (archive_entry_mtime_is_set(entry) != 0) begin.modified = archive_entry_mtime(entry);
  begin.link_target = begin.kind == EntryKind::Hardlink ? plain(text_of(archive_entry_hardlink(entry)))
                                                        : text_of(archive_entry_symlink(entry));
  if (begin.raw_path.size() > max_name_bytes) {
    begin.raw_path.resize(max_name_bytes);
    begin.name_cut = true;
  }
  if (begin.link_target.size() > max_name_bytes) begin.link_target.resize(max_name_bytes);
  return begin;
}

}  // namespace evidence::unpack
