// The lines of the annex 证据引用清单, the same in every format.
#pragma once

#include <string>
#include <vector>

#include "evidence/report/report.hpp"

namespace evidence::report {

// Parts of the width of: number, id, place, page, quoted words, SHA-256.
std::vector<std::uint32_t> annex_widths();

// One cell a column, fit to be shown.
std::vector<std::string> annex_cells(const Report& report, const Reference& reference);

// The first digits of a digest: enough to find the blob by. "" for an all-zero digest.
std::string digest_prefix(const Sha256& digest);

}  // namespace evidence::report
