// What reads the pages: our worker with either engine, and the peers.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/ocr/pages.hpp"
#include "tests/pages/score.hpp"

namespace bench {

struct Reading {
  std::string text;  // of the paper; for us without what is kept apart as doubtful or as a second reading
  tests::pages::Signs signs;
  bool failed = false;
};

// Of everything a run needed, what it started included.
struct Cost {
  double user_seconds = 0;
  double system_seconds = 0;
  double wall_seconds = 0;
  double peak_mebibytes = 0;  // the largest resident size of any one process
  [[nodiscard]] double cpu() const { return user_seconds + system_seconds; }
};

struct Run {
  std::vector<Reading> readings;  // one for each page
  Cost cost;
};

// Does `work` in a process of its own and gives what it cost; nothing where it ended badly.
std::optional<Cost> measured(const std::function<bool()>& work);

struct Engine {
  std::string name;
  // Nothing where the engine is not installed.
  std::function<std::optional<Run>(const std::vector<MeasuredPage>& pages, const std::filesystem::path& folder)> read;
};

// Our reader program through its frames, one worker. `engine`: "ppocr-v4", "tesseract".
std::optional<Run> read_by_us(const std::string& engine, const std::vector<MeasuredPage>& pages,
                              const std::filesystem::path& folder);
// tesseract PICTURE stdout -l chi_sim --dpi N, one start a page, one thread.
std::optional<Run> read_by_tesseract(const std::vector<MeasuredPage>& pages, const std::filesystem::path& folder);
// ocrmypdf -l chi_sim --jobs 1 --sidecar, one start for all pages as one PDF.
std::optional<Run> read_by_ocrmypdf(const std::vector<MeasuredPage>& pages, const std::filesystem::path& folder);

std::vector<Engine> engines();

}  // namespace bench
