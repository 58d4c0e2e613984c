#include <algorithm>
#include <array>

#include "evidence/base/utf8.hpp"
#include "evidence/criteria/fact_base.hpp"
#include "evidence/facts/facts.hpp"
#include "evidence/facts/plain_text.hpp"
#include "evidence/facts/values.hpp"

namespace evidence::facts {
namespace {

struct Label {
  std::size_t value_at = 0;
  MoneyUnit unit = MoneyUnit::Unknown;
};

struct Found {
  std::string text;  // for parse_fact_value
  std::size_t end = 0;
  bool bare = false;  // an amount without a unit of its own
};

bool stands(std::u32string_view text, std::size_t at, std::u32string_view sought) {
  return at <= text.size() && text.substr(at).starts_with(sought);
}

bool holds_any(std::u32string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return text.find(plain(word)) != text.npos; });
}

std::optional<MoneyUnit> unit_in_brackets(std::u32string_view inside) {
  for (const std::u32string_view prefix : {U"单位:", U"单位", U"人民币"}) {
    if (inside.starts_with(prefix)) inside.remove_prefix(prefix.size());
  }
  if (inside.ends_with(U"人民币")) inside.remove_suffix(3);
  if (inside.empty()) return MoneyUnit::Unknown;
  if (inside == U"元") return MoneyUnit::Yuan;
  if (inside == U"万元") return MoneyUnit::TenThousand;
  if (inside == U"亿元") return MoneyUnit::HundredMillion;
  return std::nullopt;
}

// What may stand between a label and its value: brackets with a unit, a colon, 为, 是, 人民币, blanks.
std::optional<Label> behind_label(std::u32string_view text, std::size_t at) {
  Label label;
  constexpr std::size_t longest_brackets = 12;
  if (stands(text, at, U"(")) {
    const std::size_t close = text.find(U')', at);
    if (close == text.npos || close - at > longest_brackets) return std::nullopt;
    const auto unit = unit_in_brackets(text.substr(at + 1, close - at - 1));
    if (!unit) return std::nullopt;
    label.unit = *unit;
    at = close + 1;
  }
  constexpr std::array<std::u32string_view, 9> between{U" ", U":", U"为", U"是", U"人民币", U"rmb", U"cny", U"¥", U"|"};
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::u32string_view word : between) {
      if (!stands(text, at, word)) continue;
      at += word.size();
      moved = true;
    }
  }
  label.value_at = at;
  return label;
}

std::optional<Found> read_range(PatternKind kind, std::u32string_view text, std::size_t at) {
  if (stands(text, at, U"自")) ++at;
  const auto first = read_date(text, at);
  if (!first) return std::nullopt;
  std::size_t next = first->end;
  if (stands(text, next, U"起")) ++next;
  constexpr std::array<std::u32string_view, 7> until{U"至", U"到", U"-", U"—", U"~", U" - ", U"–"};
  const auto mark = std::ranges::find_if(until, [&](std::u32string_view word) { return stands(text, next, word); });
  if (mark == until.end()) return std::nullopt;
  const auto last = read_date(text, next + mark->size());
  if (!last) return std::nullopt;
  return Found{format_date(kind == PatternKind::RangeBegin ? first->value : last->value), last->end};
}

std::optional<Found> read_value(const FactPattern& pattern, std::u32string_view text, const Label& label) {
  switch (pattern.kind) {
    case PatternKind::Money: {
      const auto money = read_money(text, label.value_at, label.unit);
      if (!money) return std::nullopt;
      const char32_t last = text[money->end - 1];
      return Found{format_yuan(money->value), money->end, last >= U'0' && last <= U'9'};
    }
    case PatternKind::Date: {
      const auto date = read_date(text, label.value_at);
      if (!date) return std::nullopt;
      return Found{format_date(date->value), date->end};
    }
    case PatternKind::RangeBegin:
    case PatternKind::RangeEnd:
      return read_range(pattern.kind, text, label.value_at);
    case PatternKind::Count: {
      const auto count = read_count(text, label.value_at);
      if (!count) return std::nullopt;
      return Found{std::to_string(count->value), count->end};
    }
    case PatternKind::Code: {
      auto code = read_code(text, label.value_at);
      if (!code || code->value.size() < pattern.shortest) return std::nullopt;
      return Found{std::move(code->value), code->end};
    }
  }
  return std::nullopt;
}

// A row of a table: several figures behind one label, and which is meant only its heading says.
bool goes_on_with_figures(std::u32string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == U' ' || text[at] == U'|')) ++at;
  return at < text.size() && text[at] >= U'0' && text[at] <= U'9';
}

bool another_thing(const FactPattern& pattern, std::u32string_view text, std::size_t label_at) {
  const std::u32string_view before = text.substr(0, label_at);
  return std::ranges::any_of(pattern.not_after, [&](const std::string& word) { return before.ends_with(plain(word)); });
}

bool a_requirement(const FactPattern& pattern, std::u32string_view text, std::size_t value_end) {
  return std::ranges::any_of(pattern.not_followed_by,
                             [&](const std::string& word) { return stands(text, value_end, plain(word)); });
}

std::string as_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

void add_boxes(FactSuggestion& suggestion, const Page& page) {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  for (const Word& word : page.words) {
    if (word.end <= suggestion.begin || word.begin >= suggestion.end) continue;
    const bool first = suggestion.boxes.empty();
    left = first ? word.box.x : std::min<int>(left, word.box.x);
    top = first ? word.box.y : std::min<int>(top, word.box.y);
    right = std::max(right, word.box.x + word.box.w);
    bottom = std::max(bottom, word.box.y + word.box.h);
    suggestion.boxes.push_back(word.box);
  }
  suggestion.box = {static_cast<std::int16_t>(left), static_cast<std::int16_t>(top),
                    static_cast<std::int16_t>(right - left), static_cast<std::int16_t>(bottom - top)};
}

class PageReading {
 public:
  PageReading(const Page& page, const std::vector<FactDefinition>& registry)
      : page_(page), registry_(registry), plain_(plain_text(page.text)) {}

  void look_for(const FactPattern& pattern) {
    const std::u32string_view text = plain_.characters;
    const FactDefinition* definition = find_fact(registry_, pattern.fact);
    if (definition == nullptr || holds_any(text, pattern.page_has_not)) return;
    if (!pattern.page_has.empty() && !holds_any(text, pattern.page_has)) return;
    for (const std::string& words : pattern.labels) {
      const std::u32string label = plain(words);
      for (std::size_t at = 0; (at = text.find(label, at)) != text.npos; at += label.size())
        take(pattern, *definition, at, at + label.size());
    }
  }

  [[nodiscard]] std::vector<FactSuggestion> in_page_order() {
    std::ranges::stable_sort(found_, {}, &FactSuggestion::begin);
    return std::move(found_);
  }

 private:
  void take(const FactPattern& pattern, const FactDefinition& definition, std::size_t at, std::size_t label_end) {
    const std::u32string_view text = plain_.characters;
    if (another_thing(pattern, text, at)) return;
    const auto label = behind_label(text, label_end);
    if (!label) return;
    const auto value = read_value(pattern, text, *label);
    if (!value || a_requirement(pattern, text, value->end)) return;
    if (value->bare && goes_on_with_figures(text, value->end)) return;
    const auto parsed = parse_fact_value(definition, value->text);
    if (!parsed) return;
    const auto same = [&](const FactSuggestion& other) { return other.fact == pattern.fact && other.value == *parsed; };
    if (std::ranges::any_of(found_, same)) return;
    FactSuggestion suggestion{pattern.fact, *parsed, {}, plain_.begins[at], plain_.ends[value->end - 1], {}, {}};
    suggestion.quote =
        as_one_line(std::string_view(page_.text).substr(suggestion.begin, suggestion.end - suggestion.begin));
    add_boxes(suggestion, page_);
    found_.push_back(std::move(suggestion));
  }

  const Page& page_;
  const std::vector<FactDefinition>& registry_;
  PlainText plain_;
  std::vector<FactSuggestion> found_;
};

}  // namespace

std::vector<FactSuggestion> suggest_facts(const std::vector<FactPattern>& patterns,
                                          const std::vector<FactDefinition>& registry, const Page& page) {
  PageReading reading(page, registry);
  for (const FactPattern& pattern : patterns) reading.look_for(pattern);
  return reading.in_page_order();
}

}  // namespace evidence::facts
