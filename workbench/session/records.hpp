// Records (人员访谈, 实际操作, 纸质核查, 外部核验) from the JSON form that people and scripts write:
// schemas/record.schema.json.
#pragma once

#include <filesystem>
#include <string>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// Reads the file, stores its attachments (paths beside it) as Blobs and records it. Fails (Input) naming the field.
evidence::Result<evidence::RecordId> add_record(Session& session, evidence::RecordKind kind,
                                                const std::filesystem::path& file);

}  // namespace workbench
