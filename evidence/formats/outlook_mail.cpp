// [MS-OXMSG]: properties of a mail as streams of a compound file.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/code_page.hpp"
#include "evidence/formats/compressed_rtf.hpp"
#include "evidence/formats/little_endian.hpp"
#include "evidence/formats/mail.hpp"
#include "evidence/formats/ole_file.hpp"

namespace evidence::formats {
namespace {

using Path = std::vector<std::string>;

constexpr const char* properties_stream = "__properties_version1.0";
constexpr const char* names_storage = "__nameid_version1.0";
constexpr std::string_view recipient_storage = "__recip_version1.0_";
constexpr std::string_view attachment_storage = "__attach_version1.0_";
constexpr std::size_t deepest_mail = 16;  // mails in mails
constexpr std::uint64_t most_rtf = 64U << 20U;

// [MS-OXPROPS]
enum Property : std::uint16_t {
  subject = 0x0037,
  submitted = 0x0039,
  display_cc = 0x0E03,
  display_to = 0x0E04,
  delivered = 0x0E06,
  sender_name = 0x0C1A,
  sender_address = 0x0C1F,
  sender_smtp = 0x5D01,
  body = 0x1000,
  body_rtf = 0x1009,
  body_html = 0x1013,
  display_name = 0x3001,
  address = 0x3003,
  smtp_address = 0x39FE,
  recipient_type = 0x0C15,
  attached = 0x3701,
  short_name = 0x3704,
  long_name = 0x3707,
  html_code_page = 0x3FDE,
  code_page = 0x3FFD,
};

std::string stream_name(std::uint16_t property, unsigned type) {
  std::array<char, 24> name{};
  std::snprintf(name.data(), name.size(), "__substg1.0_%04X%04X", static_cast<unsigned>(property), type);
  return name.data();
}

constexpr unsigned type_ansi = 0x001E;
constexpr unsigned type_unicode = 0x001F;
constexpr unsigned type_binary = 0x0102;
constexpr unsigned type_storage = 0x000D;

Path below(Path path, const std::string& name) {
  path.push_back(name);
  return path;
}

// One storage with properties: a mail, a recipient or an attachment. `head`: bytes before its list of fixed properties
// ([MS-OXMSG] 2.4.1).
class Properties {
 public:
  Properties(const OleFile& file, Path path, std::size_t head, const std::string& inherited_encoding)
      : file_(file), path_(std::move(path)) {
    const auto stream = file_.stream(below(path_, properties_stream));
    if (stream) fixed_ = *stream;
    fixed_at_ = head;
    const auto own = static_cast<unsigned>(number(code_page).value_or(0));
    encoding_ = inherited_encoding;
    if (own != 0) encoding_ = encoding_of_code_page(own);
    // Servers wrote Chinese mails without a code page, or under the Western one.
    if (encoding_.empty() || encoding_ == "windows-1252") encoding_ = guessed_encoding();
  }

  [[nodiscard]] std::optional<std::uint64_t> number(std::uint16_t property) const {
    constexpr std::size_t entry = 16;
    for (std::size_t at = fixed_at_; at + entry <= fixed_.size(); at += entry) {
      if (u16_at(fixed_, at + 2) == property) return u64_at(fixed_, at + 8);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Bytes> bytes(std::uint16_t property, unsigned type) const {
    return file_.stream(below(path_, stream_name(property, type)));
  }

  [[nodiscard]] std::string text(std::uint16_t property) const {
    if (const auto wide = bytes(property, type_unicode)) return trimmed(decode_utf16le(*wide));
    if (const auto narrow = bytes(property, type_ansi)) return trimmed(decode_lossy(*narrow, encoding_));
    return "";
  }
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

 private:
  [[nodiscard]] std::string guessed_encoding() const {
    Bytes all;
    for (const std::uint16_t property : {body, subject, sender_name, display_name, long_name}) {
      if (const auto narrow = bytes(property, type_ansi)) all.insert(all.end(), narrow->begin(), narrow->end());
    }
    std::erase(all, std::byte{0});
    const bool plain = std::all_of(all.begin(), all.end(), [](std::byte b) { return b < std::byte{0x80}; });
    const auto guess = plain ? std::nullopt : detect_and_decode(all);
    return guess ? guess->encoding : "windows-1252";
  }

  static std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\0') text.pop_back();
    return text;
  }
  const OleFile& file_;
  Path path_;
  Bytes fixed_;
  std::size_t fixed_at_ = 0;
  std::string encoding_;
};

std::vector<std::string> storages(const OleFile& file, const Path& path, std::string_view prefix) {
  std::vector<std::string> found = file.names(path);
  std::erase_if(found, [&](const std::string& name) { return !name.starts_with(prefix); });
  return found;
}

// [MS-DTYP] 2.3.3: 100 ns since 1601, in ISO 8601.
std::string date_of(std::uint64_t file_time) {
  constexpr std::uint64_t per_second = 10'000'000;
  constexpr std::int64_t to_1970 = 11'644'473'600;
  constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
  const std::int64_t seconds = static_cast<std::int64_t>(file_time / per_second) - to_1970;
  if (file_time == 0 || seconds < 0 || seconds > last_second) return "";
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d UTC", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string with_address(const std::string& name, const std::string& mail_address) {
  // An address inside an Exchange server ("/O=…") says nothing to a reader.
  if (mail_address.empty() || mail_address == name || mail_address.starts_with("/")) return name;
  return name.empty() ? mail_address : name + " <" + mail_address + ">";
}

void read_recipients(const OleFile& file, const Path& path, const std::string& inherited, Mail& mail) {
  constexpr std::size_t head = 8;
  constexpr std::uint64_t is_copy = 2;
  for (const std::string& storage : storages(file, path, recipient_storage)) {
    const Properties recipient(file, below(path, storage), head, inherited);
    std::string where = recipient.text(smtp_address);
    if (where.empty()) where = recipient.text(address);
    std::string& list = recipient.number(recipient_type).value_or(1) == is_copy ? mail.copy_to : mail.to;
    if (!list.empty()) list += "; ";
    list += with_address(recipient.text(display_name), where);
  }
}

std::string attachment_name(const OleFile& file, const Path& storage, const std::string& inherited,
                            std::size_t number) {
  constexpr std::size_t head = 8;
  const Properties attachment(file, storage, head, inherited);
  std::string name = attachment.text(long_name);
  if (name.empty()) name = attachment.text(short_name);
  if (name.empty()) name = attachment.text(display_name);
  const std::string mail = stream_name(attached, type_storage);
  const std::vector<std::string> inside = file.names(storage);
  const bool is_mail = std::find(inside.begin(), inside.end(), mail) != inside.end();
  if (name.empty()) name = "part-" + std::to_string(number);
  return is_mail && !name.ends_with(".msg") ? name + ".msg" : name;
}

constexpr std::size_t head_of_file = 32;
constexpr std::size_t head_of_enclosed = 24;

Mail mail_at(const OleFile& file, const Path& path, const std::string& inherited, std::size_t depth) {
  const Properties properties(file, path, path.empty() ? head_of_file : head_of_enclosed, inherited);
  const std::string& encoding = properties.encoding();
  Mail mail;
  mail.subject = properties.text(subject);
  std::string sender = properties.text(sender_smtp);
  if (sender.empty()) sender = properties.text(sender_address);
  mail.from = with_address(properties.text(sender_name), sender);
  read_recipients(file, path, encoding, mail);
  if (mail.to.empty()) mail.to = properties.text(display_to);
  if (mail.copy_to.empty()) mail.copy_to = properties.text(display_cc);
  mail.date = date_of(properties.number(submitted).value_or(properties.number(delivered).value_or(0)));
  mail.text = properties.text(body);
  if (const auto html = properties.bytes(body_html, type_binary)) {
    const auto said = static_cast<unsigned>(properties.number(html_code_page).value_or(0));
    mail.html = is_valid_utf8(as_text(*html)) ? std::string(as_text(*html))
                                              : decode_lossy(*html, encoding_of_code_page(said == 0 ? 936 : said));
  } else {
    mail.html = properties.text(body_html);
  }
  if (const auto rtf = properties.bytes(body_rtf, type_binary)) mail.rtf = decompress_rtf(*rtf, most_rtf);
  for (const std::string& storage : storages(file, path, attachment_storage)) {
    const Path attachment = below(path, storage);
    mail.attachments.push_back(attachment_name(file, attachment, encoding, mail.attachments.size() + 1));
    const Path enclosed = below(attachment, stream_name(attached, type_storage));
    if (depth < deepest_mail && !file.names(enclosed).empty())
      mail.enclosed.push_back(mail_at(file, enclosed, encoding, depth + 1));
  }
  return mail;
}

struct Unref {
  void operator()(GsfOutput* output) const { g_object_unref(output); }
};
using Output = std::unique_ptr<GsfOutput, Unref>;

void write_stream(GsfOutfile* into, const std::string& name, ByteView content) {
  const Output child(gsf_outfile_new_child(into, name.c_str(), FALSE));
  if (!child) return;
  gsf_output_write(child.get(), content.size(), reinterpret_cast<const guint8*>(content.data()));
  gsf_output_close(child.get());
}

void copy_storage(const OleFile& file, const Path& from, GsfOutfile* into, std::size_t depth, bool is_mail) {
  if (depth > deepest_mail) return;
  for (const std::string& name : file.names(from)) {
    const Path path = below(from, name);
    if (file.is_storage(path)) {
      const Output child(gsf_outfile_new_child(into, name.c_str(), TRUE));
      if (!child) continue;
      copy_storage(file, path, GSF_OUTFILE(child.get()), depth + 1, false);
      gsf_output_close(child.get());
    } else if (auto content = file.stream(path)) {
      // [MS-OXMSG] 2.4.1.1: a mail that is a file has eight reserved bytes more at the head of its properties.
      if (is_mail && name == properties_stream && content->size() >= head_of_enclosed)
        content->insert(content->begin() + head_of_enclosed, head_of_file - head_of_enclosed, std::byte{0});
      write_stream(into, name, *content);
    }
  }
}

// An enclosed mail as a file of its own.
Bytes as_file(const OleFile& file, const Path& enclosed) {
  const Output memory(gsf_output_memory_new());
  const Output root(GSF_OUTPUT(gsf_outfile_msole_new(memory.get())));
  copy_storage(file, enclosed, GSF_OUTFILE(root.get()), 0, true);
  {
    const Output names(gsf_outfile_new_child(GSF_OUTFILE(root.get()), names_storage, TRUE));
    if (names) {
      copy_storage(file, {names_storage}, GSF_OUTFILE(names.get()), 1, false);
      gsf_output_close(names.get());
    }
  }
  gsf_output_close(root.get());
  const guint8* data = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory.get()));
  const auto size = static_cast<std::size_t>(std::max<gsf_off_t>(gsf_output_size(memory.get()), 0));
  const ByteView made(reinterpret_cast<const std::byte*>(data), data == nullptr ? 0 : size);
  return {made.begin(), made.end()};
}

bool is_mail(const OleFile& file) { return file.has(properties_stream); }

}  // namespace

bool is_outlook_mail(ByteView bytes) {
  const auto file = OleFile::open(bytes);
  return file && is_mail(*file);
}

std::optional<Mail> read_outlook_mail(ByteView bytes) {
  const auto file = OleFile::open(bytes);
  if (!file || !is_mail(*file)) return std::nullopt;
  return mail_at(*file, {}, "", 0);
}

std::string for_each_outlook_attachment(ByteView bytes, const AttachmentSink& sink) {
  const auto file = OleFile::open(bytes);
  if (!file) return "damaged";
  const Properties properties(*file, {}, head_of_file, "");
  std::size_t number = 0;
  for (const std::string& storage : storages(*file, {}, attachment_storage)) {
    if (!sink.begin(attachment_name(*file, {storage}, properties.encoding(), ++number))) return "";
    const Path enclosed{storage, stream_name(attached, type_storage)};
    Bytes content;
    if (auto data = file->stream({storage, stream_name(attached, type_binary)})) {
      content = std::move(*data);
    } else if (!file->names(enclosed).empty()) {
      content = as_file(*file, enclosed);
    }
    if (!sink.data(content) || !sink.end()) return "";
  }
  return "";
}

}  // namespace evidence::formats
