// The text of office files older than the zip packages. Form feeds stand where a page (or sheet, or slide) ends.
// What is hidden, deleted, inserted, a comment or a footnote is a passage. Each gives the Problem "encrypted" or
// "damaged" where no text can be had; a Problem in the text says what is missing of it.
#pragma once

#include "evidence/formats/ole_file.hpp"
#include "evidence/reader/document.hpp"
#include "evidence/reader/marked_text.hpp"

namespace evidence::reader {

// Word 6 to 2003 ([MS-DOC]); Kingsoft's .wps is the same. Tables: a row a line, "a | b".
OrProblem<MarkedText> word97_text(const formats::OleFile& file, std::uint64_t most_bytes);
// Excel 5 to 2003 ([MS-XLS]): sheets with their names, values as they are shown, comments and text boxes behind.
OrProblem<MarkedText> excel97_text(const formats::OleFile& file, std::uint64_t most_bytes);
// PowerPoint 97 to 2003 ([MS-PPT]): slides in their order, each with its notes.
OrProblem<MarkedText> powerpoint97_text(const formats::OleFile& file, std::uint64_t most_bytes);
// Rich Text Format 1.9.1.
OrProblem<MarkedText> rtf_text(ByteView bytes, std::uint64_t most_bytes);
// Microsoft Works' .wps (libwps). False: not of that program.
bool is_works(ByteView bytes);
OrProblem<MarkedText> works_text(ByteView bytes, std::uint64_t most_bytes);

}  // namespace evidence::reader
