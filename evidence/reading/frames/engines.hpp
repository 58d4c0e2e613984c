// Which recognition engines this installation has: asked by the parent, which names one, and by the worker, which opens
// it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace evidence::reading {

inline constexpr std::string_view neural_engine = "ppocr-v4";
inline constexpr std::string_view tesseract_engine = "tesseract";

std::filesystem::path models_folder();  // where the neural engine's weights are, if they are (third_party/models.txt)

// Best first; never empty: Tesseract is a package that this program depends on.
std::vector<std::string> installed_engines();

}  // namespace evidence::reading
