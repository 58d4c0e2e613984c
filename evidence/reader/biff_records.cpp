#include "evidence/reader/biff_records.hpp"

#include <algorithm>

#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"

namespace evidence::reader {
namespace {

using formats::slice;
using formats::u16_at;
using formats::u8_at;

constexpr std::uint16_t continue_record = 0x3C;

void add_characters(ByteView bytes, bool wide, std::u16string& text) {
  for (std::size_t at = 0; at + (wide ? 2 : 1) <= bytes.size(); at += wide ? 2 : 1)
    text += static_cast<char16_t>(wide ? u16_at(bytes, at) : u8_at(bytes, at));
}

std::string to_text(std::u16string_view wide) {
  return formats::decode_utf16le(std::as_bytes(std::span(wide.data(), wide.size())));
}

}  // namespace

std::optional<BiffRecord> BiffRecords::next() {
  constexpr std::uint64_t head = 4;
  if (at_ > stream_.size() || stream_.size() - at_ < head) return std::nullopt;
  BiffRecord record;
  record.type = u16_at(stream_, at_);
  do {
    const std::uint64_t length = u16_at(stream_, at_ + 2);
    record.parts.push_back(slice(stream_, at_ + head, length));
    at_ += head + length;
  } while (at_ + head <= stream_.size() && u16_at(stream_, at_) == continue_record);
  return record;
}

bool BiffStrings::next_part() {
  if (part_ + 1 >= record_.parts.size()) return false;
  ++part_;
  at_ = 0;
  return true;
}

bool BiffStrings::ended() const { return part_ + 1 >= record_.parts.size() && at_ >= record_.parts[part_].size(); }

std::uint8_t BiffStrings::byte() {
  while (at_ >= record_.parts[part_].size()) {
    if (!next_part()) return 0;
  }
  return u8_at(record_.parts[part_], at_++);
}

void BiffStrings::skip(std::uint64_t count) {
  while (count > 0 && !ended()) {
    const std::uint64_t here = record_.parts[part_].size() - std::min<std::uint64_t>(at_, record_.parts[part_].size());
    const std::uint64_t step = std::min(count, here);
    at_ += step;
    count -= step;
    if (count > 0 && !next_part()) return;
  }
}

std::string BiffStrings::characters(std::size_t count, bool wide) {
  std::u16string text;
  while (count > 0) {
    const ByteView part = record_.parts[part_];
    if (at_ >= part.size()) {
      if (!next_part()) break;
      wide = (byte() & 1U) != 0;
      continue;
    }
    const std::size_t width = wide ? 2 : 1;
    const std::size_t here = std::min<std::size_t>(count, (part.size() - at_) / width);
    add_characters(slice(part, at_, here * width), wide, text);
    at_ += here == 0 ? part.size() - at_ : here * width;
    count -= here;
  }
  return to_text(text);
}

std::string BiffStrings::shared() {
  constexpr std::uint8_t is_wide = 1;
  constexpr std::uint8_t has_pronunciation = 4;
  constexpr std::uint8_t has_runs = 8;
  const auto word = [this] {
    const unsigned low = byte();
    return low | static_cast<unsigned>(byte()) << 8U;
  };
  const std::size_t count = word();
  const std::uint8_t marks = byte();
  const std::uint64_t runs = (marks & has_runs) != 0 ? word() : 0;
  const unsigned low = (marks & has_pronunciation) != 0 ? word() : 0;
  const std::uint64_t pronunciation = (marks & has_pronunciation) != 0 ? low | std::uint64_t{word()} << 16U : 0;
  std::string text = characters(count, (marks & is_wide) != 0);
  skip(runs * 4 + pronunciation);
  return text;
}

std::string biff_string(ByteView body, std::size_t at, std::size_t count_bytes, std::string_view encoding) {
  const std::size_t count = count_bytes == 1 ? u8_at(body, at) : u16_at(body, at);
  at += count_bytes;
  if (!encoding.empty()) return formats::decode_lossy(slice(body, at, count), encoding);
  const bool wide = (u8_at(body, at) & 1U) != 0;
  std::u16string text;
  add_characters(slice(body, at + 1, wide ? count * 2 : count), wide, text);
  return to_text(text);
}

}  // namespace evidence::reader
