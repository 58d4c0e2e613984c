// Drawing by hand on a draw list: text in rows, marks, bars, hatches. Positions and sizes in window pixels.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "workbench/ui/ui.hpp"

namespace workbench::ui {

// Text in a row of height `row_height` whose top is y: centred upright, ends on whole pixels. Gives its width.
float text_left(const Ui& ui, Font font, float x, float y, float row_height, Tone tone, std::string_view text);
float text_right(const Ui& ui, Font font, float right, float y, float row_height, Tone tone, std::string_view text);
void text_centred(const Ui& ui, Font font, float left, float right, float y, float row_height, Tone tone,
                  std::string_view text);
// Cut at its end with … where it is wider than `width`. Gives its width.
float text_cut(const Ui& ui, Font font, float x, float y, float row_height, float width, Tone tone,
               std::string_view text);
float width_of(const Ui& ui, Font font, std::string_view text);
std::string cut_to(const Ui& ui, Font font, float width, std::string_view text);
// A file's name without its extension where it would not fit whole; then cut at its end.
std::string name_to(const Ui& ui, Font font, float width, std::string_view name);

// Lines of at most `width`: breaks between ideographs, never before ，。）” nor after （“《.
std::vector<std::string_view> wrap(const Ui& ui, Font font, float width, std::string_view text);
// Draws wrapped text, lines `line_height` apart; gives the height.
float text_wrapped(const Ui& ui, Font font, ImVec2 at, float width, float line_height, Tone tone, std::string_view text,
                   std::size_t most_lines = 1000);

// States by outline as well as colour, so that they read in grey.
enum class Mark { Enough, Partly, Lacking, Contradiction, Unknown, Running, None };
void state_mark(const Ui& ui, ImVec2 centre, Mark mark, float radius = 6);
Tone ink_of(Mark mark);
Tone ground_of(Mark mark);

// The guide's three methods: square, circle, triangle; filled = have, outline = missing, dash = does not apply.
enum class MethodShape { Square, Circle, Triangle };
enum class Held { Have, Missing, NotNeeded };
void method_mark(const Ui& ui, ImVec2 centre, MethodShape shape, Held held, Tone tone);

void hatch(const Ui& ui, ImVec2 min, ImVec2 max, Tone tone, float alpha);
// `value`, `lost` and `cap` in 0 … 100; lost: what contradictions took away, hatched right of the fill; cap < 0: none.
struct Score {
  float value = 0;
  float lost = 0;
  float cap = -1;
  bool judged = true;
};
void score_bar(const Ui& ui, ImVec2 min, ImVec2 max, const Score& score, Mark state);
void progress_bar(const Ui& ui, ImVec2 min, ImVec2 max, float share, Tone tone = Tone::Accent);
// For popups, the chosen card and pages only.
void shadow(const Ui& ui, ImVec2 min, ImVec2 max, float rounding);
void card(const Ui& ui, ImVec2 min, ImVec2 max, bool chosen = false);
void rule(const Ui& ui, ImVec2 from, ImVec2 to, Tone tone = Tone::Line);

// Rectangles multiplied onto what is below: ink stays black. One call for all of a page: each costs two draw calls.
struct Tint {
  ImVec2 min;
  ImVec2 max;
  Tone tone = Tone::Hit;
};
void multiply(const Ui& ui, std::span<const Tint> tints);

}  // namespace workbench::ui
