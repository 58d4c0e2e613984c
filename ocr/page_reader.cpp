#include "ocr/page_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ocr/ink.hpp"
#include "ocr/layout.hpp"
#include "ocr/left_over.hpp"
#include "ocr/orientation.hpp"
#include "ocr/paper.hpp"
#include "ocr/seal_text.hpp"
#include "ocr/seals.hpp"
#include "ocr/sheet.hpp"
#include "ocr/skew.hpp"
#include "ocr/tables.hpp"
#include "ocr/turned_over.hpp"
#include "ocr/way_up.hpp"
#include "ocr/weigh.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr double least_ink = 0.00003;  // share of dark pixels of a page with anything on it
constexpr int least_side = 8;          // pixels; nothing smaller can be read
constexpr double least_skew = 0.3;     // degrees: less neither hinders an engine nor mixes up rows

// A page, and what was measured on it.
struct MeasuredPage {
  const Picture& page;
  Ink ink;
  std::vector<Rule> rules;
};

MeasuredPage measured(const Picture& page, double dpi) {
  Ink ink = ink_of(page, dpi);
  std::vector<Rule> rules = find_rules(ink);
  return {page, std::move(ink), std::move(rules)};
}

Result<Recognition> read_upright(const Engines& engines, const MeasuredPage& upright, double dpi, bool may_turn_over);

Result<Recognition> read_straight(const Engines& engines, const MeasuredPage& straight, double dpi,
                                  bool may_turn_over) {
  auto lines = engines.first.read_lines(straight.page, dpi);
  if (!lines) return evidence::pass_on(lines);
  if (may_turn_over) {
    const auto unread = left_over(without(straight.ink.mask, straight.rules), straight.ink.factor, *lines);
    auto turned_over = read_turned_over(engines.first, straight.page, *lines, unread);
    if (!turned_over) return evidence::pass_on(turned_over);
    if (turned_over->whole_page) {
      const Picture upright = turned(straight.page, 2);
      auto result = read_upright(engines, measured(upright, dpi), dpi, false);
      if (result) turn_back(*result, 2, straight.page);
      return result;
    }
    for (auto& better : turned_over->lines) {
      if (better.of) {
        (*lines)[*better.of] = std::move(better.line);
      } else {
        lines->push_back(std::move(better.line));
      }
    }
  }
  auto result = weigh(engines, straight.page, std::move(*lines));
  if (result) result->lines = in_reading_order(result->lines, find_tables(straight.ink, straight.rules));
  return result;
}

// A levelled page that stands upright, or would if turned over.
Result<Recognition> read_upright(const Engines& engines, const MeasuredPage& upright, double dpi, bool may_turn_over) {
  const double skew = measure_lean(upright.ink.mask).degrees;
  if (std::abs(skew) < least_skew) return read_straight(engines, upright, dpi, may_turn_over);
  const Picture straight = straightened(upright.page, skew);
  auto result = read_straight(engines, measured(straight, dpi), dpi, may_turn_over);
  if (result) lean_back(*result, skew, upright.page);
  return result;
}

Result<Recognition> read_turned(const Engines& engines, const MeasuredPage& page, double dpi, int quarters,
                                bool may_turn_over) {
  if (quarters == 0) return read_upright(engines, page, dpi, may_turn_over);
  const Picture upright = turned(page.page, quarters);
  auto result = read_upright(engines, measured(upright, dpi), dpi, may_turn_over);
  if (result) {
    const int before = result->quarters;
    turn_back(*result, quarters, page.page);
    result->quarters = (quarters + before) % 4;
  }
  return result;
}

Result<int> find_quarters(Recogniser& engine, const MeasuredPage& page) {
  const Picture mask = without(page.ink.mask, page.rules);
  if (!seems_on_its_side(mask, measure_lean(mask))) return 0;
  return quarters_upright(engine, page.page, page.ink, mask);
}

Result<Recognition> read_sheet(const Engines& engines, const Sheet& sheet, const PageOptions& options) {
  Recognition blank;
  if (std::min(sheet.picture().width, sheet.picture().height) < least_side) return blank;
  blank.seals = find_seals(sheet.picture(), sheet.dpi());
  for (Seal& seal : blank.seals) {
    if (!engines.first.reads_strips()) break;
    if (auto read = read_seal_text(engines.first, sheet.picture(), seal); !read) return evidence::pass_on(read);
  }
  const Picture page = level_paper(grey_without_seals(sheet.picture(), blank.seals), sheet.dpi());
  if (ink_share(page) < least_ink) return blank;
  const MeasuredPage as_given = measured(page, sheet.dpi());
  int quarters = options.quarters.value_or(0) % 4;
  if (!options.quarters) {
    auto found = find_quarters(engines.first, as_given);
    if (!found) return evidence::pass_on(found);
    quarters = *found;
  }
  const bool may_turn_over = !options.quarters && quarters == 0;
  auto result = read_turned(engines, as_given, sheet.dpi(), quarters, may_turn_over);
  if (result) result->seals = std::move(blank.seals);
  return result;
}

}  // namespace

Result<Recognition> read_page(Recogniser& first, Recogniser* second, const Picture& picture,
                              const PageOptions& options) {
  const Sheet sheet(picture, options.region);
  auto result = read_sheet({first, second}, sheet, options);
  if (!result) return result;
  result->engine = first.name();
  result->dpi = sheet.dpi();
  result->confidence = mean_confidence(result->lines);
  sheet.place_back(*result);
  return result;
}

}  // namespace ocr
