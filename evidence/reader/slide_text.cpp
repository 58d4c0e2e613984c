// ECMA-376 part 1, 19 and 21: PresentationML and its DrawingML text.
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "evidence/reader/office.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

void add_drawing_text(const pugi::xml_node& parent, std::string& text) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      text += node.child_value();
    } else if (name == "br") {
      text += '\n';
    } else {
      add_drawing_text(node, text);
      if (name == "p" && !text.empty() && text.back() != '\n') text += '\n';
    }
  }
}

// "ppt/slides/slide12.xml" → 12
int slide_number(std::string_view name) {
  constexpr std::string_view head = "ppt/slides/slide";
  int number = 0;
  if (!name.starts_with(head)) return 0;
  std::from_chars(name.data() + head.size(), name.data() + name.size(), number);
  return number;
}

}  // namespace

OrProblem<std::string> slide_text(const Package& package) {
  std::vector<std::pair<int, const std::string*>> slides;
  for (const auto& [name, content] : package.parts) {
    if (const int number = slide_number(name); number > 0) slides.emplace_back(number, &content);
  }
  std::sort(slides.begin(), slides.end());
  if (slides.empty()) return problem("damaged");
  std::string text;
  for (const auto& [number, content] : slides) {
    if (number != slides.front().first) text += '\f';
    pugi::xml_document document;
    if (parse_xml(document, *content)) add_drawing_text(document, text);
    const std::string* notes = package.part("ppt/notesSlides/notesSlide" + std::to_string(number) + ".xml");
    pugi::xml_document beside;
    if (notes != nullptr && parse_xml(beside, *notes)) add_drawing_text(beside, text);
  }
  return text;
}

}  // namespace evidence::reader
