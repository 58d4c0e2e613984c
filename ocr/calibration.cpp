#include "ocr/calibration.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace ocr {
namespace {

struct Knot {
  double raw;
  double right;
};

// Words of generated office pages, clean and hard, aligned with their truth; the share that is right by raw confidence,
// made to rise (pool adjacent violators), as straight lines between these points. The seed is one that no figure is
// reported on.
constexpr std::array tesseract{Knot{0, 30},  Knot{80, 43}, Knot{88, 57}, Knot{90, 61}, Knot{91, 66},  Knot{94, 82},
                               Knot{96, 88}, Knot{97, 91}, Knot{98, 96}, Knot{99, 99}, Knot{100, 100}};
// Signs as they stand in a finished page, of lines that were believed. Below 45 they are too few to tell: there the
// words of all lines, as they come from the engine.
constexpr std::array ppocr{Knot{0, 0},   Knot{30, 20}, Knot{42, 42}, Knot{46, 75}, Knot{50, 91},  Knot{55, 94},
                           Knot{65, 96}, Knot{80, 97}, Knot{91, 98}, Knot{96, 99}, Knot{99, 100}, Knot{100, 100}};

std::span<const Knot> knots_of(std::string_view engine) {
  if (engine == "tesseract") return tesseract;
  if (engine == "ppocr-v4") return ppocr;
  return {};
}

}  // namespace

std::uint8_t calibrated(std::string_view engine, std::uint8_t raw) {
  const auto knots = knots_of(engine);
  if (knots.empty() || raw > 100) return raw;
  std::size_t at = 1;
  while (knots[at].raw < raw) ++at;
  const Knot& below = knots[at - 1];
  const Knot& above = knots[at];
  const double part = (raw - below.raw) / (above.raw - below.raw);
  return static_cast<std::uint8_t>(std::lround(below.right + part * (above.right - below.right)));
}

}  // namespace ocr
