#include "evidence/reader/warm_engines.hpp"

#include <functional>
#include <string_view>
#include <utility>

#include "evidence/reading/frames/engines.hpp"
#include "ocr/neural/ppocr_recogniser.hpp"
#include "ocr/tesseract_recogniser.hpp"

namespace evidence::reader {
namespace {

using reading::neural_engine;
using reading::tesseract_engine;

constexpr const char* chinese = "chi_sim";

// Opened when it is first asked: most pages need no second opinion.
class OpenedWhenAsked final : public ocr::Recogniser {
 public:
  OpenedWhenAsked(std::string_view name, std::function<Result<ocr::Recogniser*>()> open)
      : name_(name), open_(std::move(open)) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  Result<std::vector<ocr::Line>> read_lines(const ocr::Picture& page, double dpi) override {
    auto opened = open_();
    if (!opened) return pass_on(opened);
    return (*opened)->read_lines(page, dpi);
  }
  Result<ocr::Line> read_line(const ocr::Picture& line) override {
    auto opened = open_();
    if (!opened) return pass_on(opened);
    return (*opened)->read_line(line);
  }

 private:
  std::string_view name_;
  std::function<Result<ocr::Recogniser*>()> open_;
};

template <class Opened>
Result<std::unique_ptr<ocr::Recogniser>> as_recogniser(Result<std::unique_ptr<Opened>> opened) {
  if (!opened) return pass_on(opened);
  return std::move(*opened);
}

Result<std::unique_ptr<ocr::Recogniser>> open(const std::string& name, const std::string& language) {
  if (name == neural_engine) return as_recogniser(ocr::neural::PpocrRecogniser::open(reading::models_folder()));
  return as_recogniser(ocr::TesseractRecogniser::open("", language.empty() ? chinese : language));
}

}  // namespace

Result<ocr::Recogniser*> WarmEngines::engine(const std::string& name) {
  const std::string language = name == tesseract_engine ? settings_.language : "";
  auto& kept = engines_[{name, language}];
  if (!kept) {
    auto opened = open(name, language);
    if (!opened) return pass_on(opened);
    kept = std::move(*opened);
  }
  return kept.get();
}

Result<ocr::Recognition> WarmEngines::read(const ocr::Picture& picture, const ocr::PageOptions& options) {
  const bool has_neural = reading::installed_engines().front() == neural_engine;
  const bool wants_neural = settings_.engine.empty() ? has_neural : settings_.engine == neural_engine;
  auto first = engine(std::string(wants_neural ? neural_engine : tesseract_engine));
  if (!first) return pass_on(first);
  // Tesseract alone is spared the networks: they would take half as much memory again.
  const std::string other(tesseract_engine);
  OpenedWhenAsked second(other, [this, &other] { return engine(other); });
  ocr::PageOptions wanted = options;
  if (settings_.quarters) wanted.quarters = *settings_.quarters;
  wanted.region = {settings_.region.x, settings_.region.y, settings_.region.w, settings_.region.h};
  return ocr::read_page(**first, wants_neural ? &second : nullptr, picture, wanted);
}

}  // namespace evidence::reader
