// The kinds of pages: what stands on a contract, a licence, a notice.
#pragma once

#include <span>
#include <string_view>

#include "tests/pages/sheet.hpp"
#include "tests/pages/values.hpp"

namespace tests::pages {

struct Kind {
  std::string_view name;
  bool landscape = false;
  void (*fill)(Sheet& sheet, Values& values) = nullptr;
};

std::span<const Kind> kinds();

}  // namespace tests::pages
