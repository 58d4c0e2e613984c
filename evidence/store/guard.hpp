// The one boundary where exceptions of SQLite and the file system become errors.
#pragma once

#include <exception>
#include <filesystem>
#include <utility>

#include "evidence/base/result.hpp"

namespace evidence::store {

// The error of the exception in flight: a full disk and a damaged file are Input, a locked database Conflict.
Error error_in_flight(const std::filesystem::path& file);

// Runs `work`, which gives a Result.
template <class Work>
auto guarded(const std::filesystem::path& file, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::exception&) {
    return std::unexpected(error_in_flight(file));
  }
}

}  // namespace evidence::store
