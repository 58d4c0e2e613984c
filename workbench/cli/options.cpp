#include "workbench/cli/options.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

Error wrong_word(std::string_view option, std::string_view value, std::string_view words) {
  return Error{ErrorKind::Usage,
               "error.usage.word"_key,
               {{"option", std::string(option)}, {"value", std::string(value)}, {"words", std::string(words)}},
               ""};
}

Result<std::optional<CivilDate>> date_option(const Arguments& arguments, std::string_view name) {
  const auto text = arguments.value(name);
  if (!text) return std::optional<CivilDate>{};
  auto date = parse_date(*text);
  if (!date)
    return fail(ErrorKind::Usage, "error.usage.date"_key, {{"option", "--" + std::string(name)}, {"value", *text}});
  return date;
}

}  // namespace workbench::cli
