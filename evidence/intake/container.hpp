// What a file is by its first bytes, as far as intake needs to know: can it be opened as a container, and how.
#pragma once

#include <cstdint>
#include <optional>

#include "evidence/base/bytes.hpp"
#include "evidence/intake/frames/frames.hpp"

namespace evidence::intake {

// So many bytes from the beginning decide: a disc's descriptors begin at sector 16.
inline constexpr std::size_t head_size = 16 * 2048 + 8;

// Names lie, content does not: the name is never asked. `head` is the file's first head_size bytes, or all of a shorter
// one. A zip may turn out to be a document (docx, ofd, …); the worker says so.
std::optional<Container> recognise(ByteView head);

// Anything may carry a zip behind it (self-extracting programs): whether the file's last bytes are a zip's end record
// whose comment reaches exactly to the end.
bool ends_as_zip(ByteView tail);
inline constexpr std::size_t smallest_zip = 22;
inline constexpr std::size_t zip_tail_size = 0xffff + 22;

}  // namespace evidence::intake
