// The compressed Rich Text body of a .msg ([MS-OXRTFCP]).
#pragma once

#include <cstdint>
#include <string>

#include "evidence/base/bytes.hpp"

namespace evidence::formats {

// As much as can be unpacked, at most `most_bytes`; empty where it is no such body.
std::string decompress_rtf(ByteView compressed, std::uint64_t most_bytes);

}  // namespace evidence::formats
