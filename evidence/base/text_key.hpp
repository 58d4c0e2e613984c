// A key is not a text: TextKey names a sentence in assets/texts/*.json and is never shown itself.
#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace evidence {

// Points at a string literal; made only by the literal operator, so that a finished text cannot be passed where a key
// is due. A test (tests/unit/texts) finds every "…"_key in the sources and asks each language file for it.
struct TextKey {
  std::string_view name = "";
  friend constexpr auto operator<=>(const TextKey&, const TextKey&) = default;
};

namespace literals {
consteval TextKey operator""_key(const char* name, std::size_t length) {
  return TextKey{std::string_view(name, length)};
}
}  // namespace literals

}  // namespace evidence
