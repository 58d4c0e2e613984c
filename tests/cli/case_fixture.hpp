// A Case in a temporary folder, its people kept beside it, and the product's own command line to act on it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/support/json_schema.hpp"
#include "tests/support/run_program.hpp"

namespace tests {

class CaseFixture : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("evidence-test-" + std::to_string(::getpid()) + "-" +
                                                  ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path folder() const { return folder_; }
  [[nodiscard]] std::string case_path() const { return (folder_ / "case").string(); }
  [[nodiscard]] Environment environment() const { return {{"XDG_DATA_HOME", (folder_ / "people").string()}}; }

  Ran evidence(std::vector<std::string> words) const {
    words.insert(words.begin(), std::string(WORKBENCH_BINARY_DIR) + "/bin/evidence");
    return run_program(std::move(words), environment());
  }

  // Runs a verb with --json, expects exit code `expected` and a document that its schema allows.
  nlohmann::json run(std::vector<std::string> words, int expected = 0) const {
    const std::string verb = words.front();
    words.emplace_back("--json");
    const Ran ran = evidence(std::move(words));
    EXPECT_EQ(ran.exit_code, expected) << verb << ": " << ran.err << ran.out;
    const auto document = nlohmann::json::parse(ran.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << verb << " printed no JSON: " << ran.out;
    EXPECT_EQ(schema_faults(std::string(WORKBENCH_SOURCE_DIR) + "/schemas/cli/" + verb + ".json", document), "")
        << verb;
    return document;
  }

  void new_case() const {
    run({"new", case_path(), "--applicant", "海州示例软件有限公司", "--kind", "initial", "--accepted", "2026-06-01"});
  }

  std::filesystem::path write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = folder_ / "in" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
  [[nodiscard]] std::string in() const { return (folder_ / "in").string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace tests
