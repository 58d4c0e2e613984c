#include "ocr/tesseract_recogniser.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include "ocr/lines.hpp"
#include "ocr/pix.hpp"

namespace ocr {

using namespace evidence::literals;
using evidence::ErrorKind;
using evidence::Result;

namespace {

// chi_sim reads best at 200–250 dpi: more is slower and worse, and making a scan of that size larger only blurs it.
constexpr double reading_dpi = 250;
constexpr double fine_enough_dpi = 150;
constexpr double worth_scaling = 0.1;   // a smaller change of scale costs more sharpness than it gains
constexpr double longest_side = 5'000;  // pixels at the reading scale: A2
constexpr double largest_factor = 4;

double factor_for(const Picture& picture, double dpi) {
  double factor = reading_dpi / dpi;
  const bool keeps_size = std::abs(factor - 1) < worth_scaling || (factor > 1 && dpi >= fine_enough_dpi);
  if (keeps_size) factor = 1;
  const double side = std::max(picture.width, picture.height);
  return std::min({factor, largest_factor, longest_side / side});
}

std::vector<Symbol> symbols_of(tesseract::TessBaseAPI& engine, double factor) {
  std::vector<Symbol> symbols;
  const std::unique_ptr<tesseract::ResultIterator> at(engine.GetIterator());
  if (!at) return symbols;
  const auto back = [factor](int value) { return static_cast<int>(std::lround(value / factor)); };
  bool starts_line = true;  // kept until a symbol with text is met
  bool starts_word = true;
  do {
    starts_line = starts_line || at->IsAtBeginningOf(tesseract::RIL_TEXTLINE);
    starts_word = starts_word || at->IsAtBeginningOf(tesseract::RIL_WORD);
    const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_SYMBOL));
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (!text || !at->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) continue;
    symbols.push_back({text.get(), back(left), back(top), back(right - left), back(bottom - top),
                       at->Confidence(tesseract::RIL_SYMBOL), std::exchange(starts_line, false),
                       std::exchange(starts_word, false)});
  } while (at->Next(tesseract::RIL_SYMBOL));
  return symbols;
}

}  // namespace

struct TesseractRecogniser::State {
  tesseract::TessBaseAPI engine;
};

TesseractRecogniser::TesseractRecogniser(std::unique_ptr<State> state) : state_(std::move(state)) {}
TesseractRecogniser::~TesseractRecogniser() = default;

Result<std::unique_ptr<TesseractRecogniser>> TesseractRecogniser::open(const std::string& data,
                                                                       const std::string& language) {
  auto state = std::make_unique<State>();
  // The name becomes a file's: nothing but letters, digits and _.
  const bool is_name = !language.empty() && std::all_of(language.begin(), language.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_';
  });
  if (!is_name) return evidence::fail(ErrorKind::Input, "error.ocr.engine"_key, {{"data", language}});
  const std::vector<std::string> names{"debug_file"};
  const std::vector<std::string> values{"/dev/null"};
  const char* folder = data.empty() ? nullptr : data.c_str();
  if (state->engine.Init(folder, language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0)
    return evidence::fail(ErrorKind::Input, "error.ocr.engine"_key, {{"data", language + ".traineddata"}});
  return std::unique_ptr<TesseractRecogniser>(new TesseractRecogniser(std::move(state)));
}

Result<std::vector<Line>> TesseractRecogniser::read_lines(const Picture& page, double dpi) {
  return read(page, dpi, tesseract::PSM_SINGLE_COLUMN);
}

Result<Line> TesseractRecogniser::read_line(const Picture& line) {
  auto lines = read(line, working_dpi(line), tesseract::PSM_SINGLE_LINE);
  if (!lines) return evidence::pass_on(lines);
  return lines->empty() ? Line{} : std::move(lines->front());
}

Result<std::vector<Line>> TesseractRecogniser::read(const Picture& page, double dpi, int mode) {
  const double factor = factor_for(page, dpi);
  PixOwner pix = to_pix(page);
  if (pix && factor != 1) pix = scaled(pix, factor);
  if (!pix) return evidence::fail(ErrorKind::Defect, "error.ocr.memory"_key);
  tesseract::TessBaseAPI& engine = state_->engine;
  engine.SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
  engine.SetImage(pix.get());
  engine.SetSourceResolution(static_cast<int>(std::lround(dpi * factor)));
  std::vector<Line> lines;
  if (engine.Recognize(nullptr) == 0) lines = lines_of(symbols_of(engine, factor));
  engine.Clear();
  return lines;
}

}  // namespace ocr
