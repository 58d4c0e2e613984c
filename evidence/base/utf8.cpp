#include "evidence/base/utf8.hpp"

#include <algorithm>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace evidence {
namespace {

// Length of the valid sequence at `at`, or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!tail(at + 1) || !tail(at + 2)) return 0;
    const bool overlong = lead == 0xE0 && byte(at + 1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(at + 1) > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!tail(at + 1) || !tail(at + 2) || !tail(at + 3)) return 0;
    const bool overlong = lead == 0xF0 && byte(at + 1) < 0x90;
    const bool beyond = lead == 0xF4 && byte(at + 1) > 0x8F;
    return overlong || beyond ? 0 : 4;
  }
  return 0;
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string make_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool control = length == 1 && ((lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7F);
    if (length == 0 || control) {
      valid += "\xEF\xBF\xBD";
    } else {
      valid.append(text.substr(at, length));
    }
    at += std::max<std::size_t>(length, 1);
  }
  return valid;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t code_point = lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    code_point = code_point << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return code_point;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](unsigned value) { text += static_cast<char>(value); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U), put(0x80U | (c >> 12U & 0x3FU)), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
  }
}

std::u32string to_code_points(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) code_points += next_code_point(text, at);
  return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string text;
  for (const char32_t c : code_points) append_utf8(text, c);
  return text;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

std::string collapse_blanks(std::string_view text) {
  std::string collapsed;
  char32_t before = 0;
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      pending = before != 0;
      continue;
    }
    if (pending && !(is_han(before) && is_han(c))) collapsed += ' ';
    append_utf8(collapsed, c);
    before = c;
    pending = false;
  }
  return collapsed;
}

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString folded = normalizer->normalize(source, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  folded.toUTF8String(result);
  return result;
}

std::optional<std::string> decode(ByteView bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string wide(bytes.size() * 2 + 16, u'\0');
  const int32_t length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()),
                    reinterpret_cast<const char*>(bytes.data()), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  icu::UnicodeString text(wide.data(), length);
  if (text.startsWith(icu::UnicodeString(static_cast<UChar32>(0xFEFF)))) text.remove(0, 1);
  std::string result;
  text.toUTF8String(result);
  return result;
}

}  // namespace evidence
