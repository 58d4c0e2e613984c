// One writer at a time: a lock on a file of the Case folder, given back by the kernel when its process ends.
#pragma once

#include <filesystem>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace evidence::store {

class CaseLock {
 public:
  // Fails with Conflict ("error.store.held", naming the process) where another holds it, and with Input
  // ("error.store.read-only-medium") where the folder cannot be written.
  static Result<CaseLock> take(const std::filesystem::path& folder);

 private:
  explicit CaseLock(UniqueFd fd) : fd_(std::move(fd)) {}
  UniqueFd fd_;
};

}  // namespace evidence::store
