#include "evidence/reader/text_encoding.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/code_page.hpp"
#include "evidence/reader/media.hpp"

namespace evidence::reader {
namespace {

// UTF-32 without a mark is unmistakable: every fourth byte is zero. UTF-16: the zero bytes of its ASCII characters all
// stand on one side; where it has none, its Chinese characters tell.
std::optional<std::string> text_of_unmarked_wide(ByteView bytes) {
  constexpr std::size_t sample = 64U << 10U;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < std::min(bytes.size(), sample); ++i) {
    if (bytes[i] == std::byte{0}) ++(i % 2 == 0 ? even : odd);
  }
  if (bytes.size() % 4 == 0 && even > 0 && odd > 0) {
    for (const char* encoding : {"UTF-32LE", "UTF-32BE"}) {
      if (auto text = decode(bytes, encoding); text && text->find('\0') == std::string::npos) return text;
    }
  }
  if (bytes.size() % 2 != 0) return std::nullopt;
  if (even + odd > 0 && even >= 20 * odd) return decode(bytes, "UTF-16BE");
  if (even + odd > 0 && odd >= 20 * even) return decode(bytes, "UTF-16LE");
  return decode_unmarked_utf16(bytes);
}

// encoding="…" of an XML declaration, charset=… of an HTML head; as ICU names it, "" where there is none.
std::string declared_encoding(ByteView bytes) {
  constexpr std::size_t head_bytes = 4096;
  std::string head(as_text(bytes.first(std::min(bytes.size(), head_bytes))));
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool xml = head.starts_with("<?xml");
  const bool page = head.find("<meta") != std::string::npos;
  std::string_view mark = "encoding=";
  std::size_t at = xml ? head.find(mark) : std::string::npos;
  if (at == std::string::npos && page) {
    mark = "charset=";
    at = head.find(mark);
  }
  if (at == std::string::npos) return "";
  at += mark.size();
  at = head.find_first_not_of("\"' ", at);
  if (at == std::string::npos) return "";
  std::string name = head.substr(at, head.find_first_of("\"' ;?/>", at) - at);
  // GB18030 holds what the older ones hold, and pages use it under their names.
  if (name == "gb2312" || name == "gbk" || name == "x-gbk" || name == "gb_2312-80") return "GB18030";
  if (name == "big5") return "Big5-HKSCS";
  return name;
}

bool is_marked_utf16_or_32(ByteView bytes) {
  using namespace std::string_view_literals;
  const std::string_view head = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4)));
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head == "\0\0\xFE\xFF"sv;
}

}  // namespace

std::optional<std::string> text_of(ByteView bytes) {
  if (!is_marked_utf16_or_32(bytes) && looks_binary(bytes)) {
    auto text = text_of_unmarked_wide(bytes);
    if (!text || looks_binary(as_bytes(*text))) return std::nullopt;
    return text;
  }
  auto decoded = detect_and_decode(bytes, declared_encoding(bytes));
  if (!decoded) {
    // A text with some bad bytes is still one.
    constexpr std::size_t sample = 64U << 10U;
    const ByteView head = bytes.first(std::min(bytes.size(), sample));
    const std::string guess = formats::decode_lossy(head, "GB18030");
    std::size_t bad = 0;
    for (std::size_t at = guess.find("\xEF\xBF\xBD"); at != std::string::npos; at = guess.find("\xEF\xBF\xBD", at + 3))
      ++bad;
    if (bad * 100 > guess.size()) return std::nullopt;
    return formats::decode_lossy(bytes, "GB18030");
  }
  if (looks_binary(as_bytes(decoded->text))) return std::nullopt;
  return std::move(decoded->text);
}

}  // namespace evidence::reader
