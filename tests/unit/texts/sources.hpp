// The keys that the sources use.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::tests {

struct UsedKeys {
  std::map<std::string, std::string> literal;   // "…"_key → the first file that says it
  std::map<std::string, std::string> prefixes;  // texts.of("…", code) → likewise
};

inline bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}
inline bool is_key(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_key_character); }

// What stands in quotes before `closing`, the place of the closing mark.
inline std::string_view quoted_before(std::string_view source, std::size_t closing) {
  if (closing == 0) return {};
  const std::size_t opening = source.rfind('"', closing - 1);
  return opening == std::string_view::npos ? std::string_view{} : source.substr(opening + 1, closing - opening - 1);
}

inline void collect(std::string_view source, const std::string& file, UsedKeys& used) {
  constexpr std::string_view literal_end = "\"_key";
  for (std::size_t at = 0; (at = source.find(literal_end, at)) != std::string_view::npos; at += literal_end.size()) {
    const std::string_view key = quoted_before(source, at);
    if (is_key(key)) used.literal.emplace(key, file);
  }
  constexpr std::string_view by_prefix = ".of(\"";
  for (std::size_t at = 0; (at = source.find(by_prefix, at)) != std::string_view::npos;) {
    at += by_prefix.size();
    const std::string_view prefix = source.substr(at, source.find('"', at) - at);
    if (is_key(prefix)) used.prefixes.emplace(prefix, file);
  }
}

inline UsedKeys keys_used_in(const std::filesystem::path& project, const std::vector<std::string>& folders) {
  UsedKeys used;
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(project / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder)) {
      const auto& file = entry.path();
      if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
      if (const auto source = read_whole_file(file)) collect(*source, file.lexically_relative(project).string(), used);
    }
  }
  return used;
}

// The {names} of a sentence.
inline std::set<std::string> placeholders_of(std::string_view sentence) {
  std::set<std::string> names;
  for (std::size_t open = 0; (open = sentence.find('{', open)) != std::string_view::npos; ++open) {
    const std::size_t close = sentence.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace(sentence.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace evidence::tests
