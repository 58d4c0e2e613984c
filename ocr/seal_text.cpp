#include "ocr/seal_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "ocr/organisation_endings.hpp"
#include "ocr/seal_grid.hpp"
#include "ocr/seal_strip.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr double smallest = 20;  // pixels of a half axis: characters of 5 pixels
constexpr std::size_t shortest_name = 4;
constexpr double least_sure = 0.45;  // of a name in the mean

// Chinese characters of UTF-8's three and four bytes; full-width brackets belong to names.
bool is_chinese(const std::string& text) {
  if (text == "（" || text == "）") return true;
  const auto first = static_cast<unsigned char>(text.empty() ? 0 : text[0]);
  return (first >= 0xe3 && first <= 0xe9 && text.substr(0, 2) != "\xe3\x80") || first == 0xf0;
}

// What stands in a strip; places are shares of it.
Result<std::vector<RingSign>> signs_in(Recogniser& engine, const Picture& strip) {
  auto line = engine.read_line(strip);
  if (!line) return evidence::pass_on(line);
  std::vector<RingSign> signs;
  for (const Word& word : line->words)
    signs.push_back(
        {word.text, (word.x + word.width / 2.0) / strip.width, word.confidence / 100.0, is_chinese(word.text)});
  return signs;
}

// What several readings made of each cell.
class Votes {
 public:
  explicit Votes(const Cells& cells) : cells_(cells), said_(static_cast<std::size_t>(cells.count)) {}
  void add(const std::vector<RingSign>& signs) {
    std::vector<const RingSign*> surest(said_.size());
    for (const RingSign& sign : signs) {
      const auto cell = static_cast<std::size_t>(cell_of(sign.place));
      if (cell < said_.size() && (surest[cell] == nullptr || sign.confidence > surest[cell]->confidence))
        surest[cell] = &sign;
    }
    for (std::size_t i = 0; i < said_.size(); ++i)
      if (surest[i] != nullptr) said_[i][surest[i]->text] += surest[i]->confidence;
    ++readings_;
  }
  struct Winner {
    std::string text;
    double confidence = 0;
  };
  [[nodiscard]] std::vector<Winner> winners() const {
    std::vector<Winner> all;
    for (const auto& cell : said_) {
      all.emplace_back();
      for (const auto& [text, sum] : cell)
        if (sum / readings_ > all.back().confidence) all.back() = {text, sum / readings_};
    }
    return all;
  }

 private:
  [[nodiscard]] double cell_of(double place) const {
    const double turns = place - cells_.first + cells_.pitch / 2;
    return (turns - std::floor(turns)) / cells_.pitch;
  }
  Cells cells_;
  std::vector<std::map<std::string, double>> said_;
  double readings_ = 0;
};

struct Name {
  std::string text;
  double confidence = 0;
  double middle = 0;  // share of a turn
  double worth = 0;
  std::size_t signs = 0;
  double beside = 0;  // confidence of the surest Chinese character next to it
};

// The best stretch of cells: more signs are better as long as they are sure, a proper ending is worth two.
Name name_of(const std::vector<Votes::Winner>& winners, const Cells& cells) {
  constexpr double doubtful = 0.38, lost = 0.5, ending = 1;
  Name best;
  const auto sureness = [&](std::size_t i) {
    return i < winners.size() && is_chinese(winners[i].text) ? winners[i].confidence : 0;
  };
  for (std::size_t from = 0; from < winners.size(); ++from) {
    Name name;
    double sum = 0;
    for (std::size_t i = from; i < winners.size(); ++i) {
      const bool sign = is_chinese(winners[i].text) && winners[i].confidence > 0.05;
      name.worth += sign ? winners[i].confidence - doubtful : -lost;
      if (!sign) continue;
      name.text += winners[i].text;
      sum += winners[i].confidence;
      ++name.signs;
      Name whole = name;
      whole.worth += ends_as_an_organisation(name.text) ? ending : 0;
      if (whole.worth <= best.worth) continue;
      whole.confidence = sum / static_cast<double>(i - from + 1);
      whole.beside = std::max(from == 0 ? 0 : sureness(from - 1), sureness(i + 1));
      whole.middle = cells.first + cells.pitch * static_cast<double>(from + i) / 2;
      best = std::move(whole);
    }
  }
  return best;
}

// The grid carried on round the whole turn, what is known in its middle.
Cells all_round(const Cells& known) {
  const double middle = known.first + known.pitch * (known.count - 1) / 2;
  Cells all{0, known.pitch, static_cast<int>(1 / known.pitch)};
  if ((all.count - known.count) % 2 != 0) --all.count;
  all.count = std::max(all.count, known.count);
  all.first = middle - known.pitch * (all.count - 1) / 2;
  return all;
}

Result<Name> read_ring(Recogniser& engine, const SealInk& shade, const SealInk& bare, const SealInk& colour) {
  constexpr double overlap = 0.08;  // of a turn: no character is cut by the seam
  constexpr double sure = 0.99;     // of a name in the mean: asked no more
  constexpr double quiet = 0.1;     // what stands beside it, which may be its first or last character
  const Rim rim(shade.seal, Band{});
  const double begin = widest_gap(shade, rim);
  auto signs = signs_in(engine, unrolled(shade, rim, begin, begin + 1 + overlap));
  if (!signs) return evidence::pass_on(signs);
  for (RingSign& sign : *signs) sign.place = begin + sign.place * (1 + overlap);
  const auto grid = grid_of(*signs);
  if (!grid) return Name{};
  const Cells cells = all_round(*grid);
  const Rim words(shade.seal, band_of_words(shade, *grid));
  Votes votes(cells);
  votes.add(*signs);
  for (const SealInk* ink : {&shade, &bare, &colour}) {
    auto read = signs_in(engine, side_by_side(*ink, words, cells));
    if (!read) return evidence::pass_on(read);
    for (RingSign& sign : *read) sign.place = cells.first + cells.pitch * (sign.place * cells.count - 0.5);
    votes.add(*read);
    if (Name name = name_of(votes.winners(), cells); name.confidence >= sure && name.beside < quiet) return name;
  }
  return name_of(votes.winners(), cells);
}

// Straight text between two heights, where the engine is sure of it.
Result<std::string> read_level(Recogniser& engine, const Picture& part) {
  constexpr double least_mean = 0.7;
  constexpr std::size_t fewest = 3;
  auto signs = signs_in(engine, part);
  if (!signs) return evidence::pass_on(signs);
  std::string text;
  double sum = 0;
  for (const RingSign& sign : *signs) text += sign.text, sum += sign.confidence;
  const bool long_enough = signs->size() >= fewest || text.size() >= 3 * fewest;
  return long_enough && sum >= least_mean * static_cast<double>(signs->size()) ? text : std::string();
}

}  // namespace

Result<void> read_seal_text(Recogniser& engine, const Picture& picture, Seal& seal) {
  if (picture.channels != 3 || seal.down < smallest) return {};
  const SealInk shade = seal_ink(picture, seal, InkBy::Shade), bare = seal_ink(picture, seal, InkBy::BareShade),
                colour = seal_ink(picture, seal, InkBy::Colour);
  auto name = read_ring(engine, shade, bare, colour);
  if (!name) return evidence::pass_on(name);
  if (name->signs < shortest_name || name->confidence < least_sure) return {};
  seal.ring = name->text;
  seal.confidence = static_cast<std::uint8_t>(std::lround(100 * name->confidence));
  const double direction = std::fmod(name->middle * 360 + 180 + seal.tilt, 360);
  if (seal.shape == SealShape::Oval) {
    const double turned = std::cos((direction - seal.tilt) * std::numbers::pi / 180);
    const double up = turned >= 0 ? seal.tilt : seal.tilt + 180;
    auto number = read_level(engine, level_part(shade, up, 1.1, -0.17, 0.17));
    if (!number) return evidence::pass_on(number);
    auto purpose = read_level(engine, level_part(shade, up, 0.8, 0.32, 0.64));
    if (!purpose) return evidence::pass_on(purpose);
    seal.inner = *purpose + (purpose->empty() || number->empty() ? "" : " ") + *number;
    return {};
  }
  auto inner = read_level(engine, level_part(shade, direction, 0.6, 0.37, 0.67));
  if (!inner) return evidence::pass_on(inner);
  seal.inner = std::move(*inner);
  return {};
}

}  // namespace ocr
