// The audit conclusion as a document.
#pragma once

#include <filesystem>
#include <string>

#include "evidence/base/texts.hpp"
#include "evidence/report/report.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

enum class DraftFormat { Docx, Html, Json };

struct Drafted {
  std::filesystem::path file;
  evidence::Sha256 digest;
  evidence::report::Counts counts;
};

// Writes the draft; the same Case gives the same bytes. `file` is replaced whole or not at all.
evidence::Result<Drafted> draft_conclusion(Session& session, DraftFormat format, const std::filesystem::path& file,
                                           const evidence::Texts& texts);

}  // namespace workbench
