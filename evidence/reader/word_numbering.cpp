#include "evidence/reader/word_numbering.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/list_number.hpp"
#include "evidence/reader/relations.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr int longest_inheritance = 16;  // styles based on each other
constexpr int most_counted = 1'000'000;

std::string_view value_of(const pugi::xml_node& parent, std::string_view name) {
  return attribute_named(child_named(parent, name), "val");
}

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, -1, most_counted);
}

bool parse_part(const Package& package, const std::string& name, pugi::xml_document& document) {
  const std::string* text = name.empty() ? nullptr : package.part(name);
  return text != nullptr && parse_xml(document, *text);
}

// Bullets are drawn with fonts of symbols; any of them is a bullet.
std::string bullet(const std::string& text) {
  for (const char32_t c : to_code_points(text)) {
    if (!(c >= 0xE000 && c <= 0xF8FF) && !is_blank(c)) return text;
  }
  return text.empty() ? "" : "•";
}

}  // namespace

WordNumbering::Level WordNumbering::level_of(const pugi::xml_node& node) {
  Level level;
  level.start = to_int(value_of(node, "start"), 0);
  if (const auto format = value_of(node, "numFmt"); !format.empty()) level.format = format;
  level.text = make_valid_utf8(value_of(node, "lvlText"));
  if (const auto gap = value_of(node, "suff"); !gap.empty()) level.gap = gap;
  const pugi::xml_node legal = child_named(node, "isLgl");
  level.legal = legal && attribute_named(legal, "val") != "0" && attribute_named(legal, "val") != "false";
  level.restart = to_int(value_of(node, "lvlRestart"), -1);
  return level;
}

void WordNumbering::read_lists(const pugi::xml_node& root) {
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) == "abstractNum") {
      auto& all = abstracts_[std::string(attribute_named(node, "abstractNumId"))];
      for (const pugi::xml_node& child : node.children()) {
        const int place = to_int(attribute_named(child, "ilvl"), -1);
        if (local_name(child) == "lvl" && place >= 0 && place < static_cast<int>(levels))
          all[static_cast<std::size_t>(place)] = level_of(child);
      }
    } else if (local_name(node) == "num") {
      List& list = lists_[std::string(attribute_named(node, "numId"))];
      list.abstract = value_of(node, "abstractNumId");
      for (const pugi::xml_node& override : node.children()) {
        if (local_name(override) != "lvlOverride") continue;
        const int place = to_int(attribute_named(override, "ilvl"), 0);
        if (const pugi::xml_node own = child_named(override, "lvl")) list.own[place] = level_of(own);
        if (const auto start = value_of(override, "startOverride"); !start.empty())
          list.starts[place] = to_int(start, 1);
      }
    }
  }
}

WordNumbering::WordNumbering(const Package& package, std::string_view main) {
  const auto relations = relations_of(package, main);
  pugi::xml_document numbering;
  if (!parse_part(package, first_of_kind(relations, "numbering"), numbering)) return;
  read_lists(child_named(numbering, "numbering"));
  pugi::xml_document styles;
  if (!parse_part(package, first_of_kind(relations, "styles"), styles)) return;
  for (const pugi::xml_node& node : child_named(styles, "styles").children()) {
    if (local_name(node) != "style" || attribute_named(node, "type") != "paragraph") continue;
    const std::string id(attribute_named(node, "styleId"));
    if (attribute_named(node, "default") == "1") default_style_ = id;
    Style& style = styles_[id];
    style.based_on = value_of(node, "basedOn");
    const pugi::xml_node numbers = child_named(child_named(node, "pPr"), "numPr");
    if (const auto list = value_of(numbers, "numId"); !list.empty()) style.list = std::string(list);
    if (const auto level = value_of(numbers, "ilvl"); !level.empty()) style.level = to_int(level, 0);
  }
}

std::optional<WordNumbering::Numbered> WordNumbering::numbered(const pugi::xml_node& properties) const {
  const pugi::xml_node own = child_named(properties, "numPr");
  std::optional<std::string> list;
  std::optional<int> level;
  if (const auto id = value_of(own, "numId"); !id.empty()) list = std::string(id);
  if (const auto place = value_of(own, "ilvl"); !place.empty()) level = to_int(place, 0);
  std::string style(value_of(properties, "pStyle"));
  if (style.empty()) style = default_style_;
  for (int step = 0; step < longest_inheritance && !(list && level); ++step) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    if (!list) list = found->second.list;
    if (!level) level = found->second.level;
    style = found->second.based_on;
  }
  if (!list || *list == "0") return std::nullopt;
  return Numbered{*list, std::clamp(level.value_or(0), 0, static_cast<int>(levels) - 1)};
}

const WordNumbering::Level* WordNumbering::find_level(const List& list, int level) const {
  if (const auto own = list.own.find(level); own != list.own.end()) return &own->second;
  const auto abstract = abstracts_.find(list.abstract);
  return abstract == abstracts_.end() ? nullptr : &abstract->second[static_cast<std::size_t>(level)];
}

// The level counts on; those below it begin anew, those above it that never began do so now.
void WordNumbering::count(List& list, Counters& counters, int level) const {
  if (!std::exchange(list.restarted, true)) {
    for (const auto& [place, start] : list.starts) {
      if (place >= 0 && place < static_cast<int>(levels)) counters.begun[static_cast<std::size_t>(place)] = false;
    }
  }
  for (int place = 0; place <= level; ++place) {
    const auto at = static_cast<std::size_t>(place);
    const Level* about = find_level(list, place);
    if (!counters.begun[at]) {
      const auto start = list.starts.find(place);
      counters.value[at] = start != list.starts.end() ? start->second : about == nullptr ? 1 : about->start;
      counters.begun[at] = true;
    } else if (place == level && counters.value[at] < most_counted) {
      ++counters.value[at];
    }
  }
  for (int place = level + 1; place < static_cast<int>(levels); ++place) {
    const Level* about = find_level(list, place);
    const bool goes_on = about != nullptr && about->restart >= 0 && level >= about->restart;
    if (!goes_on) counters.begun[static_cast<std::size_t>(place)] = false;
  }
}

std::string WordNumbering::label(const pugi::xml_node& properties) {
  if (lists_.empty()) return "";
  const auto where = numbered(properties);
  const auto found = where ? lists_.find(where->list) : lists_.end();
  if (found == lists_.end()) return "";
  List& list = found->second;
  const Level* level = find_level(list, where->level);
  if (level == nullptr || level->format == "none") return "";
  Counters& counters = counters_[list.abstract];
  count(list, counters, where->level);
  std::string label;
  if (level->format == "bullet") {
    label = bullet(level->text);
  } else {
    for (std::size_t at = 0; at < level->text.size(); ++at) {
      const bool number = level->text[at] == '%' && at + 1 < level->text.size() && level->text[at + 1] >= '1' &&
                          level->text[at + 1] <= '9';
      if (!number) {
        label += level->text[at];
        continue;
      }
      const int place = level->text[++at] - '1';
      const Level* about = find_level(list, place);
      const bool decimal = about == nullptr || level->legal;
      label += list_number(counters.value[static_cast<std::size_t>(place)], decimal ? "decimal" : about->format);
    }
  }
  if (!label.empty() && level->gap != "nothing") label += ' ';
  return label;
}

}  // namespace evidence::reader
