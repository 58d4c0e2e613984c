#include "workbench/panels/line_difference.hpp"

#include <algorithm>
#include <cstdint>

#include "evidence/base/utf8.hpp"

namespace workbench::panels {

namespace {

// The table of lengths has lines × lines cells of two bytes: 8 MB.
constexpr std::size_t most_lines = 2000;

// Without blanks, full-width ASCII (U+FF01–U+FF5E) as its half-width form.
std::string key_of(std::string_view line) {
  constexpr char32_t full_first = 0xFF01;
  constexpr char32_t full_last = 0xFF5E;
  constexpr char32_t to_half = 0xFEE0;
  std::string key;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = evidence::next_code_point(line, at);
    if (evidence::is_blank(c)) continue;
    if (c >= full_first && c <= full_last)
      key += static_cast<char>(c - to_half);
    else
      key += line.substr(begin, at - begin);
  }
  return key;
}

std::vector<std::string> keys_of(const std::vector<std::string_view>& lines) {
  std::vector<std::string> keys;
  keys.reserve(lines.size());
  for (const auto line : lines) keys.push_back(key_of(line));
  return keys;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r\f") != std::string_view::npos) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Lines gone and lines new between two common ones, side by side.
struct Run {
  std::vector<std::string_view> gone;
  std::vector<std::string_view> come;
  void write(std::vector<DifferenceRow>& rows) {
    for (std::size_t n = 0; n < std::max(gone.size(), come.size()); ++n) {
      DifferenceRow row;
      if (n < gone.size()) row.before = std::string(gone[n]);
      if (n < come.size()) row.after = std::string(come[n]);
      row.same = row.before && row.after && key_of(*row.before) == key_of(*row.after);
      rows.push_back(std::move(row));
    }
    gone.clear();
    come.clear();
  }
};

}  // namespace

std::vector<DifferenceRow> compare_lines(std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  std::vector<DifferenceRow> rows;
  if (old_lines.size() > most_lines || new_lines.size() > most_lines) {
    Run{old_lines, new_lines}.write(rows);
    return rows;
  }
  const auto old_keys = keys_of(old_lines);
  const auto new_keys = keys_of(new_lines);
  // common[i][j]: how many lines old_lines[i…] and new_lines[j…] have in common.
  const std::size_t width = new_lines.size() + 1;
  std::vector<std::uint16_t> common((old_lines.size() + 1) * width, 0);
  for (std::size_t i = old_lines.size(); i-- > 0;) {
    for (std::size_t j = new_lines.size(); j-- > 0;) {
      common[i * width + j] = old_keys[i] == new_keys[j]
                                  ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  Run run;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < old_lines.size() && j < new_lines.size()) {
    if (old_keys[i] == new_keys[j]) {
      run.write(rows);
      rows.push_back({std::string(old_lines[i++]), std::string(new_lines[j++]), true});
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
      run.gone.push_back(old_lines[i++]);
    } else {
      run.come.push_back(new_lines[j++]);
    }
  }
  run.gone.insert(run.gone.end(), old_lines.begin() + static_cast<std::ptrdiff_t>(i), old_lines.end());
  run.come.insert(run.come.end(), new_lines.begin() + static_cast<std::ptrdiff_t>(j), new_lines.end());
  run.write(rows);
  return rows;
}

}  // namespace workbench::panels
