// What a person does to the reading of one page: puts words right, has it read otherwise, says whether it bears its
// seal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/reading/reading.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// Puts `after` in place of the words whose middle lies in `where` (1/1000 of the page). The search finds the new words
// when this returns. Fails (Input) where the page is not read, or nothing would change. Gives the correction's id.
evidence::Result<evidence::CorrectionId> correct_page(Session& session, const evidence::Item& item, std::uint32_t page,
                                                      evidence::Box where, std::string_view after);
// The same for a quote that stands on the page.
evidence::Result<evidence::CorrectionId> correct_quote(Session& session, const evidence::Item& item, std::uint32_t page,
                                                       std::string_view quote, std::string_view after);

// Reads the page once with these settings and keeps nothing: to be looked at beside the present reading. Blocks for as
// long as a page takes; any thread.
evidence::Result<evidence::Page> try_reading(Session& session, const evidence::Item& item, std::uint32_t page,
                                             const evidence::reading::ReadSettings& settings);
// Makes a tried reading the page's own, now and whenever the item is read again; can be undone. `read`: what
// try_reading gave for these settings.
evidence::Result<void> keep_reading(Session& session, const evidence::Item& item, std::uint32_t page,
                                    const evidence::reading::ReadSettings& settings, const evidence::Page& read);
// Back to the usual settings: the page is read again with the next read_case().
evidence::Result<void> read_as_usual(Session& session, const evidence::Item& item, std::uint32_t page);

evidence::Result<void> judge_seal(Session& session, const evidence::Item& item, std::uint32_t page,
                                  evidence::SealVerdict verdict, std::string_view because);

// The page as the engine read it, without what people corrected. Nothing where it was not read.
evidence::Result<std::optional<evidence::Page>> machine_page(Session& session, const evidence::Item& item,
                                                             std::uint32_t page);

}  // namespace workbench
