#include "evidence/reader/mail_text.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/html_text.hpp"
#include "evidence/reader/legacy_office.hpp"

namespace evidence::reader {
namespace {

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos; }

// The plain body; where there is none, what the HTML or the Rich Text one shows.
MarkedText body_of(const formats::Mail& mail, std::uint64_t most_bytes) {
  TextBuilder plain(most_bytes);
  plain.add(mail.text);
  plain.line_end();
  MarkedText body = plain.finish();
  if (is_blank_text(body.text) && !mail.html.empty()) {
    if (auto html = html_text(mail.html, most_bytes)) {
      body = std::move(*html);
    } else {
      body.problem = html.error();
    }
  }
  if (is_blank_text(body.text) && !mail.rtf.empty()) {
    if (auto rtf = rtf_text(as_bytes(mail.rtf), most_bytes)) body = std::move(*rtf);
  }
  return body;
}

// The names of a mail's fields are the product's words for them in the language of its users.
void add_field(TextBuilder& text, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  text.add(name);
  text.add_line(collapse_blanks(make_valid_utf8(value)));
  text.add(U'\n');
}

}  // namespace

MarkedText mail_text(const formats::Mail& mail, std::uint64_t most_bytes) {
  TextBuilder head(most_bytes);
  add_field(head, "主题：", mail.subject);
  add_field(head, "发件人：", mail.from);
  add_field(head, "收件人：", mail.to);
  add_field(head, "抄送：", mail.copy_to);
  add_field(head, "日期：", mail.date);
  head.add(U'\n');
  MarkedText text = head.finish();
  append(text, body_of(mail, most_bytes));
  TextBuilder names(most_bytes);
  for (const std::string& name : mail.attachments) add_field(names, "附件：", name);
  append(text, names.finish());
  if (mail.problem && !text.problem) text.problem = Problem{*mail.problem, {}};
  for (const formats::Mail& enclosed : mail.enclosed) {
    if (text.text.size() >= most_bytes) break;
    text.text += '\f';
    append(text, mail_text(enclosed, most_bytes - text.text.size()));
  }
  return text;
}

}  // namespace evidence::reader
