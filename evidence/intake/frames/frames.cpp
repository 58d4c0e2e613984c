#include "evidence/intake/frames/frames.hpp"

#include <algorithm>
#include <array>

#include "evidence/sandbox/frames.hpp"

namespace evidence::intake {
namespace {

using sandbox::FieldReader;
using sandbox::FieldWriter;

template <class T>
std::optional<T> whole(const FieldReader& reader, T value) {
  if (!reader.finished()) return std::nullopt;
  return value;
}

bool is_code(std::string_view code) {
  constexpr std::size_t longest = 40;
  return code.size() <= longest &&
         std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::vector<std::string> read_texts(FieldReader& reader) {
  std::vector<std::string> texts;
  const std::uint32_t count = reader.u32();
  for (std::uint32_t at = 0; at < count && reader.ok(); ++at) texts.push_back(reader.text());
  return texts;
}

void write_texts(FieldWriter& writer, const std::vector<std::string>& texts) {
  writer.u32(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) writer.text(text);
}

}  // namespace

bool keeps_to(const EntryBegin& begin, std::uint32_t max_name_bytes) {
  return begin.raw_path.size() <= max_name_bytes && begin.link_target.size() <= max_name_bytes;
}

Bytes encode(const UnpackRequest& request) {
  FieldWriter writer;
  writer.u8(static_cast<std::uint8_t>(request.container)).u64(request.offset).u64(request.length);
  writer.u64(request.max_entries).u32(request.max_name_bytes);
  write_texts(writer, request.passwords);
  return writer.take();
}

std::optional<UnpackRequest> parse_request(ByteView payload) {
  FieldReader reader(payload);
  UnpackRequest request;
  const std::uint8_t container = reader.u8();
  if (container == 0 || container > last_container) return std::nullopt;
  request.container = static_cast<Container>(container);
  request.offset = reader.u64();
  request.length = reader.u64();
  request.max_entries = reader.u64();
  request.max_name_bytes = reader.u32();
  request.passwords = read_texts(reader);
  return whole(reader, std::move(request));
}

Bytes encode(const EntryBegin& begin) {
  FieldWriter writer;
  writer.text(begin.raw_path).text(begin.said_encoding).u8(static_cast<std::uint8_t>(begin.kind));
  writer.u8(begin.bytes ? 1 : 0).u64(begin.bytes.value_or(0));
  writer.u8(begin.modified ? 1 : 0).i64(begin.modified.value_or(0));
  writer.text(begin.link_target).u8(begin.name_cut ? 1 : 0);
  return writer.take();
}

std::optional<EntryBegin> parse_entry_begin(ByteView payload) {
  FieldReader reader(payload);
  EntryBegin begin;
  begin.raw_path = reader.text();
  begin.said_encoding = reader.text();
  if (!begin.said_encoding.empty() && begin.said_encoding != "UTF-8") return std::nullopt;
  const std::uint8_t kind = reader.u8();
  if (kind == 0 || kind > static_cast<std::uint8_t>(EntryKind::Special)) return std::nullopt;
  begin.kind = static_cast<EntryKind>(kind);
  const bool has_bytes = reader.u8() != 0;
  const std::uint64_t bytes = reader.u64();
  if (has_bytes) begin.bytes = bytes;
  const bool has_time = reader.u8() != 0;
  const std::int64_t modified = reader.i64();
  if (has_time) begin.modified = modified;
  begin.link_target = reader.text();
  begin.name_cut = reader.u8() != 0;
  return whole(reader, std::move(begin));
}

Bytes encode(const EntryData& data) {
  return FieldWriter().u8(data.place ? 1 : 0).u64(data.place.value_or(0)).bytes(data.bytes).take();
}

std::optional<EntryData> parse_entry_data(ByteView payload) {
  FieldReader reader(payload);
  EntryData data;
  const bool has_place = reader.u8() != 0;
  const std::uint64_t place = reader.u64();
  if (has_place) data.place = place;
  data.bytes = reader.bytes();
  if (data.bytes.size() > max_data_payload) return std::nullopt;
  return whole(reader, data);
}

Bytes encode(const EntryEnd& end) { return FieldWriter().text(end.problem).take(); }

std::optional<EntryEnd> parse_entry_end(ByteView payload) {
  FieldReader reader(payload);
  EntryEnd end{reader.text()};
  if (!is_code(end.problem)) return std::nullopt;
  return whole(reader, std::move(end));
}

Bytes encode(const UnpackDone& done) {
  FieldWriter writer;
  writer.u8(done.office_package ? 1 : 0);
  write_texts(writer, done.problems);
  return writer.take();
}

std::optional<UnpackDone> parse_done(ByteView payload) {
  FieldReader reader(payload);
  UnpackDone done;
  done.office_package = reader.u8() != 0;
  done.problems = read_texts(reader);
  if (done.problems.size() > max_done_problems) return std::nullopt;
  if (!std::all_of(done.problems.begin(), done.problems.end(), is_code)) return std::nullopt;
  return whole(reader, std::move(done));
}

}  // namespace evidence::intake
