// Facts: what is proven, what is claimed, what the program proposes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// Checks the name and the value against the Catalogue's registry and records the Fact. Fails (Input) saying what is
// allowed.
evidence::Result<evidence::FactId> add_fact(Session& session, std::string_view name, std::string_view value,
                                            evidence::FactState state,
                                            const std::optional<evidence::Citation>& citation);

// Looks through the pages for facts that nobody stated yet and records them as suggested: they count for nothing until
// a person accepts them. One gesture. Gives how many were added.
evidence::Result<std::size_t> propose_facts(Session& session);

}  // namespace workbench
