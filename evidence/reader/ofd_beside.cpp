#include "evidence/reader/ofd_beside.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/ofd_text.hpp"

namespace evidence::reader {
namespace {

constexpr double round_shape = 1.15;  // longer than wide by more than this: an oval

Rectangle in_points(const Rectangle& r) {
  return {r.x * points_per_millimetre, r.y * points_per_millimetre, r.width * points_per_millimetre,
          r.height * points_per_millimetre};
}

// Words of a line that has no place of its own on the page, each over the whole of `where`.
void add_line(std::string_view text, const Rectangle& where, PageBuilder& page) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    page.word(text.substr(0, end), where);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (end > 0) page.blank();
  }
  page.line_end();
}

void add_annotation(const OfdAnnotation& annotation, const Rectangle& whole, PageBuilder& page) {
  page.begin(PassageKind::Annotation, annotation.author);
  const std::size_t before = page.page().text.size();
  add_ofd_lines(annotation.objects, page);
  // Many programs write what a note shows once more as its remark.
  const bool shown = page.page().text.find(annotation.remark, before) != std::string::npos;
  if (!annotation.remark.empty() && !shown) add_line(annotation.remark, whole, page);
  page.end();
}

void add_seal(const OfdSignature& signature, const OfdStamp& stamp, const OfdPageContent& content, PageBuilder& page) {
  Seal seal;
  seal.box = box_of(stamp.where, content.width, content.height);
  const double longer = std::max(stamp.where.width, stamp.where.height);
  const double shorter = std::min(stamp.where.width, stamp.where.height);
  seal.shape = longer > round_shape * shorter ? SealShape::Oval : SealShape::Round;
  seal.ring = make_valid_utf8(signature.signer);
  seal.confidence = 100;
  seal.certainty = 100;
  page.page().seals.push_back(std::move(seal));
  page.begin(PassageKind::SealText, signature.time);
  add_line(signature.signer, in_points(stamp.where), page);
  page.end();
}

void add_missing_pictures(const OfdBody& body, const OfdPageContent& content, PageBuilder& page) {
  const auto is_missing = [&](const OfdObject& object) {
    const auto* image = std::get_if<OfdImage>(&object);
    if (image == nullptr || image->media.empty()) return false;
    const auto media = body.resources.media.find(image->media);
    return media == body.resources.media.end() || media->second.file.empty();
  };
  bool missing = std::any_of(content.objects.begin(), content.objects.end(), is_missing);
  for (const OfdAnnotation& annotation : content.annotations)
    missing = missing || std::any_of(annotation.objects.begin(), annotation.objects.end(), is_missing);
  if (missing) page.page().problems.push_back({"picture-missing", {{"page", std::to_string(page.page().number)}}});
}

void add_facts_of_document(const OfdFile& file, const OfdBody& body, const Rectangle& whole, PageBuilder& page) {
  for (const OfdSignature& signature : body.signatures) {
    page.begin(PassageKind::Annotation, "signature");
    add_line(signature.signer + " " + signature.time, whole, page);
    page.end();
  }
  for (const OfdAttachment& attachment : body.attachments) {
    page.begin(PassageKind::Annotation, "attachment");
    const std::size_t slash = attachment.file.rfind('/');
    add_line(attachment.name + " " + attachment.file.substr(slash == std::string::npos ? 0 : slash + 1), whole, page);
    page.end();
    if (file.package.find(attachment.file).empty())
      page.page().problems.push_back({"attachment-missing", {{"name", make_valid_utf8(attachment.name)}}});
  }
}

}  // namespace

Page ofd_beside(const OfdFile& file, std::uint32_t number, const OfdPageContent& content,
                const reading::ReadLimits& limits) {
  const OfdPage& source = file.pages[number - 1];
  const OfdBody& body = *file.bodies[source.body];
  const Rectangle whole{0, 0, content.width * points_per_millimetre, content.height * points_per_millimetre};
  PageBuilder page(number, whole.width, whole.height, limits);
  for (const OfdAnnotation& annotation : content.annotations) add_annotation(annotation, whole, page);
  for (const OfdSignature& signature : body.signatures) {
    for (const OfdStamp& stamp : signature.stamps) {
      if (stamp.page == source.id && signature.has_seal) add_seal(signature, stamp, content, page);
    }
  }
  const bool is_first = number == 1 || file.pages[number - 2].body != source.body;
  if (is_first) add_facts_of_document(file, body, whole, page);
  add_missing_pictures(body, content, page);
  Page beside = page.finish();
  std::stable_sort(beside.seals.begin(), beside.seals.end(),
                   [](const Seal& a, const Seal& b) { return a.box.y < b.box.y; });
  return beside;
}

}  // namespace evidence::reader
