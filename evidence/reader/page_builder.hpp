// Puts a Page together word by word and keeps it under the limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"

namespace evidence::reader {

// In the page's own units (points or pixels), from the top left corner.
struct Rectangle {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// In 1/1000 of the page, cut at its edges, never empty.
Box box_of(const Rectangle& where, double page_width, double page_height);

class PageBuilder {
 public:
  // `width` and `height`: of the page, in the units of its words' rectangles.
  PageBuilder(std::uint32_t number, double width, double height, const reading::ReadLimits& limits);
  void word(std::string_view text, const Rectangle& where, int confidence = 100);
  // What follows, up to end(), is a passage of this kind. Passages do not nest: a second begin() ends the first.
  void begin(PassageKind kind, std::string note = "");
  void end();
  void end_of_main_text();  // what follows does not count for the page's confidence
  void cell();              // between two cells of a row: " | "
  void blank();             // where one is due: not at a line's start, not twice
  void line_end();          // not at the page's start
  [[nodiscard]] bool empty() const { return page_.words.empty(); }
  // The page, its confidence reckoned from its words; "page-too-long" among its problems where words were left out.
  Page finish();
  Page& page() { return page_; }

 private:
  Page page_;
  double width_;
  double height_;
  reading::ReadLimits limits_;
  std::optional<std::size_t> main_words_;
  bool full_ = false;
  bool in_passage_ = false;
};

}  // namespace evidence::reader
