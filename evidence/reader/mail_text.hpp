// A mail as pages of text: header, body, names of its attachments, then the mails in it, each on a page of its own.
#pragma once

#include "evidence/formats/mail.hpp"
#include "evidence/reader/document.hpp"
#include "evidence/reader/marked_text.hpp"

namespace evidence::reader {

MarkedText mail_text(const formats::Mail& mail, std::uint64_t most_bytes);

}  // namespace evidence::reader
