// Paths that a received archive made up, and the tree that is shown of them.
#include "workbench/shell/item_tree.hpp"

#include <gtest/gtest.h>

namespace workbench::shell {
namespace {

evidence::Item file(std::uint64_t number, std::string path, std::uint32_t pages = 0) {
  evidence::Item item;
  item.id = {{1}, number};
  item.path = std::move(path);
  item.pages = pages;
  return item;
}

std::string deep_path(std::uint64_t number, int segments) {
  std::string path = std::to_string(number);
  for (int n = 1; n < segments; ++n) path += "/d";
  return path;
}

TEST(ItemTree, APathOfTwoThousandFoldersMakesSixtyFourBranchesAndKeepsTheRestInTheLastName) {
  ItemTree tree;
  ASSERT_TRUE(add_item(tree, file(1, deep_path(1, 2000)), 200'000));
  EXPECT_EQ(tree.branches, 64U);
  panels::SourceTree shown;
  write_tree(shown, tree, "S1", false);
  ASSERT_EQ(shown.nodes.size(), 65U);
  EXPECT_EQ(shown.nodes.back().depth, 64);
  EXPECT_EQ(shown.nodes.back().name.size(), 2U * (2000 - 63) - 1);  // "d/d/…/d"
  EXPECT_EQ(shown.nodes.front().files, 1U);
}

TEST(ItemTree, TenThousandDeepPathsStopAtTheMostBranchesAndWhatWasLeftOutIsKnown) {
  ItemTree tree;
  std::uint64_t left_out = 0;
  for (std::uint64_t number = 1; number <= 10'000; ++number) {
    if (!add_item(tree, file(number, deep_path(number, 2000)), 6400)) ++left_out;
  }
  EXPECT_EQ(tree.branches, 6400U);
  EXPECT_EQ(left_out, 9900U);
  EXPECT_TRUE(add_item(tree, file(10'001, "1/d"), 6400));  // its branches are there
}

TEST(ItemTree, TheFirstFileToShowIsTheFirstWithPages) {
  ItemTree tree;
  panels::SourceTree none;
  write_tree(none, tree, "S1", false);
  EXPECT_FALSE(first_file(none));
  add_item(tree, file(1, "a/目录.txt"), 100);
  add_item(tree, file(2, "a/营业执照.pdf", 2), 100);
  panels::SourceTree shown;
  write_tree(shown, tree, "S1", false);
  ASSERT_TRUE(first_file(shown));
  EXPECT_EQ(first_file(shown)->counter, 2U);
}

}  // namespace
}  // namespace workbench::shell
