// What a person wrote behind " || " in the corpus' MANIFEST.tsv, as checks: what the words there bind us to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

struct Binding {
  std::string_view path;
  std::vector<std::string> phrases = {};  // stand on its pages
  std::vector<std::string> members = {};  // ends of the paths of what is inside
  std::optional<std::size_t> seals = {};
  std::vector<std::string> seal_words = {};  // each in some seal
  std::string password = {};                 // given when it is taken in
  // Where its content cannot be had, one of these Problems says so, and that is enough.
  std::vector<std::string> or_said = {};
  std::string_view truth = {};  // file in TRUTH/
};

inline const std::vector<Binding>& bindings() {
  static const std::vector<Binding> all{
      {.path = "iso/la_rr_ce_loop.iso",
       .members = {"dir", "sym1", "sym2", "sym3"},
       .or_said = {"timeout", "memory", "damaged", "truncated"}},
      // The manifest has other words for "年自动"; these are what the bytes say by every GBK decoder.
      {.path = "archive/tika_gbk.zip",
       .members = {"审计压缩包文件检索测试/集团邮件审计系统2021年自动巡检需求文档_V4.0.doc"}},
      {.path = "archive/la_aes256.zip", .members = {"README"}, .password = "password"},
      {.path = "archive/la_zipcrypto.zip", .members = {"bar.txt", "foo.txt"}, .password = "12345678"},
      {.path = "archive/libzip_aes256.zip", .members = {"plain", "encrypted"}, .password = "foofoofoo"},
      {.path = "archive/libzip_bigzero.zip", .members = {"bigzero.zip"}},
      {.path = "archive/zip4j_cn_7zip.zip", .members = {"fff - 副本.txt", "fff.txt"}},
      {.path = "archive/cc_enc.7z", .password = "foo", .or_said = {"encrypted", "unsupported"}},
      {.path = "archive/la_enc_header.7z", .password = "12345678", .or_said = {"encrypted", "unsupported"}},
      {.path = "archive/la_enc5.rar", .members = {"a.txt", "b.txt", "c.txt"}, .password = "password"},
      {.path = "archive/la_encnames5.rar", .password = "password", .or_said = {"encrypted", "unsupported"}},
      {.path = "archive/la_enc4.rar", .members = {"a.txt", "b.txt", "c.txt"}},
      {.path = "archive/shc_solid4.rar", .members = {"тест.txt"}, .or_said = {"unsupported", "damaged"}},
      {.path = "archive/la_quine.gz", .or_said = {"contains-itself", "too-deep", "timeout", "bomb"}},
      {.path = "pdf/ofdrw_磋商文件_字体样张.pdf", .phrases = {"竞争性磋商文件"}},
      {.path = "pdf/ofdrw_test3.pdf", .phrases = {"竞争性磋商文件"}},
      {.path = "pdf/cnocr_slides.pdf", .phrases = {"场景文字识别"}},
      {.path = "pdf/scan_ccitt_zh_8p.pdf",
       .phrases = {"物的有用性使物成为使用价值"},
       .truth = "scan_ccitt_zh_8p.page1.txt"},
      {.path = "pdf/pdfjs_issue3521.pdf", .phrases = {"我们都是黑体字"}},
      {.path = "pdf/pdfjs_issue2128r.pdf", .phrases = {"浅谈校长的魅力"}},
      {.path = "pdf/pdfjs_issue13316.pdf", .phrases = {"开票通知单"}},
      {.path = "pdf/pdfjs_issue19360.pdf", .phrases = {"坚持社会主义核心价值体系"}},
      {.path = "pdf/qpdf_enc_R3.pdf", .or_said = {"encrypted"}},
      {.path = "pdf/qpdf_enc_R6.pdf", .or_said = {"encrypted"}},
      {.path = "pdf/pypdf_password.pdf", .or_said = {"encrypted"}},
      {.path = "ofd/ano_annot.ofd", .phrases = {"可信安全浏览器"}},
      {.path = "ofd/attachment.ofd", .phrases = {"这是一个带有附件的OFD文件"}},
      {.path = "ofd/signed_ses_v4.ofd", .phrases = {"你好呀，OFD Reader&Writer！"}, .seals = 1},
      {.path = "office/stress020.xlsx", .phrases = {"泰州市金融机构"}},
      {.path = "office/stress009.docx", .phrases = {"微型固态硬盘设计方案"}},
      {.path = "office/49273.xlsx", .phrases = {"合并单元格"}},
      {.path = "office/enc_pass.docx", .or_said = {"encrypted"}},
      {.path = "office/61490.doc", .phrases = {"居中的大标题"}},
      {.path = "office/TestChineseProperties.doc", .phrases = {"西班牙文"}},
      {.path = "office/protected_passtika.doc", .or_said = {"encrypted"}},
      {.path = "text/gb_cnblog.xml", .phrases = {"CNBlog", "一个能让S"}},
      {.path = "text/gb_w3cn.xml", .phrases = {"网页设计师"}},
      {.path = "text/gb18030_undeclared.html", .phrases = {"中国制造的领军者"}},
      {.path = "text/big5_digitalwall.xml", .phrases = {"《個人．家庭．數位化"}},
      {.path = "text/utf16le_bom.srt", .phrases = {"months ago I found myself on"}},
      {.path = "text/utf16be_nobom.txt", .phrases = {"DateTime,Bid,Ask"}},
      {.path = "text/kk_gbk_noext", .phrases = {"策略模式定义了一系列算法"}},
      {.path = "text/kk_utf16le", .phrases = {"策略模式定义了一系列算法"}},
      {.path = "scan/notice_two_seals.jpg",
       .seals = 2,
       .seal_words = {"江苏省教师培训中心", "江苏教育行政干部培训中心"},
       .truth = "notice_two_seals.txt"},
      {.path = "scan/iso9001_certificate_blue_seal.png",
       .phrases = {"厦门恒绿环保工业有限公司", "02011QU922ROS-1"},
       .seals = 0,
       .truth = "iso9001_certificate_blue_seal.txt"},
      {.path = "scan/seal_crop_1.png", .seals = 1, .seal_words = {"公益联盟"}},
      {.path = "scan/seal_crop_2.png", .seals = 1, .seal_words = {"江淮电机有限公司"}},
      {.path = "scan/seal_invoice_special.png", .seals = 1, .seal_words = {"发票专用章"}},
      {.path = "scan/table_no_seal.png", .seals = 0},
      {.path = "scan/cn_multiline_1.png", .truth = "cn_multiline_1.txt"},
      {.path = "scan/cn_multiline_2.png", .truth = "cn_multiline_2.txt"},
      {.path = "scan/cn_one_line_upside_down.jpg", .truth = "cn_one_line_upside_down.txt"},
      {.path = "scan/cn_product_label.jpg", .truth = "cn_product_label.txt"},
      {.path = "scan/traditional_heart_sutra.jpg", .truth = "traditional_heart_sutra.txt"},
      {.path = "scan/exif_rotated_line.jpg", .phrases = {"我是中国人"}},
  };
  return all;
}

}  // namespace tests
