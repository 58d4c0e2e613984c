// From a scanned PDF to pages that can be searched, by the programs as they are shipped.
#pragma once

#include <filesystem>
#include <optional>

#include "tests/bench/ocr/engines.hpp"

namespace bench {

struct WholeWay {
  std::size_t pages = 0;
  Cost ours;            // evidence new, import, read --jobs 1
  double read_one = 0;  // wall seconds of evidence read, one worker
  double read_two = 0;
  std::optional<Cost> ocrmypdf;   // as it comes, --jobs 1
  std::optional<Cost> tesseract;  // on the pictures
};

// Nothing where our own programs failed. `programs`: the folder of evidence.
std::optional<WholeWay> whole_way(const std::vector<MeasuredPage>& pages, const std::filesystem::path& programs,
                                  const std::filesystem::path& folder);

}  // namespace bench
