// The frames between intake and evidence-unpack. Format: schemas/frames.md. Both sides treat the other's bytes as
// untrusted: parse gives nothing unless the payload is whole and every word in it known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::intake {

enum class UnpackFrame : std::uint16_t { Request = 1, EntryBegin = 2, Data = 3, EntryEnd = 4, Done = 5 };

// What the first bytes say it is. Compressed: one file, or a tar, behind one compression.
enum class Container : std::uint8_t {
  Disc = 1,
  Zip = 2,
  SevenZip = 3,
  Tar = 4,
  Cpio = 5,
  Rar = 6,
  Cab = 7,
  Lha = 8,
  Gzip = 9,
  Bzip2 = 10,
  Xz = 11,
  Zstd = 12,
  Lzip = 13,
  Compress = 14,
  Lz4 = 15,
  Mail = 16,          // RFC 5322
  CompoundFile = 17,  // opened where it is a mail of Outlook
};
inline constexpr std::uint8_t last_container = 17;

// Read as well as opened: what stands in it is beside its own text.
constexpr bool is_document(Container container) {
  return container == Container::Mail || container == Container::CompoundFile;
}

inline constexpr std::size_t max_data_payload = 1U << 20U;

// Descriptor 0 beside it is the file, read-only.
struct UnpackRequest {
  Container container = Container::Zip;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::uint64_t max_entries = 0;
  std::uint32_t max_name_bytes = 0;
  std::vector<std::string> passwords;
};

enum class EntryKind : std::uint8_t { File = 1, Folder = 2, Symlink = 3, Hardlink = 4, Special = 5 };

struct EntryBegin {
  std::string raw_path;       // "" for the one file behind a compression
  std::string said_encoding;  // "UTF-8" or ""
  EntryKind kind = EntryKind::File;
  std::optional<std::uint64_t> bytes;  // as declared
  std::optional<std::int64_t> modified;
  std::string link_target;
  bool name_cut = false;  // longer than max_name_bytes
};

struct EntryData {
  std::optional<std::uint64_t> place;  // where in the container these bytes are said to stand uncompressed
  ByteView bytes;                      // a view into the payload
};

struct EntryEnd {
  std::string problem;  // code, "" where the entry is whole
};

struct UnpackDone {
  bool office_package = false;  // a zip or compound file that is a document: not opened
  std::vector<std::string> problems;
};

inline constexpr std::size_t max_done_problems = 32;  // there are fewer codes that a whole archive can have

// Whether the worker cut its names where it was told to.
bool keeps_to(const EntryBegin& begin, std::uint32_t max_name_bytes);

Bytes encode(const UnpackRequest& request);
Bytes encode(const EntryBegin& begin);
Bytes encode(const EntryData& data);
Bytes encode(const EntryEnd& end);
Bytes encode(const UnpackDone& done);

std::optional<UnpackRequest> parse_request(ByteView payload);
std::optional<EntryBegin> parse_entry_begin(ByteView payload);
std::optional<EntryData> parse_entry_data(ByteView payload);
std::optional<EntryEnd> parse_entry_end(ByteView payload);
std::optional<UnpackDone> parse_done(ByteView payload);

}  // namespace evidence::intake
