// File names as an archive holds them: raw bytes, and what they were read as.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evidence {

// How a name's bytes were turned into text. Nothing is lost: the bytes stay beside it and can be read again.
struct DecodedName {
  std::string text;      // valid UTF-8; control characters replaced
  std::string encoding;  // "UTF-8", "GB18030", … ; "?" where none fitted and bytes were replaced
  bool sure = false;     // said by the archive (flag, Unicode field) or plain ASCII/UTF-8; false: guessed
};

// Guesses one encoding for all names of one archive (a single short name says too little) and gives its ICU name:
// "UTF-8" when all are valid UTF-8, else the best of GB18030, Big5, Shift_JIS by how ordinary the resulting characters
// are.
std::string guess_name_encoding(const std::vector<std::string_view>& raw_names);

// Reads one name in the given encoding; bytes that do not fit become U+FFFD and `encoding` "?".
DecodedName decode_name(std::string_view raw, std::string_view encoding, bool sure = false);

}  // namespace evidence
