#include "evidence/reader/word_symbols.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

struct Symbol {
  std::string_view font;
  unsigned code;
  std::string_view text;
};

// The characters of these fonts as Unicode names them (The Unicode Standard 7.0 took them in).
constexpr std::array<Symbol, 14> symbols{{{"Wingdings", 0x6F, "☐"},
                                          {"Wingdings", 0x71, "☐"},
                                          {"Wingdings", 0x78, "☒"},
                                          {"Wingdings", 0xA8, "☐"},
                                          {"Wingdings", 0xFB, "✗"},
                                          {"Wingdings", 0xFC, "✓"},
                                          {"Wingdings", 0xFD, "☒"},
                                          {"Wingdings", 0xFE, "☑"},
                                          {"Wingdings 2", 0x4F, "✗"},
                                          {"Wingdings 2", 0x50, "✓"},
                                          {"Wingdings 2", 0x51, "☒"},
                                          {"Wingdings 2", 0x52, "☑"},
                                          {"Wingdings 2", 0xA3, "☐"},
                                          {"Wingdings 2", 0x2A, "☐"}}};

}  // namespace

std::string word_symbol(std::string_view font, std::string_view code) {
  unsigned value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  const bool of_font = value >= 0xF000 && value <= 0xF0FF;  // symbol fonts stand in the private use area
  const unsigned place = of_font ? value - 0xF000 : value;
  const auto* const found =
      std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& s) { return s.font == font && s.code == place; });
  if (found != symbols.end()) return std::string(found->text);
  if (of_font || value < 0x20 || (value >= 0xD800 && value <= 0xF8FF) || value > 0xFFFD) return "";
  std::string text;
  append_utf8(text, value);
  return text;
}

}  // namespace evidence::reader
