// The visible text of a web page or a mail in HTML (gumbo).
#pragma once

#include "evidence/reader/document.hpp"
#include "evidence/reader/marked_text.hpp"

namespace evidence::reader {

// `html`: UTF-8. Blocks are lines, table rows "a | b"; tables that only lay out others are blocks. Scripts are left
// out; what is hidden (hidden, display:none, visibility:hidden) is a passage. "damaged" where it is nested so deeply
// that no browser would show it.
OrProblem<MarkedText> html_text(std::string_view html, std::uint64_t most_bytes);

}  // namespace evidence::reader
