#include <stdexcept>

#include "demo/files.hpp"
#include <fmt/format.h>
#include <unicode/ucnv.h>

namespace evidence::demo {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char sign : text) switch (sign) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result += sign;
    }
  return result;
}

std::string docx_paragraph(const std::string& text, std::string_view properties, std::string_view run) {
  return fmt::format(R"(<w:p><w:pPr>{}</w:pPr><w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>)",
                     properties, run, escaped(text));
}

std::string docx_table(const Block& block) {
  std::string xml = R"(<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>)";
  for (const auto* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    xml += fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>)", side);
  xml += "</w:tblBorders></w:tblPr>";
  for (const auto& row : block.rows) {
    xml += "<w:tr>";
    for (const auto& cell : row) xml += "<w:tc><w:tcPr/>" + docx_paragraph(cell, "", "") + "</w:tc>";
    xml += "</w:tr>";
  }
  return xml + "</w:tbl><w:p/>";
}

std::string docx_block(const Block& block) {
  switch (block.kind) {
    case BlockKind::Heading:
    case BlockKind::Subheading:
      return docx_paragraph(block.text, "", "<w:b/>");
    case BlockKind::Centred:
      return docx_paragraph(block.text, R"(<w:jc w:val="center"/>)", "");
    case BlockKind::Right:
      return docx_paragraph(block.text, R"(<w:jc w:val="right"/>)", "");
    case BlockKind::Paragraph:
      return docx_paragraph(block.text, R"(<w:ind w:firstLineChars="200"/>)", "");
    case BlockKind::Plain:
      return docx_paragraph(block.text, "", "");
    case BlockKind::PageBreak:
      return R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)";
    case BlockKind::Table:
      return docx_table(block);
    case BlockKind::Gap:
      return "<w:p/>";
    case BlockKind::Seal:
      return "";
  }
  return "";
}

constexpr std::string_view kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view kRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="word/document.xml"/></Relationships>)";

Bytes bytes_of(std::string_view text) {
  const auto view = as_bytes(text);
  return {view.begin(), view.end()};
}

}  // namespace

Result<Bytes> docx(const Document& document, Instant made) {
  std::string body = docx_paragraph(document.title, R"(<w:jc w:val="center"/>)", R"(<w:b/><w:sz w:val="36"/>)");
  for (const auto& block : document.blocks) body += docx_block(block);
  const auto main = fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document )"
      R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:sectPr>)"
      R"(<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1400" w:bottom="1440" w:left="1500"/>)"
      R"(</w:sectPr></w:body></w:document>)",
      body);
  return zip_archive({{"[Content_Types].xml", true, bytes_of(kContentTypes)},
                      {"_rels/.rels", true, bytes_of(kRelations)},
                      {"word/document.xml", true, bytes_of(main)}},
                     made);
}

std::string plain_text(const Document& document) {
  std::string text = document.title + "\r\n\r\n";
  for (const auto& block : document.blocks) {
    for (const auto& row : block.rows) {
      for (std::size_t at = 0; at < row.size(); ++at) text += (at == 0 ? "" : "\t") + row[at];
      text += "\r\n";
    }
    if (block.kind != BlockKind::Table && block.kind != BlockKind::Seal) text += block.text + "\r\n";
  }
  return text;
}

Bytes encode(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(text.size() * 2 + 8, '\0');
  const auto length = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                                   static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status) != 0) throw std::logic_error("our own text does not fit " + std::string(encoding));
  out.resize(static_cast<std::size_t>(length));
  return bytes_of(out);
}

}  // namespace evidence::demo
