#include "evidence/reader/pdf_layer_quality.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

// Private use, unassigned and replacement characters. Bullets of symbol fonts are private use: one a line of ten.
constexpr double most_meaningless = 0.2;
constexpr std::size_t fewest_meaningless = 10;
// Letters with accents. Czech, one of the richest, has 15 %; GBK read as Latin-1 has more than half.
constexpr double most_accented = 0.3;
constexpr std::size_t fewest_accented = 30;
// Characters of scripts that no Chinese document mixes: three of them, a twentieth of the page.
constexpr double most_foreign = 0.05;
constexpr std::size_t fewest_foreign = 10;
constexpr std::size_t fewest_scripts = 3;
// Signs that glyph numbers become where they are taken for ASCII. Source code has up to 15 %.
constexpr double most_signs = 0.35;
constexpr std::size_t fewest_signs = 40;
// Characters outside both GB 2312 and the first level of Big5. Real text has under 1 %; of all of U+4E00…9FFF
// it is more than half.
constexpr double most_rare = 0.25;
constexpr std::size_t fewest_han = 30;
// Of running Chinese text these hundred characters, the most frequent ones, make 32…54 %, of certificates and lists of
// names 19…32 % (measured on pages of the corpus with 100 and more); of glyphs in the wrong order what falls to a
// hundred of the 6,763 of GB 2312, 1.6 %.
constexpr double least_frequent = 0.05;
constexpr std::size_t fewest_han_of_prose = 200;

constexpr std::u32string_view frequent =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    U"行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开";

bool is_accented(char32_t c) {
  return c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;  // × and ÷ are signs
}

bool is_sign(char32_t c) {
  return std::u32string_view(U"!\"#$%&'*+;<=>?@[\\]^`{}~").find(c) != std::u32string_view::npos;
}

bool has_no_meaning(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return c == 0xFFFD || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED || type == U_SURROGATE ||
         type == U_CONTROL_CHAR;
}

bool is_foreign(UScriptCode script) {
  constexpr std::array<UScriptCode, 10> usual{USCRIPT_COMMON,   USCRIPT_INHERITED, USCRIPT_LATIN, USCRIPT_HAN,
                                              USCRIPT_HIRAGANA, USCRIPT_KATAKANA,  USCRIPT_GREEK, USCRIPT_CYRILLIC,
                                              USCRIPT_HANGUL,   USCRIPT_BOPOMOFO};
  return std::find(usual.begin(), usual.end(), script) == usual.end();
}

// What is known of each ideograph from U+4E00 on.
constexpr char32_t first_han = 0x4E00;
constexpr std::size_t known_han = 0x5200;
constexpr std::uint8_t is_common = 1;
constexpr std::uint8_t is_frequent = 2;
using HanTable = std::array<std::uint8_t, known_han>;

// Marks what the bytes of an encoding with two of them a character decode to: all with these first and second bytes.
void mark(HanTable& table, const char* encoding, std::pair<int, int> first, std::pair<int, int> second) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &error), &ucnv_close);
  if (!converter) return;
  std::string bytes;
  for (int high = first.first; high <= first.second; ++high) {
    for (int low = second.first; low <= second.second; ++low) {
      bytes += static_cast<char>(high);
      bytes += static_cast<char>(low);
    }
  }
  std::u16string units(bytes.size(), u'\0');
  const int size = ucnv_toUChars(converter.get(), units.data(), static_cast<int>(units.size()), bytes.data(),
                                 static_cast<int>(bytes.size()), &error);
  if (U_FAILURE(error)) return;
  units.resize(static_cast<std::size_t>(size));
  for (const char16_t unit : units) {
    const std::size_t at = unit - first_han;
    if (at < known_han) table[at] |= is_common;
  }
}

HanTable make_table() {
  HanTable table{};
  mark(table, "GB18030", {0xB0, 0xF7}, {0xA1, 0xFE});  // the ideographs of GB 2312
  mark(table, "Big5", {0xA4, 0xC6}, {0x40, 0x7E});     // the first level
  mark(table, "Big5", {0xA4, 0xC6}, {0xA1, 0xFE});
  for (const char32_t c : frequent) table[c - first_han] |= is_frequent;
  return table;
}

const HanTable& han_table() {
  static const HanTable table = make_table();
  return table;
}

struct Counts {
  std::size_t all = 0;
  std::size_t meaningless = 0;
  std::size_t accented = 0;
  std::size_t signs = 0;
  std::size_t foreign = 0;
  std::size_t frequent_han = 0;
  std::size_t han = 0;
  std::size_t rare_han = 0;
  std::set<UScriptCode> scripts;
};

void count(Counts& counts, char32_t c) {
  if (is_blank(c)) return;
  ++counts.all;
  if (is_han(c)) {
    const std::size_t at = c - first_han;
    const std::uint8_t known = at < known_han ? han_table()[at] : 0;
    ++counts.han;
    counts.rare_han += (known & is_common) == 0 ? 1 : 0;
    counts.frequent_han += (known & is_frequent) != 0 ? 1 : 0;
    return;
  }
  if (c < 0x80) {
    counts.signs += is_sign(c) ? 1 : 0;
    return;
  }
  counts.accented += is_accented(c) ? 1 : 0;
  if (has_no_meaning(c)) {
    ++counts.meaningless;
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  if (U_FAILURE(error) || !is_foreign(script)) return;
  ++counts.foreign;
  counts.scripts.insert(script);
}

}  // namespace

bool is_garbage(std::string_view text, std::size_t meaningless) {
  Counts counts;
  counts.all = counts.meaningless = meaningless;
  for (std::size_t at = 0; at < text.size();) count(counts, next_code_point(text, at));
  const auto beyond = [](std::size_t part, std::size_t fewest, double most, std::size_t all) {
    return part >= fewest && static_cast<double>(part) > most * static_cast<double>(all);
  };
  if (beyond(counts.meaningless, fewest_meaningless, most_meaningless, counts.all)) return true;
  if (beyond(counts.accented, fewest_accented, most_accented, counts.all)) return true;
  if (beyond(counts.signs, fewest_signs, most_signs, counts.all)) return true;
  if (counts.scripts.size() >= fewest_scripts && beyond(counts.foreign, fewest_foreign, most_foreign, counts.all))
    return true;
  const std::size_t han = counts.han;
  if (han >= fewest_han_of_prose &&
      static_cast<double>(counts.frequent_han) < least_frequent * static_cast<double>(han))
    return true;
  return han >= fewest_han && beyond(counts.rare_han, fewest_han / 2, most_rare, han);
}

}  // namespace evidence::reader
