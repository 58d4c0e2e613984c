// The words of a page as compact bytes. Format: schemas/case-folder.md, "Words".
#pragma once

#include <optional>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/model/page.hpp"

namespace evidence::store {

Bytes encode_words(const std::vector<Word>& words);
// Nothing unless the bytes are exactly what encode_words wrote.
std::optional<std::vector<Word>> decode_words(ByteView bytes);

}  // namespace evidence::store
