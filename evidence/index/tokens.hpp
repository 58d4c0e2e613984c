// What counts as one token of folded text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "evidence/index/folding.hpp"

namespace evidence::index {

enum class CharClass {
  Wide,   // written without blanks between words: Chinese characters, kana
  Word,   // letters, digits and marks of other scripts
  Other,  // blanks, punctuation, symbols
};

CharClass class_of(char32_t c);
// True where blanks beside it mean nothing: Wide, and the punctuation of U+3000–303F.
bool ignores_blanks(char32_t c);
// The same in folded text, where the full-width ：；，！？（） have become ASCII: readers of pictures put a blank
// behind them or not, as the gap in the picture looks to them.
bool ignores_blanks_folded(char32_t c);

// The character that ends before, or begins at, a byte of valid UTF-8; 0 at the ends.
char32_t code_point_before(std::string_view text, std::size_t at);
char32_t code_point_at(std::string_view text, std::size_t at);

// A longer Latin word is cut here, at a character; no word of a language is as long.
inline constexpr std::size_t token_bytes_limit = 64;

// Wide runs give every character and every pair of neighbours; a word gives itself. Ranges are of `folded`.
std::vector<ByteRange> tokens_of(std::string_view folded);

// The tokens that a page must hold for a term to stand on it.
struct NeededToken {
  std::string_view text;
  bool prefix = false;
};
struct NeededTokens {
  std::vector<NeededToken> all;
  bool exact = false;  // a page that holds them holds the term: nothing is left to verify
};
// `whole`: the term's last word ends where the term ends.
NeededTokens needed_tokens(std::string_view folded_term, bool whole);

}  // namespace evidence::index
