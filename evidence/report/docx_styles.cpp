#include <set>

#include <fmt/format.h>

#include "evidence/report/docx_parts.hpp"
#include "evidence/report/xml.hpp"

namespace evidence::report {
namespace {

const char* const word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

void add_face(pugi::xml_node style, const Face& face, std::int32_t spacing) {
  const pugi::xml_node run = add(style, "w:rPr");
  add(run, "w:rFonts",
      {{"w:ascii", face.latin}, {"w:hAnsi", face.latin}, {"w:eastAsia", face.east_asian}, {"w:cs", face.latin}});
  add(run, "w:color", {{"w:val", "000000"}});
  add(run, "w:spacing", {{"w:val", std::to_string(spacing)}});
  add(run, "w:sz", {{"w:val", std::to_string(face.half_points)}});
  add(run, "w:szCs", {{"w:val", std::to_string(face.half_points)}});
}

struct ParagraphLook {
  const char* alignment = "both";
  std::string indent_characters = "0";  // of the first line, 1/100 character
  bool keep_with_next = false;
  std::int32_t character_spacing = 0;  // twips
  std::uint32_t outline_level = 0;     // 0: none
};

void add_spacing(pugi::xml_node paragraph, const Face& face) {
  add(paragraph, "w:spacing",
      {{"w:before", "0"}, {"w:after", "0"}, {"w:line", std::to_string(face.line_height)}, {"w:lineRule", "exact"}});
}

// Elements of w:pPr in the order of the schema (CT_PPrBase).
void add_style(pugi::xml_node styles, const char* id, const char* name, const Face& face, const ParagraphLook& look) {
  pugi::xml_node style = add(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", id}});
  const bool is_base = std::string_view(id) == docx_style::body;
  if (is_base) style.append_attribute("w:default").set_value("1");
  add(style, "w:name", {{"w:val", name}});
  if (!is_base) add(style, "w:basedOn", {{"w:val", docx_style::body}});
  if (look.outline_level > 0) add(style, "w:next", {{"w:val", docx_style::body}});
  add(style, "w:qFormat");
  const pugi::xml_node paragraph = add(style, "w:pPr");
  if (look.keep_with_next) add(paragraph, "w:keepNext");
  add(paragraph, "w:widowControl", {{"w:val", "0"}});
  add(paragraph, "w:snapToGrid", {{"w:val", "0"}});
  add_spacing(paragraph, face);
  const bool indented = look.indent_characters != "0";
  const std::uint32_t twips = indented ? face.half_points * 10U * 2U : 0U;  // two characters, where a reader knows none
  add(paragraph, "w:ind", {{"w:firstLineChars", look.indent_characters}, {"w:firstLine", std::to_string(twips)}});
  add(paragraph, "w:jc", {{"w:val", look.alignment}});
  if (look.outline_level > 0) add(paragraph, "w:outlineLvl", {{"w:val", std::to_string(look.outline_level - 1)}});
  add_face(style, face, look.character_spacing);
}

void add_defaults(pugi::xml_node styles, const Layout& layout) {
  const pugi::xml_node defaults = add(styles, "w:docDefaults");
  const pugi::xml_node run = add(add(defaults, "w:rPrDefault"), "w:rPr");
  const Face& face = layout.body;
  add(run, "w:rFonts",
      {{"w:ascii", face.latin}, {"w:hAnsi", face.latin}, {"w:eastAsia", face.east_asian}, {"w:cs", face.latin}});
  add(run, "w:sz", {{"w:val", std::to_string(face.half_points)}});
  add(run, "w:szCs", {{"w:val", std::to_string(face.half_points)}});
  add(run, "w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}, {"w:bidi", "ar-SA"}});
  add(add(defaults, "w:pPrDefault"), "w:pPr");
}

void add_citation_style(pugi::xml_node styles) {
  const pugi::xml_node style = add(styles, "w:style", {{"w:type", "character"}, {"w:styleId", docx_style::citation}});
  add(style, "w:name", {{"w:val", "Citation"}});
  const pugi::xml_node run = add(style, "w:rPr");
  add(run, "w:color", {{"w:val", "000000"}});
  add(run, "w:vertAlign", {{"w:val", "superscript"}});
}

}  // namespace

std::string heading_style(std::uint32_t level) { return fmt::format("Heading{}", level); }

std::string docx_styles(const Layout& layout) {
  pugi::xml_document document;
  const pugi::xml_node styles = add(document, "w:styles", {{"xmlns:w", word_namespace}});
  add_defaults(styles, layout);
  const std::string indent = std::to_string(layout.indent_characters);
  const std::int32_t spacing = layout.character_spacing;
  const Face& name_face = layout.headings.at(1);
  add_style(styles, docx_style::body, "Normal", layout.body,
            {.indent_characters = indent, .character_spacing = spacing});
  add_style(styles, docx_style::title, "Title", layout.title, {.alignment = "center", .keep_with_next = true});
  add_style(styles, docx_style::subtitle, "Subtitle", name_face,
            {.alignment = "center", .keep_with_next = true, .character_spacing = spacing});
  for (std::uint32_t level = 1; level <= heading_levels; ++level) {
    add_style(styles, heading_style(level).c_str(), fmt::format("heading {}", level).c_str(),
              layout.headings.at(level - 1),
              {.alignment = "left",
               .indent_characters = indent,
               .keep_with_next = true,
               .character_spacing = spacing,
               .outline_level = level});
  }
  add_style(styles, docx_style::quotation, "Quotation", name_face,
            {.alignment = "left", .indent_characters = indent, .character_spacing = spacing});
  add_style(styles, docx_style::signature, "Signature Line", layout.body,
            {.alignment = "left", .indent_characters = indent, .keep_with_next = true, .character_spacing = spacing});
  add_style(styles, docx_style::annex, "Annex Heading", layout.headings.at(0),
            {.alignment = "left", .keep_with_next = true, .character_spacing = spacing, .outline_level = 1});
  add_style(styles, docx_style::table, "Table Text", layout.table, {.alignment = "left"});
  add_style(styles, docx_style::small_table, "Small Table Text", layout.small, {.alignment = "left"});
  add_style(styles, docx_style::small_text, "Small Text", layout.small, {.indent_characters = indent});
  add_style(styles, docx_style::page_number, "footer", layout.page_number, {.alignment = "right"});
  add_citation_style(styles);
  return xml_text(document);
}

std::string docx_fonts(const Layout& layout) {
  pugi::xml_document document;
  const pugi::xml_node fonts = add(document, "w:fonts", {{"xmlns:w", word_namespace}});
  std::vector<Face> faces{layout.title, layout.body, layout.table, layout.small, layout.page_number};
  faces.insert(faces.end(), layout.headings.begin(), layout.headings.end());
  std::set<std::string> named;
  for (const Face& face : faces) {
    if (!named.insert(face.east_asian).second) continue;
    const pugi::xml_node font = add(fonts, "w:font", {{"w:name", face.east_asian}});
    std::string others;  // ISO/IEC 29500-1, 17.8.3.1: a list with commas
    for (const std::string& name : face.fallback) {
      if (name != "serif" && name != "sans-serif") others += (others.empty() ? "" : ",") + name;
    }
    if (!others.empty()) add(font, "w:altName", {{"w:val", others}});
    add(font, "w:charset", {{"w:val", "86"}});  // GB2312_CHARSET: a reader without the face picks a Chinese one
  }
  return xml_text(document);
}

std::string docx_footer(bool right) {
  pugi::xml_document document;
  const pugi::xml_node footer = add(document, "w:ftr", {{"xmlns:w", word_namespace}});
  const pugi::xml_node paragraph = add(footer, "w:p");
  const pugi::xml_node look = add(paragraph, "w:pPr");
  add(look, "w:pStyle", {{"w:val", docx_style::page_number}});
  // One character stays empty at the outer side (GB/T 9704-2012, 7.5).
  add(look, "w:ind",
      {{right ? "w:rightChars" : "w:leftChars", "100"}, {"w:firstLineChars", "0"}, {"w:firstLine", "0"}});
  add(look, "w:jc", {{"w:val", right ? "right" : "left"}});
  add_text(add(paragraph, "w:r"), "w:t", "— ", {{"xml:space", "preserve"}});
  const pugi::xml_node field = add(paragraph, "w:fldSimple", {{"w:instr", " PAGE "}});
  add_text(add(field, "w:r"), "w:t", "1");
  add_text(add(paragraph, "w:r"), "w:t", " —", {{"xml:space", "preserve"}});
  return xml_text(document);
}

std::string docx_settings() {
  pugi::xml_document document;
  const pugi::xml_node settings = add(document, "w:settings", {{"xmlns:w", word_namespace}});
  add(settings, "w:evenAndOddHeaders");
  add(settings, "w:characterSpacingControl", {{"w:val", "compressPunctuation"}});
  const pugi::xml_node compatibility = add(settings, "w:compat");
  add(compatibility, "w:useFELayout");
  add(compatibility, "w:compatSetting",
      {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
  add(settings, "w:themeFontLang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
  return xml_text(document);
}

}  // namespace evidence::report
