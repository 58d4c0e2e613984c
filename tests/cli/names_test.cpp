// Garbled names: raw bytes are kept, read again in another encoding, and Links stay (feature row 1.5).
#include <csignal>
#include <fstream>

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include "tests/cli/case_fixture.hpp"

namespace {

using nlohmann::json;
using tests::CaseFixture;

class Names : public CaseFixture {
 protected:
  // A zip whose only name is the GBK bytes of 合同.txt, without the UTF-8 flag.
  [[nodiscard]] std::string gbk_zip() const {
    const std::string file = (folder() / "送审.zip").string();
    struct archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_zip_set_compression_store(zip);
    EXPECT_EQ(archive_write_open_filename(zip, file.c_str()), ARCHIVE_OK);
    struct archive_entry* entry = archive_entry_new();
    const std::string content = "合同金额人民币一百万元整，双方盖章。\n";
    archive_entry_set_pathname(entry, "\xBA\xCF\xCD\xAC.txt");
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    EXPECT_EQ(archive_write_header(zip, entry), ARCHIVE_OK);
    archive_write_data(zip, content.data(), content.size());
    archive_entry_free(entry);
    archive_write_free(zip);
    return file;
  }
};

TEST_F(Names, AreReadAgainInAnotherEncodingAndLinksStay) {
  new_case();
  run({"import", case_path(), gbk_zip()});
  run({"read", case_path(), "--jobs", "1"});
  json items = run({"items", case_path()});
  ASSERT_EQ(items["items"].size(), 1U);
  EXPECT_EQ(items["items"][0]["path"], "合同.txt");
  const std::string item = items["items"][0]["id"];
  run({"link", case_path(), "3.2-6", "--item", item, "--page", "1", "--quote", "双方盖章", "--stance", "supports",
       "--directness", "direct", "--strength", "strong"});

  run({"reinterpret", case_path(), "S1", "--encoding", "Big5"});
  items = run({"items", case_path()});
  EXPECT_NE(items["items"][0]["path"], "合同.txt");
  EXPECT_EQ(items["items"][0]["id"], item);
  EXPECT_EQ(run({"links", case_path()})["links"][0]["item"], item);

  run({"reinterpret", case_path(), "S1", "--encoding", "GB18030"});
  EXPECT_EQ(run({"items", case_path()})["items"][0]["path"], "合同.txt");
  EXPECT_EQ(evidence({"reinterpret", case_path(), "S1", "--encoding", "Klingon"}).exit_code, 2);
}

TEST_F(Names, ARatingsChangeSaysWhatItWas) {
  new_case();
  run({"rate", case_path(), "3.2-2", "P", "--reason", "只有一份材料"});
  run({"rate", case_path(), "3.2-2", "L", "--reason", "补充了审计报告"});
  const json log = run({"log", case_path()});
  EXPECT_EQ(log["entries"].back()["was"], "P");
  EXPECT_THAT(log["entries"].back()["sentence"].get<std::string>(), ::testing::HasSubstr("补充了审计报告"));
}

TEST_F(Names, ASecondWriterIsRefusedAndToldWhoHoldsTheCase) {
  new_case();
  for (int at = 0; at < 3000; ++at) write("许多/" + std::to_string(at) + ".txt", "第 " + std::to_string(at) + " 份\n");
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const pid_t first =
      tests::start_program({std::string(WORKBENCH_BINARY_DIR) + "/bin/evidence", "import", case_path(), in()},
                           environment(), nowhere, nowhere);
  ASSERT_GT(first, 0);
  // Held still as soon as it holds the Case: its number stands in the lock file.
  const std::string holder = std::to_string(first);
  std::string held;
  for (int at = 0; at < 5000 && held != holder; ++at) {
    usleep(1000);
    std::ifstream(std::filesystem::path(case_path()) / "lock") >> held;
  }
  ASSERT_EQ(held, holder);
  kill(first, SIGSTOP);
  const auto second = evidence({"rate", case_path(), "3.2-2", "P", "--reason", "同时"});
  kill(first, SIGCONT);
  EXPECT_EQ(second.exit_code, 4);
  EXPECT_THAT(second.err, ::testing::HasSubstr(holder));
  int status = 0;
  waitpid(first, &status, 0);
  EXPECT_EQ(status, 0);
  close(nowhere);
}

}  // namespace
