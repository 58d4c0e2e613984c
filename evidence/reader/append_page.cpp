#include "evidence/reader/append_page.hpp"

#include <string>

namespace evidence::reader {

void append_page(Page& page, const Page& more, const reading::ReadLimits& limits) {
  page.seals.insert(page.seals.end(), more.seals.begin(), more.seals.end());
  page.problems.insert(page.problems.end(), more.problems.begin(), more.problems.end());
  if (more.text.empty()) return;
  if (page.text.size() + more.text.size() + 1 > limits.page_text_bytes ||
      page.words.size() + more.words.size() > limits.page_words) {
    page.problems.push_back({"page-too-long", {{"page", std::to_string(page.number)}}});
    return;
  }
  if (!page.text.empty() && page.text.back() != '\n') page.text += '\n';
  const auto shift = static_cast<std::uint32_t>(page.text.size());
  page.text += more.text;
  for (Word word : more.words) {
    word.begin += shift;
    word.end += shift;
    page.words.push_back(word);
  }
  for (Passage passage : more.passages) {
    passage.begin += shift;
    passage.end += shift;
    page.passages.push_back(std::move(passage));
  }
}

}  // namespace evidence::reader
