#include "ocr/seal_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "ocr/organisation_endings.hpp"
#include "ocr/seal_strip.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr double smallest = 20;  // pixels of a half axis: characters of 5 pixels
constexpr std::size_t shortest_name = 4;
constexpr double least_sure = 45;  // percent, of a character at the end of a name, and of a name in the mean
constexpr double sure = 80;        // percent: of names, enough not to ask once more
constexpr double very_sure = 98;

struct Sign {
  std::string text;
  double middle = 0;  // pixels of the strip
  double confidence = 0;
  bool chinese = false;
};

// Chinese characters of UTF-8's three and four bytes; full-width brackets belong to names.
bool is_chinese(const std::string& text) {
  if (text == "（" || text == "）") return true;
  const auto first = static_cast<unsigned char>(text.empty() ? 0 : text[0]);
  return (first >= 0xe3 && first <= 0xe9 && text.substr(0, 2) != "\xe3\x80") || first == 0xf0;
}

Result<std::vector<Sign>> signs_in(Recogniser& engine, const Picture& strip) {
  auto line = engine.read_line(strip);
  if (!line) return evidence::pass_on(line);
  std::vector<Sign> signs;
  for (const Word& word : line->words)
    signs.push_back({word.text, word.x + word.width / 2.0, double(word.confidence), is_chinese(word.text)});
  return signs;
}

struct Name {
  std::string text;
  double confidence = 0;
  double middle = 0;  // pixels of the strip
  double span = 0;    // from its first sign to its last
  std::size_t signs = 0;
  [[nodiscard]] bool complete() const { return ends_as_an_organisation(text); }
  // More signs are better as long as the engine is sure of them; a proper ending is worth four sure ones.
  [[nodiscard]] double worth() const {
    constexpr double doubtful = 60, ending = 160;
    return signs < shortest_name ? 0 : (confidence - doubtful) * double(signs) + (complete() ? ending : 0);
  }
};

Name name_of(std::vector<Sign>::const_iterator from, std::vector<Sign>::const_iterator to) {
  const auto weak = [](const Sign& sign) { return !sign.chinese || sign.confidence < least_sure; };
  while (from != to && weak(*from)) ++from;
  while (from != to && weak(*(to - 1))) --to;
  Name name;
  if (from == to) return name;
  name.middle = (from->middle + (to - 1)->middle) / 2;
  name.span = (to - 1)->middle - from->middle;
  name.signs = static_cast<std::size_t>(to - from);
  for (auto at = from; at != to; ++at) {
    name.text += at->text;
    name.confidence += at->confidence / static_cast<double>(name.signs);
  }
  return name;
}

// The best run of signs without a gap, of at most one turn: more is the same words again.
Name best_name(const std::vector<Sign>& signs, double gap, double turn) {
  std::vector<double> distances;
  for (std::size_t i = 1; i < signs.size(); ++i) distances.push_back(signs[i].middle - signs[i - 1].middle);
  if (distances.empty()) return {};
  const auto half = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), half, distances.end());
  const double widest = gap * *half;
  Name best;
  auto from = signs.begin();
  for (auto at = signs.begin(); at != signs.end(); ++at) {
    if (at + 1 != signs.end() && (at + 1)->middle - at->middle <= widest) continue;
    Name name = name_of(from, at + 1);
    if (name.span < turn && name.worth() > best.worth()) best = std::move(name);
    from = at + 1;
  }
  return best;
}

struct Read {
  Name name;
  double up = 0;  // degrees clockwise from the page's up
};

// A column of a turn that begins at the bottom → the direction from the centre, clockwise from the page's up. (Equal
// steps of an oval's rim are not equal angles; its axes say more than the name's place does.)
double direction_of(double column, int turn) { return std::fmod(column / turn * 360 + 180, 360); }

Result<Read> read_ring(Recogniser& engine, const Picture& picture, const Seal& seal) {
  constexpr double within_a_turn = 3;  // of the usual distance between two signs: worn characters are lost
  constexpr double between_turns = 1.75;
  Read best;
  for (const InkBy by : {InkBy::Darkness, InkBy::Redness}) {
    const Picture turn = unrolled(picture, seal, 1, by);
    const Rolled rolled = from_widest_gap(turn);
    auto signs = signs_in(engine, rolled.strip);
    if (!signs) return evidence::pass_on(signs);
    Name name = best_name(*signs, within_a_turn, turn.width);
    if (name.worth() > best.name.worth()) best = {name, direction_of(name.middle + rolled.begin, turn.width)};
    if (best.name.complete() && best.name.confidence >= very_sure) return best;
  }
  if (best.name.complete() && best.name.confidence >= sure) return best;
  const Picture twice = unrolled(picture, seal, 2, InkBy::Redness);
  auto signs = signs_in(engine, twice);
  if (!signs) return evidence::pass_on(signs);
  Name name = best_name(*signs, between_turns, twice.width / 2.0);
  if (name.worth() > best.name.worth()) best = {name, direction_of(name.middle, twice.width / 2)};
  return best;
}

// Straight text between two heights, where the engine is sure of it.
Result<std::string> read_level(Recogniser& engine, const Picture& part) {
  constexpr double least_mean = 70;
  constexpr std::size_t fewest = 3;
  auto signs = signs_in(engine, part);
  if (!signs) return evidence::pass_on(signs);
  std::string text;
  double sum = 0;
  for (const Sign& sign : *signs) text += sign.text, sum += sign.confidence;
  const bool long_enough = signs->size() >= fewest || text.size() >= 3 * fewest;
  return long_enough && sum >= least_mean * static_cast<double>(signs->size()) ? text : std::string();
}

}  // namespace

Result<void> read_seal_text(Recogniser& engine, const Picture& picture, Seal& seal) {
  if (picture.channels != 3 || seal.down < smallest) return {};
  auto read = read_ring(engine, picture, seal);
  if (!read) return evidence::pass_on(read);
  if (read->name.signs < shortest_name || read->name.confidence < least_sure) return {};
  seal.ring = read->name.text;
  seal.confidence = static_cast<std::uint8_t>(std::lround(read->name.confidence));
  if (seal.shape == SealShape::Oval) {
    const double turned = std::cos((read->up - seal.tilt) * std::numbers::pi / 180);
    const double up = turned >= 0 ? seal.tilt : seal.tilt + 180;
    auto number = read_level(engine, level_part(picture, seal, up, 1.1, -0.17, 0.17, InkBy::Darkness));
    if (!number) return evidence::pass_on(number);
    auto purpose = read_level(engine, level_part(picture, seal, up, 0.8, 0.32, 0.64, InkBy::Darkness));
    if (!purpose) return evidence::pass_on(purpose);
    seal.inner = *purpose + (purpose->empty() || number->empty() ? "" : " ") + *number;
    return {};
  }
  auto inner = read_level(engine, level_part(picture, seal, read->up, 0.6, 0.37, 0.67, InkBy::Darkness));
  if (!inner) return evidence::pass_on(inner);
  seal.inner = std::move(*inner);
  return {};
}

}  // namespace ocr
