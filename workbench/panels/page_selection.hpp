// Which words a person means: pure functions over a Page. Points in 1/1000 of the page, as boxes are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/model/page.hpp"

namespace workbench::panels {

struct PagePoint {
  float x = 0;
  float y = 0;
};

using WordRange = std::pair<std::size_t, std::size_t>;  // both ends included

// The word under a point, boxes widened a little; nothing on blank paper.
std::optional<std::size_t> word_at(const evidence::Page& page, PagePoint point);
// The word a drag that started on a word has reached: the nearest, lines counting more than columns.
std::optional<std::size_t> word_near(const evidence::Page& page, PagePoint point);
// The words that stand on one line with this one.
WordRange line_of(const evidence::Page& page, std::size_t word);
// One box a line.
std::vector<evidence::Box> boxes_of_words(const evidence::Page& page, WordRange range);
// The words as they stand, line ends taken out.
std::string text_of_words(const evidence::Page& page, WordRange range);
// The words whose middle lies in `place`, as they stand, line ends kept: what a correction of the place puts right.
std::string text_in(const evidence::Page& page, const evidence::Box& place);
evidence::Box box_round(const evidence::Box& one, const evidence::Box& other);  // the least that holds both
evidence::Box box_between(PagePoint from, PagePoint to);

}  // namespace workbench::panels
