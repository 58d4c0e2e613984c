// Files of the corpus beside the project.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "ocr/decode.hpp"

namespace ocr {

inline std::string corpus_file(const std::string& name) {
  const auto file = std::filesystem::path(WORKBENCH_SOURCE_DIR "/../shared/corpus") / name;
  const auto bytes = evidence::read_whole_file(file);
  return bytes ? *bytes : "";
}

}  // namespace ocr

#define NEEDS_CORPUS(NAME)                            \
  const std::string bytes = corpus_file(NAME);        \
  if (bytes.empty()) GTEST_SKIP() << "no " << (NAME); \
  silence_decoders()
