// Names, sums, dates and numbers of generated pages, each marked as the field it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/pages/dice.hpp"
#include "tests/pages/texts.hpp"
#include "tests/pages/truth.hpp"

namespace tests::pages {

class Values {
 public:
  Values(Dice& dice, const Pool& pool) : dice_(dice), pool_(pool) {}

  Marked person();
  Marked company();
  Marked authority();
  Marked amount();       // 1,234.56
  Marked capital();      // 人民币500万元
  Marked date();         // 2024年3月7日, 2024-03-07 or 2024.03.07
  Marked year_day();     // always 2024年3月7日
  Marked credit_code();  // GB 32100-2015: 18 signs, without I, O, S, V, Z; the check sign is not computed
  Marked contract_number();
  Marked certificate_number();
  Marked telephone();

  std::string sentence();  // each once, then from the start again, in an order of its own
  std::string_view heading() { return dice_.pick(pool_.headings); }
  std::string_view goods() { return dice_.pick(pool_.goods); }
  std::string_view post() { return dice_.pick(pool_.posts); }
  Dice& dice() { return dice_; }

 private:
  Dice& dice_;
  const Pool& pool_;
  std::vector<std::string_view> order_;  // sentences not yet used
};

}  // namespace tests::pages
