// Two readings of one page: both together.
#pragma once

#include <string>
#include <vector>

#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"

namespace evidence::reader {

// The words of the text layer, which are exact, and then those read from the drawn page that stand elsewhere. Its
// origin is OCR; seals, passages and the engine are those of the drawn page.
Page join_pages(const Page& layer, const Page& drawn, const reading::ReadLimits& limits);

// `read`, and behind it the hidden text layer that another program left as a passage SecondReading with the note
// "text-layer"; nothing where both say the same.
Page with_second_reading(const Page& read, const Page& layer, const reading::ReadLimits& limits);

// Words that stand beside a page's own.
struct ExtraPassage {
  PassageKind kind = PassageKind::Annotation;
  std::string note;
  std::string text;  // lines end with \n
  Box where;
};

// `read`, and behind it these passages, each on lines of its own.
Page with_passages(const Page& read, const std::vector<ExtraPassage>& extra, const reading::ReadLimits& limits);

}  // namespace evidence::reader
