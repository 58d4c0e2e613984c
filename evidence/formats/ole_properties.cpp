#include "evidence/formats/ole_properties.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"

namespace evidence::formats {
namespace {

// [MS-OLEPS] 2.18.1, 2.21, 3.1
constexpr std::uint32_t code_page_property = 1;
constexpr std::array<std::uint32_t, 6> of_summary{2, 3, 4,
                                                  5, 6, 8};     // title, subject, author, keywords, comment, editor
constexpr std::array<std::uint32_t, 3> of_document{2, 14, 15};  // category, manager, company
constexpr std::uint32_t type_narrow = 0x1E;
constexpr std::uint32_t type_wide = 0x1F;
constexpr std::size_t most_properties = 256;

std::string text_at(ByteView section, std::size_t at, unsigned code_page) {
  const std::uint32_t type = u32_at(section, at);
  const std::uint32_t count = u32_at(section, at + 4);
  std::string text;
  if (type == type_wide || (type == type_narrow && code_page == 1200)) {
    text = decode_utf16le(slice(section, at + 8, type == type_wide ? std::uint64_t{count} * 2 : count));
  } else if (type == type_narrow) {
    text = decode_lossy(slice(section, at + 8, count), encoding_of_code_page(code_page));
  }
  return text.substr(0, text.find('\0'));
}

// Of one such stream.
std::vector<std::string> property_texts(ByteView property_set, std::span<const std::uint32_t> wanted) {
  constexpr std::size_t section_at = 44;
  const ByteView section = slice(property_set, u32_at(property_set, section_at), property_set.size());
  const std::size_t count = std::min<std::size_t>(u32_at(section, 4), most_properties);
  unsigned code_page = 1252;
  for (std::size_t i = 0; i < count; ++i) {
    if (u32_at(section, 8 + i * 8) == code_page_property) code_page = u16_at(section, u32_at(section, 12 + i * 8) + 4U);
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t property = u32_at(section, 8 + i * 8);
    if (std::find(wanted.begin(), wanted.end(), property) == wanted.end()) continue;
    std::string text = text_at(section, u32_at(section, 12 + i * 8), code_page);
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

std::vector<std::string> summary_texts(const OleFile& file) {
  std::vector<std::string> texts;
  const auto add = [&](const std::string& name, std::span<const std::uint32_t> wanted) {
    const auto stream = file.stream({name});
    if (!stream) return;
    for (std::string& text : property_texts(*stream, wanted)) texts.push_back(std::move(text));
  };
  add("\x05SummaryInformation", of_summary);
  add("\x05"
      "DocumentSummaryInformation",
      of_document);
  return texts;
}

}  // namespace evidence::formats
