// Words of Chinese text by ICU's dictionary. A guess, for suggestions; searching never relies on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence::index {

// The words of two characters and more, in order, as they stand in the text.
Result<std::vector<std::string>> dictionary_words(std::string_view text);

}  // namespace evidence::index
