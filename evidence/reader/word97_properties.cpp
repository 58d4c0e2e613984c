#include "evidence/reader/word97_properties.hpp"

#include <algorithm>
#include <tuple>

#include "evidence/formats/little_endian.hpp"

namespace evidence::reader {
namespace {

using formats::slice;
using formats::u16_at;
using formats::u32_at;
using formats::u8_at;

constexpr std::size_t page_size = 512;  // of formatting, [MS-DOC] 2.9.38

// [MS-DOC] 2.6.1, 2.6.2
constexpr std::uint16_t deleted_mark = 0x0800;
constexpr std::uint16_t inserted_mark = 0x0801;
constexpr std::uint16_t vanish = 0x083C;
constexpr std::uint16_t in_table_mark = 0x2416;
constexpr std::uint16_t row_end_mark = 0x2417;
constexpr std::uint16_t inner_row_end_mark = 0x244C;
constexpr std::uint16_t define_table = 0xD608;
constexpr std::uint16_t change_tabs = 0xC615;

std::uint8_t flag_of(std::uint16_t modifier) {
  switch (modifier) {
    case deleted_mark:
      return run_deleted;
    case inserted_mark:
      return run_inserted;
    case vanish:
      return run_hidden;
    case in_table_mark:
      return run_in_table;
    case row_end_mark:
    case inner_row_end_mark:
      return run_row_end;
    default:
      return 0;
  }
}

// [MS-DOC] 2.2.5.1: the operand's size stands in the modifier's upper three bits.
std::size_t operand_size(ByteView list, std::size_t at, std::uint16_t modifier) {
  switch (modifier >> 13U) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      break;
  }
  if (modifier == define_table) return u16_at(list, at) + std::size_t{1};
  if (modifier == change_tabs && u8_at(list, at) == 0xFF) return list.size();
  return u8_at(list, at) + std::size_t{1};
}

std::uint8_t flags_of(ByteView list) {
  std::uint8_t flags = 0;
  for (std::size_t at = 0; at + 2 < list.size();) {
    const std::uint16_t modifier = u16_at(list, at);
    at += 2;
    const std::uint8_t flag = flag_of(modifier);
    // 0x80 and 0x81 stand for the style's value and its opposite: what styles hide is left as shown.
    if (flag != 0 && u8_at(list, at) == 1) flags |= flag;
    if (flag != 0 && u8_at(list, at) == 0) flags &= static_cast<std::uint8_t>(~flag);
    at += operand_size(list, at, modifier);
  }
  return flags;
}

ByteView character_list(ByteView page, std::size_t run) {
  const std::size_t runs = u8_at(page, page_size - 1);
  const std::size_t at = std::size_t{2} * u8_at(page, (runs + 1) * 4 + run);
  return at == 0 ? ByteView() : slice(page, at + 1, u8_at(page, at));
}

ByteView paragraph_list(ByteView page, std::size_t run) {
  constexpr std::size_t entry = 13;  // offset and paragraph height
  constexpr std::size_t style = 2;   // stands before the list
  const std::size_t runs = u8_at(page, page_size - 1);
  const std::size_t at = std::size_t{2} * u8_at(page, (runs + 1) * 4 + run * entry);
  if (at == 0) return {};
  const std::size_t words = u8_at(page, at);
  const ByteView all =
      words == 0 ? slice(page, at + 2, std::size_t{2} * u8_at(page, at + 1)) : slice(page, at + 1, words * 2 - 1);
  return slice(all, style, all.size());
}

template <class List>
std::vector<FormattedRun> runs_of(ByteView main, ByteView bin_table, List list) {
  std::vector<FormattedRun> found;
  if (bin_table.size() < 12) return found;
  const std::size_t pages = (bin_table.size() - 4) / 8;
  for (std::size_t i = 0; i < pages; ++i) {
    constexpr std::uint32_t page_number = 0x3FFFFF;  // [MS-DOC] 2.9.184
    const std::uint64_t number = u32_at(bin_table, (pages + 1) * 4 + i * 4) & page_number;
    const ByteView page = slice(main, number * page_size, page_size);
    if (page.size() != page_size) continue;
    const std::size_t runs = u8_at(page, page_size - 1);
    for (std::size_t run = 0; run < runs && (run + 2) * 4 < page_size; ++run) {
      const std::uint8_t flags = flags_of(list(page, run));
      if (flags != 0) found.push_back({u32_at(page, run * 4), u32_at(page, run * 4 + 4), flags});
    }
  }
  std::sort(found.begin(), found.end(), [](const FormattedRun& a, const FormattedRun& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
  return found;
}

}  // namespace

std::vector<FormattedRun> character_runs(ByteView main, ByteView bin_table) {
  return runs_of(main, bin_table, character_list);
}

std::vector<FormattedRun> paragraph_runs(ByteView main, ByteView bin_table) {
  return runs_of(main, bin_table, paragraph_list);
}

std::uint8_t flags_at(const std::vector<FormattedRun>& runs, std::uint32_t place) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), place,
                                      [](std::uint32_t at, const FormattedRun& run) { return at < run.begin; });
  if (after == runs.begin()) return 0;
  const FormattedRun& run = *std::prev(after);
  return place < run.end ? run.flags : std::uint8_t{0};
}

}  // namespace evidence::reader
