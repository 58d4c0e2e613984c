// Where results, messages and progress go: results to standard output, the rest to standard error.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "evidence/base/texts.hpp"
#include "evidence/jobs/progress.hpp"

namespace workbench::cli {

// Writes and flushes; false where the stream takes no more. Never throws: a reader that has seen enough ends the
// output, not the work.
bool write_text(std::FILE* stream, std::string_view text);

// A listener for Work: a bar on a terminal, one line per 10 % otherwise, nothing when quiet.
evidence::jobs::Work::Listener progress_on_standard_error(const evidence::Texts& texts, evidence::TextKey what,
                                                          bool quiet);

// Width of a text in terminal columns (East Asian wide characters take two).
std::size_t columns_of(std::string_view text);
std::string pad_right(std::string text, std::size_t columns);
std::string cut_to(std::string_view text, std::size_t columns);  // with … where something was cut

}  // namespace workbench::cli
