// A Page and a Problem, field by field. Used by the messages of this room only.
#pragma once

#include <optional>
#include <string_view>

#include "evidence/base/problem.hpp"
#include "evidence/model/page.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::reading {

void write_box(sandbox::FieldWriter& out, const Box& box);
Box read_box(sandbox::FieldReader& in);
bool is_on_page(const Box& box);
// "ppocr-v4", "chi-sim_vert": small letters, digits, hyphens, underlines; may be empty.
bool is_engine_name(std::string_view name);

void write_problem(sandbox::FieldWriter& out, const Problem& problem);
std::optional<Problem> read_problem(sandbox::FieldReader& in);  // nothing: not a stable code, or broken text

}  // namespace evidence::reading
