// Values as they stand on Chinese pages, read from folded characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "evidence/base/dates.hpp"
#include "evidence/base/money.hpp"

namespace evidence::facts {

template <class Value>
struct Parsed {
  Value value;
  std::size_t end = 0;  // one behind the last character of it
};

// What the brackets behind a label say of the amount: 万元 → Ten thousand.
enum class MoneyUnit { Unknown, Yuan, TenThousand, HundredMillion };

// "3000万元", "3,000.00元", "叁仟万元整"; a bare number only where the unit is known. Nothing for another currency or
// for shares.
std::optional<Parsed<Fen>> read_money(std::u32string_view text, std::size_t at, MoneyUnit unit);
std::optional<Parsed<CivilDate>> read_date(std::u32string_view text, std::size_t at);
std::optional<Parsed<std::int64_t>> read_count(std::u32string_view text, std::size_t at);
std::optional<Parsed<std::string>> read_code(std::u32string_view text, std::size_t at);  // letters in upper case

// Chinese numerals, ordinary and formal: 三千, 叁仟, 一亿二千万, 十八. Nothing where the text is no number.
std::optional<std::int64_t> chinese_number(std::u32string_view text);

}  // namespace evidence::facts
