// The text layer of a PDF page.
#pragma once

#include <cstddef>

#include <poppler/cpp/poppler-page.h>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

// Adds the page's text in reading order: a Chinese character is a word of its own, so are runs of other characters.
// Returns how many characters were left out because they mean nothing: controls, replacement characters.
std::size_t add_text_layer(const poppler::page& source, PageBuilder& page);

}  // namespace evidence::reader
