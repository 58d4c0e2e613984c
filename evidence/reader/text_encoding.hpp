// Bytes of a text file to text.
#pragma once

#include <optional>
#include <string>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

// Text in whatever encoding; nothing where it is none. What an XML or HTML head declares is believed where it can be.
std::optional<std::string> text_of(ByteView bytes);

}  // namespace evidence::reader
