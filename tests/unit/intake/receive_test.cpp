#include <algorithm>
#include <fstream>
#include <set>

#include "unit/intake/support.hpp"
#include <sys/stat.h>

#include "evidence/intake/frames/frames.hpp"
#include "evidence/intake/raw_path.hpp"
#include "evidence/intake/source_in_hand.hpp"

namespace evidence::intake {
namespace {

namespace fs = std::filesystem;
using std::string;

const string gbk_path = "\xB2\xC4\xC1\xCF/\xBA\xCF\xCD\xAC\xCE\xC4\xB1\xBE.txt";  // 材料/合同文本.txt
const string gbk_text = "合同编号 LZ-HT-2021-016";

string gbk_zip() {
  return make_archive({.format = "zip", .raw_names = true},
                      {{"\xB2\xC4\xC1\xCF/\xD6\xA4\xCA\xE9\xC7\xE5\xB5\xA5.txt", "证书清单"}, {gbk_path, gbk_text}});
}

TEST_F(IntakeTest, AZipInA7zInADiscIsATreeOfThreeLevels) {
  const string seven = make_archive({.format = "7zip"}, {{"内层.zip", gbk_zip()}, {"说明.txt", "7z"}});
  const string disc = make_archive({.format = "iso9660"}, {{"证据/外层.7z", seven}, {"证据/封面.txt", "封面"}});
  const auto taken = take_bytes("申请材料.iso", disc);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.kind, "disc");
  EXPECT_EQ(taken->received.name, "申请材料.iso");
  EXPECT_EQ(taken->received.digest, sha256_of(disc));
  EXPECT_EQ(taken->received.bytes, disc.size());
  EXPECT_TRUE(taken->received.problems.empty());

  const string deepest = "证据/外层.7z/内层.zip/材料/合同文本.txt";
  const auto& file = taken->at(deepest);
  EXPECT_EQ(content_of(file), gbk_text);
  EXPECT_EQ(file.raw_path, gbk_path) << "the bytes of the name stay as held";
  EXPECT_EQ(file.said_encoding, "");
  const auto& zip = taken->manifest.entries[static_cast<std::size_t>(file.parent)];
  const auto& inner = taken->manifest.entries[static_cast<std::size_t>(zip.parent)];
  EXPECT_EQ(inner.parent, -1);
  EXPECT_EQ(zip.said_encoding, "UTF-8");
  EXPECT_EQ(content_of(inner), seven) << "the archive itself is kept byte for byte";
  EXPECT_EQ(content_of(zip), gbk_zip());
  EXPECT_EQ(file.modified, 1'600'000'000);
}

TEST_F(IntakeTest, ANamedEncodingReadsTheSameManifestAnew) {
  const auto taken = take_bytes("a.zip", gbk_zip());
  ASSERT_TRUE(taken);
  const auto as_big5 = journal::display_paths(taken->manifest, "Big5");
  EXPECT_NE(as_big5, taken->paths);
  EXPECT_EQ(journal::display_paths(taken->manifest, "GB18030"), taken->paths);
}

TEST_F(IntakeTest, IdenticalBytesAreStoredOnceAndListedTwice) {
  const string zip = make_archive({.format = "zip"}, {{"a.txt", "same"}, {"b/a.txt", "same"}, {"c.txt", "other"}});
  const auto first = take_bytes("one.zip", zip);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->at("a.txt").blob, first->at("b/a.txt").blob);
  EXPECT_EQ(first->received.item_count, 3U);
  EXPECT_EQ(first->received.blobs_new, 3U) << "the zip, same, other; the manifest is not counted";
  const auto again = take_bytes("one.zip", zip);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->received.blobs_new, 0U);
  EXPECT_EQ(again->received.manifest, first->received.manifest);
}

TEST_F(IntakeTest, DuplicateNamesAreBothKept) {
  const auto taken = take_bytes("twice.tar", make_archive({.format = "ustar"}, {{"a.txt", "one"}, {"a.txt", "two"}}));
  ASSERT_TRUE(taken);
  ASSERT_EQ(taken->manifest.entries.size(), 2U);
  EXPECT_EQ(content_of(taken->manifest.entries[0]), "one");
  EXPECT_EQ(content_of(taken->manifest.entries[1]), "two");
}

TEST_F(IntakeTest, AFlaggedNameIsSaidToBeUtf8) {
  const auto taken = take_bytes("utf8.zip", make_archive({.format = "zip"}, {{"营业执照.txt", "x"}}));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->at("营业执照.txt").said_encoding, "UTF-8");
}

TEST_F(IntakeTest, EveryTarCompressionAndASingleFile) {
  for (const char* compression : {"", "gzip", "bzip2", "xz", "zstd"}) {
    const string name = string("日志.tar") + (*compression ? "." : "") + compression;
    const auto taken =
        take_bytes(name, make_archive({.format = "pax", .compression = compression}, {{"日志/1.log", "line\n"}}));
    ASSERT_TRUE(taken) << compression;
    EXPECT_EQ(taken->received.kind, "archive") << compression;
    EXPECT_EQ(content_of(taken->at("日志/1.log")), "line\n") << compression;
  }
  const auto single =
      take_bytes("服务器.log.gz", make_archive({.format = "raw", .compression = "gzip"}, {{"x", "one file"}}));
  ASSERT_TRUE(single);
  EXPECT_EQ(content_of(single->at("服务器.log")), "one file");
}

TEST_F(IntakeTest, PathsThatClimbOutAreListedAndNothingIsWrittenByName) {
  const auto taken = take_bytes("slip.tar", make_archive({.format = "ustar"}, {{"../../evil.txt", "evil"},
                                                                               {"/abs.txt", "abs"},
                                                                               {"C:\\windows.txt", "drive"},
                                                                               {"good..txt", "good"}}));
  ASSERT_TRUE(taken);
  ASSERT_EQ(taken->manifest.entries.size(), 4U);
  for (std::size_t at = 0; at < 3; ++at) {
    ASSERT_TRUE(taken->manifest.entries[at].problem);
    EXPECT_EQ(taken->manifest.entries[at].problem->code, "path-escapes");
  }
  EXPECT_FALSE(taken->manifest.entries[3].problem);
  EXPECT_EQ(content_of(taken->manifest.entries[0]), "evil");
  EXPECT_FALSE(fs::exists(folder_.path() / "evil.txt"));
  EXPECT_FALSE(fs::exists(folder_.path().parent_path() / "evil.txt"));
}

TEST_F(IntakeTest, EncryptedNeedsItsPassword) {
  const string zip = make_archive({.format = "zip", .password = "口令123"}, {{"secret.txt", "top"}});
  const auto closed = take_bytes("enc.zip", zip);
  ASSERT_TRUE(closed);
  EXPECT_EQ(closed->problem_of("secret.txt"), "encrypted");
  EXPECT_FALSE(closed->at("secret.txt").blob);
  options_.passwords = {"口令123"};
  jobs::Work work;
  const auto opened = receive_blob("enc.zip", closed->received.digest, options_, case_->blobs(), confinement_, work);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->problems.empty());
  EXPECT_EQ(opened->item_count, 1U);
}

TEST_F(IntakeTest, EmptyThingsSayThatTheyAreEmpty) {
  const auto zip = take_bytes("e.zip", make_archive({.format = "zip"}, {{"empty.txt", ""}, {"folder", "", "", true}}));
  ASSERT_TRUE(zip);
  EXPECT_EQ(zip->problem_of("empty.txt"), "empty");
  EXPECT_EQ(zip->at("empty.txt").blob, sha256_of(""));
  EXPECT_EQ(zip->at("folder").kind, ItemKind::Folder);
  EXPECT_EQ(take_bytes("zero.pdf", "")->problem_of("zero.pdf"), "empty");
  EXPECT_EQ(take_bytes("none.zip", make_archive({.format = "zip"}, {}))->problem_of("none.zip"), "nothing-inside");
}

TEST_F(IntakeTest, ATruncatedDiscKeepsWhatCanBeRead) {
  const string big(300'000, 'b');
  const string disc =
      make_archive({.format = "iso9660"}, {{"a.txt", "first"}, {"b.bin", big}, {"c.bin", string(300'000, 'c')}});
  const auto taken = take_bytes("cut.iso", disc.substr(0, disc.size() - 500'000));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.kind, "disc");
  EXPECT_EQ(content_of(taken->at("a.txt")), "first");
  std::set<string> codes;
  for (const auto& problem : taken->received.problems) codes.insert(problem.problem.code);
  EXPECT_EQ(codes, std::set<string>{"truncated"});
  EXPECT_EQ(taken->manifest.entries.size(), 3U);
}

TEST_F(IntakeTest, ADiscThatOnlySpeaksUdfIsNeverAnEmptyList) {
  string image(300U * 2048U, '\0');
  image.replace(16U * 2048U + 1, 5, "BEA01");
  image.replace(17U * 2048U + 1, 5, "NSR02");
  image.replace(18U * 2048U + 1, 5, "TEA01");
  const auto taken = take_bytes("udf.iso", image);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.kind, "disc");
  EXPECT_EQ(taken->paths, std::vector<string>{"udf.iso"});
  EXPECT_EQ(taken->problem_of("udf.iso"), "udf-not-read");
}

TEST_F(IntakeTest, AWorkerOverItsMemoryCostsOneProblem) {
  options_.limits.worker_memory_bytes = 4096;
  const auto taken = take_bytes("m.zip", gbk_zip());
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->problem_of("m.zip"), "memory");
  EXPECT_EQ(taken->at("m.zip").blob, sha256_of(gbk_zip())) << "the original stays";
}

TEST_F(IntakeTest, FilesOfADiscAreRunsOfTheImage) {
  const string content(5'000'000, 'x');
  const auto taken =
      take_bytes("d.iso", make_archive({.format = "iso9660"}, {{"big.bin", content}, {"s.txt", "small"}}));
  ASSERT_TRUE(taken);
  const auto image = case_->blobs().open(taken->received.digest);
  const auto big = case_->blobs().open(*taken->at("big.bin").blob);
  ASSERT_TRUE(image);
  ASSERT_TRUE(big);
  struct stat a{};
  struct stat b{};
  ASSERT_EQ(::fstat(image->fd.get(), &a), 0);
  ASSERT_EQ(::fstat(big->fd.get(), &b), 0);
  EXPECT_EQ(a.st_ino, b.st_ino) << "the same file on disk";
  EXPECT_GT(big->offset, 0U);
  EXPECT_EQ(content_of(taken->at("big.bin")), content);
  EXPECT_EQ(content_of(taken->at("s.txt")), "small");
}

TEST_F(IntakeTest, LinksAreListedAndNeverFollowed) {
  const auto taken = take_bytes("l.tar", make_archive({.format = "ustar"}, {{"a", "x"}, {"link", "", "/etc/passwd"}}));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->at("link").kind, ItemKind::Link);
  EXPECT_EQ(taken->at("link").link_target, "/etc/passwd");
  EXPECT_FALSE(taken->at("link").blob);
}

TEST_F(IntakeTest, DocumentsAreFilesNotArchives) {
  const string docx =
      make_archive({.format = "zip"}, {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}});
  const string ofd = make_archive({.format = "zip"}, {{"OFD.xml", "<ofd/>"}, {"Doc_0/Document.xml", "<d/>"}});
  const auto taken =
      take_bytes("docs.zip", make_archive({.format = "zip"}, {{"a.docx", docx}, {"b.ofd", ofd}, {"c.zip", gbk_zip()}}));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.item_count, 5U) << "two documents, a zip and its two files";
  EXPECT_TRUE(taken->received.problems.empty());
  const auto loose = take_bytes("a.docx", docx);
  ASSERT_TRUE(loose);
  EXPECT_EQ(loose->received.kind, "file");
  EXPECT_EQ(loose->paths, std::vector<string>{"a.docx"});
}

TEST_F(IntakeTest, ABombCostsOneItemAndTheRestGoesOn) {
  options_.limits.ratio = 10;
  options_.limits.ratio_floor_bytes = 1U << 20U;
  const string bomb = make_archive({.format = "zip"}, {{"zeros.bin", string(8U << 20U, '\0')}, {"after.txt", "after"}});
  const auto taken =
      take_bytes("mixed.tar", make_archive({.format = "ustar"}, {{"1-bomb.zip", bomb}, {"2-fine.zip", gbk_zip()}}));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->problem_of("1-bomb.zip"), "bomb");
  EXPECT_EQ(taken->problem_of("1-bomb.zip/zeros.bin"), "bomb");
  EXPECT_FALSE(taken->at("1-bomb.zip/zeros.bin").blob);
  EXPECT_EQ(content_of(taken->at("2-fine.zip/材料/合同文本.txt")), gbk_text);
}

TEST_F(IntakeTest, DepthAndEntriesHaveLimits) {
  string nested = "core";
  for (int level = 5; level >= 1; --level)
    nested = make_archive({.format = "zip"}, {{std::to_string(level) + ".zip", nested}});
  options_.limits.depth = 3;
  const auto deep = take_bytes("deep.zip", nested);
  ASSERT_TRUE(deep);
  EXPECT_EQ(deep->paths, (std::vector<string>{"1.zip", "1.zip/2.zip", "1.zip/2.zip/3.zip"}));
  EXPECT_EQ(deep->problem_of("1.zip/2.zip/3.zip"), "too-deep");

  options_.limits.entries = 10;
  std::vector<MadeEntry> many;
  for (int number = 0; number < 25; ++number) many.push_back({std::to_string(number), "x"});
  const auto wide = take_bytes("wide.zip", make_archive({.format = "zip"}, many));
  ASSERT_TRUE(wide);
  EXPECT_EQ(wide->received.item_count, 10U);
  ASSERT_EQ(wide->received.problems.size(), 1U);
  EXPECT_EQ(wide->received.problems[0].problem.code, "too-many");
}

TEST_F(IntakeTest, NamesTogetherHaveALimit) {
  options_.limits.total_name_bytes = 350;
  std::vector<MadeEntry> many;
  for (int number = 10; number < 20; ++number) many.push_back({string(98, 'n') + std::to_string(number), "x"});
  const auto taken = take_bytes("names.zip", make_archive({.format = "zip"}, many));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.item_count, 4U) << "100 bytes each; the fourth passes the limit";
  ASSERT_EQ(taken->received.problems.size(), 1U);
  EXPECT_EQ(taken->received.problems[0].problem.code, "too-many");
}

TEST_F(IntakeTest, ATryThatIsTakenBackCostsNothing) {
  jobs::Work work;
  store::BlobStore blobs = case_->blobs();
  SourceInHand source{.options = options_,
                      .blobs = blobs,
                      .work = work,
                      .raw_name = "s.zip",
                      .manifest = {},
                      .budgets = {{-1, 1000, 0}},
                      .waiting = {}};
  source.spend(0, 100);
  const Before before = source.before();
  source.budgets.push_back({0, 1000, 0});
  journal::ManifestEntry entry;
  entry.raw_path = "a.txt";
  ASSERT_TRUE(source.append(entry));
  EXPECT_EQ(source.name_bytes, 5U);
  source.mark(0, "damaged");
  source.spend(1, 700);
  EXPECT_EQ(source.budgets[0].used, 800U);
  source.take_back(before);
  EXPECT_TRUE(source.manifest.entries.empty());
  EXPECT_EQ(source.total_bytes, 100U);
  EXPECT_EQ(source.name_bytes, 0U);
  EXPECT_EQ(source.problems, 0U);
  ASSERT_EQ(source.budgets.size(), 1U);
  EXPECT_EQ(source.budgets[0].used, 100U);
}

TEST(UnpackFrames, AWorkerIsHeldToTheLimitsItWasSent) {
  EntryBegin begin;
  begin.raw_path = string(10, 'a');
  begin.link_target = string(10, 'b');
  EXPECT_TRUE(keeps_to(begin, 10));
  begin.link_target += 'b';
  EXPECT_FALSE(keeps_to(begin, 10));
  begin.link_target.clear();
  begin.raw_path += 'a';
  EXPECT_FALSE(keeps_to(begin, 10));
  EXPECT_TRUE(parse_done(encode(UnpackDone{false, std::vector<string>(32, "damaged")})));
  EXPECT_FALSE(parse_done(encode(UnpackDone{false, std::vector<string>(33, "damaged")})));
}

TEST_F(IntakeTest, StoppingLeavesNoManifest) {
  const string zip = gbk_zip();
  write(folder_.path() / "received" / "s.zip", zip);
  std::stop_source stop;
  jobs::Work work(stop.get_token(), [&stop](const jobs::Progress&) { stop.request_stop(); });
  const auto stopped = receive(folder_.path() / "received" / "s.zip", options_, case_->blobs(), confinement_, work);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
  EXPECT_TRUE(case_->blobs().contains(sha256_of(zip))) << "received bytes are kept for the next attempt";
  EXPECT_TRUE(case_->snapshot()->sources->empty());
}

TEST_F(IntakeTest, WhatIsNotThereIsAnError) {
  jobs::Work work;
  const auto missing = receive(folder_.path() / "没有.iso", options_, case_->blobs(), confinement_, work);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().key.name, "error.intake.unreadable");
  EXPECT_EQ(missing.error().kind, ErrorKind::Input);
  const auto device = receive("/dev/null", options_, case_->blobs(), confinement_, work);
  ASSERT_FALSE(device);
  EXPECT_EQ(device.error().key.name, "error.intake.special");
}

TEST_F(IntakeTest, AFolderOfTenThousandFilesKeepsItsPathsAndIsLeftUntouched) {
  const fs::path root = folder_.path() / "材料";
  for (int number = 0; number < 10'000; ++number) {
    const string name = std::to_string(number);
    write(root / ("目录" + std::to_string(number % 100)) / (name + ".txt"), "file " + name);
  }
  write(root / "压缩" / "a.zip", gbk_zip());
  fs::create_symlink("/etc/passwd", root / "链接");
  ASSERT_EQ(::mkfifo((root / "pipe").c_str(), 0600), 0);
  const auto times = fs::last_write_time(root / "目录7" / "7.txt");

  const auto taken = take(root);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.kind, "folder");
  EXPECT_EQ(taken->received.name, "材料");
  EXPECT_EQ(taken->received.digest, taken->received.manifest);
  EXPECT_EQ(taken->received.item_count, 10'000U + 100U + 1U + 1U + 2U + 2U);
  EXPECT_EQ(content_of(taken->at("目录34/1234.txt")), "file 1234");
  EXPECT_EQ(content_of(taken->at("压缩/a.zip/材料/合同文本.txt")), gbk_text);
  EXPECT_EQ(taken->at("链接").kind, ItemKind::Link);
  EXPECT_EQ(taken->problem_of("pipe"), "special-file");
  EXPECT_EQ(taken->received.problems.size(), 1U);
  EXPECT_EQ(fs::last_write_time(root / "目录7" / "7.txt"), times);
  std::ifstream untouched(root / "目录7" / "7.txt");
  EXPECT_EQ(string(std::istreambuf_iterator<char>(untouched), {}), "file 7");
}

TEST(RawPath, ClimbsOutOnlyByWholeSegments) {
  for (const char* bad : {"../a", "a/../b", "a\\..\\b", "..", "/a", "\\a", "C:\\a", "z:a"})
    EXPECT_TRUE(climbs_out(bad)) << bad;
  for (const char* good : {"a..b/c", "...", "a/b..", "图:a", "a/C:b", ""}) EXPECT_FALSE(climbs_out(good)) << good;
}

TEST(Limits, AreValidatedFieldByField) {
  const TemporaryFolder folder;
  ASSERT_TRUE(load_limits(limits_file()));
  std::ifstream shipped(limits_file());
  string text(std::istreambuf_iterator<char>(shipped), {});
  text.replace(text.find("\"depth\": 8"), 10, "\"depth\": 0");
  write(folder.path() / "limits.json", text);
  const auto zero = load_limits(folder.path() / "limits.json");
  ASSERT_FALSE(zero);
  EXPECT_EQ(zero.error().key.name, "error.intake.limits");
  EXPECT_EQ(zero.error().arguments.back().second, "depth");
  text.replace(text.find("\"depth\": 0"), 10, "\"depth\": 8");
  text.replace(text.find("total_name_bytes"), 16, "total_name_bits_");
  write(folder.path() / "limits.json", text);
  const auto nameless = load_limits(folder.path() / "limits.json");
  ASSERT_FALSE(nameless);
  EXPECT_EQ(nameless.error().arguments.back().second, "total_name_bytes");
  write(folder.path() / "limits.json", "{");
  EXPECT_FALSE(load_limits(folder.path() / "limits.json"));
}

}  // namespace
}  // namespace evidence::intake
