// The parts of an Office Open XML package that a drafted document needs. docx.cpp packs them.
#pragma once

#include <string>

#include "evidence/report/layout.hpp"
#include "evidence/report/report.hpp"

namespace evidence::report {

// Names of the styles, shared by styles.xml and document.xml.
namespace docx_style {
inline constexpr const char* title = "Title";
inline constexpr const char* subtitle = "Subtitle";
inline constexpr const char* body = "Normal";
inline constexpr const char* quotation = "Quotation";
inline constexpr const char* signature = "Signature";
inline constexpr const char* table = "TableText";
inline constexpr const char* small_table = "TableSmall";
inline constexpr const char* small_text = "SmallText";
inline constexpr const char* page_number = "Footer";
inline constexpr const char* citation = "Citation";
inline constexpr const char* annex = "Annex";
}  // namespace docx_style
std::string heading_style(std::uint32_t level);  // "Heading1" … "Heading4"

std::string docx_document(const Report& report, const Layout& layout);
std::string docx_styles(const Layout& layout);
std::string docx_fonts(const Layout& layout);
std::string docx_footer(bool right);  // odd pages right, even pages left (GB/T 9704-2012, 7.5)
std::string docx_settings();
std::string docx_core(const Report& report);  // title and language, no dates

}  // namespace evidence::report
