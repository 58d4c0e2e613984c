#include <array>

#include "evidence/report/docx_parts.hpp"
#include "evidence/report/shown_text.hpp"
#include "evidence/report/writers.hpp"
#include "evidence/report/xml.hpp"
#include "evidence/report/zip.hpp"

namespace evidence::report {
namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string content = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string content_types() {
  pugi::xml_document document;
  const pugi::xml_node types =
      add(document, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  add(types, "Default",
      {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  const std::array<std::pair<const char*, const char*>, 6> parts{{{"/word/document.xml", "document.main+xml"},
                                                                  {"/word/styles.xml", "styles+xml"},
                                                                  {"/word/settings.xml", "settings+xml"},
                                                                  {"/word/fontTable.xml", "fontTable+xml"},
                                                                  {"/word/footer1.xml", "footer+xml"},
                                                                  {"/word/footer2.xml", "footer+xml"}}};
  for (const auto& [name, kind] : parts) add(types, "Override", {{"PartName", name}, {"ContentType", content + kind}});
  add(types, "Override",
      {{"PartName", "/docProps/core.xml"},
       {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
  return xml_text(document);
}

struct Relationship {
  const char* id;
  std::string type;
  const char* target;
};

std::string relationships(const std::vector<Relationship>& all) {
  pugi::xml_document document;
  const pugi::xml_node root =
      add(document, "Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
  for (const Relationship& one : all)
    add(root, "Relationship", {{"Id", one.id}, {"Type", one.type}, {"Target", one.target}});
  return xml_text(document);
}

}  // namespace

std::string docx_core(const Report& report) {
  pugi::xml_document document;
  const pugi::xml_node core =
      add(document, "cp:coreProperties",
          {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
           {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  add_text(core, "dc:title", one_line(report.title + " " + report.subtitle));
  add_text(core, "dc:language", report.language);
  return xml_text(document);
}

Result<Bytes> to_docx(const Report& report, const Layout& layout) {
  return write_zip(
      {{"[Content_Types].xml", content_types()},
       {"_rels/.rels",
        relationships({{"rId1", office + "officeDocument", "word/document.xml"},
                       {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml"}})},
       {"docProps/core.xml", docx_core(report)},
       {"word/document.xml", docx_document(report, layout)},
       {"word/_rels/document.xml.rels", relationships({{"rIdStyles", office + "styles", "styles.xml"},
                                                       {"rIdSettings", office + "settings", "settings.xml"},
                                                       {"rIdFonts", office + "fontTable", "fontTable.xml"},
                                                       {"rIdFooterOdd", office + "footer", "footer1.xml"},
                                                       {"rIdFooterEven", office + "footer", "footer2.xml"}})},
       {"word/styles.xml", docx_styles(layout)},
       {"word/settings.xml", docx_settings()},
       {"word/fontTable.xml", docx_fonts(layout)},
       {"word/footer1.xml", docx_footer(true)},
       {"word/footer2.xml", docx_footer(false)}});
}

}  // namespace evidence::report
