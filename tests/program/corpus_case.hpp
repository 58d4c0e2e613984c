// Every file of the shared corpus in one Case, each a Source of its own, read as a person would have it read.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "tests/program/program_case.hpp"

namespace tests {

struct ManifestRow {
  std::string path, kind, expected;
  [[nodiscard]] bool is_bound() const { return expected.find(" || ") != std::string::npos; }
  // The part that binds, else what was computed.
  [[nodiscard]] std::string told() const {
    const std::size_t at = expected.find(" || ");
    return at == std::string::npos ? expected : expected.substr(at + 4);
  }
};

inline std::vector<ManifestRow> manifest_of(const std::string& corpus) {
  std::vector<ManifestRow> rows;
  std::ifstream file(corpus + "MANIFEST.tsv");
  std::string line;
  std::getline(file, line);  // names of the columns
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    std::istringstream text(line);
    for (std::string field; std::getline(text, field, '\t');) fields.push_back(field);
    fields.resize(8);
    rows.push_back({fields[0], fields[3], fields[5]});
  }
  return rows;
}

// What became of one file.
struct Got {
  std::string refused;  // why it was not taken in; else empty
  double seconds = 0;   // of taking it in
  nlohmann::json items = nlohmann::json::array();
  std::set<std::string> problems;  // of the source, its items and their pages
  std::size_t pages = 0;
  std::string text;
  std::vector<nlohmann::json> seals;
  std::set<std::string> engines;
};

class CorpusCase {
 public:
  CorpusCase(const ProgramCase& world, std::string corpus) : world_(world), corpus_(std::move(corpus)) {}

  void take_in(const ManifestRow& row, const std::string& password) {
    std::vector<std::string> words{"import", world_.case_path(), corpus_ + row.path, "--json"};
    if (!password.empty()) {
      std::ofstream(world_.path("password")) << password << "\n";
      words.insert(words.end(), {"--password-file", world_.path("password")});
    }
    const auto began = std::chrono::steady_clock::now();
    const Ran ran = world_.evidence(words);
    Got& got = got_[row.path];
    got.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto answer = nlohmann::json::parse(ran.out, nullptr, false);
    if (ran.exit_code != 0 || answer.is_discarded() || answer["sources"].size() != 1) {
      got.refused = "import ended with " + std::to_string(ran.exit_code) + ": " + ran.err + ran.out;
      return;
    }
    const nlohmann::json& source = answer["sources"][0];
    by_source_[source["id"]] = row.path;
    for (const nlohmann::json& problem : source["problems"]) got.problems.insert(problem["code"]);
  }

  // After `evidence read`.
  void look() {
    const auto pages = pages_by_content();
    for (nlohmann::json& item : world_.rows({"items", world_.case_path()}, "items")) {
      const auto source = by_source_.find(item["source"]);
      if (source == by_source_.end()) continue;
      Got& got = got_[source->second];
      got.pages += item["pages"].get<std::size_t>();
      if (!item["problem"].is_null()) got.problems.insert(item["problem"]["code"]);
      if (item["sha256"].is_string()) {
        const auto [first, last] = pages.equal_range(item["sha256"]);
        for (auto at = first; at != last; ++at) add(got, at->second);
      }
      got.items.push_back(std::move(item));
    }
  }

  [[nodiscard]] const Got& of(const std::string& path) { return got_[path]; }

 private:
  struct StoredPage {
    std::string text, problems, seals, engine;
  };

  static void add(Got& got, const StoredPage& page) {
    got.text += page.text + "\n";
    for (const auto& problem : nlohmann::json::parse(page.problems)) got.problems.insert(problem[0].get<std::string>());
    for (const auto& seal : nlohmann::json::parse(page.seals)) got.seals.push_back(seal);
    if (!page.engine.empty()) got.engines.insert(page.engine);
  }

  std::multimap<std::string, StoredPage> pages_by_content() const {
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open_v2((world_.case_path() + "/index.db").c_str(), &opened, SQLITE_OPEN_READONLY, nullptr),
              SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> database(opened, sqlite3_close_v2);
    sqlite3_stmt* prepared = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(
                  opened, "SELECT lower(hex(blob)), text, problems, seals, engine FROM pages ORDER BY blob, number", -1,
                  &prepared, nullptr),
              SQLITE_OK);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, sqlite3_finalize);
    std::multimap<std::string, StoredPage> pages;
    const auto column = [&](int at) {
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(prepared, at)));
    };
    while (sqlite3_step(prepared) == SQLITE_ROW)
      pages.emplace(column(0), StoredPage{column(1), column(2), column(3), column(4)});
    return pages;
  }

  const ProgramCase& world_;
  std::string corpus_;
  std::map<std::string, std::string> by_source_;  // id → path in the corpus
  std::map<std::string, Got> got_;
};

}  // namespace tests
