#include "evidence/base/texts.hpp"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

namespace evidence {
namespace {

using namespace evidence::literals;

class LoadedTexts : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "evidence-texts-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    std::filesystem::create_directories(folder_ / "en");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void put(std::string_view file, std::string_view json) const {
    std::ofstream(folder_ / "en" / file, std::ios::binary) << json;
  }
  std::filesystem::path folder_;
};

TEST_F(LoadedTexts, SentencesOfAllFilesAreFoundByKeyAndFilled) {
  put("a.json", R"({"error.a": "Cannot open {file}: {reason}."})");
  put("b.json", R"({"word.role.lead": "team lead"})");
  const auto texts = Texts::load(folder_, "en");
  ASSERT_TRUE(texts);
  EXPECT_EQ((*texts)("error.a"_key, {{"reason", "no {file}"}, {"file", "x"}}), "Cannot open x: no {file}.");
  EXPECT_EQ(texts->of("word.role.", "lead"), "team lead");
  EXPECT_EQ(texts->of(Error{ErrorKind::Input, "error.a"_key, {{"file", "y"}}, ""}), "Cannot open y: {reason}.");
  EXPECT_EQ(texts->of("word.role.", "cook"), "⟦word.role.cook⟧");
}

TEST_F(LoadedTexts, AKeyInTwoFilesIsRefused) {
  put("a.json", R"({"same": "1"})");
  put("b.json", R"({"same": "2"})");
  EXPECT_FALSE(Texts::load(folder_, "en"));
}

TEST_F(LoadedTexts, WhatIsNoFlatObjectOfStringsIsRefused) {
  put("a.json", R"({"a": {"b": "c"}})");
  EXPECT_FALSE(Texts::load(folder_, "en"));
  put("a.json", "{");
  EXPECT_FALSE(Texts::load(folder_, "en"));
  EXPECT_FALSE(Texts::load(folder_, "fr"));
}

TEST(FillIn, BracesWithoutAPartnerStay) {
  EXPECT_EQ(fill_in("a {b", {{"b", "x"}}), "a {b");
  EXPECT_EQ(fill_in("{a}{a}", {{"a", "1"}}), "11");
  EXPECT_EQ(fill_in("", {}), "");
}

}  // namespace
}  // namespace evidence
