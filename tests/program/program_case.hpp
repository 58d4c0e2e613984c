// A temporary folder with a Case, its people and its sources, and the product's programs to act on it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/support/json_schema.hpp"
#include "tests/support/run_program.hpp"

namespace tests {

inline std::string program(const std::string& name) { return std::string(WORKBENCH_BINARY_DIR) + "/bin/" + name; }

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

// For comparing what stands on a page with what is quoted of it: line ends and blanks mean nothing.
inline std::string without_blanks(std::string text) {
  for (const std::string_view blank : {"\u3000", " ", "\n", "\t", "\r"}) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at))
      text.erase(at, blank.size());
  }
  return text;
}

// Removed with all it holds at the end.
class ProgramCase {
 public:
  explicit ProgramCase(const std::string& name)
      : folder_(std::filesystem::temp_directory_path() / ("evidence-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~ProgramCase() {
    std::error_code ignored;  // a leftover in the temporary folder is no failure
    std::filesystem::remove_all(folder_, ignored);
  }
  ProgramCase(const ProgramCase&) = delete;
  ProgramCase& operator=(const ProgramCase&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string case_path() const { return path("case"); }
  [[nodiscard]] Environment environment() const { return {{"XDG_DATA_HOME", path("people")}}; }

  [[nodiscard]] static std::vector<std::string> command(std::vector<std::string> words) {
    words.insert(words.begin(), program("evidence"));
    return words;
  }
  Ran evidence(std::vector<std::string> words) const { return run_program(command(std::move(words)), environment()); }

  // Runs a verb with --json, expects exit code `expected` and a document that its schema allows.
  nlohmann::json run(std::vector<std::string> words, int expected = 0) const {
    const std::string verb = words.front();
    words.emplace_back("--json");
    const Ran ran = evidence(std::move(words));
    EXPECT_EQ(ran.exit_code, expected) << verb << ": " << ran.err << ran.out;
    auto document = nlohmann::json::parse(ran.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << verb << " printed no JSON: " << ran.out;
    EXPECT_EQ(schema_faults(std::string(WORKBENCH_SOURCE_DIR) + "/schemas/cli/" + verb + ".json", document), "")
        << verb;
    return document;
  }

  // One list of what a verb prints, as a value: for (json row : rows({"items", …}, "items")).
  [[nodiscard]] nlohmann::json rows(std::vector<std::string> words, const std::string& name) const {
    return run(std::move(words)).at(name);
  }

  void new_case(const std::string& applicant, const std::string& accepted) const {
    run({"actor", "new", "演示·审核员甲", "--role", "auditor"});
    run({"new", case_path(), "--applicant", applicant, "--kind", "initial", "--accepted", accepted});
  }

  // The demonstration applicant's disc; its path, or "" where it could not be made.
  [[nodiscard]] std::string demonstration_disc() const {
    // Its leaks (what cairo and fontconfig keep) are looked at in its own tests.
    const Ran made = run_program({program("make-demo-disc"), path("disc")}, {{"ASAN_OPTIONS", "detect_leaks=0"}});
    EXPECT_EQ(made.exit_code, 0) << made.err;
    for (const auto& entry : std::filesystem::directory_iterator(path("disc"))) {
      if (entry.path().extension() == ".iso") return entry.path().string();
    }
    return "";
  }

  void expect_intact() const {
    const nlohmann::json verified = run({"verify", case_path()});
    EXPECT_EQ(verified["ok"], true) << verified.dump(1);
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace tests
