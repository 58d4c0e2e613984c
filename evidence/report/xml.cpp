#include "evidence/report/xml.hpp"

#include <sstream>

namespace evidence::report {
namespace {

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, size_t size) override { text.append(static_cast<const char*>(data), size); }
};

std::string saved(const pugi::xml_document& document, unsigned flags) {
  StringWriter writer;
  document.save(writer, "", flags, pugi::encoding_utf8);
  return std::move(writer.text);
}

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, std::initializer_list<Attribute> attributes) {
  pugi::xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
  return node;
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, const std::string& text,
                        std::initializer_list<Attribute> attributes) {
  pugi::xml_node node = add(parent, name, attributes);
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
  return node;
}

std::string xml_text(const pugi::xml_document& document) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" +
         saved(document, pugi::format_raw | pugi::format_no_declaration);
}

std::string html_text(const pugi::xml_document& document) {
  std::string text =
      saved(document, pugi::format_raw | pugi::format_no_declaration | pugi::format_no_empty_element_tags);
  // HTML's void elements take no end tag; ">" is escaped in texts, so these stand nowhere else.
  for (const std::string_view end : {"></meta>", "></col>"}) {
    for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at))
      text.replace(at, end.size(), "/>");
  }
  return text;
}

}  // namespace evidence::report
