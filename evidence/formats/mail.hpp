// A mail, whatever program it is from: its header, body and attachments.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace evidence::formats {

// All texts are UTF-8. A field that the mail has not is empty.
struct Mail {
  std::string subject;
  std::string from;
  std::string to;
  std::string copy_to;
  std::string date;                      // as written, or ISO 8601
  std::string text;                      // the plain body
  std::string html;                      // the HTML body
  std::string rtf;                       // the body in Rich Text: bytes, not UTF-8
  std::vector<std::string> attachments;  // their names, one for each that for_each_attachment gives
  std::vector<Mail> enclosed;            // mails sent along as attachments
  std::optional<std::string> problem;    // a Problem's code: "encrypted", "damaged"
};

// A mail of RFC 5322 and MIME. Nothing where it cannot be read as one. The library (GMime) is started and ended here.
std::optional<Mail> read_internet_mail(ByteView bytes);
// Outlook's .msg ([MS-OXMSG]).
std::optional<Mail> read_outlook_mail(ByteView bytes);
bool is_outlook_mail(ByteView bytes);

// An attachment is begun with its name ("" where it has none) and its time where that is known, then given piece by
// piece. False: go on no further.
struct AttachmentSink {
  std::function<bool(const std::string& name)> begin;
  std::function<bool(ByteView piece)> data;
  std::function<bool()> end;
};

// Every attachment in the mail's order, mails in it as files of their own. Gives a Problem's code where not all can be
// read ("damaged", "encrypted"); empty where all is well.
std::string for_each_internet_attachment(ByteView bytes, const AttachmentSink& sink);
std::string for_each_outlook_attachment(ByteView bytes, const AttachmentSink& sink);

}  // namespace evidence::formats
