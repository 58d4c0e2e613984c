#include "evidence/reader/sheet_book.hpp"

#include <charconv>
#include <map>

#include "evidence/reader/number_format.hpp"
#include "evidence/reader/relations.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

unsigned to_number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool parse_kind(const Package& package, const std::vector<Relation>& relations, std::string_view kind,
                pugi::xml_document& document) {
  const std::string* part = package.part(first_of_kind(relations, kind));
  return part != nullptr && parse_xml(document, *part);
}

void add_texts(const pugi::xml_node& parent, std::string& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text += node.child_value();
    } else if (name != "rPh") {
      add_texts(node, text);
    }
  }
}

void read_formats(const pugi::xml_node& styles, std::vector<std::string>& formats) {
  std::map<unsigned, std::string> own;
  for (const pugi::xml_node& node : child_named(styles, "numFmts").children())
    own[to_number(attribute_named(node, "numFmtId"))] = attribute_named(node, "formatCode");
  for (const pugi::xml_node& node : child_named(styles, "cellXfs").children()) {
    if (local_name(node) != "xf") continue;
    const unsigned number = to_number(attribute_named(node, "numFmtId"));
    const auto found = own.find(number);
    formats.emplace_back(found == own.end() ? built_in_number_format(number) : found->second);
  }
}

}  // namespace

std::string sheet_string(const pugi::xml_node& parent) {
  std::string text;
  add_texts(parent, text);
  return text;
}

OrProblem<SheetBook> read_sheet_book(const Package& package) {
  const std::string main = main_part(package);
  const std::string* content = package.part(main);
  pugi::xml_document document;
  if (content == nullptr || !parse_xml(document, *content)) return problem("damaged");
  const pugi::xml_node workbook = child_named(document, "workbook");
  const auto relations = relations_of(package, main);
  SheetBook book;
  const std::string_view date1904 = attribute_named(child_named(workbook, "workbookPr"), "date1904");
  book.from_1904 = date1904 == "1" || date1904 == "true";
  for (const pugi::xml_node& node : child_named(workbook, "sheets").children()) {
    const std::string_view state = attribute_named(node, "state");
    book.sheets.push_back({std::string(attribute_named(node, "name")), target_of(relations, relation_id(node)),
                           state == "hidden" || state == "veryHidden"});
  }
  if (book.sheets.empty()) return problem("damaged");
  pugi::xml_document strings;
  if (parse_kind(package, relations, "sharedStrings", strings)) {
    for (const pugi::xml_node& entry : child_named(strings, "sst").children()) {
      if (local_name(entry) == "si") book.strings.push_back(sheet_string(entry));
    }
  }
  pugi::xml_document styles;
  if (parse_kind(package, relations, "styles", styles)) read_formats(child_named(styles, "styleSheet"), book.formats);
  for (const Relation& relation : relations) {
    pugi::xml_document link;
    const std::string* part = relation.kind == "externalLink" ? package.part(relation.target) : nullptr;
    if (part == nullptr || !parse_xml(link, *part)) continue;
    const pugi::xml_node external = child_named(child_named(link, "externalLink"), "externalBook");
    for (const pugi::xml_node& sheet : child_named(external, "sheetNames").children())
      book.external.emplace_back(attribute_named(sheet, "val"));
  }
  return book;
}

}  // namespace evidence::reader
