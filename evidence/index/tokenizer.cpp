#include "evidence/index/tokenizer.hpp"

#include <memory>
#include <string_view>

#include <sqlite3.h>

#include "evidence/base/utf8.hpp"
#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

// The tokenizer has no state; FTS5 wants a pointer that is not null.
int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) {
  *tokenizer = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

using TokenCallback = int (*)(void*, int, const char*, int, int, int);

int tokenize(Fts5Tokenizer* /*tokenizer*/, void* context, int flags, const char* bytes, int size,
             TokenCallback callback) {
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return size > 0 ? callback(context, 0, bytes, size, 0, size) : SQLITE_OK;
  if (!is_valid_utf8(text)) return SQLITE_MISMATCH;
  for (const ByteRange& token : tokens_of(text)) {
    const int begin = static_cast<int>(token.begin);
    const int end = static_cast<int>(token.end);
    const int status = callback(context, 0, bytes + token.begin, end - begin, begin, end);
    if (status != SQLITE_OK) return status;
  }
  return SQLITE_OK;
}

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// https://www.sqlite.org/fts5.html#extending_fts5
fts5_api* api_of(sqlite3* connection) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &raw, nullptr) != SQLITE_OK) return nullptr;
  const std::unique_ptr<sqlite3_stmt, StatementCloser> statement(raw);
  fts5_api* api = nullptr;
  sqlite3_bind_pointer(raw, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(raw);
  return api;
}

}  // namespace

bool register_tokenizer(sqlite3* connection) {
  fts5_api* api = api_of(connection);
  if (api == nullptr) return false;
  fts5_tokenizer tokenizer{create, destroy, tokenize};
  return api->xCreateTokenizer(api, tokenizer_name, api, &tokenizer, nullptr) == SQLITE_OK;
}

}  // namespace evidence::index
