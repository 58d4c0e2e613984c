// Reads and indexes until nothing is left, or goes on where it was interrupted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/reading/page_renderer.hpp"
#include "evidence/reading/reading.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

struct ReadingOptions {
  std::size_t workers = 0;                   // 0: one per processor core
  std::optional<std::uint64_t> pause_after;  // pages
  bool pause_on_battery = false;
  std::optional<std::string> engine;        // from now on for this Case: "ppocr-v4", "tesseract"; "": the best there is
  bool retry_failed = false;                // try again what was set aside
  std::vector<std::string> retry_problems;  // the same, of these causes only (codes of schemas/problems.md)
  std::vector<evidence::Sha256> retry;      // the same, these contents only
};

// Fails (Input) with "error.reading.engine" where a chosen engine is not installed.
// May run on a thread of its own beside the session's owner.
evidence::Result<evidence::reading::ReadTotals> read_case(Session& session, const ReadingOptions& options,
                                                          evidence::jobs::Work& work);

// The engine that recognises in this Case: the chosen one, else the best that is installed.
evidence::Result<std::string> engine_of(Session& session);

// A picture of one page. The renderer keeps its worker between calls.
evidence::Result<evidence::reading::PagePicture> render_page(Session& session,
                                                             evidence::reading::PageRenderer& renderer,
                                                             const evidence::Item& item, std::uint32_t page,
                                                             std::uint32_t width);

}  // namespace workbench
