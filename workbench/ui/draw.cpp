#include "workbench/ui/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "workbench/ui/blend.hpp"

namespace workbench::ui {

namespace {

constexpr float pi = std::numbers::pi_v<float>;
// Words by the score: up to 15 不足, 50 部分, 85 基本充分, above 充分 (SS-1.1). Shown as cuts on the bar.
constexpr std::array<float, 3> cuts{15, 50, 85};

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

void tick(const Ui& ui, ImVec2 c, float r, ImU32 ink) {
  const std::array<ImVec2, 3> points{ImVec2{c.x - r * 0.45F, c.y + r * 0.02F}, ImVec2{c.x - r * 0.1F, c.y + r * 0.38F},
                                     ImVec2{c.x + r * 0.48F, c.y - r * 0.34F}};
  list().AddPolyline(points.data(), 3, ink, 0, std::max(ui.px(1.5F), r * 0.24F));
}

void cross(ImVec2 c, float r, ImU32 ink, float width) {
  const float d = r * 0.4F;
  list().AddLine({c.x - d, c.y - d}, {c.x + d, c.y + d}, ink, width);
  list().AddLine({c.x - d, c.y + d}, {c.x + d, c.y - d}, ink, width);
}

void dashes(ImVec2 c, float r, ImU32 ink, float width) {
  constexpr int count = 8;
  for (int at = 0; at < count; ++at) {
    const float from = 2 * pi * static_cast<float>(at) / count;
    list().PathArcTo(c, r, from, from + pi / count, 4);
    list().PathStroke(ink, 0, width);
  }
}

}  // namespace

Tone ink_of(Mark mark) {
  switch (mark) {
    case Mark::Enough:
      return Tone::Enough;
    case Mark::Partly:
      return Tone::Partly;
    case Mark::Lacking:
    case Mark::Contradiction:
      return Tone::Lacking;
    case Mark::Running:
      return Tone::Accent;
    case Mark::Unknown:
    case Mark::None:
      break;
  }
  return Tone::Unknown;
}

Tone ground_of(Mark mark) {
  switch (mark) {
    case Mark::Enough:
      return Tone::EnoughGround;
    case Mark::Partly:
      return Tone::PartlyGround;
    case Mark::Lacking:
    case Mark::Contradiction:
      return Tone::LackingGround;
    case Mark::Running:
      return Tone::AccentGround;
    case Mark::Unknown:
    case Mark::None:
      break;
  }
  return Tone::UnknownGround;
}

void state_mark(const Ui& ui, ImVec2 c, Mark mark, float radius) {
  const float r = radius * ui.scale;
  const ImU32 ink = ui.colour(ink_of(mark));
  const ImU32 ground = ui.colour(Tone::Pane);
  const float width = std::max(1.0F, 1.4F * ui.scale);
  switch (mark) {
    case Mark::Enough:
      list().AddCircleFilled(c, r, ink);
      tick(ui, c, r, ground);
      break;
    case Mark::Partly:
      list().AddCircle(c, r - width / 2, ink, 0, width);
      list().PathArcTo(c, r - width / 2, pi / 2, 3 * pi / 2);
      list().PathFillConvex(ink);
      break;
    case Mark::Lacking: {
      const float half = r * 0.88F;
      list().AddRectFilled({c.x - half, c.y - half}, {c.x + half, c.y + half}, ink, ui.px(2));
      cross(c, r, ground, width);
      break;
    }
    case Mark::Contradiction: {
      const float half = r * 1.1F;
      list().AddQuadFilled({c.x, c.y - half}, {c.x + half, c.y}, {c.x, c.y + half}, {c.x - half, c.y}, ink);
      list().AddLine({c.x, c.y - r * 0.5F}, {c.x, c.y + r * 0.12F}, ground, width);
      list().AddCircleFilled({c.x, c.y + r * 0.42F}, width * 0.6F, ground);
      break;
    }
    case Mark::Unknown:
      dashes(c, r - width / 2, ink, width);
      break;
    case Mark::Running:
      list().AddCircle(c, r - width / 2, ui.colour(Tone::Accent, 0.25F), 0, width * 1.2F);
      list().PathArcTo(c, r - width / 2, -pi / 2, pi / 2);
      list().PathStroke(ink, 0, width * 1.2F);
      break;
    case Mark::None:
      list().AddLine({c.x - r * 0.6F, c.y}, {c.x + r * 0.6F, c.y}, ink, width);
      break;
  }
}

void method_mark(const Ui& ui, ImVec2 c, MethodShape shape, Held held, Tone tone) {
  const float r = 3.8F * ui.scale;
  const float width = std::max(1.0F, 1.2F * ui.scale);
  const ImU32 ink = ui.colour(tone);
  if (held == Held::NotNeeded) {
    list().AddLine({c.x - r, c.y}, {c.x + r, c.y}, ink, width);
    return;
  }
  const bool filled = held == Held::Have;
  const std::array<ImVec2, 3> triangle{ImVec2{c.x, c.y - r}, ImVec2{c.x + r, c.y + r * 0.8F},
                                       ImVec2{c.x - r, c.y + r * 0.8F}};
  switch (shape) {
    case MethodShape::Square:
      if (filled)
        list().AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, ink);
      else
        list().AddRect({c.x - r, c.y - r}, {c.x + r, c.y + r}, ink, 0, 0, width);
      break;
    case MethodShape::Circle:
      if (filled)
        list().AddCircleFilled(c, r, ink);
      else
        list().AddCircle(c, r, ink, 0, width);
      break;
    case MethodShape::Triangle:
      if (filled)
        list().AddTriangleFilled(triangle[0], triangle[1], triangle[2], ink);
      else
        list().AddTriangle(triangle[0], triangle[1], triangle[2], ink, width);
      break;
  }
}

void hatch(const Ui& ui, ImVec2 min, ImVec2 max, Tone tone, float alpha) {
  if (max.x <= min.x || max.y <= min.y) return;
  const float step = ui.px(5);
  const float height = max.y - min.y;
  list().PushClipRect(min, max, true);
  for (float x = min.x - height; x < max.x; x += step) {
    list().AddLine({x, max.y}, {x + height, min.y}, ui.colour(tone, alpha), 1);
  }
  list().PopClipRect();
}

void score_bar(const Ui& ui, ImVec2 min, ImVec2 max, const Score& score, Mark state) {
  const float rounding = std::min(ui.px(3), (max.y - min.y) / 2);
  const auto at = [&](float value) {
    return std::floor(min.x + (max.x - min.x) * std::clamp(value, 0.0F, 100.0F) / 100);
  };
  list().AddRectFilled(min, max, ui.colour(Tone::UnknownGround), rounding);
  const float fill = score.judged ? at(score.value) : min.x;
  const float lost = score.judged ? at(score.value + score.lost) : min.x;
  hatch(ui, {lost, min.y}, max, Tone::Unknown, 0.35F);
  if (lost > fill) {
    list().AddRectFilled({fill, min.y}, {lost, max.y}, ui.colour(Tone::LackingGround));
    hatch(ui, {fill, min.y}, {lost, max.y}, Tone::Lacking, 0.9F);
  }
  if (fill > min.x)
    list().AddRectFilled(min, {fill, max.y}, ui.colour(ink_of(state)), rounding, ImDrawFlags_RoundCornersLeft);
  for (const float cut : cuts) {
    list().AddLine({at(cut), min.y - ui.px(1)}, {at(cut), max.y + ui.px(1)}, ui.colour(Tone::Pane),
                   std::max(1.0F, ui.scale));
  }
  if (score.judged && score.cap >= 0 && score.cap < 100) {
    list().AddRectFilled({at(score.cap) - ui.px(1), min.y - ui.px(2)}, {at(score.cap) + ui.px(1), max.y + ui.px(2)},
                         ui.colour(Tone::Ink));
  }
}

void progress_bar(const Ui& ui, ImVec2 min, ImVec2 max, float share, Tone tone) {
  const float rounding = (max.y - min.y) / 2;
  list().AddRectFilled(min, max, ui.colour(Tone::UnknownGround), rounding);
  const float width = (max.x - min.x) * std::clamp(share, 0.0F, 1.0F);
  if (width >= 1) list().AddRectFilled(min, {min.x + std::max(width, rounding * 2), max.y}, ui.colour(tone), rounding);
}

void shadow(const Ui& ui, ImVec2 min, ImVec2 max, float rounding) {
  constexpr int layers = 8;
  for (int at = layers; at > 0; --at) {
    const float grow = static_cast<float>(at) * 1.5F * ui.scale;
    list().AddRectFilled({min.x - grow, min.y - grow + ui.px(3)}, {max.x + grow, max.y + grow + ui.px(3)},
                         ImGui::ColorConvertFloat4ToU32({0, 0, 0, ui.theme.shadow}), rounding + grow);
  }
}

void card(const Ui& ui, ImVec2 min, ImVec2 max, bool chosen) {
  if (chosen) shadow(ui, min, max, ui.px(6));
  list().AddRectFilled(min, max, ui.colour(Tone::Pane), ui.px(6));
  list().AddRect(min, max, ui.colour(chosen ? Tone::Accent : Tone::Line), ui.px(6), 0, chosen ? ui.px(2) : 1);
}

void rule(const Ui& ui, ImVec2 from, ImVec2 to, Tone tone) {
  list().AddRectFilled(from, {std::max(to.x, from.x + 1), std::max(to.y, from.y + 1)}, ui.colour(tone));
}

void multiply(const Ui& ui, std::span<const Tint> tints) {
  if (tints.empty()) return;
  list().AddCallback(blend_multiply, nullptr);
  for (const auto& tint : tints) list().AddRectFilled(tint.min, tint.max, ui.colour(tint.tone));
  list().AddCallback(blend_normal, nullptr);
}

}  // namespace workbench::ui
