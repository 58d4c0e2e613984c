#include "tests/pages/truth.hpp"

namespace tests::pages {

std::string_view word_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::Name:
      return "name";
    case FieldKind::Amount:
      return "amount";
    case FieldKind::Date:
      return "date";
    case FieldKind::Code:
      return "code";
  }
  return "";
}

std::string Truth::text() const {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace tests::pages
