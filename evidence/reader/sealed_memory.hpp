// Pictures go back as memory that nobody can change any more.
#pragma once

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace evidence::reader {

// A memfd with these bytes, sealed against writing and resizing. Fails with "error.reader.memory".
Result<UniqueFd> seal_in_memory(ByteView bytes);

}  // namespace evidence::reader
