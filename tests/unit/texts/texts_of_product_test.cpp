#include <string>

#include "unit/texts/sources.hpp"
#include <gtest/gtest.h>

#include "evidence/base/texts.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/model/words.hpp"

namespace evidence {
namespace {

const std::filesystem::path project = WORKBENCH_SOURCE_DIR;

class ProductTexts : public ::testing::Test {
 protected:
  void SetUp() override {
    auto chinese = Texts::load(project / "assets/texts", "zh_CN");
    auto english = Texts::load(project / "assets/texts", "en");
    ASSERT_TRUE(chinese) << chinese.error().arguments.front().second << " " << chinese.error().detail;
    ASSERT_TRUE(english) << english.error().arguments.front().second << " " << english.error().detail;
    chinese_ = std::move(*chinese);
    english_ = std::move(*english);
    used_ = tests::keys_used_in(project, {"evidence", "ocr", "workbench", "assets/demo"});
    ASSERT_GT(used_.literal.size(), 50U);  // the sources were found
  }
  Texts chinese_;
  Texts english_;
  tests::UsedKeys used_;
};

TEST_F(ProductTexts, EveryKeyOfTheSourcesIsASentenceInBothLanguages) {
  for (const auto& [key, file] : used_.literal) {
    EXPECT_TRUE(chinese_.has(key)) << "zh_CN lacks " << key << ", used in " << file;
    EXPECT_TRUE(english_.has(key)) << "en lacks " << key << ", used in " << file;
  }
}

TEST_F(ProductTexts, EveryPrefixOfTheSourcesHasSentences) {
  for (const auto& [prefix, file] : used_.prefixes) {
    const auto first = chinese_.all().lower_bound(prefix);
    EXPECT_TRUE(first != chinese_.all().end() && first->first.starts_with(prefix)) << prefix << ", used in " << file;
  }
}

TEST_F(ProductTexts, BothLanguagesHoldTheSameKeysWithTheSamePlaceholders) {
  for (const auto& [key, sentence] : chinese_.all()) {
    const auto other = english_.all().find(key);
    if (other == english_.all().end()) {
      ADD_FAILURE() << "en lacks " << key;
      continue;
    }
    EXPECT_EQ(tests::placeholders_of(sentence), tests::placeholders_of(other->second)) << key;
  }
  for (const auto& [key, sentence] : english_.all()) EXPECT_TRUE(chinese_.has(key)) << "zh_CN lacks " << key;
}

TEST_F(ProductTexts, NoSentenceIsUnused) {
  const auto by_prefix = [&](const std::string& key) {
    return std::ranges::any_of(used_.prefixes, [&](const auto& pair) { return key.starts_with(pair.first); });
  };
  for (const auto& [key, sentence] : chinese_.all())
    EXPECT_TRUE(used_.literal.contains(key) || by_prefix(key)) << key << " is used nowhere";
}

TEST_F(ProductTexts, SentencesAreValidAndNotEmpty) {
  for (const Texts* texts : {&chinese_, &english_}) {
    for (const auto& [key, sentence] : texts->all()) {
      EXPECT_TRUE(is_valid_utf8(sentence)) << key;
      EXPECT_FALSE(sentence.empty()) << key;
    }
  }
}

template <class E>
void expect_words(const Texts& texts) {
  for (const auto& [value, name] : Words<E>::names) {
    const std::string key = "word." + std::string(Words<E>::set) + "." + std::string(name);
    EXPECT_TRUE(texts.has(key)) << texts.language() << " lacks " << key;
  }
}

template <class... E>
void expect_words_of_all(const Texts& texts) {
  (expect_words<E>(texts), ...);
}

TEST_F(ProductTexts, EveryWordOfTheModelHasAName) {
  for (const Texts* texts : {&chinese_, &english_}) {
    expect_words_of_all<ApplicationKind, Role, Method, RecordKind, Stance, Directness, Strength, Verdict, RatingValue,
                        FactState, PageOrigin, PassageKind, SealShape, SealVerdict, ItemKind, ItemState>(*texts);
  }
}

}  // namespace
}  // namespace evidence
