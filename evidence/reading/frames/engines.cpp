#include "evidence/reading/frames/engines.hpp"

#include <algorithm>
#include <array>

#include "evidence/base/texts.hpp"

namespace evidence::reading {

std::filesystem::path models_folder() { return share_folder() / "models"; }

std::vector<std::string> installed_engines() {
  constexpr std::array weights{"ch_PP-OCRv4_det_infer.onnx", "ch_PP-OCRv4_rec_infer.onnx", "ppocr_keys_v1.txt"};
  const bool neural = std::all_of(weights.begin(), weights.end(), [](const char* name) {
    std::error_code none;
    return std::filesystem::is_regular_file(models_folder() / name, none);
  });
  std::vector<std::string> engines;
  if (neural) engines.emplace_back(neural_engine);
  engines.emplace_back(tesseract_engine);
  return engines;
}

}  // namespace evidence::reading
