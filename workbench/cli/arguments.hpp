// The words after a verb: positionals and options, in any order.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"

namespace workbench::cli {

enum class OptionKind { Flag, Value, Many };  // Many: the option may be given several times

struct Option {
  std::string_view name;  // without the leading "--"
  OptionKind kind = OptionKind::Value;
  std::string_view short_form = "";  // "-o"
};

class Arguments {
 public:
  [[nodiscard]] const std::vector<std::string>& positionals() const { return positionals_; }
  [[nodiscard]] bool has(std::string_view name) const { return values_.contains(name); }
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  // Fails (Usage) when it is missing.
  [[nodiscard]] evidence::Result<std::string> required(std::string_view name) const;
  // Nothing where it is not given; fails (Usage) for what is not a whole number in [least, most].
  [[nodiscard]] evidence::Result<std::optional<std::int64_t>> number(std::string_view name, std::int64_t least,
                                                                     std::int64_t most) const;

 private:
  friend evidence::Result<Arguments> parse_arguments(const std::vector<std::string>&, const std::vector<Option>&);
  std::vector<std::string> positionals_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

// Fails (Usage) for an option that is not among `options`, or that lacks its value. "--" ends the options; "-" is a
// positional.
evidence::Result<Arguments> parse_arguments(const std::vector<std::string>& words, const std::vector<Option>& options);

}  // namespace workbench::cli
