#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "evidence/base/mail_head.hpp"
#include "evidence/formats/ole_properties.hpp"
#include "evidence/reader/delimited_text.hpp"
#include "evidence/reader/document.hpp"
#include "evidence/reader/html_text.hpp"
#include "evidence/reader/legacy_office.hpp"
#include "evidence/reader/mail_text.hpp"
#include "evidence/reader/media.hpp"
#include "evidence/reader/ofd_document.hpp"
#include "evidence/reader/ofd_file.hpp"
#include "evidence/reader/office.hpp"
#include "evidence/reader/office_document.hpp"
#include "evidence/reader/pdf_document.hpp"
#include "evidence/reader/picture_document.hpp"
#include "evidence/reader/relations.hpp"
#include "evidence/reader/text_document.hpp"
#include "evidence/reader/text_encoding.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr std::uint64_t most_office_text = 64ULL << 20U;  // 5,000 full pages of Chinese have 35 million bytes

Opened without_document(std::string_view media_type, Problem what) {
  return {std::string(media_type), nullptr, std::move(what)};
}

Opened with_text(std::string_view media_type, std::string_view text, PageOrigin origin,
                 const reading::ReadLimits& limits) {
  auto document = std::make_unique<TextDocument>(text, origin, limits);
  Opened opened{std::string(media_type), nullptr, std::nullopt};
  if (document->cut()) opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
  opened.document = std::move(document);
  return opened;
}

Opened with_marked_text(std::string_view media_type, OrProblem<MarkedText> text, PageOrigin origin,
                        const reading::ReadLimits& limits) {
  if (!text) return without_document(media_type, text.error());
  auto document = std::make_unique<TextDocument>(*text, origin, limits);
  Opened opened{std::string(media_type), nullptr, std::move(text->problem)};
  if (document->cut() && !opened.problem)
    opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
  opened.document = std::move(document);
  return opened;
}

// What a file says of itself stands on no page: it is found, and marked as hidden.
void append_summary(OrProblem<MarkedText>& text, const formats::OleFile& file) {
  if (!text) return;
  TextBuilder summary(1U << 20U);
  for (const std::string& line : formats::summary_texts(file)) {
    summary.begin(PassageKind::Hidden);
    summary.add_line(line);
    summary.end();
    summary.line_end();
  }
  append(*text, summary.finish());
}

// Office 97–2003, Works, and what else is kept in compound files.
Opened open_compound(ByteView bytes, const reading::ReadLimits& limits) {
  const auto file = formats::OleFile::open(bytes);
  if (!file) return without_document(media_of_ole(bytes), {"damaged", {}});
  const auto as = [&](std::string_view type, OrProblem<MarkedText> text) {
    append_summary(text, *file);
    return with_marked_text(type, std::move(text), PageOrigin::Office, limits);
  };
  if (file->has("EncryptedPackage")) return without_document(media::ole, {"encrypted", {}});
  if (file->has("WordDocument")) return as(media::word97, word97_text(*file, limits.office_bytes));
  if (file->has("Workbook") || file->has("Book")) return as(media::excel97, excel97_text(*file, limits.office_bytes));
  if (file->has("PowerPoint Document")) return as(media::powerpoint97, powerpoint97_text(*file, limits.office_bytes));
  if (is_works(bytes)) return as(media::works, works_text(bytes, limits.office_bytes));
  if (const auto mail = formats::read_outlook_mail(bytes))
    return with_marked_text(media::outlook_mail, mail_text(*mail, limits.office_bytes), PageOrigin::TextLayer, limits);
  return without_document(media::ole, {"unsupported-type", {{"type", std::string(media::ole)}}});
}

Opened open_fixed_layout(ByteView bytes, Package package, const reading::ReadLimits& limits) {
  auto document = open_ofd(bytes, std::move(package), limits);
  if (!document) return without_document(media::ofd, document.error());
  Opened opened{std::string(media::ofd), std::move(*document), std::nullopt};
  if (opened.document->pages() == limits.pages)
    opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
  return opened;
}

// The name of the main part's outermost element, which tells the three kinds apart; empty where it is no XML.
std::string_view office_root(const Package& package, const std::string& main) {
  pugi::xml_document document;
  const std::string* content = package.part(main);
  if (content == nullptr || !parse_xml(document, *content)) return "";
  const std::string_view name = local_name(document.first_child());
  for (const std::string_view known : {"document", "workbook", "presentation"}) {
    if (name == known) return known;
  }
  return "other";
}

std::string_view media_of_part(std::string_view main) {
  if (main.starts_with("word/")) return media::docx;
  if (main.starts_with("xl/")) return media::xlsx;
  return main.starts_with("ppt/") ? media::pptx : media::zip;
}

bool is_named_table(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending == "csv" || ending == "tsv" || ending == "tab";
}

// What is no known format by its signature: mails, pages, tables, plain text.
Opened open_text(ByteView bytes, std::string_view name, const reading::ReadLimits& limits) {
  if (begins_as_mail(as_text(bytes))) {
    if (const auto mail = formats::read_internet_mail(bytes))
      return with_marked_text(media::mail, mail_text(*mail, limits.office_bytes), PageOrigin::TextLayer, limits);
  }
  const auto text = text_of(bytes);
  if (!text) return without_document(media::unknown, {"unsupported-type", {{"type", std::string(media::unknown)}}});
  const std::string_view type = media_of_text(*text);
  if (type == media::html) {
    if (auto shown = html_text(*text, limits.office_bytes))
      return with_marked_text(type, std::move(shown), PageOrigin::TextLayer, limits);
  }
  if (type == media::text) {
    if (const auto rows = rows_of_delimited(*text, is_named_table(name)))
      return with_text(media::csv, *rows, PageOrigin::TextLayer, limits);
  }
  return with_text(type, *text, PageOrigin::TextLayer, limits);
}

Opened open_office(ByteView bytes, const reading::ReadLimits& limits) {
  auto package = open_package(bytes, limits.office_bytes);
  if (!package) return without_document(media::zip, package.error());
  const auto as = [&](std::string_view type, OrProblem<OfficeText> text) {
    if (!text) return without_document(type, text.error());
    Opened opened{std::string(type), nullptr, std::move(text->marked.problem)};
    if (text->embedded > 0 && !opened.problem)
      opened.problem = Problem{"embedded-unread", {{"files", std::to_string(text->embedded)}}};
    OpenedOffice office = open_office_text(bytes, std::move(*text), limits);
    if (office.cut && (!opened.problem || opened.problem->code == "embedded-unread"))
      opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
    opened.document = std::move(office.document);
    return opened;
  };
  // What is written is never longer than what it was unpacked from, but for strings that many cells name.
  const std::uint64_t most_text = std::min(limits.office_bytes, most_office_text);
  const std::string main = main_part(*package);
  const std::string_view root = office_root(*package, main);
  if (root == "document") return as(media::docx, word_text(*package, most_text));
  if (root == "workbook") return as(media::xlsx, sheet_text(*package, most_text));
  if (root == "presentation") return as(media::pptx, slide_text(*package, most_text));
  if (main.ends_with(".bin")) return without_document(media::xlsx, {"unsupported-type", {{"type", "xlsb"}}});
  if (!main.empty() && root.empty()) return without_document(media_of_part(main), {"damaged", {}});
  if (is_ofd(*package)) return open_fixed_layout(bytes, std::move(*package), limits);
  return {std::string(media::zip), nullptr, std::nullopt};
}

Opened open_pictures(ByteView bytes, std::string_view media_type, const reading::ReadLimits& limits) {
  auto document = std::make_unique<PictureDocument>(bytes, limits);
  if (document->pages() == 0) return without_document(media_type, {"damaged", {}});
  Opened opened{std::string(media_type), nullptr, std::nullopt};
  // One picture that cannot be decoded is the whole item.
  if (document->pages() == 1) {
    auto first = document->render(1, 1, 1);
    if (!first) return without_document(media_type, first.error());
  }
  if (ocr::count_pictures(bytes) > document->pages())
    opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
  opened.document = std::move(document);
  return opened;
}

Opened open_portable(ByteView bytes, const reading::ReadLimits& limits) {
  auto document = open_pdf(bytes, limits);
  if (!document) return without_document(media::pdf, document.error());
  Opened opened{std::string(media::pdf), std::move(*document), std::nullopt};
  if (opened.document->pages() == limits.pages)
    opened.problem = Problem{"too-many-pages", {{"pages", std::to_string(limits.pages)}}};
  return opened;
}

Opened open_by_content(ByteView bytes, std::string_view name, const reading::ReadLimits& limits) {
  const std::string_view type = media_by_signature(bytes);
  if (type == media::pdf) return open_portable(bytes, limits);
  if (type == media::zip) return open_office(bytes, limits);
  if (type == media::ole) return open_compound(bytes, limits);
  if (type == media::rtf)
    return with_marked_text(type, rtf_text(bytes, limits.office_bytes), PageOrigin::Office, limits);
  if (is_archive(type)) return {std::string(type), nullptr, std::nullopt};
  if (type != media::unknown) return open_pictures(bytes, type, limits);
  return open_text(bytes, name, limits);
}

}  // namespace

Opened open_document(ByteView bytes, std::string_view name, const reading::ReadLimits& limits) {
  if (bytes.empty()) return without_document("", {"empty", {}});
  if (bytes.size() > limits.item_bytes) return without_document(media_by_signature(bytes), {"too-large", {}});
  Opened opened = open_by_content(bytes, name, limits);
  if (!opened.problem && !name_fits(name, opened.media_type))
    opened.problem = Problem{"type-mismatch", {{"name", std::string(name)}, {"type", opened.media_type}}};
  return opened;
}

}  // namespace evidence::reader
