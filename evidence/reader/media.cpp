#include "evidence/reader/media.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "evidence/base/mail_head.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {
namespace {

bool has_utf16_name(ByteView bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += c, wide += '\0';
  return as_text(bytes).find(wide) != std::string_view::npos;
}

std::string lower_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending;
}

std::string_view archive_by_signature(ByteView bytes) {
  using Mark = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Mark, 6> marks{{{"7z\xBC\xAF\x27\x1C", media::seven_zip},
                                              {"Rar!\x1A\x07", media::rar},
                                              {"\x1F\x8B", media::gzip},
                                              {"BZh", media::bzip2},
                                              {"\xFD"
                                               "7zXZ",
                                               media::xz},
                                              {"\x28\xB5\x2F\xFD", media::zstd}}};
  const std::string_view all = as_text(bytes);
  const auto* const found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return all.starts_with(m.first); });
  if (found != marks.end()) return found->second;
  constexpr std::size_t tar_mark = 257;     // POSIX.1-1988, ustar
  constexpr std::size_t iso_mark = 32'769;  // ECMA-119, 8.1.2
  if (all.size() > tar_mark && all.substr(tar_mark).starts_with("ustar")) return media::tar;
  if (all.size() > iso_mark && all.substr(iso_mark).starts_with("CD001")) return media::iso;
  return media::unknown;
}

}  // namespace

bool is_archive(std::string_view type) {
  constexpr std::array<std::string_view, 9> archives{media::zip,  media::seven_zip, media::rar,
                                                     media::gzip, media::bzip2,     media::xz,
                                                     media::zstd, media::tar,       media::iso};
  return std::find(archives.begin(), archives.end(), type) != archives.end();
}

std::string_view media_by_signature(ByteView bytes) {
  constexpr std::size_t pdf_head = 1024;  // PDF 32000-1, annex H: the header may stand anywhere in it
  const std::string_view head = as_text(bytes.first(std::min(bytes.size(), pdf_head)));
  if (head.find("%PDF-") != std::string_view::npos) return media::pdf;
  if (const auto format = ocr::picture_format(bytes)) return ocr::media_type(*format);
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return media::zip;
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return media::ole;
  if (head.starts_with("{\\rtf")) return media::rtf;
  return archive_by_signature(bytes);
}

bool looks_binary(ByteView bytes) {
  constexpr std::size_t sample = 64U << 10U;
  constexpr std::size_t one_in = 200;
  std::size_t controls = 0;
  const ByteView head = bytes.first(std::min(bytes.size(), sample));
  for (const std::byte byte : head) {
    const auto c = std::to_integer<unsigned>(byte);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) ++controls;
  }
  return controls * one_in > head.size();
}

std::string_view media_of_text(std::string_view text) {
  constexpr std::size_t head_bytes = 8192;
  std::string head(text.substr(0, head_bytes));
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
  if (head.find("<!doctype html") != std::string::npos || head.find("<html") != std::string::npos) return media::html;
  if (head.starts_with("<?xml")) return media::xml;
  return begins_as_mail(text) ? media::mail : media::text;
}

std::string_view media_of_ole(ByteView bytes) {
  if (has_utf16_name(bytes, "WordDocument")) return media::word97;
  if (has_utf16_name(bytes, "Workbook") || has_utf16_name(bytes, "Book")) return media::excel97;
  if (has_utf16_name(bytes, "PowerPoint Document")) return media::powerpoint97;
  return media::ole;
}

bool is_encrypted_ole(ByteView bytes) { return has_utf16_name(bytes, "EncryptedPackage"); }

bool name_fits(std::string_view name, std::string_view media_type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 29> known{{
      {"pdf", media::pdf},    {"docx", media::docx},   {"docm", media::docx},        {"xlsx", media::xlsx},
      {"xlsm", media::xlsx},  {"pptx", media::pptx},   {"pptm", media::pptx},        {"ofd", media::ofd},
      {"doc", media::word97}, {"xls", media::excel97}, {"ppt", media::powerpoint97}, {"rtf", media::rtf},
      {"png", "image/png"},   {"jpg", "image/jpeg"},   {"jpeg", "image/jpeg"},       {"tif", "image/tiff"},
      {"tiff", "image/tiff"}, {"bmp", "image/bmp"},    {"gif", "image/gif"},         {"webp", "image/webp"},
      {"heic", media::heic},  {"heif", media::heic},   {"jp2", "image/jp2"},         {"j2k", "image/jp2"},
      {"jpf", "image/jp2"},   {"jb2", "image/x-jb2"},  {"zip", media::zip},          {"txt", media::text},
      {"csv", media::text},
  }};
  const std::string ending = lower_ending(name);
  const auto* const found = std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == ending; });
  if (found == known.end() || found->second == media_type) return true;
  const auto is_text = [](std::string_view type) { return type.starts_with("text/") || type == media::mail; };
  if (is_text(found->second) && is_text(media_type)) return true;
  // Older office programs put one kind of content under another's name, and a .doc of theirs may be RTF.
  const auto is_old_office = [](std::string_view type) {
    return type == media::ole || type == media::word97 || type == media::excel97 || type == media::powerpoint97;
  };
  if (is_old_office(found->second)) return is_old_office(media_type) || media_type == media::rtf;
  return false;
}

}  // namespace evidence::reader
