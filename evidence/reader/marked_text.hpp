// The text of a document with what is special about stretches of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/model/page.hpp"

namespace evidence::reader {

// Passages (bytes of `text`) stand in text order and do not overlap. Form feeds in the text begin pages.
struct MarkedText {
  std::string text;
  std::vector<Passage> passages;
  std::optional<Problem> problem;  // what could not be read beside it
};

// Puts a MarkedText together piece by piece and keeps it under a limit: what goes beyond is left out and said
// ("too-large").
class TextBuilder {
 public:
  explicit TextBuilder(std::uint64_t most_bytes) : most_(most_bytes) {}

  void add(std::string_view utf8);  // made valid; \r\n and \r become \n, other control characters blanks
  void add(char32_t character);
  void add_line(std::string_view utf8);  // its line ends become blanks: the text of a cell
  void line_end();                       // where a line has begun
  void page_end();                       // where a page has begun
  void form_feed();                      // a page ends, even an empty one
  void cell_end();                       // " | "
  void row_end();                        // takes the last cell's " | " away and ends the line
  // What follows, up to end(), is a passage. They do not nest: a second begin() ends the first.
  void begin(PassageKind kind, const std::string& note = "");
  void end();
  void say(Problem problem);  // the first one stays

  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] std::uint64_t room() const { return full_ ? 0 : most_ - made_.text.size(); }  // bytes left
  [[nodiscard]] std::size_t size() const { return made_.text.size(); }
  [[nodiscard]] std::string_view text() const { return made_.text; }
  MarkedText finish();

 private:
  void put(std::string_view clean);
  MarkedText made_;
  std::uint64_t most_;
  bool in_passage_ = false;
  bool full_ = false;
};

// Appends `more` with its passages.
void append(MarkedText& text, const MarkedText& more);

}  // namespace evidence::reader
