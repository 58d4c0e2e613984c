#include "evidence/unpack/zip_directory.hpp"

#include <algorithm>
#include <optional>

#include "evidence/sandbox/frames.hpp"

namespace evidence::unpack {
namespace {

using sandbox::FieldReader;

constexpr std::size_t end_record_size = 22;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::size_t locator_size = 20;
constexpr std::size_t entry_header_size = 46;
constexpr std::uint16_t utf8_flag = 1U << 11U;
constexpr std::uint16_t unicode_path_field = 0x7075;
constexpr std::size_t largest_directory = 512U << 20U;

struct Place {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t entries = 0;
  std::uint64_t end_at = 0;  // where the end record stands: what lies before the zip (a program) shifts all offsets
  bool many_volumes = false;
};

bool has_signature(ByteView bytes, std::uint32_t signature) { return FieldReader(bytes).u32() == signature; }

// ZIP64: the end record's fields are all ones and the true ones stand in a record that a locator points to.
void widen(const ContainerBytes& bytes, Place& place) {
  if (place.end_at < locator_size) return;
  const Bytes locator = bytes.run(place.end_at - locator_size, locator_size);
  if (!has_signature(locator, 0x07064b50)) return;
  FieldReader fields(locator);
  fields.u64();
  const Bytes record = bytes.run(fields.u64(), 56);
  if (!has_signature(record, 0x06064b50)) return;
  FieldReader wide(record);
  wide.u32();
  wide.u64();
  wide.u32();
  wide.u64();
  wide.u64();
  place.entries = wide.u64();
  place.size = wide.u64();
  place.offset = wide.u64();
}

std::optional<Place> find_end(const ContainerBytes& bytes) {
  const std::uint64_t tail = std::min<std::uint64_t>(bytes.size(), end_record_size + longest_comment);
  const std::uint64_t base = bytes.size() - tail;
  const Bytes last = bytes.run(base, static_cast<std::size_t>(tail));
  if (last.size() < end_record_size) return std::nullopt;
  for (std::size_t at = last.size() - end_record_size + 1; at-- > 0;) {
    const ByteView here = ByteView(last).subspan(at);
    if (!has_signature(here, 0x06054b50)) continue;
    FieldReader fields(here);
    fields.u32();
    Place place;
    place.many_volumes = fields.u16() != 0;
    fields.u32();
    place.entries = fields.u16();
    place.size = fields.u32();
    place.offset = fields.u32();
    place.end_at = base + at;
    widen(bytes, place);
    return place;
  }
  return std::nullopt;
}

// The name in an Info-ZIP Unicode path field (APPNOTE 4.6.9): version 1, CRC of the raw name, UTF-8.
std::optional<std::string> unicode_name(ByteView extra) {
  FieldReader fields(extra);
  while (fields.ok() && !fields.finished()) {
    const std::uint16_t id = fields.u16();
    const std::uint16_t size = fields.u16();
    const std::size_t at = extra.size();
    std::string body;
    for (std::uint16_t byte = 0; byte < size && fields.ok(); ++byte) body.push_back(static_cast<char>(fields.u8()));
    if (id == unicode_path_field && body.size() > 5 && body.front() == 1 && at > 0) return body.substr(5);
  }
  return std::nullopt;
}

// A document is known by its fixed parts: ECMA-376 part 2 (Content_Types), GB/T 33190 (OFD.xml), OpenDocument and EPUB
// (mimetype), the JAR specification (META-INF/MANIFEST.MF).
bool is_document_part(std::string_view name) {
  return name == "[Content_Types].xml" || name == "OFD.xml" || name == "mimetype" || name == "META-INF/MANIFEST.MF";
}

void read_entries(ByteView directory, ZipDirectory& result) {
  std::size_t at = 0;
  while (at + entry_header_size <= directory.size() && has_signature(directory.subspan(at), 0x02014b50)) {
    FieldReader fields(directory.subspan(at + 8));
    const bool utf8 = (fields.u16() & utf8_flag) != 0;
    FieldReader lengths(directory.subspan(at + 28));
    const std::size_t name_size = lengths.u16();
    const std::size_t extra_size = lengths.u16();
    const std::size_t comment_size = lengths.u16();
    const std::size_t next = at + entry_header_size + name_size + extra_size + comment_size;
    if (next > directory.size()) return;
    const std::string name(as_text(directory.subspan(at + entry_header_size, name_size)));
    const auto unicode = unicode_name(directory.subspan(at + entry_header_size + name_size, extra_size));
    result.said_utf8[unicode.value_or(name)] = utf8 || unicode.has_value();
    result.office_package = result.office_package || is_document_part(name);
    ++result.entries;
    at = next;
  }
}

}  // namespace

ZipDirectory read_zip_directory(const ContainerBytes& bytes) {
  ZipDirectory result;
  const auto place = find_end(bytes);
  if (!place || place->size > largest_directory || place->size > place->end_at) return result;
  result.many_volumes = place->many_volumes;
  // Where a program stands before the zip its offsets may be too small: then the directory ends at the end record.
  Bytes directory = bytes.run(place->offset, static_cast<std::size_t>(place->size));
  if (!directory.empty() && !has_signature(directory, 0x02014b50))
    directory = bytes.run(place->end_at - place->size, static_cast<std::size_t>(place->size));
  read_entries(directory, result);
  result.found = result.entries == place->entries;
  return result;
}

}  // namespace evidence::unpack
