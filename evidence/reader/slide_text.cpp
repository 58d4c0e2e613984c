// ECMA-376 part 1, 19 and 21: PresentationML and its DrawingML text.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evidence/reader/drawing_text.hpp"
#include "evidence/reader/office.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

// Who comments, by number or ID.
Names comment_authors(const Package& package, const std::vector<Relation>& relations) {
  Names names;
  for (const Relation& relation : relations) {
    if (relation.kind != "commentAuthors" && relation.kind != "authors") continue;
    pugi::xml_document document;
    const std::string* part = package.part(relation.target);
    if (part == nullptr || !parse_xml(document, *part)) continue;
    for (const pugi::xml_node& author : document.first_child().children())
      names[std::string(attribute_named(author, "id"))] = attribute_named(author, "name");
  }
  return names;
}

// Older comments keep plain text, newer ones paragraphs and their replies.
void add_comments(const pugi::xml_node& parent, const Names& authors, const DrawingSource& source, TextBuilder& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "cm" || name == "reply") {
      const auto author = authors.find(attribute_named(node, "authorId"));
      text.line_end();
      text.begin(PassageKind::Comment, author == authors.end() ? "" : author->second);
      OfficeText none;
      text.add(trimmed(child_named(node, "text").child_value()));
      add_drawing(child_named(node, "txBody"), source, text, none);
      text.end();
      text.line_end();
    }
    add_comments(node, authors, source, text);
  }
}

class SlideWriter {
 public:
  SlideWriter(const Package& package, Names authors, TextBuilder& text, OfficeText& found)
      : package_(package), authors_(std::move(authors)), text_(text), found_(found) {}

  void add(const std::string& name) {
    pugi::xml_document document;
    const std::string* part = package_.part(name);
    if (part == nullptr || !parse_xml(document, *part)) return;
    const auto relations = relations_of(package_, name);
    const DrawingSource source{package_, relations};
    const std::string_view show = attribute_named(document.first_child(), "show");
    const bool hidden = show == "0" || show == "false";
    if (hidden) text_.begin(PassageKind::Hidden);
    add_drawing(document, source, text_, found_);
    text_.end();
    text_.line_end();
    for (const Relation& relation : relations) {
      pugi::xml_document beside;
      const std::string* content = package_.part(relation.target);
      if (content == nullptr) continue;
      if (relation.kind == "notesSlide" && parse_xml(beside, *content)) add_notes(beside);
      if (relation.kind == "comments" && parse_xml(beside, *content)) add_comments(beside, authors_, source, text_);
    }
  }

 private:
  // The notes' page shows the slide, its number and a date as well: only the shape of the notes is read.
  void add_notes(const pugi::xml_node& document) {
    OfficeText none;
    const pugi::xml_node tree = child_named(child_named(document.first_child(), "cSld"), "spTree");
    for (const pugi::xml_node& shape : tree.children()) {
      const pugi::xml_node properties = child_named(child_named(shape, "nvSpPr"), "nvPr");
      const std::string_view kind = attribute_named(child_named(properties, "ph"), "type");
      if (local_name(shape) != "sp" || kind == "sldNum" || kind == "dt" || kind == "sldImg") continue;
      text_.line_end();
      text_.begin(PassageKind::Annotation);
      add_drawing(shape, {package_, {}}, text_, none);
      text_.end();
      text_.line_end();
    }
  }

  const Package& package_;
  Names authors_;
  TextBuilder& text_;
  OfficeText& found_;
};

}  // namespace

OrProblem<OfficeText> slide_text(const Package& package, std::uint64_t most_bytes) {
  const std::string main = main_part(package);
  const std::string* content = package.part(main);
  pugi::xml_document document;
  if (content == nullptr || !parse_xml(document, *content)) return problem("damaged");
  const auto relations = relations_of(package, main);
  TextBuilder text(most_bytes);
  OfficeText made;
  SlideWriter writer(package, comment_authors(package, relations), text, made);
  bool any = false;
  for (const pugi::xml_node& slide : child_named(document.first_child(), "sldIdLst").children()) {
    const std::string name = target_of(relations, relation_id(slide));
    if (name.empty() || text.full()) continue;
    if (any) text.form_feed();
    any = true;
    writer.add(name);
  }
  if (!any) return problem("damaged");
  made.marked = text.finish();
  return made;
}

}  // namespace evidence::reader
