// The manifest of an import, and the paths it shows.
#include "evidence/journal/manifest.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace evidence::test {
namespace {

using namespace journal;

// "资质/方案.zip" and, in it, "说明.txt" in GBK
const std::string gbk_path = "\xD7\xCA\xD6\xCA/\xB7\xBD\xB0\xB8.zip";
const std::string gbk_inner = "\xCB\xB5\xC3\xF7.txt";

Manifest sample() {
  Manifest manifest;
  manifest.problems = {{"truncated", {{"bytes", "12"}}}};
  ManifestEntry folder;
  folder.raw_path = "资质";
  folder.said_encoding = "UTF-8";
  folder.kind = ItemKind::Folder;
  ManifestEntry archive;
  archive.parent = 0;
  archive.raw_path = "资质/附件.zip";
  archive.said_encoding = "UTF-8";
  archive.bytes = 1234;
  archive.modified = -5;
  archive.blob = sha256_of("zip");
  ManifestEntry inner;
  inner.parent = 1;
  inner.raw_path = gbk_inner;
  inner.bytes = 7;
  inner.blob = sha256_of("text");
  ManifestEntry link;
  link.raw_path = "ln";
  link.kind = ItemKind::Link;
  link.link_target = "/etc/\xFFpasswd";
  link.problem = Problem{"link", {{"target", "/etc"}, {"a", "b"}}};
  manifest.entries = {folder, archive, inner, link};
  return manifest;
}

TEST(Manifest, IsReadBackWhole) {
  const Manifest manifest = sample();
  const std::string text = encode_manifest(manifest);
  EXPECT_TRUE(text.starts_with(R"({"entries":4,"format":"evidence-manifest",)")) << text;
  const auto again = decode_manifest(text);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->entries, manifest.entries);
  EXPECT_EQ(again->problems, manifest.problems);
  EXPECT_EQ(encode_manifest(*again), text);
}

RC_GTEST_PROP(Manifest, AnyNameSurvives, (const std::string& raw, std::uint64_t bytes)) {
  Manifest manifest;
  ManifestEntry entry;
  entry.raw_path = raw;
  entry.bytes = bytes;
  entry.link_target = raw;
  manifest.entries = {entry, entry};
  const auto again = decode_manifest(encode_manifest(manifest));
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->entries == manifest.entries);
}

TEST(Manifest, RefusesDamage) {
  const std::string text = encode_manifest(sample());
  const std::size_t lines = 5;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), static_cast<std::ptrdiff_t>(lines));
  EXPECT_FALSE(decode_manifest(""));
  EXPECT_FALSE(decode_manifest(text.substr(0, text.size() - 1)));                        // cut in a line
  EXPECT_FALSE(decode_manifest(text.substr(0, text.rfind('\n', text.size() - 2) + 1)));  // a line too few
  std::string later = text;
  later.replace(later.find("\"version\":1"), 11, "\"version\":2");
  EXPECT_EQ(decode_manifest(later).error().key.name, "error.journal.manifest-version");
  std::string forward = text;
  forward.replace(forward.find("\"parent\":0"), 10, "\"parent\":1");  // its own parent
  EXPECT_EQ(decode_manifest(forward).error().arguments.at(0).second, "3");
}

TEST(Manifest, ShowsPathsInTheirArchives) {
  const std::vector<std::string> expected{"资质", "资质/附件.zip", "资质/附件.zip/说明.txt", "ln"};
  EXPECT_EQ(display_paths(sample(), ""), expected);
  EXPECT_EQ(archives_of(sample()), (std::vector<std::int64_t>{-1, -1, 1, -1}));
}

TEST(Manifest, AForcedEncodingLeavesWhatTheArchiveSaid) {
  const auto paths = display_paths(sample(), "Big5");
  EXPECT_EQ(paths[1], "资质/附件.zip");
  EXPECT_NE(paths[2], "资质/附件.zip/说明.txt");
  EXPECT_EQ(display_paths(sample(), "GB18030")[2], "资质/附件.zip/说明.txt");
}

TEST(Manifest, EmptySegmentsAreNotShown) {
  Manifest manifest;
  ManifestEntry entry;
  for (const char* raw : {"./a//b", "/abs", "../up", "."}) {
    entry.raw_path = raw;
    manifest.entries.push_back(entry);
  }
  EXPECT_EQ(display_paths(manifest, ""), (std::vector<std::string>{"a/b", "abs", "../up", "."}));
}

TEST(Manifest, OneArchivesNamesAreGuessedTogether) {
  Manifest manifest;
  ManifestEntry entry;
  entry.raw_path = gbk_path;
  manifest.entries = {entry};
  EXPECT_EQ(display_paths(manifest, ""), std::vector<std::string>{"资质/方案.zip"});
}

}  // namespace
}  // namespace evidence::test
