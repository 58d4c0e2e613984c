#include <numeric>

#include <fmt/format.h>

#include "evidence/report/annex.hpp"
#include "evidence/report/docx_parts.hpp"
#include "evidence/report/shown_text.hpp"
#include "evidence/report/xml.hpp"

namespace evidence::report {
namespace {

// Bookmarks may hold letters, digits and underscores only.
std::string bookmark(std::uint32_t number) { return fmt::format("citation_{}", number); }

pugi::xml_node add_paragraph(pugi::xml_node body, const char* style) {
  const pugi::xml_node paragraph = add(body, "w:p");
  add(add(paragraph, "w:pPr"), "w:pStyle", {{"w:val", style}});
  return paragraph;
}

void add_run(pugi::xml_node paragraph, const std::string& text) {
  if (text.empty()) return;
  add_text(add(paragraph, "w:r"), "w:t", text, {{"xml:space", "preserve"}});
}

// A title of several lines.
void add_lines(pugi::xml_node paragraph, const std::string& text) {
  std::size_t from = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', from)) {
    add_run(paragraph, text.substr(from, at - from));
    add(add(paragraph, "w:r"), "w:br");
    from = at + 1;
  }
  add_run(paragraph, text.substr(from));
}

void add_statement(pugi::xml_node paragraph, const Statement& statement) {
  const Sentence sentence = without_stop(allowed_text(statement.text));
  add_run(paragraph, sentence.words);
  for (const std::uint32_t number : statement.references) {
    const pugi::xml_node link = add(paragraph, "w:hyperlink", {{"w:anchor", bookmark(number)}, {"w:history", "1"}});
    const pugi::xml_node run = add(link, "w:r");
    add(add(run, "w:rPr"), "w:rStyle", {{"w:val", docx_style::citation}});
    add_text(run, "w:t", fmt::format("[{}]", number));
  }
  add_run(paragraph, sentence.stop);
}

const char* style_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Quotation:
      return docx_style::quotation;
    case ParagraphStyle::Signature:
      return docx_style::signature;
    case ParagraphStyle::Small:
      return docx_style::small_text;
    case ParagraphStyle::Body:
      break;
  }
  return docx_style::body;
}

// Widths of the columns in twips; the last takes what rounding left.
std::vector<std::uint32_t> column_twips(const std::vector<std::uint32_t>& parts, std::size_t columns,
                                        std::uint32_t whole) {
  std::vector<std::uint32_t> shares = parts;
  shares.resize(columns, 1);
  const std::uint32_t sum = std::max(1U, std::accumulate(shares.begin(), shares.end(), 0U));
  std::uint32_t left = whole;
  for (std::size_t at = 0; at < shares.size(); ++at) {
    shares[at] = at + 1 == shares.size() ? left : whole * shares[at] / sum;
    left -= shares[at];
  }
  return shares;
}

pugi::xml_node add_table(pugi::xml_node body, const std::vector<std::uint32_t>& widths) {
  const pugi::xml_node table = add(body, "w:tbl");
  const pugi::xml_node look = add(table, "w:tblPr");
  const std::uint32_t whole = std::accumulate(widths.begin(), widths.end(), 0U);
  add(look, "w:tblW", {{"w:w", std::to_string(whole)}, {"w:type", "dxa"}});
  const pugi::xml_node borders = add(look, "w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
    add(borders, side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "000000"}});
  add(look, "w:tblLayout", {{"w:type", "fixed"}});
  const pugi::xml_node margins = add(look, "w:tblCellMar");
  for (const char* side : {"w:left", "w:right"}) add(margins, side, {{"w:w", "85"}, {"w:type", "dxa"}});
  const pugi::xml_node grid = add(table, "w:tblGrid");
  for (const std::uint32_t width : widths) add(grid, "w:gridCol", {{"w:w", std::to_string(width)}});
  return table;
}

const char* style_of(TableSize size) { return size == TableSize::Small ? docx_style::small_table : docx_style::table; }

// Rows of small letters are long: their cells begin together at the top.
pugi::xml_node add_cell(pugi::xml_node row, std::uint32_t width, TableSize size) {
  const pugi::xml_node cell = add(row, "w:tc");
  const pugi::xml_node look = add(cell, "w:tcPr");
  add(look, "w:tcW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
  add(look, "w:vAlign", {{"w:val", size == TableSize::Small ? "top" : "center"}});
  return cell;
}

void add_header(pugi::xml_node table, const std::vector<std::string>& names, const std::vector<std::uint32_t>& widths,
                TableSize size) {
  const pugi::xml_node row = add(table, "w:tr");
  const pugi::xml_node look = add(row, "w:trPr");
  add(look, "w:cantSplit");
  add(look, "w:tblHeader");
  for (std::size_t at = 0; at < names.size(); ++at) {
    const pugi::xml_node paragraph = add_paragraph(add_cell(row, widths.at(at), size), style_of(size));
    add(paragraph.child("w:pPr"), "w:jc", {{"w:val", "center"}});
    const pugi::xml_node run = add(paragraph, "w:r");
    add(add(run, "w:rPr"), "w:b");
    add_text(run, "w:t", allowed_text(names[at]), {{"xml:space", "preserve"}});
  }
}

// A row may go on over the page: kept together, a long one would leave the rest of its page empty.
void add_row(pugi::xml_node table, const std::vector<Cell>& cells, const std::vector<std::uint32_t>& widths,
             TableSize size) {
  const pugi::xml_node row = add(table, "w:tr");
  for (std::size_t at = 0; at < widths.size(); ++at) {
    const pugi::xml_node cell = add_cell(row, widths[at], size);
    const bool empty = at >= cells.size() || cells[at].statements.empty();
    if (empty) {
      add_paragraph(cell, style_of(size));
      continue;
    }
    for (const Statement& statement : cells[at].statements)
      add_statement(add_paragraph(cell, style_of(size)), statement);
  }
}

void add_block(pugi::xml_node body, const Block& block, std::uint32_t width) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    const pugi::xml_node node = add_paragraph(body, style_of(paragraph->style));
    for (const Statement& statement : paragraph->statements) add_statement(node, statement);
    return;
  }
  const auto& table = std::get<TableBlock>(block);
  const auto widths = column_twips(table.widths, table.header.size(), width);
  const pugi::xml_node node = add_table(body, widths);
  add_header(node, table.header, widths, table.size);
  for (const auto& cells : table.rows) add_row(node, cells, widths, table.size);
}

void add_annex(pugi::xml_node body, const Report& report, std::uint32_t width) {
  const pugi::xml_node heading = add_paragraph(body, docx_style::annex);
  add(heading.child("w:pPr"), "w:pageBreakBefore");
  add_run(heading, allowed_text(report.annex_heading));
  add_run(add_paragraph(body, docx_style::body), allowed_text(report.annex_note));
  if (report.references.empty()) return;
  const auto widths = column_twips(annex_widths(), report.annex_header.size(), width);
  const pugi::xml_node table = add_table(body, widths);
  add_header(table, report.annex_header, widths, TableSize::Small);
  for (const Reference& reference : report.references) {
    const pugi::xml_node row = add(table, "w:tr");
    const auto cells = annex_cells(report, reference);
    for (std::size_t at = 0; at < widths.size(); ++at) {
      const pugi::xml_node paragraph =
          add_paragraph(add_cell(row, widths[at], TableSize::Small), docx_style::small_table);
      const std::string id = std::to_string(reference.number);
      if (at == 0) add(paragraph, "w:bookmarkStart", {{"w:id", id}, {"w:name", bookmark(reference.number)}});
      add_run(paragraph, at < cells.size() ? cells[at] : "");
      if (at == 0) add(paragraph, "w:bookmarkEnd", {{"w:id", id}});
    }
  }
}

void add_page(pugi::xml_node body, const Layout& layout) {
  const pugi::xml_node page = add(body, "w:sectPr");
  add(page, "w:footerReference", {{"w:type", "default"}, {"r:id", "rIdFooterOdd"}});
  add(page, "w:footerReference", {{"w:type", "even"}, {"r:id", "rIdFooterEven"}});
  add(page, "w:pgSz", {{"w:w", std::to_string(layout.page_width)}, {"w:h", std::to_string(layout.page_height)}});
  add(page, "w:pgMar",
      {{"w:top", std::to_string(layout.margin_top)},
       {"w:right", std::to_string(layout.margin_right)},
       {"w:bottom", std::to_string(layout.margin_bottom)},
       {"w:left", std::to_string(layout.margin_left)},
       {"w:header", "850"},
       {"w:footer", std::to_string(layout.footer)},
       {"w:gutter", "0"}});
  add(page, "w:docGrid",
      {{"w:type", "linesAndChars"},
       {"w:linePitch", std::to_string(layout.line_pitch)},
       {"w:charSpace", std::to_string(layout.character_space)}});
}

}  // namespace

std::string docx_document(const Report& report, const Layout& layout) {
  pugi::xml_document document;
  const pugi::xml_node root = add(document, "w:document",
                                  {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                                   {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
  const pugi::xml_node body = add(root, "w:body");
  const std::uint32_t width = layout.page_width - layout.margin_left - layout.margin_right;
  add_lines(add_paragraph(body, docx_style::title), allowed_text(report.title));
  add_run(add_paragraph(body, docx_style::subtitle), allowed_text(report.subtitle));
  add_paragraph(body, docx_style::body);
  for (const Statement& party : report.parties) add_statement(add_paragraph(body, docx_style::body), party);
  for (const Section& section : report.sections) {
    add_run(add_paragraph(body, heading_style(section.level).c_str()), section.number + allowed_text(section.heading));
    for (const Block& block : section.blocks) add_block(body, block, width);
  }
  add_paragraph(body, docx_style::body);
  for (const std::string& line : report.signatures)
    add_run(add_paragraph(body, docx_style::signature), allowed_text(line));
  add_annex(body, report, width);
  add_paragraph(body, docx_style::table);  // a table may not be the last thing before the section's end
  add_page(body, layout);
  return xml_text(document);
}

}  // namespace evidence::report
