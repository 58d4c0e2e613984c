#include "ocr/page_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ocr/calibration.hpp"
#include "ocr/ink.hpp"
#include "ocr/layout.hpp"
#include "ocr/orientation.hpp"
#include "ocr/paper.hpp"
#include "ocr/seals.hpp"
#include "ocr/second_opinion.hpp"
#include "ocr/sheet.hpp"
#include "ocr/skew.hpp"
#include "ocr/tables.hpp"
#include "ocr/way_up.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr double least_ink = 0.00003;  // share of dark pixels of a page with anything on it
constexpr int least_side = 8;          // pixels; nothing smaller can be read
constexpr double least_skew = 0.3;     // degrees: less neither hinders an engine nor mixes up rows
constexpr int doubtful = 50;           // mean confidence of a line, percent: below it is told apart

struct Engines {
  Recogniser& first;
  Recogniser* second;
};

void calibrate(Line& line, std::string_view engine) {
  for (Word& word : line.words) word.confidence = calibrated(engine, word.confidence);
}

// Puts each line where it belongs: believed, doubtful, read by the other engine.
Result<Recognition> weigh(const Engines& engines, const Picture& page, std::vector<Line> lines) {
  Recognition result;
  for (Line& line : lines) calibrate(line, engines.first.name());
  if (engines.second != nullptr) {
    auto opinions = second_opinion(*engines.second, page, lines);
    if (!opinions) return evidence::pass_on(opinions);
    for (Opinion& opinion : *opinions) {
      calibrate(opinion.line, engines.second->name());
      if (!opinion.line.words.empty() && likeness(lines[opinion.of], opinion.line) < 1)
        result.second.push_back(std::move(opinion.line));
    }
  }
  for (Line& line : lines) {
    auto& where = mean_confidence({line}) < doubtful ? result.doubtful : result.lines;
    where.push_back(std::move(line));
  }
  return result;
}

// A levelled page that stands upright, or would if turned over.
Result<Recognition> read_upright(const Engines& engines, const Picture& page, double dpi, bool may_turn_over) {
  const Ink ink = ink_of(page, dpi);
  const std::vector<Rule> rules = find_rules(ink);
  const double skew = measure_lean(ink.mask).degrees;
  const bool leans = std::abs(skew) >= least_skew;
  const Picture straight = leans ? straightened(page, skew) : Picture();
  const Picture& read = leans ? straight : page;
  auto lines = engines.first.read_lines(read, dpi);
  if (!lines) return evidence::pass_on(lines);
  if (may_turn_over) {
    auto turned_over = read_turned_over(engines.first, read, *lines);
    if (!turned_over) return evidence::pass_on(turned_over);
    if (turned_over->whole_page) {
      auto result = read_upright(engines, turned(page, 2), dpi, false);
      if (result) turn_back(*result, 2, page);
      return result;
    }
    for (auto& better : turned_over->lines) (*lines)[better.of] = std::move(better.line);
  }
  auto result = weigh(engines, read, std::move(*lines));
  if (!result) return result;
  const Ink level = leans ? ink_of(straight, dpi) : Ink();
  result->lines = leans ? in_reading_order(result->lines, find_tables(level, find_rules(level)))
                        : in_reading_order(result->lines, find_tables(ink, rules));
  if (leans) lean_back(*result, skew, page);
  return result;
}

Result<Recognition> read_turned(const Engines& engines, const Picture& page, double dpi, int quarters,
                                bool may_turn_over) {
  if (quarters == 0) return read_upright(engines, page, dpi, may_turn_over);
  auto result = read_upright(engines, turned(page, quarters), dpi, may_turn_over);
  if (result) {
    const int before = result->quarters;
    turn_back(*result, quarters, page);
    result->quarters = (quarters + before) % 4;
  }
  return result;
}

Result<int> find_quarters(Recogniser& engine, const Picture& page, double dpi) {
  const Ink ink = ink_of(page, dpi);
  const Picture mask = without(ink.mask, find_rules(ink));
  if (!seems_on_its_side(mask, measure_lean(mask))) return 0;
  return quarters_upright(engine, page, ink, mask);
}

Result<Recognition> read_sheet(const Engines& engines, const Sheet& sheet, const PageOptions& options) {
  Recognition blank;
  if (std::min(sheet.picture().width, sheet.picture().height) < least_side) return blank;
  blank.seals = find_seals(sheet.picture(), sheet.dpi());
  const Picture page = level_paper(grey_without_seals(sheet.picture(), blank.seals), sheet.dpi());
  if (ink_share(page) < least_ink) return blank;
  if (options.quarters) {
    auto result = read_turned(engines, page, sheet.dpi(), *options.quarters % 4, false);
    if (result) result->seals = std::move(blank.seals);
    return result;
  }
  auto quarters = find_quarters(engines.first, page, sheet.dpi());
  if (!quarters) return evidence::pass_on(quarters);
  auto result = read_turned(engines, page, sheet.dpi(), *quarters, *quarters == 0);
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
