// The FTS5 tokenizer "evidence": tokens.hpp's tokens of a page's folded text; a query's string is one token as it
// stands.
#pragma once

struct sqlite3;

namespace evidence::index {

inline constexpr const char* tokenizer_name = "evidence";

// Makes the tokenizer known to one connection. False where this SQLite has no FTS5.
bool register_tokenizer(sqlite3* connection);

}  // namespace evidence::index
