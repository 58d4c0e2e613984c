// The catalogue that the program ships, loaded for a test.
#pragma once

#include <stdexcept>
#include <string>

#include "evidence/base/bytes.hpp"
#include "evidence/criteria/catalogue.hpp"

namespace evidence::testing {

inline constexpr const char* kCatalogueFile = WORKBENCH_SOURCE_DIR "/assets/catalogue/default-sd-l2.json";
inline constexpr const char* kSchemaFile = WORKBENCH_SOURCE_DIR "/schemas/catalogue.schema.json";

inline std::string file_text(const char* file) {
  auto text = read_whole_file(file);
  if (!text) throw std::runtime_error(std::string("cannot read ") + file);
  return std::move(*text);
}

inline const Catalogue& default_catalogue() {
  static const Catalogue kCatalogue = [] {
    auto loaded = load_catalogue_file(kCatalogueFile, kSchemaFile);
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return std::move(*loaded);
  }();
  return kCatalogue;
}

}  // namespace evidence::testing
