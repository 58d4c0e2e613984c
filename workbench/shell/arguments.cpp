#include "workbench/shell/arguments.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::unexpected<Error> wrong(TextKey key, std::string_view word) {
  return fail(ErrorKind::Usage, key, {{"word", std::string(word)}});
}

// `--name value`: moves `at` to the value.
Result<std::string_view> value_of(std::span<const std::string_view> arguments, std::size_t& at) {
  if (at + 1 >= arguments.size()) return wrong("error.shell.value"_key, arguments[at]);
  return arguments[++at];
}

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string_view> arguments) {
  Arguments parsed;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string_view word = arguments[at];
    if (word == "--help" || word == "-h") {
      parsed.help = true;
      return parsed;
    }
    if (word == "--import") {  // as many paths as follow
      auto first = value_of(arguments, at);
      if (!first) return pass_on(first);
      parsed.imports.emplace_back(*first);
      while (at + 1 < arguments.size() && !arguments[at + 1].starts_with("--"))
        parsed.imports.emplace_back(arguments[++at]);
      continue;
    }
    if (word == "--actor" || word == "--lang" || word == "--theme") {
      auto value = value_of(arguments, at);
      if (!value) return pass_on(value);
      if (word == "--actor") parsed.actor = *value;
      if (word == "--lang" && *value != "zh_CN" && *value != "en") return wrong("error.shell.language"_key, *value);
      if (word == "--lang") parsed.language = *value;
      if (word == "--theme" && *value != "light" && *value != "dark") return wrong("error.shell.theme"_key, *value);
      if (word == "--theme") parsed.theme = *value == "dark" ? ui::ThemeName::Dark : ui::ThemeName::Light;
      continue;
    }
    if (word.starts_with("--")) return wrong("error.shell.option"_key, word);
    if (!parsed.case_folder.empty()) return wrong("error.shell.extra"_key, word);
    parsed.case_folder = word;
  }
  if (parsed.case_folder.empty()) return wrong("error.shell.case"_key, "");
  return parsed;
}

}  // namespace workbench::shell
