// A Page and a Problem, field by field. Used by the messages of this room only.
#pragma once

#include <optional>

#include "evidence/base/problem.hpp"
#include "evidence/model/page.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::reading {

void write_problem(sandbox::FieldWriter& out, const Problem& problem);
std::optional<Problem> read_problem(sandbox::FieldReader& in);  // nothing: not a stable code, or broken text

}  // namespace evidence::reading
