// Mails made here and those of the corpus, through the reader as the product drives it.
#include "unit/reading/reading_fixture.hpp"

#include "evidence/formats/compressed_rtf.hpp"
#include "evidence/formats/mail.hpp"

namespace evidence::reading::test {
namespace {

// Subject 合同 as an encoded word in GB2312, body 金额 in GBK as base64, an attachment with a Chinese name.
constexpr std::string_view chinese_mail =
    "From: =?GBK?B?1cXI/Q==?= <zhang@example.cn>\r\nTo: li@example.cn\r\nSubject: =?gb2312?Q?=BA=CF=CD=AC?=\r\n"
    "Date: Mon, 20 May 2024 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nvfC27g==\r\n"
    "--b\r\nContent-Type: application/octet-stream; name=\"=?UTF-8?B?5oql5ZGKLnR4dA==?=\"\r\n"
    "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nb2s=\r\n--b--\r\n";

TEST(Mail, HeaderBodyAndAttachmentNamesAreText) {
  Worker worker = make_worker();
  const ReadItem item = read_item(worker, in_memory(chinese_mail), "邮件.eml");
  EXPECT_EQ(item.result.head.media_type, "message/rfc822");
  EXPECT_EQ(item.problem(), "");
  ASSERT_EQ(item.pages.size(), 1U);
  EXPECT_EQ(
      item.pages[0].text,
      "主题：合同\n发件人：张三 <zhang@example.cn>\n收件人：li@example.cn\n日期：Mon, 20 May 2024 10:00:00 +0800\n\n"
      "金额\n附件：报告.txt\n");
}

TEST(Mail, AnHtmlBodyIsReadWhereThereIsNoPlainOne) {
  Worker worker = make_worker();
  const ReadItem item = read_item(worker,
                                  in_memory("From: a@b.cn\nSubject: t\nContent-Type: text/html; charset=utf-8\n\n"
                                            "<p>甲</p><table><tr><td>1</td><td>2</td></tr></table>"),
                                  "a.eml");
  ASSERT_EQ(item.pages.size(), 1U);
  EXPECT_EQ(item.pages[0].text, "主题：t\n发件人：a@b.cn\n\n甲\n1 | 2\n");
}

TEST(Mail, ANoteThatBeginsLikeAMailStaysText) {
  Worker worker = make_worker();
  const ReadItem item = read_item(worker, in_memory("From: 甲方\n会议记录如下\n"), "记录.txt");
  EXPECT_EQ(item.result.head.media_type, "text/plain");
  EXPECT_EQ(item.text(), "From:甲方会议记录如下");
}

TEST(Mail, AttachmentsAreGivenDecodedWithTheirNames) {
  std::vector<std::pair<std::string, std::string>> given;
  const formats::AttachmentSink sink{[&](const std::string& name) {
                                       given.emplace_back(name, "");
                                       return true;
                                     },
                                     [&](ByteView piece) {
                                       given.back().second += as_text(piece);
                                       return true;
                                     },
                                     [] { return true; }};
  EXPECT_EQ(formats::for_each_internet_attachment(as_bytes(chinese_mail), sink), "");
  EXPECT_EQ(given, (std::vector<std::pair<std::string, std::string>>{{"报告.txt", "ok"}}));
}

TEST(Mail, ACompressedBodyIsUnpackedAsItsDefinitionShows) {
  // [MS-OXRTFCP] 4.1: the example of the specification.
  constexpr std::string_view packed(
      "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42"
      "\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0",
      49);
  EXPECT_EQ(formats::decompress_rtf(as_bytes(packed), 1000), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
}

struct Expected {
  std::string_view file;
  std::string_view media_type;
  std::string_view phrase;  // blanks taken out
  std::string_view problem;
};

// Every old office file, mail and text of the corpus, with what must be found in it or said of it.
constexpr Expected corpus_rows[] = {
    {"office/61490.doc", "application/msword", "居中的大标题", ""},
    {"office/TestChineseProperties.doc", "application/msword", "新聞與媒體", ""},
    {"office/word6.doc", "application/msword", "Thequickbrownfox", ""},
    {"office/protected_passtika.doc", "application/msword", "", "encrypted"},
    {"office/crash067.doc", "application/msword", "", ""},
    {"office/12843-2.xls", "application/vnd.ms-excel", "以下哪一項說法是對的", ""},
    {"office/excel5.xls", "application/vnd.ms-excel", "15|225", ""},
    {"office/wps_attachment.xls", "application/vnd.ms-excel", "Sheet1", ""},
    {"office/54880_chinese.ppt", "application/vnd.ms-powerpoint", "表十ソ", ""},
    {"office/japanese.rtf", "application/rtf", "太平洋戦争", ""},
    {"office/ms932.rtf", "application/rtf", "こんにちは", ""},
    {"office/works2000.wps", "application/vnd.ms-works", "MicrosoftWorksWordProcessor7.0", ""},
    {"office/enc_pass.docx", "application/x-ole-storage", "", "encrypted"},
    {"mail/att_msg.msg", "application/vnd.ms-outlook", "附件：TestAttachment.msg", ""},
    {"mail/chinese.msg", "application/vnd.ms-outlook", "豐泰產業工會常務理事", ""},
    {"mail/nested.eml", "message/rfc822", "附件：smime.p7s", ""},
    {"mail/quoted_filename.eml", "message/rfc822", "附件：Eelanalüüsipäring.jpg", ""},
    {"mail/japanese_attachment.eml", "message/rfc822", "附件：てすと.txt", ""},
    {"mail/base64_name.eml", "message/rfc822", "附件：Thisisatest.pdf", ""},
    {"mail/tika_img.eml", "message/rfc822", "附件：testimage.jpeg", ""},
    {"text/gb_cnblog.xml", "text/xml", "一个能让", ""},
    {"text/gb_w3cn.xml", "text/xml", "网页设计师", ""},
    {"text/gb18030_undeclared.html", "text/html", "中国制造的领军者3名", ""},
    {"text/big5_digitalwall.xml", "text/xml", "《個人．家庭．數位化", ""},
    {"text/utf16le_bom.srt", "text/plain", "monthsagoIfoundmyselfon", ""},
    {"text/utf16be_nobom.txt", "text/plain", "", ""},
    {"text/kk_gbk_noext", "text/plain", "策略模式定义了一系列算法", ""},
    {"text/kk_utf16le", "text/plain", "策略模式定义了一系列算法", ""},
};

TEST(LegacyCorpus, EveryFileGivesItsPhraseOrItsProblem) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  Worker worker = make_worker();
  for (const Expected& expected : corpus_rows) {
    const ReadItem item = read_file(worker, corpus() / expected.file);
    const bool found = item.text().find(expected.phrase) != std::string::npos;
    std::printf("%-36s %-30s %-10s %s\n", std::string(expected.file).c_str(), item.result.head.media_type.c_str(),
                item.problem().c_str(), found ? "found" : "NOT FOUND");
    EXPECT_EQ(item.result.head.media_type, expected.media_type) << expected.file;
    EXPECT_EQ(item.problem(), expected.problem) << expected.file;
    EXPECT_TRUE(found) << expected.file << " has no " << expected.phrase;
  }
}

}  // namespace
}  // namespace evidence::reading::test
