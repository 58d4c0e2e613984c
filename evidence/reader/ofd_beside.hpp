// What belongs to an OFD page and is not of it: annotations, seals, signatures, attachments, missing pictures.
#pragma once

#include "evidence/model/page.hpp"
#include "evidence/reader/ofd_file.hpp"

namespace evidence::reader {

// Notes of the passages: an annotation's author; "signature"; "attachment". Signatures and attachments stand on the
// document's first page.
Page ofd_beside(const OfdFile& file, std::uint32_t number, const OfdPageContent& content,
                const reading::ReadLimits& limits);

}  // namespace evidence::reader
