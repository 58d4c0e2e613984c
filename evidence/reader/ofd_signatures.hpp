// Who signed an OFD package, and which seals that put on its pages (GB/T 33190-2016, 18). Nothing is verified here.
#pragma once

#include <string>
#include <vector>

#include "evidence/reader/ofd_file.hpp"

namespace evidence::reader {

// `list`: the part Signatures.xml.
std::vector<OfdSignature> ofd_signatures(ByteView bytes, const Package& package, const std::string& list,
                                         std::uint64_t most_part_bytes);

}  // namespace evidence::reader
