// UTF-8 text: validity, code points, folding for comparison.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence {

bool is_valid_utf8(std::string_view text);
std::string make_valid_utf8(
    std::string_view text);  // each bad byte becomes U+FFFD; control characters except \n and \t too

// Decodes the code point that starts at `at` and moves `at` behind it. Valid UTF-8 is required.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);
std::size_t count_code_points(std::string_view text);

bool is_han(char32_t c);    // CJK ideographs, all planes
bool is_blank(char32_t c);  // white space of Unicode, U+3000 included
std::string collapse_blanks(
    std::string_view text);  // runs of white space become one blank; none between two Han characters

// NFKC and case folding (ICU): full-width and half-width forms become equal. For comparing, never for showing.
std::string fold(std::string_view text);

// Text in a named encoding ("GB18030", "UTF-16LE", …, ICU's names) to UTF-8; nothing when bytes are not valid in it.
std::optional<std::string> decode(ByteView bytes, const char* encoding);

// Guesses the encoding of text (marks, escapes, UTF-8's form; `said`, what the text declares; then the share of common
// Chinese characters, then uchardet) and decodes it. Nothing when no encoding fits. `encoding` is the name used.
struct DecodedText {
  std::string text;
  std::string encoding;
};
std::optional<DecodedText> detect_and_decode(ByteView bytes, std::string_view said = {});
// UTF-16 without a mark, by its common Chinese characters; nothing where it is none.
std::optional<std::string> decode_unmarked_utf16(ByteView bytes);

}  // namespace evidence
