// The bytes of one file of the disc, and of the whole disc.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "demo/layout.hpp"
#include "demo/plan.hpp"

#include "evidence/base/bytes.hpp"

namespace evidence::demo {

// Everything below is a pure function of its arguments: the same plan gives the same bytes.
Result<Bytes> file_bytes(const DiscFile& file, const Plan& plan);
Result<Bytes> image_bytes(const Plan& plan);  // ISO 9660 with Joliet and Rock Ridge

Result<Bytes> pdf_with_text(const std::vector<LaidPage>& pages, const std::string& title, const Plan& plan);
Result<Bytes> pdf_of_scans(const std::vector<LaidPage>& pages, const ScanLook& look, const Plan& plan);
Result<Bytes> scan_picture(const std::vector<LaidPage>& pages, const ScanLook& look, Form form, const Plan& plan);

Result<Bytes> docx(const Document& document, Instant made);
std::string plain_text(const Document& document);
// The words of each page, a printed line a line; one page where the form has none of its own. Empty for archives.
std::vector<std::string> page_texts(const DiscFile& file);
Bytes encode(const std::string& text, const char* encoding);  // ICU's name

struct ZipMember {
  std::string name;  // raw bytes
  bool utf8_flag = true;
  Bytes bytes;
};
// Deflated; with a password: traditional PKWARE encryption (APPNOTE 6.1).
Bytes zip_archive(const std::vector<ZipMember>& members, Instant made, const std::string& password = "");

// Sets every date inside an ISO image to one instant: the writer puts the clock's time into descriptors and roots.
void set_image_dates(Bytes& image, Instant made);

}  // namespace evidence::demo
