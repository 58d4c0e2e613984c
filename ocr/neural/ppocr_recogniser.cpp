#include "ocr/neural/ppocr_recogniser.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ocr/lines.hpp"
#include "ocr/neural/executor.hpp"
#include "ocr/neural/line_reader.hpp"
#include "ocr/neural/text_detector.hpp"

namespace ocr::neural {

using namespace evidence::literals;
using evidence::Result;

namespace {

constexpr const char* detector_file = "ch_PP-OCRv4_det_infer.onnx";
constexpr const char* recogniser_file = "ch_PP-OCRv4_rec_infer.onnx";
constexpr const char* keys_file = "ppocr_keys_v1.txt";

Result<Network> load(const std::filesystem::path& file) {
  const auto bytes = evidence::read_whole_file(file);
  if (!bytes) return std::unexpected(bytes.error());
  const auto graph = read_onnx(evidence::as_bytes(*bytes));
  if (!graph) return std::unexpected(graph.error());
  return lower(*graph);
}

// The corner of a strip at `along` of its length and `down` of its height.
Point corner(const Strip& strip, double along, double down) {
  const double x = along * strip.length;
  const double y = down * strip.height;
  return {strip.origin.x + x * strip.along.x - y * strip.along.y,
          strip.origin.y + x * strip.along.y + y * strip.along.x};
}

// The upright box around a part of the strip.
void set_box(Symbol& symbol, const Strip& strip, double from, double to) {
  const Point corners[] = {corner(strip, from, 0), corner(strip, to, 0), corner(strip, from, 1), corner(strip, to, 1)};
  const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  symbol.x = static_cast<int>(std::lround(left));
  symbol.y = static_cast<int>(std::lround(top));
  symbol.width = std::max(1, static_cast<int>(std::lround(right)) - symbol.x);
  symbol.height = std::max(1, static_cast<int>(std::lround(bottom)) - symbol.y);
}

// A character reaches half the way to its neighbours, and half the line's height where they are further off.
Line line_of(const std::vector<Character>& characters, const Strip& strip) {
  const double widest = strip.length > 0 ? strip.height / strip.length / 2 : 0;
  std::vector<Symbol> symbols;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const double middle = characters[i].middle;
    const double before = i == 0 ? widest : (middle - characters[i - 1].middle) / 2;
    const double after = i + 1 == characters.size() ? widest : (characters[i + 1].middle - middle) / 2;
    Symbol symbol{characters[i].text};
    symbol.confidence = characters[i].confidence * 100;
    symbol.starts_line = i == 0;
    symbol.starts_word = i == 0 || characters[i].text == " ";
    set_box(symbol, strip, std::max(0.0, middle - std::min(before, widest)),
            std::min(1.0, middle + std::min(after, widest)));
    symbols.push_back(std::move(symbol));
  }
  auto lines = lines_of(symbols);
  return lines.empty() ? Line{} : std::move(lines.front());
}

}  // namespace

bool has_models(const std::filesystem::path& folder) {
  std::error_code error;
  return std::ranges::all_of(std::initializer_list<const char*>{detector_file, recogniser_file, keys_file},
                             [&](const char* name) { return std::filesystem::is_regular_file(folder / name, error); });
}

struct PpocrRecogniser::State {
  State(Network detector_network, Network recogniser_network, std::vector<std::string> known)
      : detector(std::move(detector_network), arena, fastest_precision()),
        recogniser(std::move(recogniser_network), arena, fastest_precision()),
        classes(std::move(known)) {}
  Arena arena;
  Executor detector;
  Executor recogniser;
  std::vector<std::string> classes;
};

PpocrRecogniser::PpocrRecogniser(std::unique_ptr<State> state) : state_(std::move(state)) {}
PpocrRecogniser::~PpocrRecogniser() = default;

Result<std::unique_ptr<PpocrRecogniser>> PpocrRecogniser::open(const std::filesystem::path& folder) {
  if (!has_models(folder)) return evidence::fail(evidence::ErrorKind::Input, "error.ocr.models"_key);
  auto detector = load(folder / detector_file);
  if (!detector) return evidence::pass_on(detector);
  auto recogniser = load(folder / recogniser_file);
  if (!recogniser) return evidence::pass_on(recogniser);
  const auto keys = evidence::read_whole_file(folder / keys_file);
  if (!keys) return std::unexpected(keys.error());
  auto state = std::make_unique<State>(std::move(*detector), std::move(*recogniser), classes_of(*keys));
  return std::unique_ptr<PpocrRecogniser>(new PpocrRecogniser(std::move(state)));
}

Result<std::vector<TextBox>> PpocrRecogniser::text_boxes(const Picture& page) {
  return find_text(state_->detector, page);
}

Result<std::vector<Line>> PpocrRecogniser::read_lines(const Picture& page, double /*dpi*/) {
  const auto boxes = text_boxes(page);
  if (!boxes) return std::unexpected(boxes.error());
  std::vector<Line> lines;
  for (const TextBox& box : *boxes) {
    const Strip strip = strip_of(box);
    const auto characters = read_strip(state_->recogniser, state_->classes, page, strip);
    if (!characters) return std::unexpected(characters.error());
    Line line = line_of(*characters, strip);
    line.vertical = is_tall(box);
    if (!line.words.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

Result<Line> PpocrRecogniser::read_line(const Picture& line) {
  const Strip strip{{0, 0}, {1, 0}, static_cast<double>(line.width), static_cast<double>(line.height)};
  const auto characters = read_strip(state_->recogniser, state_->classes, line, strip);
  if (!characters) return std::unexpected(characters.error());
  return line_of(*characters, strip);
}

}  // namespace ocr::neural
