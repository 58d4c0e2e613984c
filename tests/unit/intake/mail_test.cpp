// Mails: items of their own, with their attachments below them.
#include <fstream>
#include <sstream>

#include "unit/intake/support.hpp"

namespace evidence::intake {
namespace {

namespace fs = std::filesystem;
using std::string;

const fs::path corpus = fs::path(WORKBENCH_SOURCE_DIR) / ".." / "shared" / "corpus";

string mail_with(const string& attachment_name, const string& content) {
  return "From: a@example.cn\r\nSubject: t\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
         "--b\r\nContent-Type: text/plain\r\n\r\nbody\r\n"
         "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" +
         attachment_name + "\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + content + "\r\n--b--\r\n";
}

class MailTest : public IntakeTest {
 protected:
  // An attachment stands below the mail, and the mail is a document still.
  void expect_attachment(const Reception& taken, const string& path) {
    const auto found = taken.find(path);
    ASSERT_TRUE(found) << path;
    const auto& entry = taken.manifest.entries[*found];
    ASSERT_GE(entry.parent, 0);
    EXPECT_TRUE(taken.manifest.entries[static_cast<std::size_t>(entry.parent)].document) << path;
  }
};

TEST_F(MailTest, AnAttachmentIsAnItemBelowItsMail) {
  const string mail = mail_with("\xE6\x8A\xA5\xE5\x91\x8A.txt", "content");  // 报告.txt
  const auto taken = take_bytes("邮件.eml", mail);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->received.kind, "file");
  EXPECT_EQ(taken->paths, (std::vector<string>{"邮件.eml", "邮件.eml/报告.txt"}));
  expect_attachment(*taken, "邮件.eml/报告.txt");
  EXPECT_EQ(content_of(taken->at("邮件.eml")), mail) << "the mail is kept byte for byte";
  EXPECT_EQ(content_of(taken->at("邮件.eml/报告.txt")), "content");
  EXPECT_TRUE(taken->received.problems.empty());
}

TEST_F(MailTest, AMailInAZipIsOpenedAndOneWithoutAttachmentsIsNoArchive) {
  const string zip = make_archive(
      {.format = "zip"}, {{"有.eml", mail_with("a.txt", "x")}, {"无.eml", "From: a@b.cn\nSubject: t\n\nbody\n"}});
  const auto taken = take_bytes("材料.zip", zip);
  ASSERT_TRUE(taken);
  expect_attachment(*taken, "有.eml/a.txt");
  EXPECT_FALSE(taken->at("无.eml").document);
  EXPECT_TRUE(taken->received.problems.empty());
}

TEST_F(MailTest, ANameThatClimbsStaysOneSegment) {
  const auto taken = take_bytes("m.eml", mail_with("../../etc/passwd", "x"));
  ASSERT_TRUE(taken);
  EXPECT_TRUE(taken->find("m.eml/.._.._etc_passwd")) << taken->paths.back();
}

TEST_F(MailTest, AnAttachedArchiveIsOpenedTooAndTheDepthIsKept) {
  const string inner = make_archive({.format = "zip"}, {{"证书.txt", "CISP"}});
  // Eight bits as they are: no byte of the zip may look like the boundary.
  const auto taken = take_bytes("m.eml", mail_with("a.zip", inner));
  ASSERT_TRUE(taken);
  EXPECT_EQ(content_of(taken->at("m.eml/a.zip/证书.txt")), "CISP");
  options_.limits.depth = 1;
  const auto shallow = take_bytes("m.eml", mail_with("a.zip", inner));
  ASSERT_TRUE(shallow);
  EXPECT_EQ(shallow->problem_of("m.eml/a.zip"), "too-deep");
}

TEST_F(MailTest, ManyAttachmentsStopAtTheLimitOfEntries) {
  options_.limits.entries = 1;
  const auto taken = take_bytes("m.eml", mail_with("a.txt", "x"));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->problem_of("m.eml"), "too-many");
}

TEST_F(MailTest, TheCorpusGivesItsAttachments) {
  if (!fs::exists(corpus / "mail")) GTEST_SKIP() << "no corpus beside the project";
  const std::vector<std::pair<string, string>> rows{{"att_msg.msg", "Test Attachment.msg"},
                                                    {"att_msg.msg", "smbprn.00009008.KdcPjl.pdf"},
                                                    {"nested.eml", "smime.p7s"},
                                                    {"japanese_attachment.eml", "てすと.txt"},
                                                    {"quoted_filename.eml", "Eelanalüüsi päring.jpg"},
                                                    {"base64_name.eml", "This is a test.pdf"},
                                                    {"tika_img.eml", "testimage.jpeg"}};
  for (const auto& [mail, attachment] : rows) {
    const auto taken = take(corpus / "mail" / mail);
    ASSERT_TRUE(taken) << mail;
    expect_attachment(*taken, mail + "/" + attachment);
    EXPECT_TRUE(taken->received.problems.empty()) << mail;
  }
  // The mail in the mail is one that Outlook's format allows as a file: it is opened again and has nothing in it.
  const auto taken = take(corpus / "mail" / "att_msg.msg");
  EXPECT_TRUE(content_of(taken->at("att_msg.msg/Test Attachment.msg")).starts_with("\xD0\xCF\x11\xE0"));
  EXPECT_FALSE(take(corpus / "office" / "61490.doc")->manifest.entries.front().document);
}

}  // namespace
}  // namespace evidence::intake
