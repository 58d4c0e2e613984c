// The words of the rule language. Private to this room.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/criteria/rule_node.hpp"

namespace evidence {

enum class TokenKind { Integer, Text, Name, Symbol, End };

struct RuleToken {
  TokenKind kind = TokenKind::End;
  std::string_view text;  // as written; a Text without its quotes
  std::int64_t number = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The last token is always End.
std::expected<std::vector<RuleToken>, RuleMistake> rule_tokens(std::string_view text);

}  // namespace evidence
