// The pages that are measured, as files with their truth.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/pages/page_set.hpp"

namespace bench {

struct MeasuredPage {
  std::string name;
  std::filesystem::path picture;   // what peers are given
  std::filesystem::path received;  // what we are given: the same file, or the PDF that the picture is the first page of
  double dpi = 300;
  tests::pages::Truth truth;
};

struct MeasuredSet {
  std::string name;
  bool truth_is_whole = true;  // false: only the recall of its bigrams means something
  std::vector<MeasuredPage> pages;
};

std::string contents_of(const std::filesystem::path& file);  // throws std::runtime_error

// Always of the reporting mix: pages no recipe was tuned on.
MeasuredSet generated_set(tests::pages::PageSet set, std::string name, std::uint32_t count,
                          const std::filesystem::path& folder);
// The corpus' pictures that have a transcribed truth; nothing where there is no corpus.
std::optional<MeasuredSet> real_set(const std::filesystem::path& corpus, const std::filesystem::path& folder);

// A scanned document: each picture a page of its size, JPEG kept as it is.
void write_scanned_pdf(const std::vector<MeasuredPage>& pages, const std::filesystem::path& file);

}  // namespace bench
