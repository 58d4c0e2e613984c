// Looks into index.db from outside: which pages it holds, and how often each was written since the watch began.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace tests {

class PageRows {
 public:
  explicit PageRows(const std::string& case_folder) {
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open((case_folder + "/index.db").c_str(), &opened), SQLITE_OK);
    database_.reset(opened);
    sqlite3_busy_timeout(opened, 10'000);
  }

  // From now on every page that is written leaves a line.
  void watch() {
    rows("CREATE TABLE watched_writes (blob BLOB, number INTEGER)");
    for (const std::string when : {"INSERT", "UPDATE"}) {
      rows("CREATE TRIGGER watch_" + when + " AFTER " + when +
           " ON pages BEGIN INSERT INTO watched_writes VALUES (NEW.blob, NEW.number); END");
    }
  }
  // (blob, page) → how often it was written.
  [[nodiscard]] std::map<std::string, int> writes() {
    std::map<std::string, int> counted;
    for (const auto& row : rows("SELECT hex(blob) || ':' || number FROM watched_writes")) ++counted[row[0]];
    return counted;
  }
  // What was read, without what depends on the order of reading.
  [[nodiscard]] std::vector<std::vector<std::string>> pages() {
    return rows(
        "SELECT hex(blob), number, origin, confidence, text, hex(words), problems FROM pages ORDER BY blob, number");
  }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };

  std::vector<std::vector<std::string>> rows(const std::string& statement) {
    std::vector<std::vector<std::string>> all;
    sqlite3_stmt* prepared = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database_.get(), statement.c_str(), -1, &prepared, nullptr), SQLITE_OK)
        << statement << ": " << sqlite3_errmsg(database_.get());
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) {
      auto& row = all.emplace_back();
      for (int column = 0; column < sqlite3_column_count(prepared); ++column) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, column));
        row.emplace_back(text == nullptr ? "" : text);
      }
    }
    EXPECT_EQ(code, SQLITE_DONE) << statement << ": " << sqlite3_errmsg(database_.get());
    sqlite3_finalize(prepared);
    return all;
  }

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace tests
