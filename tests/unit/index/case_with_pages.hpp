// A Case folder in a temporary place whose index.db holds given pages.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "evidence/base/digest.hpp"
#include "evidence/store/case_store.hpp"

namespace evidence::tests {

class CaseWithPages : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "evidence-index-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    CaseInfo info;
    info.case_id = "00112233445566778899aabbccddeeff";
    info.applicant = "某公司";
    const store::Writer writer{{{"a-0123456789ab"}, "审核员甲", Role::Lead, {1}, ""}};
    const FixedClock clock(parse_instant("2026-11-24T09:00:00+08:00").value());
    auto created = store::CaseStore::create(case_folder(), writer, info, as_bytes("{}"), clock);
    ASSERT_TRUE(created) << created.error().key.name << " " << created.error().detail;
    case_.emplace(std::move(*created));
  }
  void TearDown() override {
    case_.reset();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] std::filesystem::path case_folder() const { return folder_ / "case"; }
  static Sha256 blob_of(std::string_view document) { return sha256_of(document); }
  // The pages of one document, as the reader hands them over.
  void read(std::string_view document, const std::vector<Page>& pages) {
    for (const Page& page : pages) {
      const auto row = case_->pages().put_page(blob_of(document), page);
      ASSERT_TRUE(row) << row.error().key.name << " " << row.error().detail;
    }
  }
  static Page page_of(std::uint32_t number, std::string_view text) {
    Page page;
    page.number = number;
    page.text = text;
    return page;
  }

  std::filesystem::path folder_;
  std::optional<store::CaseStore> case_;
};

}  // namespace evidence::tests
