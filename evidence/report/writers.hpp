// A Report as a file. No clock, no locale, no time zone: the same Report and Layout give the same bytes.
#pragma once

#include <string>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"
#include "evidence/report/layout.hpp"
#include "evidence/report/report.hpp"

namespace evidence::report {

// Office Open XML (ISO/IEC 29500-1), laid out as GB/T 9704-2012 says. Each number in brackets links to its annex line.
Result<Bytes> to_docx(const Report& report, const Layout& layout);

// One file with its style inside and nothing to fetch; well-formed XML as well as HTML.
std::string to_html(const Report& report, const Layout& layout);

// schemas/report.md.
std::string to_json(const Report& report);

}  // namespace evidence::report
