// What a file is, by its bytes.
#pragma once

#include <string>
#include <string_view>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

namespace media {
inline constexpr std::string_view pdf = "application/pdf";
inline constexpr std::string_view docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
inline constexpr std::string_view zip = "application/zip";
inline constexpr std::string_view ofd = "application/ofd";
inline constexpr std::string_view ole = "application/x-ole-storage";  // doc, xls, ppt, wps, msg
inline constexpr std::string_view word97 = "application/msword";
inline constexpr std::string_view excel97 = "application/vnd.ms-excel";
inline constexpr std::string_view powerpoint97 = "application/vnd.ms-powerpoint";
inline constexpr std::string_view works = "application/vnd.ms-works";
inline constexpr std::string_view rtf = "application/rtf";
inline constexpr std::string_view heic = "image/heic";
inline constexpr std::string_view seven_zip = "application/x-7z-compressed";
inline constexpr std::string_view rar = "application/vnd.rar";
inline constexpr std::string_view gzip = "application/gzip";
inline constexpr std::string_view bzip2 = "application/x-bzip2";
inline constexpr std::string_view xz = "application/x-xz";
inline constexpr std::string_view zstd = "application/zstd";
inline constexpr std::string_view tar = "application/x-tar";
inline constexpr std::string_view iso = "application/x-iso9660-image";
inline constexpr std::string_view text = "text/plain";
inline constexpr std::string_view html = "text/html";
inline constexpr std::string_view xml = "text/xml";
inline constexpr std::string_view mail = "message/rfc822";
inline constexpr std::string_view csv = "text/csv";
inline constexpr std::string_view outlook_mail = "application/vnd.ms-outlook";
inline constexpr std::string_view unknown = "application/octet-stream";
}  // namespace media

// Archives are opened by the intake: here there is nothing to read in them, and nothing wrong with that.
bool is_archive(std::string_view media_type);

// Containers are told apart no further than their signature (zip, ole): what is in them decides later.
std::string_view media_by_signature(ByteView bytes);

// True where the bytes can only be a program's data: more control characters than a text has.
bool looks_binary(ByteView bytes);

std::string_view media_of_text(std::string_view text);  // plain, html, xml, mail
std::string_view media_of_ole(ByteView bytes);          // by the names of its streams
bool is_encrypted_ole(ByteView bytes);                  // an office package with a password

// Whether a file of this type may bear this name. Unknown endings may be anything.
bool name_fits(std::string_view name, std::string_view media_type);

}  // namespace evidence::reader
