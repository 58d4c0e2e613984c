// What the tests of reading share: files, the corpus, one item through a worker.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "evidence/model/page.hpp"
#include "evidence/reading/worker.hpp"
#include "evidence/sandbox/child.hpp"

namespace evidence::reading::test {

// An empty string where there is no corpus beside the project.
std::filesystem::path corpus();

sandbox::Confinement confinement();

FileRange open_file(const std::filesystem::path& file);
FileRange in_memory(std::string_view bytes);  // a memfd

struct ReadItem {
  ItemResult result;
  std::vector<Page> pages;
  double seconds = 0;
  [[nodiscard]] std::string text() const;  // of all pages, blanks and line ends taken out
  [[nodiscard]] std::string problem() const { return result.problem ? result.problem->code : ""; }
};
ReadItem read_item(Worker& worker, const FileRange& bytes, const std::string& name);
ReadItem read_file(Worker& worker, const std::filesystem::path& file);

Worker make_worker(std::chrono::milliseconds deadline = std::chrono::seconds(120));

}  // namespace evidence::reading::test
