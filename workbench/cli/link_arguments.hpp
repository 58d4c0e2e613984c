// The options of `link` as a Link.
#pragma once

#include "evidence/model/rows.hpp"
#include "workbench/cli/verb.hpp"

namespace workbench::cli {

// Everything of the Link but its id and its Criterion.
evidence::Result<evidence::Link> link_of(const Context& context, Session& session);

}  // namespace workbench::cli
