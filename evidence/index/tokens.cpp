#include "evidence/index/tokens.hpp"

#include <unicode/uchar.h>

#include "evidence/base/utf8.hpp"

namespace evidence::index {
namespace {

struct Run {
  CharClass kind = CharClass::Other;
  ByteRange range;
  std::vector<std::size_t> starts;  // of its characters; Wide runs only
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CharClass kind = class_of(next_code_point(text, at));
    if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, {begin, begin}, {}});
    runs.back().range.end = at;
    if (kind == CharClass::Wide) runs.back().starts.push_back(begin);
  }
  return runs;
}

std::size_t cut_length(std::string_view word) {
  if (word.size() <= token_bytes_limit) return word.size();
  std::size_t length = token_bytes_limit;
  while ((static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) --length;
  return length;
}

// Pairs that together cover every character of the run; the single character where there is but one.
void cover_wide_run(std::string_view text, const Run& run, std::vector<NeededToken>& tokens) {
  const std::size_t count = run.starts.size();
  const auto pair_at = [&](std::size_t first) {
    const std::size_t end = first + 2 < count ? run.starts[first + 2] : run.range.end;
    return text.substr(run.starts[first], end - run.starts[first]);
  };
  if (count == 1) {
    tokens.push_back({text.substr(run.range.begin, run.range.end - run.range.begin), false});
    return;
  }
  for (std::size_t first = 0; first + 1 < count; first += 2) tokens.push_back({pair_at(first), false});
  if (count % 2 == 1) tokens.push_back({pair_at(count - 2), false});
}

}  // namespace

CharClass class_of(char32_t c) {
  if (c < 0x80) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return word ? CharClass::Word : CharClass::Other;
  }
  const bool kana = c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
  if (kana || is_han(c)) return CharClass::Wide;
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0 ? CharClass::Word : CharClass::Other;
}

bool ignores_blanks(char32_t c) { return (c >= 0x3001 && c <= 0x303F) || class_of(c) == CharClass::Wide; }

bool ignores_blanks_folded(char32_t c) {
  return ignores_blanks(c) || c == U':' || c == U';' || c == U',' || c == U'!' || c == U'?' || c == U'(' || c == U')';
}

char32_t code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return next_code_point(text, at);
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : U'\0';
}

std::vector<ByteRange> tokens_of(std::string_view folded) {
  std::vector<ByteRange> tokens;
  for (const Run& run : runs_of(folded)) {
    if (run.kind == CharClass::Word) {
      const auto word = folded.substr(run.range.begin, run.range.end - run.range.begin);
      tokens.push_back({run.range.begin, run.range.begin + cut_length(word)});
    }
    for (std::size_t i = 0; i < run.starts.size(); ++i) {
      const auto end_of = [&](std::size_t last) {
        return last + 1 < run.starts.size() ? run.starts[last + 1] : run.range.end;
      };
      tokens.push_back({run.starts[i], end_of(i)});
      if (i + 1 < run.starts.size()) tokens.push_back({run.starts[i], end_of(i + 1)});
    }
  }
  return tokens;
}

NeededTokens needed_tokens(std::string_view folded_term, bool whole) {
  NeededTokens needed;
  const std::vector<Run> runs = runs_of(folded_term);
  bool cut = false;
  for (const Run& run : runs) {
    if (run.kind == CharClass::Wide) cover_wide_run(folded_term, run, needed.all);
    if (run.kind != CharClass::Word) continue;
    const auto word = folded_term.substr(run.range.begin, run.range.end - run.range.begin);
    const bool last = run.range.end == folded_term.size();
    cut = cut || cut_length(word) < word.size();
    needed.all.push_back({word.substr(0, cut_length(word)), last && !whole});
  }
  needed.exact = runs.size() == 1 && needed.all.size() == 1 && !cut;
  return needed;
}

}  // namespace evidence::index
