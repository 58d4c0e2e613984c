#include "evidence/reader/ofd_runs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

// A character's box about its baseline: what CJK fonts agree on (ascent 0.88, descent 0.12 of the size).
constexpr double above_baseline = 0.88;
constexpr double shortest_rule = 8;  // points: shorter strokes are parts of drawings, not of tables
constexpr double widest_jump = 2;    // sizes: characters further apart are two runs
constexpr std::size_t most_rules = 20'000;

bool is_text(char32_t c) { return !is_blank(c) && c >= 0x20 && c != 0x7F && c != 0xFFFD && c != 0xFFFF; }

OfdRun::Way way_of(const OfdText& text, const Matrix& matrix) {
  const double slope = std::abs(matrix.b) + std::abs(matrix.c);
  const double level = std::abs(matrix.a) + std::abs(matrix.d);
  if (slope > 0.1 * level) return OfdRun::Way::Aslant;
  return text.vertical ? OfdRun::Way::Vertical : OfdRun::Way::Level;
}

// Whether the second character goes on where the first ends.
bool goes_on(const OfdGlyph& before, const OfdGlyph& glyph, const OfdText& text) {
  const double along = text.vertical ? glyph.at.y - before.at.y : glyph.at.x - before.at.x;
  const double aside = text.vertical ? glyph.at.x - before.at.x : glyph.at.y - before.at.y;
  return std::abs(aside) < 0.3 * text.size && along >= -0.1 * text.size &&
         along - before.advance < widest_jump * text.size;
}

void add_runs(const OfdText& text, std::vector<OfdRun>& runs) {
  const Matrix to_points = first_then(text.to_page, {points_per_millimetre, 0, 0, points_per_millimetre, 0, 0});
  OfdRun run;
  const auto flush = [&] {
    if (!run.characters.empty()) runs.push_back(run);
    run.characters.clear();
  };
  run.way = way_of(text, to_points);
  run.visible = text.visible;
  const OfdGlyph* before = nullptr;
  for (const OfdGlyph& glyph : text.glyphs) {
    // Two blanks leave room in which something else may stand: a form's "年  月  日".
    const bool wide_blank = before != nullptr && !is_text(before->code) && !is_text(glyph.code);
    if (before != nullptr && (wide_blank || !goes_on(*before, glyph, text))) flush();
    before = &glyph;
    if (!is_text(glyph.code) && run.characters.empty()) continue;
    const double width = text.vertical ? text.size * text.stretch : glyph.advance;
    const Rectangle box = bounds_of(to_points, {glyph.at.x, glyph.at.y - above_baseline * text.size, width, text.size});
    if (run.characters.empty()) {
      run.where = box;
      run.size = std::max(1e-3, std::hypot(to_points.c, to_points.d) * text.size);
    }
    if (is_text(glyph.code)) run.where = joined(run.where, box);
    run.characters.push_back({glyph.code, box});
  }
  flush();
}

// White on white: a background, and nothing that parts cells.
bool is_seen(const OfdPath& path) {
  const auto inks = [](const std::optional<OfdColour>& colour) {
    constexpr double nearly_white = 0.97;
    return colour && colour->alpha > 0 && std::min({colour->red, colour->green, colour->blue}) < nearly_white;
  };
  return inks(path.fill) || inks(path.stroke);
}

void add_rules(const OfdPath& path, Rules& rules) {
  if (!is_seen(path)) return;
  const Matrix to_points = first_then(path.to_page, {points_per_millimetre, 0, 0, points_per_millimetre, 0, 0});
  Point begin;
  Point pen;
  for (const OfdStep& step : path.steps) {
    const Point to = step.kind == OfdStep::Kind::Close ? begin : to_points.of(step.to);
    if (step.kind == OfdStep::Kind::Move) begin = to;
    if (step.kind == OfdStep::Kind::Line || step.kind == OfdStep::Kind::Close) {
      const auto [top, bottom] = std::minmax(pen.y, to.y);
      const auto [left, right] = std::minmax(pen.x, to.x);
      if (right - left < 1 && bottom - top >= shortest_rule) rules.vertical.push_back({left, top, bottom});
      if (bottom - top < 1 && right - left >= shortest_rule) rules.horizontal.push_back({top, left, right});
    }
    pen = to;
    if (rules.vertical.size() + rules.horizontal.size() > most_rules) return;
  }
}

// Runs that fill most of the width of their group: lines of prose.
std::size_t full_lines(const std::vector<OfdRun>& runs, double left, double right) {
  const auto is_full = [&](const OfdRun& run) { return run.where.width > 0.7 * (right - left); };
  return static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), is_full));
}

struct Gutter {
  double left = 0;
  double right = 0;
};

// The widest strip from top to bottom in which nothing stands and which no horizontal rule crosses.
Gutter widest_gutter(std::vector<OfdRun> runs, const Rules& rules) {
  std::sort(runs.begin(), runs.end(), [](const OfdRun& a, const OfdRun& b) { return a.where.x < b.where.x; });
  Gutter widest;
  double reached = runs.front().where.x;
  for (const OfdRun& run : runs) {
    const bool wider = run.where.x - reached > widest.right - widest.left;
    const auto crosses = [&](const Rule& rule) { return rule.from < reached && rule.to > run.where.x; };
    if (wider && std::none_of(rules.horizontal.begin(), rules.horizontal.end(), crosses))
      widest = {reached, run.where.x};
    reached = std::max(reached, run.where.x + run.where.width);
  }
  return widest;
}

}  // namespace

std::vector<OfdRun> runs_of(const std::vector<OfdObject>& objects) {
  std::vector<OfdRun> runs;
  for (const OfdObject& object : objects) {
    if (const auto* text = std::get_if<OfdText>(&object)) add_runs(*text, runs);
  }
  return runs;
}

Rules rules_of(const std::vector<OfdObject>& objects) {
  Rules rules;
  for (const OfdObject& object : objects) {
    if (const auto* path = std::get_if<OfdPath>(&object)) add_rules(*path, rules);
  }
  return rules;
}

std::vector<std::vector<OfdRun>> columns_of(std::vector<OfdRun> runs, const Rules& rules) {
  constexpr std::size_t fewest_lines = 4;              // of a column; fewer are a heading beside another
  constexpr double narrowest = 2;                      // sizes of its characters: a gap within a line is smaller
  constexpr double wide = 20 * points_per_millimetre;  // the fold of a sheet with two pages
  if (runs.size() < 2 * fewest_lines) return {std::move(runs)};
  const Gutter gutter = widest_gutter(runs, rules);
  if (gutter.right - gutter.left < narrowest * runs.front().size) return {std::move(runs)};
  const double middle = (gutter.left + gutter.right) / 2;
  std::vector<OfdRun> left;
  std::vector<OfdRun> right;
  double begin = middle;
  double end = middle;
  for (const OfdRun& run : runs) {
    begin = std::min(begin, run.where.x);
    end = std::max(end, run.where.x + run.where.width);
    (run.where.x < middle ? left : right).push_back(run);
  }
  const bool left_prose = full_lines(left, begin, gutter.left) >= fewest_lines;
  const bool right_prose = full_lines(right, gutter.right, end) >= fewest_lines;
  const bool fold = gutter.right - gutter.left >= wide && (left_prose || right_prose);
  if (left.empty() || right.empty() || !((left_prose && right_prose) || fold)) return {std::move(runs)};
  auto columns = columns_of(std::move(left), rules);
  for (auto& column : columns_of(std::move(right), rules)) columns.push_back(std::move(column));
  return columns;
}

std::vector<std::vector<OfdRun>> lines_of(std::vector<OfdRun> runs) {
  const auto middle = [](const OfdRun& run) { return run.where.y + run.where.height / 2; };
  std::stable_sort(runs.begin(), runs.end(), [&](const OfdRun& a, const OfdRun& b) { return middle(a) < middle(b); });
  std::vector<std::vector<OfdRun>> lines;
  for (OfdRun& run : runs) {
    // The same line where half the lower one's height is shared with the run that began it.
    const bool same = !lines.empty() && middle(run) - middle(lines.back().front()) <
                                            0.5 * std::min(run.where.height, lines.back().front().where.height);
    if (!same) lines.emplace_back();
    lines.back().push_back(std::move(run));
  }
  for (auto& line : lines)
    std::stable_sort(line.begin(), line.end(), [](const OfdRun& a, const OfdRun& b) { return a.where.x < b.where.x; });
  return lines;
}

}  // namespace evidence::reader
