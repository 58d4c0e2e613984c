// A zip whose bytes depend on its entries alone: no times, no owners, entries in the given order.
#pragma once

#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace evidence::report {

struct ZipEntry {
  std::string name;
  std::string content;
};

Result<Bytes> write_zip(const std::vector<ZipEntry>& entries);

}  // namespace evidence::report
