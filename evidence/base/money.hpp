// Money: integer fen in storage, catalogue and rules; people read and write yuan.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evidence {

struct Fen {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(Fen, Fen) = default;
};

// "5000000", "5,000,000.00", "500万", "500 万元", "1.2亿", "￥100.5元" → fen. Nothing for anything else or on overflow.
std::optional<Fen> parse_yuan(std::string_view text);
// 500000000 → "5000000.00"
std::string format_yuan(Fen amount);
// 500000000 → "500.00 万元"; below ten thousand yuan "1234.50 元"
std::string format_yuan_for_people(Fen amount);

}  // namespace evidence
