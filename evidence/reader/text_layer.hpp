// The text layer of a PDF page.
#pragma once

#include <poppler/cpp/poppler-page.h>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

// Adds the page's text in reading order: a Chinese character is a word of its own, so are runs of other characters.
void add_text_layer(const poppler::page& source, PageBuilder& page);

}  // namespace evidence::reader
