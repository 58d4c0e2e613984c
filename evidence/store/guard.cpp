#include "evidence/store/guard.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace evidence::store {

using namespace literals;

namespace {

Error database_error(const std::filesystem::path& file, const SQLite::Exception& failure) {
  const TextArguments arguments{{"file", file.string()}, {"reason", failure.what()}};
  switch (failure.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::Conflict, "error.store.busy"_key, arguments, failure.what()};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorKind::Input, "error.store.disk"_key, arguments, failure.what()};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table that should be there is not
      return {ErrorKind::Input, "error.store.damaged"_key, arguments, failure.what()};
    default:
      return {ErrorKind::Defect, "error.store.defect"_key, arguments, failure.what()};
  }
}

}  // namespace

Error error_in_flight(const std::filesystem::path& file) {
  try {
    throw;
  } catch (const SQLite::Exception& failure) {
    return database_error(file, failure);
  } catch (const std::filesystem::filesystem_error& failure) {
    return {ErrorKind::Input,
            "error.store.disk"_key,
            {{"file", file.string()}, {"reason", failure.code().message()}},
            failure.what()};
  } catch (const std::exception& failure) {
    return {ErrorKind::Defect,
            "error.store.defect"_key,
            {{"file", file.string()}, {"reason", failure.what()}},
            failure.what()};
  }
}

}  // namespace evidence::store
