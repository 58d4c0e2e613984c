#include "tests/pages/values.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace tests::pages {

using std::string;
using std::string_view;

Marked Values::person() {
  string name(dice_.pick(pool_.surnames));
  name += dice_.pick(pool_.given);
  if (dice_.below(4) != 0) name += dice_.pick(pool_.given);
  return {FieldKind::Name, name};
}

Marked Values::company() {
  static constexpr auto forms =
      std::to_array<string_view>({"有限公司", "有限责任公司", "股份有限公司", "集团有限公司"});
  return {FieldKind::Name, fmt::format("{}{}{}{}", dice_.pick(pool_.cities), dice_.pick(pool_.brands),
                                       dice_.pick(pool_.trades), dice_.pick(Texts(forms)))};
}

Marked Values::authority() {
  return {FieldKind::Name, fmt::format("{}{}", dice_.pick(pool_.cities), dice_.pick(pool_.authorities))};
}

Marked Values::amount() {
  const int thousands = dice_.between(0, 999), rest = dice_.between(0, 999), cents = dice_.between(0, 99);
  if (dice_.below(5) == 0)
    return {FieldKind::Amount, fmt::format("{},{:03},{:03}.{:02}", dice_.between(1, 98), thousands, rest, cents)};
  return {FieldKind::Amount, fmt::format("{},{:03}.{:02}", thousands + 1, rest, cents)};
}

Marked Values::capital() { return {FieldKind::Amount, fmt::format("人民币{}万元", dice_.between(1, 60) * 50)}; }

Marked Values::year_day() {
  return {FieldKind::Date,
          fmt::format("{}年{}月{}日", dice_.between(2012, 2026), dice_.between(1, 12), dice_.between(1, 28))};
}

Marked Values::date() {
  const auto form = dice_.below(4);
  if (form < 2) return year_day();
  const int year = dice_.between(2012, 2026), month = dice_.between(1, 12), day = dice_.between(1, 28);
  return {FieldKind::Date, form == 2 ? fmt::format("{}-{:02}-{:02}", year, month, day)
                                     : fmt::format("{}.{:02}.{:02}", year, month, day)};
}

Marked Values::credit_code() {
  static constexpr string_view signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  string code = fmt::format("91{:06}", dice_.between(110000, 659000));
  while (code.size() < 18) {
    const bool digit = code.size() < 17 && dice_.below(3) != 0;
    code += signs[dice_.below(digit ? 10 : static_cast<std::uint32_t>(signs.size()))];
  }
  return {FieldKind::Code, code};
}

Marked Values::contract_number() {
  static constexpr auto prefixes = std::to_array<string_view>({"HT", "LZ-HT", "CG", "JSFW"});
  return {FieldKind::Code,
          fmt::format("{}-{}-{:04}", dice_.pick(Texts(prefixes)), dice_.between(2018, 2026), dice_.between(1, 9999))};
}

Marked Values::certificate_number() {
  static constexpr auto prefixes = std::to_array<string_view>({"CCRC", "CISP", "ISMS", "CNAS"});
  return {FieldKind::Code,
          fmt::format("{}-{}-{:06}", dice_.pick(Texts(prefixes)), dice_.between(2015, 2026), dice_.between(1, 999999))};
}

Marked Values::telephone() {
  return {FieldKind::Code, fmt::format("0{}-{}", dice_.between(571, 579), dice_.between(20000000, 89999999))};
}

string Values::sentence() {
  if (order_.empty()) {
    order_.assign(pool_.sentences.begin(), pool_.sentences.end());
    for (std::uint32_t left = static_cast<std::uint32_t>(order_.size()); left > 1; --left)
      std::swap(order_[left - 1], order_[dice_.below(left)]);
  }
  const string_view next = order_.back();
  order_.pop_back();
  return string(next);
}

}  // namespace tests::pages
