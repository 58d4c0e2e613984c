// Result and Error: how an operation that can fail says so.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/base/text_key.hpp"

namespace evidence {

// What kind of failure it is; the command line's exit codes follow from it.
enum class ErrorKind {
  Usage,      // asked for wrongly: exit 2
  Input,      // an input cannot be used; the Case is unchanged: exit 3
  Conflict,   // the Case is open elsewhere or changed meanwhile: exit 4
  Cancelled,  // a person stopped it: exit 1
  Defect,     // a defect of ours; the Case is intact: exit 70
};

using TextArguments = std::vector<std::pair<std::string, std::string>>;

// A failure as a value. `key` names a sentence in assets/texts/<language>/ that says what failed, on which thing, why,
// and what the person can do; `arguments` fill its {names}. `detail` is for the log only and is never shown to a user.
struct Error {
  ErrorKind kind = ErrorKind::Defect;
  TextKey key;
  TextArguments arguments;
  std::string detail;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, TextKey key, TextArguments arguments = {},
                                                 std::string detail = {}) {
  return std::unexpected(Error{kind, key, std::move(arguments), std::move(detail)});
}

// Hands an error of one Result on as the error of another.
template <class T>
[[nodiscard]] std::unexpected<Error> pass_on(Result<T>& failed) {
  return std::unexpected(std::move(failed.error()));
}

}  // namespace evidence
