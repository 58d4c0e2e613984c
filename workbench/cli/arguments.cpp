#include "workbench/cli/arguments.hpp"

#include <algorithm>
#include <charconv>

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

Result<std::string> Arguments::required(std::string_view name) const {
  auto given = value(name);
  if (!given) return fail(ErrorKind::Usage, "error.usage.missing-option"_key, {{"option", "--" + std::string(name)}});
  return *given;
}

Result<std::optional<std::int64_t>> Arguments::number(std::string_view name, std::int64_t least,
                                                      std::int64_t most) const {
  const auto given = value(name);
  if (!given) return std::optional<std::int64_t>{};
  std::int64_t parsed = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), parsed);
  if (error != std::errc{} || end != given->data() + given->size() || parsed < least || parsed > most) {
    return fail(ErrorKind::Usage, "error.usage.number"_key,
                {{"option", "--" + std::string(name)},
                 {"value", *given},
                 {"least", std::to_string(least)},
                 {"most", std::to_string(most)}});
  }
  return std::optional<std::int64_t>{parsed};
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words, const std::vector<Option>& options) {
  Arguments arguments;
  bool only_positionals = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& text = words[at];
    if (only_positionals || text.size() < 2 || text[0] != '-') {
      arguments.positionals_.push_back(text);
      continue;
    }
    if (text == "--") {
      only_positionals = true;
      continue;
    }
    const std::size_t equals = text.starts_with("--") ? text.find('=') : std::string::npos;
    const std::string given = text.substr(0, equals);
    const auto option = std::find_if(options.begin(), options.end(), [&](const Option& candidate) {
      return given == "--" + std::string(candidate.name) ||
             (!candidate.short_form.empty() && given == candidate.short_form);
    });
    if (option == options.end()) return fail(ErrorKind::Usage, "error.usage.unknown-option"_key, {{"option", given}});
    auto& values = arguments.values_[std::string(option->name)];
    if (option->kind == OptionKind::Flag) {
      if (equals != std::string::npos)
        return fail(ErrorKind::Usage, "error.usage.unknown-option"_key, {{"option", text}});
      continue;
    }
    if (equals == std::string::npos && at + 1 >= words.size()) {
      return fail(ErrorKind::Usage, "error.usage.missing-value"_key, {{"option", given}});
    }
    if (option->kind == OptionKind::Value && !values.empty()) {
      return fail(ErrorKind::Usage, "error.usage.twice"_key, {{"option", given}});
    }
    values.push_back(equals == std::string::npos ? words[++at] : text.substr(equals + 1));
  }
  return arguments;
}

}  // namespace workbench::cli
