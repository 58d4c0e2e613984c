#include "evidence/reader/pdf_notes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

namespace evidence::reader {
namespace {

constexpr std::size_t most_notes = 2000;  // of a page
constexpr std::size_t most_names = 1000;

std::string words_of(QPDFObjectHandle value) { return value.isString() ? value.getUTF8Value() : std::string(); }

Rectangle place_of(QPDFObjectHandle note, const PageFrame& frame) {
  QPDFObjectHandle rectangle = note.getKey("/Rect");
  if (!rectangle.isRectangle()) return {0, 0, frame.shown_width(), frame.shown_height()};
  const auto r = rectangle.getArrayAsRectangle();
  return frame.shown(r.llx, r.lly, r.urx, r.ury);
}

// A file pinned to the page is told by its name too, a stamp without words by the kind of stamp that it is.
std::string text_of(QPDFObjectHandle note, std::string_view kind) {
  std::string text = words_of(note.getKey("/Contents"));
  if (kind == "/FileAttachment" && note.getKey("/FS").isDictionary()) {
    std::string name = words_of(note.getKey("/FS").getKey("/UF"));
    if (name.empty()) name = words_of(note.getKey("/FS").getKey("/F"));
    if (!name.empty() && text.find(name) == std::string::npos) text = text.empty() ? name : name + "\n" + text;
  }
  if (kind == "/Stamp" && text.empty() && note.getKey("/Name").isName())
    text = note.getKey("/Name").getName().substr(1);
  return text;
}

std::string name_of(QPDFFormFieldObjectHelper& field) {
  std::string name = field.getAlternativeName();  // what a person reads, where the form has it
  return name.empty() ? field.getFullyQualifiedName() : name;
}

std::string value_of(QPDFFormFieldObjectHelper& field, QPDFAnnotationObjectHelper& widget) {
  if (field.isPushbutton()) return "";
  if (field.isCheckbox() || field.isRadioButton()) {
    const std::string state = widget.getAppearanceState();
    return state.empty() || state == "/Off" ? "☐" : "☑";
  }
  QPDFObjectHandle value = field.getValue();
  if (value.isString()) return value.getUTF8Value();
  if (value.isName()) return value.getName().substr(1);
  std::string all;
  if (!value.isArray()) return all;  // what is chosen of a list
  for (const QPDFObjectHandle& one : value.getArrayAsVector()) all += (all.empty() ? "" : ", ") + words_of(one);
  return all;
}

}  // namespace

std::vector<PdfNote> notes_of(QPDFPageObjectHelper& page, const PageFrame& frame) {
  std::vector<PdfNote> notes;
  QPDFObjectHandle list = page.getObjectHandle().getKey("/Annots");
  if (!list.isArray()) return notes;
  for (const QPDFObjectHandle& item : list.getArrayAsVector()) {
    QPDFObjectHandle note = item;
    if (!note.isDictionary() || !note.getKey("/Subtype").isName()) continue;
    const std::string kind = note.getKey("/Subtype").getName();
    constexpr std::array<std::string_view, 3> others{"/Link", "/Popup", "/Widget"};
    if (std::find(others.begin(), others.end(), kind) != others.end()) continue;
    std::string text = text_of(note, kind);
    if (text.empty()) continue;
    notes.push_back({PassageKind::Annotation, words_of(note.getKey("/T")), std::move(text), place_of(note, frame)});
    if (notes.size() >= most_notes) break;
  }
  return notes;
}

std::vector<PdfNote> fields_of(QPDFAcroFormDocumentHelper& form, QPDFPageObjectHelper& page, const PageFrame& frame) {
  std::vector<PdfNote> notes;
  for (QPDFAnnotationObjectHelper& widget : form.getWidgetAnnotationsForPage(page)) {
    QPDFFormFieldObjectHelper field = form.getFieldForAnnotation(widget);
    const std::string value = value_of(field, widget);
    if (value.empty() || field.getFieldType() == "/Sig") continue;
    notes.push_back(
        {PassageKind::FormField, "", name_of(field) + ": " + value, place_of(widget.getObjectHandle(), frame)});
    if (notes.size() >= most_notes) break;
  }
  return notes;
}

std::vector<std::string> attached_names(QPDF& pdf) {
  std::vector<std::string> names;
  for (auto& [key, file] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
    const std::string name = file->getFilename();
    names.push_back(name.empty() ? key : name);
    if (names.size() >= most_names) break;
  }
  return names;
}

}  // namespace evidence::reader
