// Options that hold one of a closed set of words, or a date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/dates.hpp"
#include "evidence/base/result.hpp"
#include "evidence/model/words.hpp"
#include "workbench/cli/arguments.hpp"

namespace workbench::cli {

evidence::Error wrong_word(std::string_view option, std::string_view value, std::string_view words);

// Fails (Usage) for what is not a word of the set, naming those that are.
template <class E>
evidence::Result<E> parse_choice(std::string_view option, std::string_view value) {
  if (const auto parsed = evidence::parse_word<E>(value)) return *parsed;
  std::string words;
  for (const auto& [candidate, written] : evidence::Words<E>::names)
    words += (words.empty() ? "" : ", ") + std::string(written);
  return std::unexpected(wrong_word(option, value, words));
}

// The same for a required option.
template <class E>
evidence::Result<E> choice_option(const Arguments& arguments, std::string_view name) {
  auto text = arguments.required(name);
  if (!text) return evidence::pass_on(text);
  return parse_choice<E>("--" + std::string(name), *text);
}

// Nothing where it is not given; fails (Usage) for what is no date.
evidence::Result<std::optional<evidence::CivilDate>> date_option(const Arguments& arguments, std::string_view name);

}  // namespace workbench::cli
