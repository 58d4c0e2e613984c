// Reading and binding our types as SQLite columns. Private to the .cpp files of this room.
#pragma once

#include <cstdint>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/base/digest.hpp"

namespace evidence::store {

// Sizes and counters are less than 2^63 by far; SQLite's integers have a sign.
inline std::uint64_t unsigned_column(SQLite::Statement& query, int column) {
  return static_cast<std::uint64_t>(query.getColumn(column).getInt64());
}

inline void bind_digest(SQLite::Statement& statement, int index, const Sha256& digest) {
  statement.bind(index, digest.bytes.data(), static_cast<int>(digest.bytes.size()));
}

// All zero where the column holds no digest.
inline Sha256 digest_column(SQLite::Statement& query, int column) {
  const SQLite::Column value = query.getColumn(column);
  Sha256 digest;
  if (value.getBytes() != static_cast<int>(digest.bytes.size())) return digest;
  const auto* bytes = static_cast<const std::byte*>(value.getBlob());
  std::copy(bytes, bytes + digest.bytes.size(), digest.bytes.begin());
  return digest;
}

}  // namespace evidence::store
