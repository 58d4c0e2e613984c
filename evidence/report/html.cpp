#include <numeric>
#include <set>

#include <fmt/format.h>

#include "evidence/report/annex.hpp"
#include "evidence/report/shown_text.hpp"
#include "evidence/report/writers.hpp"
#include "evidence/report/xml.hpp"

namespace evidence::report {
namespace {

constexpr double twips_per_point = 20;
constexpr double twips_per_millimetre = 1440 / 25.4;

std::string family(const Face& face) {
  std::string list = fmt::format("\"{}\", \"{}\"", face.latin, face.east_asian);
  for (const std::string& name : face.fallback) {
    const bool generic = name == "serif" || name == "sans-serif";
    list += generic ? ", " + name : fmt::format(", \"{}\"", name);
  }
  return list;
}

std::string rule(const std::string& selector, const Face& face, const std::string& more = "") {
  return fmt::format("{} {{ font-family: {}; font-size: {}pt; line-height: {}pt; {}}}\n", selector, family(face),
                     face.half_points / 2.0, face.line_height / twips_per_point, more);
}

std::string style_sheet(const Layout& layout) {
  const auto millimetres = [](std::uint32_t twips) { return fmt::format("{:.1f}mm", twips / twips_per_millimetre); };
  const double width = layout.page_width - layout.margin_left - layout.margin_right;
  std::string css =
      fmt::format("@page {{ size: {} {}; margin: {} {} {} {}; }}\n", millimetres(layout.page_width),
                  millimetres(layout.page_height), millimetres(layout.margin_top), millimetres(layout.margin_right),
                  millimetres(layout.margin_bottom), millimetres(layout.margin_left));
  css += rule("body", layout.body,
              fmt::format("max-width: {:.1f}mm; margin: 12mm auto; padding: 0 6mm; color: #000; background: #fff; ",
                          width / twips_per_millimetre));
  const std::string indent = fmt::format("text-indent: {:.2f}em; ", layout.indent_characters / 100.0);
  css += rule("h1", layout.title, "text-align: center; font-weight: normal; white-space: pre-line; ");
  for (std::size_t level = 0; level < layout.headings.size(); ++level)
    css += rule(fmt::format("h{}", level + 2), layout.headings[level],
                "font-weight: normal; margin: 0; break-after: avoid; " + indent);
  css += rule("p.subtitle", layout.headings.at(1), "text-align: center; ");
  css += rule("p.quotation", layout.headings.at(1), indent);
  css += rule("table", layout.table, "border-collapse: collapse; table-layout: fixed; width: 100%; margin: 6pt 0; ");
  css += rule("table.small, p.small", layout.small);
  css += "table.small td { vertical-align: top; }\n";
  css += "p { margin: 0; text-align: justify; overflow-wrap: anywhere; }\n";
  css += "p.body, p.signature, p.small { " + indent + "}\np.signature { white-space: pre-wrap; }\n";
  css += "th, td { border: 1px solid #000; padding: 2pt 4pt; text-align: left; overflow-wrap: anywhere; }\n";
  css += "th { text-align: center; }\nthead { break-inside: avoid; } thead { display: table-header-group; }\n";
  css += "a.citation { vertical-align: super; font-size: 60%; line-height: 1; color: #003a8c; }\n";
  css += "a { color: #003a8c; text-decoration: none; }\na:focus-visible { outline: 2px solid #003a8c; }\n";
  css += "tr:target { background: #fff3bf; }\nsection.annex { break-before: page; }\n";
  css += "@media print { body { margin: 0; padding: 0; max-width: none; } a, a.citation { color: #000; } }\n";
  return css;
}

const char* class_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Quotation:
      return "quotation";
    case ParagraphStyle::Small:
      return "small";
    case ParagraphStyle::Signature:
    case ParagraphStyle::Body:
      break;
  }
  return "body";
}

// Writes one Report; remembers which annex lines were mentioned, so that the first mention can be gone back to.
class Page {
 public:
  explicit Page(const Report& report, const Layout& layout) : report_(report), layout_(layout) {}

  std::string write() {
    const pugi::xml_node html = add(document_, "html", {{"lang", report_.language}});
    add_head(html);
    const pugi::xml_node body = add(html, "body");
    add_text(body, "h1", allowed_text(report_.title));
    add_text(body, "p", allowed_text(report_.subtitle), {{"class", "subtitle"}});
    for (const Statement& party : report_.parties) add_statement(add(body, "p", {{"class", "body"}}), party);
    for (const Section& section : report_.sections) add_section(body, section);
    for (const std::string& line : report_.signatures)
      add_text(body, "p", allowed_text(line), {{"class", "signature"}});
    add_annex(body);
    return "<!DOCTYPE html>\n" + html_text(document_) + "\n";
  }

 private:
  void add_head(pugi::xml_node html) {
    const pugi::xml_node head = add(html, "head");
    add(head, "meta", {{"charset", "utf-8"}});
    add(head, "meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    add_text(head, "title", one_line(report_.title + " " + report_.subtitle));
    add_text(head, "style", style_sheet(layout_));
  }
  void add_statement(pugi::xml_node parent, const Statement& statement) {
    const char* backing = statement.backing == Backing::Cited      ? "cited"
                          : statement.backing == Backing::Unproven ? "unproven"
                                                                   : "procedural";
    const Sentence sentence = without_stop(allowed_text(statement.text));
    add_text(parent, "span", sentence.words, {{"data-backing", backing}});
    for (const std::uint32_t number : statement.references) {
      const pugi::xml_node link = add_text(parent, "a", fmt::format("[{}]", number),
                                           {{"class", "citation"}, {"href", fmt::format("#citation-{}", number)}});
      if (mentioned_.insert(number).second) add_id(link, fmt::format("mention-{}", number));
    }
    if (!sentence.stop.empty()) parent.append_child(pugi::node_pcdata).set_value(sentence.stop.c_str());
  }
  static void add_id(pugi::xml_node node, const std::string& id) { node.append_attribute("id").set_value(id.c_str()); }

  void add_section(pugi::xml_node body, const Section& section) {
    pugi::xml_node part = add(body, "section");
    if (section.criterion) part.append_attribute("data-criterion").set_value(section.criterion->value.c_str());
    add_text(part, fmt::format("h{}", section.level + 1).c_str(), section.number + allowed_text(section.heading));
    for (const Block& block : section.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        const pugi::xml_node node = add(part, "p", {{"class", class_of(paragraph->style)}});
        for (const Statement& statement : paragraph->statements) add_statement(node, statement);
      } else {
        add_table(part, std::get<TableBlock>(block));
      }
    }
  }
  static pugi::xml_node add_header(pugi::xml_node part, const std::vector<std::string>& names,
                                   const std::vector<std::uint32_t>& widths, TableSize size) {
    pugi::xml_node table = add(part, "table");
    if (size == TableSize::Small) table.append_attribute("class").set_value("small");
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    const pugi::xml_node columns = add(table, "colgroup");
    for (const std::uint32_t width : widths)
      add(columns, "col", {{"style", fmt::format("width: {:.1f}%", 100.0 * width / sum)}});
    const pugi::xml_node row = add(add(table, "thead"), "tr");
    for (const std::string& name : names) add_text(row, "th", allowed_text(name), {{"scope", "col"}});
    return add(table, "tbody");
  }
  void add_table(pugi::xml_node part, const TableBlock& table) {
    const pugi::xml_node rows = add_header(part, table.header, table.widths, table.size);
    for (const auto& cells : table.rows) {
      const pugi::xml_node row = add(rows, "tr");
      for (const Cell& cell : cells) {
        const pugi::xml_node field = add(row, "td");
        for (const Statement& statement : cell.statements) add_statement(add(field, "div"), statement);
      }
    }
  }
  void add_annex(pugi::xml_node body) {
    const pugi::xml_node part = add(body, "section", {{"class", "annex"}});
    add_text(part, "h2", allowed_text(report_.annex_heading));
    add_text(part, "p", allowed_text(report_.annex_note), {{"class", "body"}});
    if (report_.references.empty()) return;
    const pugi::xml_node rows = add_header(part, report_.annex_header, annex_widths(), TableSize::Small);
    for (const Reference& reference : report_.references) {
      const pugi::xml_node row = add(rows, "tr", {{"id", fmt::format("citation-{}", reference.number)}});
      const auto cells = annex_cells(report_, reference);
      add_text(add(row, "td"), "a", cells.front(), {{"href", fmt::format("#mention-{}", reference.number)}});
      for (std::size_t at = 1; at < cells.size(); ++at) add_text(row, "td", cells[at]);
    }
  }

  const Report& report_;
  const Layout& layout_;
  pugi::xml_document document_;
  std::set<std::uint32_t> mentioned_;
};

}  // namespace

std::string to_html(const Report& report, const Layout& layout) { return Page(report, layout).write(); }

}  // namespace evidence::report
