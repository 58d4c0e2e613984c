// The items table: the fold of the manifests. Private to this room; throws SQLite's exceptions.
#pragma once

#include <string>
#include <vector>

#include "evidence/base/problem.hpp"
#include "evidence/journal/command.hpp"
#include "evidence/journal/manifest.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/store/blob_store.hpp"
#include "evidence/store/case_files.hpp"

namespace evidence::store {

Result<journal::Manifest> read_manifest(const BlobStore& blobs, const Source& source);

// Writes the rows of one Source to `table` ("items", or a copy of it for comparing). Fails where the manifest does not
// hold as many entries as the Source says.
Result<void> put_items(SQLite::Database& database, const std::string& table, const Source& source,
                       const journal::Manifest& manifest);

// Brings the items up to date with a Command that was just played; `after` is the state behind it.
Result<void> follow(SQLite::Database& database, const BlobStore& blobs, const CaseSnapshot& after,
                    const journal::Command& command);

// JSON [code, [[name, value], …]].
std::string problem_text(const Problem& problem);
std::optional<Problem> problem_of(const std::string& text);
std::string problems_text(const std::vector<Problem>& problems);
std::vector<Problem> problems_of(const std::string& text);

}  // namespace evidence::store
