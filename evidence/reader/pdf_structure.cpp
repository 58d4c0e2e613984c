// The boundary to qpdf: what it throws ends here and means that a page is drawn instead.
#include "evidence/reader/pdf_structure.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "evidence/reader/pdf_image.hpp"
#include "evidence/reader/pdf_notes.hpp"
#include "evidence/reader/pdf_page_picture.hpp"
#include "evidence/reader/pdf_scene.hpp"

namespace evidence::reader {
namespace {

// Notes with an appearance of their own (stamps, filled-in fields, signatures) are part of what is seen.
bool paints_over(QPDFObjectHandle note) {
  constexpr long long hidden = 2;  // PDF 32000-1, table 165
  constexpr long long no_view = 32;
  if (!note.isDictionary() || !note.getKey("/AP").isDictionary()) return false;
  QPDFObjectHandle flags = note.getKey("/F");
  if (flags.isInteger() && (flags.getIntValue() & (hidden | no_view)) != 0) return false;
  QPDFObjectHandle kind = note.getKey("/Subtype");
  return !kind.isName() || (kind.getName() != "/Popup" && kind.getName() != "/Link");
}

bool is_painted_over(QPDFPageObjectHelper& page) {
  QPDFObjectHandle notes = page.getObjectHandle().getKey("/Annots");
  if (!notes.isArray()) return false;
  for (const QPDFObjectHandle& note : notes.getArrayAsVector()) {
    if (paints_over(note)) return true;
  }
  return false;
}

}  // namespace

struct PdfStructure::Parts {
  QPDF pdf;
  std::vector<QPDFPageObjectHelper> pages;
  std::uint32_t seen_number = 0;  // the page that `seen` is of
  PageFrame frame;
  Scene seen;
  std::unique_ptr<QPDFAcroFormDocumentHelper> form;

  const Scene& scene(std::uint32_t number) {
    if (seen_number == number) return seen;
    QPDFPageObjectHelper& page = pages.at(number - 1);
    seen_number = 0;
    frame = frame_of(page);
    seen = scene_of(pdf, page, frame);
    seen.other = seen.other || is_painted_over(page);
    seen_number = number;
    return seen;
  }
};

PdfStructure::PdfStructure(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PdfStructure::~PdfStructure() = default;

std::unique_ptr<PdfStructure> PdfStructure::open(ByteView bytes, std::uint32_t pages) {
  try {
    auto parts = std::make_unique<Parts>();
    parts->pdf.setLogger(QPDFLogger::create());
    parts->pdf.setSuppressWarnings(true);
    parts->pdf.processMemoryFile("item", reinterpret_cast<const char*>(bytes.data()), bytes.size());
    parts->pages = QPDFPageDocumentHelper(parts->pdf).getAllPages();
    if (parts->pages.size() != pages) return nullptr;
    return std::unique_ptr<PdfStructure>(new PdfStructure(std::move(parts)));
  } catch (const std::exception&) {
    return nullptr;
  }
}

bool PdfStructure::may_hold_pictures(std::uint32_t page) {
  try {
    QPDFObjectHandle resources = parts_->pages.at(page - 1).getAttribute("/Resources", false);
    if (!resources.isDictionary()) return false;
    QPDFObjectHandle objects = resources.getKey("/XObject");
    return objects.isDictionary() && !objects.getKeys().empty();
  } catch (const std::exception&) {
    return true;
  }
}

std::optional<PageMakeup> PdfStructure::makeup(std::uint32_t page) {
  try {
    const Scene& scene = parts_->scene(page);
    PageMakeup makeup{scene.text, scene.hidden_text, scene.shapes || scene.other || !scene.images.empty(), {}};
    for (const PlacedImage& placed : scene.images) makeup.pictures.push_back(place_of(placed, parts_->frame));
    return makeup;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::optional<ocr::Decoded> PdfStructure::picture(std::uint32_t page, std::uint64_t most_pixels,
                                                  std::uint32_t least_width) {
  try {
    const Scene& scene = parts_->scene(page);
    return page_picture(parts_->pdf, scene, parts_->frame, most_pixels, least_width);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

bool PdfStructure::shows_larger_than(std::uint32_t page, std::uint64_t most_pixels) {
  try {
    const Scene& scene = parts_->scene(page);
    return std::any_of(scene.images.begin(), scene.images.end(),
                       [&](const PlacedImage& placed) { return pixels_of(placed.image) > most_pixels; });
  } catch (const std::exception&) {
    return false;
  }
}

std::vector<PdfNote> PdfStructure::notes(std::uint32_t number) {
  std::vector<PdfNote> notes;
  try {
    QPDFPageObjectHelper& page = parts_->pages.at(number - 1);
    const PageFrame frame = frame_of(page);
    if (number == 1) {
      for (const std::string& name : attached_names(parts_->pdf))
        notes.push_back({PassageKind::Annotation, "", "附件：" + name, {0, 0, 0, 0}});
    }
    if (!page.getObjectHandle().getKey("/Annots").isArray()) return notes;
    for (PdfNote& note : notes_of(page, frame)) notes.push_back(std::move(note));
    if (!parts_->form) parts_->form = std::make_unique<QPDFAcroFormDocumentHelper>(parts_->pdf);
    if (!parts_->form->hasAcroForm()) return notes;
    for (PdfNote& note : fields_of(*parts_->form, page, frame)) notes.push_back(std::move(note));
  } catch (const std::exception&) {
    return notes;  // those found so far
  }
  return notes;
}

}  // namespace evidence::reader
