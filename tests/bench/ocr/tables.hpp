// Results as tables in Markdown and as rows of tests/bench/run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/ocr/engines.hpp"
#include "tests/bench/ocr/whole_way.hpp"

namespace bench {

struct Result {
  std::string engine;
  const MeasuredSet* set = nullptr;
  std::vector<tests::pages::PageScore> pages;
  std::vector<Reading> readings;
  Cost cost;
};

std::string accuracy_table(const std::vector<Result>& results);
std::string reliability_table(const std::vector<Result>& results);  // of our engines, all sets with a whole truth
std::string whole_way_table(const WholeWay& way);
// The lines of results.csv: benchmark; what (peer); unit; ours; peer; ratio.
std::string rows(const std::vector<Result>& results, const WholeWay* way);
// The ten worst pages of each of our engines: the picture, the truth and the reading beside each other.
void keep_worst(const std::vector<Result>& results, const std::filesystem::path& folder);

}  // namespace bench
