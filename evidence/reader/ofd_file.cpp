#include "evidence/reader/ofd_file.hpp"

#include "evidence/reader/ofd_page.hpp"
#include "evidence/reader/ofd_signatures.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_bodies = 100;

struct Part {
  std::string name;  // stored
  std::unique_ptr<pugi::xml_document> xml = std::make_unique<pugi::xml_document>();
};

std::optional<Part> open_part(const Package& package, const std::string& path) {
  Part part;
  part.name = package.find(path);
  const std::string* text = package.part(part.name);
  if (text == nullptr || !parse_xml(*part.xml, *text)) return std::nullopt;
  return part;
}

void set_size(const pugi::xml_node& area, double& width, double& height) {
  constexpr double largest = 20'000;  // millimetres
  const auto box = rectangle_of(trimmed(child_named(area, "PhysicalBox").child_value()));
  if (!box || !(box->width >= 1) || !(box->height >= 1) || box->width > largest || box->height > largest) return;
  width = box->width;
  height = box->height;
}

void add_annotations(const Package& package, const std::string& path, OfdBody& body) {
  const auto part = open_part(package, path);
  if (!part) return;
  for (const pugi::xml_node& page : child_named(*part->xml, "Annotations").children()) {
    const std::string_view file = trimmed(child_named(page, "FileLoc").child_value());
    if (!file.empty()) body.annotation[std::string(attribute_named(page, "PageID"))] = path_beside(part->name, file);
  }
}

void add_attachments(const Package& package, const std::string& path, OfdBody& body) {
  const auto part = open_part(package, path);
  if (!part) return;
  for (const pugi::xml_node& node : child_named(*part->xml, "Attachments").children()) {
    if (local_name(node) != "Attachment") continue;
    const std::string_view file = trimmed(child_named(node, "FileLoc").child_value());
    body.attachments.push_back({std::string(attribute_named(node, "Name")), path_beside(part->name, file)});
  }
}

void add_common(const Package& package, const std::string& part, const pugi::xml_node& common, OfdBody& body) {
  set_size(child_named(common, "PageArea"), body.width, body.height);
  for (const pugi::xml_node& node : common.children()) {
    const std::string_view kind = local_name(node);
    if (kind == "PublicRes" || kind == "DocumentRes") {
      add_resources(package, path_beside(part, trimmed(node.child_value())), body.resources);
    } else if (kind == "TemplatePage") {
      body.templates[std::string(attribute_named(node, "ID"))] = {path_beside(part, attribute_named(node, "BaseLoc")),
                                                                  attribute_named(node, "ZOrder") == "Foreground"};
    }
  }
}

void add_body(const Package& package, const std::string& root, OfdFile& file) {
  const auto part = open_part(package, root);
  if (!part) return;
  auto body = std::make_unique<OfdBody>();
  const pugi::xml_node document = child_named(*part->xml, "Document");
  add_common(package, part->name, child_named(document, "CommonData"), *body);
  for (const pugi::xml_node& page : child_named(document, "Pages").children()) {
    if (local_name(page) != "Page") continue;
    const std::string path = path_beside(part->name, attribute_named(page, "BaseLoc"));
    file.pages.push_back({file.bodies.size(), std::string(attribute_named(page, "ID")), package.find(path)});
  }
  const std::string_view annotations = trimmed(child_named(document, "Annotations").child_value());
  if (!annotations.empty()) add_annotations(package, path_beside(part->name, annotations), *body);
  const std::string_view attachments = trimmed(child_named(document, "Attachments").child_value());
  if (!attachments.empty()) add_attachments(package, path_beside(part->name, attachments), *body);
  file.bodies.push_back(std::move(body));
}

// A template's objects come behind or before the page's own.
void add_template(const OfdFile& file, const OfdBody& body, const OfdTemplate& named, std::vector<OfdObject>& objects) {
  const auto part = open_part(file.package, named.part);
  if (part) add_ofd_objects(child_named(child_named(*part->xml, "Page"), "Content"), body.resources, {}, objects);
}

void add_page_annotations(const OfdFile& file, const OfdBody& body, const std::string& path, OfdPageContent& content) {
  const auto part = open_part(file.package, path);
  if (!part) return;
  for (const pugi::xml_node& node : child_named(*part->xml, "PageAnnot").children()) {
    if (local_name(node) != "Annot") continue;
    OfdAnnotation annotation;
    annotation.author = attribute_named(node, "Creator");
    annotation.remark = trimmed(child_named(node, "Remark").child_value());
    const pugi::xml_node appearance = child_named(node, "Appearance");
    const Rectangle at = rectangle_of(attribute_named(appearance, "Boundary")).value_or(Rectangle{});
    add_ofd_objects(appearance, body.resources, moved_by(at.x, at.y), annotation.objects);
    content.annotations.push_back(std::move(annotation));
  }
}

}  // namespace

bool is_ofd(const Package& package) { return !package.find("OFD.xml").empty(); }

OrProblem<OfdFile> open_ofd_file(ByteView bytes, Package package, std::uint64_t most_part_bytes) {
  OfdFile file;
  const auto root = open_part(package, "OFD.xml");
  if (!root) return problem("damaged");
  for (const pugi::xml_node& body : child_named(*root->xml, "OFD").children()) {
    if (local_name(body) != "DocBody" || file.bodies.size() >= most_bodies) continue;
    const std::size_t before = file.bodies.size();
    add_body(package, path_beside(root->name, trimmed(child_named(body, "DocRoot").child_value())), file);
    const std::string_view signatures = trimmed(child_named(body, "Signatures").child_value());
    if (file.bodies.size() > before && !signatures.empty())
      file.bodies.back()->signatures =
          ofd_signatures(bytes, package, path_beside(root->name, signatures), most_part_bytes);
  }
  if (file.pages.empty()) return problem("damaged");
  file.package = std::move(package);
  return file;
}

std::optional<OfdPageContent> ofd_page_content(const OfdFile& file, const OfdPage& page) {
  const auto part = open_part(file.package, page.part);
  if (page.part.empty() || !part) return std::nullopt;
  const OfdBody& body = *file.bodies[page.body];
  const pugi::xml_node root = child_named(*part->xml, "Page");
  OfdPageContent content{body.width, body.height, {}, {}};
  set_size(child_named(root, "Area"), content.width, content.height);
  std::vector<const OfdTemplate*> in_front;
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) != "Template") continue;
    const auto named = body.templates.find(attribute_named(node, "TemplateID"));
    if (named == body.templates.end()) continue;
    const std::string_view order = attribute_named(node, "ZOrder");
    if (order.empty() ? named->second.in_front : order == "Foreground") {
      in_front.push_back(&named->second);
    } else {
      add_template(file, body, named->second, content.objects);
    }
  }
  add_ofd_objects(child_named(root, "Content"), body.resources, {}, content.objects);
  for (const OfdTemplate* one : in_front) add_template(file, body, *one, content.objects);
  const auto annotation = body.annotation.find(page.id);
  if (annotation != body.annotation.end()) add_page_annotations(file, body, annotation->second, content);
  return content;
}

}  // namespace evidence::reader
