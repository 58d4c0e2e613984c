// The text of an OFD page in reading order, each word at its place.
#pragma once

#include <vector>

#include "evidence/reader/ofd_objects.hpp"
#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

// Adds lines from top to bottom, each from left to right; columns of prose one after the other; a ruled table's row as
// "a | b". Places are in points. Vertical and hidden text become passages behind the rest.
void add_ofd_text(const std::vector<OfdObject>& objects, PageBuilder& page);

// The same with no attention to order and cells: an annotation's lines, each different one once.
void add_ofd_lines(const std::vector<OfdObject>& objects, PageBuilder& page);

// Share of the characters that a font gives a meaning of its own (private use of Unicode): the text is in the drawing
// alone where it is large.
double private_share(const std::vector<OfdObject>& objects);

}  // namespace evidence::reader
