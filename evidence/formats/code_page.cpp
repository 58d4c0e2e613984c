#include "evidence/formats/code_page.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/little_endian.hpp"

namespace evidence::formats {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  return U_FAILURE(status) ? Converter() : std::move(converter);
}

template <std::size_t N>
unsigned look_up(const std::array<std::pair<unsigned, unsigned>, N>& table, unsigned key, unsigned otherwise) {
  const auto* const found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == key; });
  return found == table.end() ? otherwise : found->second;
}

std::string to_utf8_lossy(std::u16string_view wide) {
  const auto is_high = [](char32_t c) { return c >= 0xD800 && c < 0xDC00; };
  const auto is_low = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
  std::string text;
  text.reserve(wide.size() * 3);
  for (std::size_t at = 0; at < wide.size(); ++at) {
    char32_t c = wide[at];
    if (is_high(c) && at + 1 < wide.size() && is_low(wide[at + 1])) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (wide[++at] - 0xDC00U);
    } else if (is_high(c) || is_low(c)) {
      c = U'\uFFFD';
    }
    append_utf8(text, c);
  }
  return text;
}

}  // namespace

std::string_view encoding_of_code_page(unsigned code_page) {
  using Row = std::pair<unsigned, std::string_view>;
  static constexpr std::array<Row, 20> table{{
      {932, "windows-31j"},   {936, "GB18030"},       {949, "windows-949"},   {950, "windows-950"},
      {874, "windows-874"},   {1250, "windows-1250"}, {1251, "windows-1251"}, {1253, "windows-1253"},
      {1254, "windows-1254"}, {1255, "windows-1255"}, {1256, "windows-1256"}, {1257, "windows-1257"},
      {1258, "windows-1258"}, {10000, "macintosh"},   {10001, "windows-31j"}, {10002, "windows-950"},
      {10008, "GB18030"},     {54936, "GB18030"},     {65001, "UTF-8"},       {1200, "UTF-16LE"},
  }};
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const Row& row) { return row.first == code_page; });
  return found == table.end() ? "windows-1252" : found->second;
}

unsigned code_page_of_language(unsigned language) {
  static constexpr std::array<std::pair<unsigned, unsigned>, 5> chinese{
      {{0x0804, 936}, {0x1004, 936}, {0x0404, 950}, {0x0C04, 950}, {0x1404, 950}}};
  static constexpr std::array<std::pair<unsigned, unsigned>, 8> primary{
      {{0x11, 932}, {0x12, 949}, {0x19, 1251}, {0x08, 1253}, {0x1F, 1254}, {0x0D, 1255}, {0x01, 1256}, {0x15, 1250}}};
  constexpr unsigned primary_mask = 0x3FF;  // [MS-LCID] 2.1
  return look_up(chinese, language, look_up(primary, language & primary_mask, 1252));
}

unsigned code_page_of_charset(unsigned charset) {
  static constexpr std::array<std::pair<unsigned, unsigned>, 15> table{{{77, 10000},
                                                                        {128, 932},
                                                                        {129, 949},
                                                                        {134, 936},
                                                                        {136, 950},
                                                                        {161, 1253},
                                                                        {162, 1254},
                                                                        {163, 1258},
                                                                        {177, 1255},
                                                                        {178, 1256},
                                                                        {186, 1257},
                                                                        {204, 1251},
                                                                        {222, 874},
                                                                        {238, 1250},
                                                                        {254, 437}}};
  return look_up(table, charset, 0);
}

std::string decode_lossy(ByteView bytes, std::string_view encoding) {
  Converter converter = open_converter(std::string(encoding));
  if (!converter) converter = open_converter("windows-1252");
  if (!converter) return make_valid_utf8(as_text(bytes));
  const char* source = reinterpret_cast<const char*>(bytes.data());
  const char* const end = source + bytes.size();
  std::u16string wide;
  std::array<char16_t, 4096> block{};
  for (bool more = true; more;) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* target = block.data();
    ucnv_toUnicode(converter.get(), &target, block.data() + block.size(), &source, end, nullptr, 1, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    wide.append(block.data(), static_cast<std::size_t>(target - block.data()));
  }
  return to_utf8_lossy(wide);
}

std::string decode_utf16le(ByteView bytes) {
  std::u16string wide;
  wide.reserve(bytes.size() / 2 + 1);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) wide += static_cast<char16_t>(u16_at(bytes, at));
  if (bytes.size() % 2 != 0) wide += u'\uFFFD';
  return to_utf8_lossy(wide);
}

}  // namespace evidence::formats
