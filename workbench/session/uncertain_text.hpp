// Links whose quoted words were read with little confidence: whoever relies on them should look at the picture.
#pragma once

#include <set>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// Whether the words in `place` (none: the whole page) were recognised with a mean confidence below 80 %, or stand in a
// passage of doubt. Words that a person corrected are sure.
bool is_uncertain(const evidence::Page& page, const std::optional<evidence::Box>& place);

// Of the links that are not removed. `only`: of this Criterion.
evidence::Result<std::set<evidence::LinkId>> links_on_uncertain_text(
    Session& session, const std::optional<evidence::CriterionId>& only = std::nullopt);

}  // namespace workbench
