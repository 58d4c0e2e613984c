// Text in rows and paragraphs.
#include <algorithm>
#include <cmath>

#include "evidence/base/utf8.hpp"
#include "workbench/ui/draw.hpp"

namespace workbench::ui {

namespace {

constexpr std::u32string_view never_first = U"，。、；：？！）》」』】”’%…—,.;:!?)";
constexpr std::u32string_view never_last = U"（《「“【(";

bool wide(char32_t c) { return evidence::is_han(c) || (c >= 0x3000 && c <= 0x30ff) || (c >= 0xff00 && c <= 0xffef); }

bool may_break(char32_t before, char32_t after) {
  if (never_first.find(after) != std::u32string_view::npos) return false;
  if (never_last.find(before) != std::u32string_view::npos) return false;
  return evidence::is_blank(before) || wide(before) || wide(after);
}

float advance(const ImFont& font, char32_t c) {
  return font.GetCharAdvance(static_cast<ImWchar>(c > 0xffff ? 0xfffd : c));
}

}  // namespace

float width_of(const Ui& ui, Font font, std::string_view text) {
  if (text.empty()) return 0;  // Dear ImGui takes a null end for "up to the zero byte"
  const ImFont& face = *ui.font(font);
  return face.CalcTextSizeA(face.FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

float text_left(const Ui& ui, Font font, float x, float y, float row_height, Tone tone, std::string_view text) {
  if (text.empty()) return 0;
  ImFont* face = ui.font(font);
  const ImVec2 at{std::floor(x + 0.5F), std::floor(y + (row_height - face->FontSize) / 2)};
  ImGui::GetWindowDrawList()->AddText(face, face->FontSize, at, ui.colour(tone), text.data(),
                                      text.data() + text.size());
  return width_of(ui, font, text);
}

float text_right(const Ui& ui, Font font, float right, float y, float row_height, Tone tone, std::string_view text) {
  const float width = width_of(ui, font, text);
  text_left(ui, font, right - width, y, row_height, tone, text);
  return width;
}

void text_centred(const Ui& ui, Font font, float left, float right, float y, float row_height, Tone tone,
                  std::string_view text) {
  text_left(ui, font, left + (right - left - width_of(ui, font, text)) / 2, y, row_height, tone, text);
}

std::string cut_to(const Ui& ui, Font font, float width, std::string_view text) {
  if (text.empty() || width_of(ui, font, text) <= width) return std::string(text);
  const ImFont& face = *ui.font(font);
  const float room = width - advance(face, U'…');
  float used = 0;
  std::size_t at = 0;
  std::size_t end = 0;
  while (at < text.size()) {
    used += advance(face, evidence::next_code_point(text, at));
    if (used > room) break;
    end = at;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string name_to(const Ui& ui, Font font, float width, std::string_view name) {
  if (width_of(ui, font, name) <= width) return std::string(name);
  const auto dot = name.rfind('.');
  const bool has_extension = dot != std::string_view::npos && dot > 0 && name.size() - dot <= 6;
  return cut_to(ui, font, width, has_extension ? name.substr(0, dot) : name);
}

float text_cut(const Ui& ui, Font font, float x, float y, float row_height, float width, Tone tone,
               std::string_view text) {
  return text_left(ui, font, x, y, row_height, tone, cut_to(ui, font, width, text));
}

std::vector<std::string_view> wrap(const Ui& ui, Font font, float width, std::string_view text) {
  const ImFont& face = *ui.font(font);
  std::vector<std::string_view> lines;
  std::size_t line = 0;
  std::size_t last_break = 0;  // the last place where this line may end; `line` = none yet
  float used = 0;
  float used_at_break = 0;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = evidence::next_code_point(text, at);
    if (c == U'\n') {
      lines.push_back(text.substr(line, here - line));
      line = last_break = at;
      used = used_at_break = 0;
      before = U' ';
      continue;
    }
    if (here > line && may_break(before, c)) {
      last_break = here;
      used_at_break = used;
    }
    const float wide_by = advance(face, c);
    if (used + wide_by > width && here > line && !evidence::is_blank(c)) {
      const std::size_t end = last_break > line ? last_break : here;
      lines.push_back(text.substr(line, end - line));
      used -= last_break > line ? used_at_break : used;
      line = last_break = end;
      used_at_break = 0;
    }
    used += wide_by;
    before = c;
  }
  if (line < text.size()) lines.push_back(text.substr(line));
  return lines;
}

float text_wrapped(const Ui& ui, Font font, ImVec2 at, float width, float line_height, Tone tone, std::string_view text,
                   std::size_t most_lines) {
  const auto lines = wrap(ui, font, width, text);
  const std::size_t shown = std::min(lines.size(), most_lines);
  for (std::size_t n = 0; n < shown; ++n) {
    const float y = at.y + static_cast<float>(n) * line_height;
    if (n + 1 == shown && shown < lines.size()) {
      text_cut(ui, font, at.x, y, line_height, width, tone, std::string(lines[n]) + "………");
    } else {
      text_left(ui, font, at.x, y, line_height, tone, lines[n]);
    }
  }
  return static_cast<float>(shown) * line_height;
}

}  // namespace workbench::ui
