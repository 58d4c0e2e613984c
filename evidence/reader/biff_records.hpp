// The records of an Excel 5–2003 workbook stream ([MS-XLS] 2.1.4) and the strings in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

// A record with the Continue records behind it; parts.front() is its own content.
struct BiffRecord {
  std::uint16_t type = 0;
  std::vector<ByteView> parts;
  [[nodiscard]] ByteView body() const { return parts.front(); }
};

// Goes from record to record. One that leaves the stream is the end.
class BiffRecords {
 public:
  explicit BiffRecords(ByteView stream, std::uint64_t at = 0) : stream_(stream), at_(at) {}
  std::optional<BiffRecord> next();

 private:
  ByteView stream_;
  std::uint64_t at_;
};

// Strings that may run over into Continue records, where their characters begin with a new mark of their width.
class BiffStrings {
 public:
  BiffStrings(const BiffRecord& record, std::uint64_t at) : record_(record), at_(at) {}
  std::string shared();  // XLUnicodeRichExtendedString ([MS-XLS] 2.5.293)
  std::string characters(std::size_t count, bool wide);
  [[nodiscard]] bool ended() const;

 private:
  std::uint8_t byte();
  void skip(std::uint64_t count);
  bool next_part();
  const BiffRecord& record_;
  std::size_t part_ = 0;
  std::uint64_t at_;
};

// A string with its own count of one or two bytes in one record: Excel 97's with a mark of its width, or (an encoding
// is given) Excel 5's in that.
std::string biff_string(ByteView body, std::size_t at, std::size_t count_bytes, std::string_view encoding);

}  // namespace evidence::reader
