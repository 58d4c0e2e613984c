// Received words made fit to be shown: they come from hostile files and go into XML.
#pragma once

#include <string>
#include <string_view>

namespace evidence::report {

// Valid UTF-8 of characters that XML 1.0 (2.2, Char) allows; whatever else stood there is U+FFFD, so that one sees it.
// Marks that turn the direction of writing (U+202A … U+202E, U+2066 … U+2069) too: they make a name lie.
std::string allowed_text(std::string_view text);

// The same in one line: runs of white space become one blank, none between Chinese characters.
std::string one_line(std::string_view text);

// At most so many characters of it in one line, then "…".
std::string shortened(std::string_view text, std::size_t characters);

// A sentence and its full stop: the numbers of citations go between them.
struct Sentence {
  std::string words;
  std::string stop;  // "。", ". ", … or nothing
};
Sentence without_stop(const std::string& text);

}  // namespace evidence::report
