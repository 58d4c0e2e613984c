// RFC 5322 and MIME (RFC 2045–2049) through GMime, from memory.
#include <algorithm>
#include <array>
#include <memory>

#include <gmime/gmime.h>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/code_page.hpp"
#include "evidence/formats/mail.hpp"

namespace evidence::formats {
namespace {

constexpr int deepest_mail = 16;  // mails in mails
constexpr std::size_t most_parts = 10'000;
constexpr std::size_t most_body = 64U << 20U;  // bytes of a body that are read

// Started once for the process and never shut down: GMime 3.2 does not give back its charset names when it is.
void start_mime() { [[maybe_unused]] static const bool started = (g_mime_init(), true); }

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Free>;

struct OptionsFree {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};
using Options = std::unique_ptr<GMimeParserOptions, OptionsFree>;

// Header words without a charset are Chinese in practice, and often not in the encoding they name.
Options parser_options() {
  Options options(g_mime_parser_options_new());
  std::array<const char*, 4> charsets{"UTF-8", "GB18030", "BIG5", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  return options;
}

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : make_valid_utf8(text); }

// The mails of a file: one, or those of a mailbox (RFC 4155), each behind a line that begins with "From ".
std::vector<Ref<GMimeMessage>> parse(ByteView bytes, const Options& options) {
  constexpr std::size_t most_mails = 100'000;
  const Ref<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  const Ref<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  const bool mailbox = as_text(bytes).starts_with("From ");
  if (mailbox) g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
  std::vector<Ref<GMimeMessage>> mails;
  do {
    Ref<GMimeMessage> mail(g_mime_parser_construct_message(parser.get(), options.get()));
    if (!mail) break;
    mails.push_back(std::move(mail));
  } while (mailbox && mails.size() < most_mails && g_mime_parser_eos(parser.get()) == FALSE);
  return mails;
}

// A part's content decoded, piece by piece.
bool decode_content(GMimePart* part, const std::function<bool(ByteView)>& put) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return true;
  GMimeStream* raw = g_mime_data_wrapper_get_stream(content);
  if (raw == nullptr) return true;
  g_mime_stream_reset(raw);
  const Ref<GMimeStream> decoded(g_mime_stream_filter_new(raw));
  const Ref<GMimeFilter> filter(g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded.get()), filter.get());
  std::array<char, 65'536> block{};
  for (;;) {
    const ssize_t got = g_mime_stream_read(decoded.get(), block.data(), block.size());
    if (got <= 0) return got == 0;
    if (!put(as_bytes({block.data(), static_cast<std::size_t>(got)}))) return false;
  }
}

std::string body_text(GMimePart* part) {
  std::string bytes;
  decode_content(part, [&](ByteView piece) {
    bytes += as_text(piece);
    return bytes.size() < most_body;
  });
  std::string charset = text_or_empty(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset"));
  std::transform(charset.begin(), charset.end(), charset.begin(), [](unsigned char c) { return std::tolower(c); });
  if (charset == "gb2312" || charset == "gbk" || charset == "x-gbk" || charset == "hz-gb-2312") charset = "GB18030";
  const bool says_nothing = charset.empty() || charset == "us-ascii" || charset == "utf-8" || charset == "unknown";
  if (says_nothing && is_valid_utf8(bytes)) return bytes;
  if (!charset.empty()) {
    if (auto text = decode(as_bytes(bytes), charset.c_str())) return std::move(*text);
  }
  if (auto guessed = detect_and_decode(as_bytes(bytes))) return std::move(guessed->text);
  return decode_lossy(as_bytes(bytes), charset.empty() ? "UTF-8" : charset);
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* content_type = g_mime_object_get_content_type(object);
  return content_type != nullptr && g_mime_content_type_is_type(content_type, type, subtype) != FALSE;
}

// What a mail consists of, in order.
struct Parts {
  GMimePart* text = nullptr;  // the bodies
  GMimePart* html = nullptr;
  std::vector<GMimeObject*> attachments;  // parts and enclosed mails
  bool encrypted = false;
  bool all = true;  // false: there are more
};

bool is_body(GMimeObject* object) {
  if (!is_type(object, "text", "plain") && !is_type(object, "text", "html")) return false;
  const char* disposition = g_mime_object_get_disposition(object);
  const bool attached = disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
  return !attached && g_mime_part_get_filename(GMIME_PART(object)) == nullptr;
}

void sort_part(GMimeObject* object, Parts& parts, int depth) {
  constexpr int deepest_part = 64;
  if (parts.attachments.size() >= most_parts || depth > deepest_part) {
    parts.all = false;
  } else if (GMIME_IS_MULTIPART(object)) {
    if (is_type(object, "multipart", "encrypted")) parts.encrypted = true;
    auto* several = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(several);
    for (int i = 0; i < count; ++i) sort_part(g_mime_multipart_get_part(several, i), parts, depth + 1);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    parts.attachments.push_back(object);
  } else if (GMIME_IS_PART(object)) {
    if (is_type(object, "application", "pkcs7-mime")) parts.encrypted = true;
    const bool plain = is_type(object, "text", "plain");
    GMimePart*& body = plain ? parts.text : parts.html;
    if (is_body(object) && body == nullptr) {
      body = GMIME_PART(object);
    } else {
      parts.attachments.push_back(object);
    }
  }
}

Parts parts_of(GMimeMessage* message) {
  Parts parts;
  if (GMimeObject* root = g_mime_message_get_mime_part(message)) sort_part(root, parts, 0);
  return parts;
}

std::string file_name(GMimeObject* object) {
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    const char* named = g_mime_object_get_content_disposition_parameter(object, "filename");
    if (named == nullptr) named = g_mime_object_get_content_type_parameter(object, "name");
    if (named != nullptr) return text_or_empty(named);
    const std::string subject = message == nullptr ? "" : text_or_empty(g_mime_message_get_subject(message));
    return subject.empty() ? "" : subject + ".eml";
  }
  return text_or_empty(g_mime_part_get_filename(GMIME_PART(object)));
}

// The ending of what has no name, by its type.
std::string made_up_name(GMimeObject* object, std::size_t number) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  std::string ending = GMIME_IS_MESSAGE_PART(object) ? "eml" : "bin";
  if (type != nullptr && !GMIME_IS_MESSAGE_PART(object)) {
    const std::string subtype = text_or_empty(g_mime_content_type_get_media_subtype(type));
    const bool plain = subtype == "plain";
    const bool letters =
        std::all_of(subtype.begin(), subtype.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    if (plain) ending = "txt";
    if (!plain && letters && !subtype.empty()) ending = subtype;
  }
  return "part-" + std::to_string(number) + "." + ending;
}

std::vector<std::string> names_of(const Parts& parts) {
  std::vector<std::string> names;
  for (GMimeObject* object : parts.attachments) {
    std::string name = file_name(object);
    names.push_back(name.empty() ? made_up_name(object, names.size() + 1) : std::move(name));
  }
  return names;
}

std::string addresses(GMimeMessage* message, GMimeAddressType type) {
  InternetAddressList* list = g_mime_message_get_addresses(message, type);
  if (list == nullptr) return "";
  const Text shown(internet_address_list_to_string(list, nullptr, FALSE));
  return text_or_empty(shown.get());
}

Mail mail_of(GMimeMessage* message, int depth) {
  Mail mail;
  mail.subject = text_or_empty(g_mime_message_get_subject(message));
  mail.from = addresses(message, GMIME_ADDRESS_TYPE_FROM);
  mail.to = addresses(message, GMIME_ADDRESS_TYPE_TO);
  mail.copy_to = addresses(message, GMIME_ADDRESS_TYPE_CC);
  mail.date = text_or_empty(g_mime_object_get_header(GMIME_OBJECT(message), "Date"));
  const Parts parts = parts_of(message);
  if (parts.text != nullptr) mail.text = body_text(parts.text);
  if (parts.html != nullptr) mail.html = body_text(parts.html);
  mail.attachments = names_of(parts);
  if (parts.encrypted) mail.problem = "encrypted";
  if (!parts.all) mail.problem = "damaged";
  for (GMimeObject* object : parts.attachments) {
    if (!GMIME_IS_MESSAGE_PART(object) || depth >= deepest_mail) continue;
    if (GMimeMessage* enclosed = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
      mail.enclosed.push_back(mail_of(enclosed, depth + 1));
  }
  return mail;
}

bool give(GMimeObject* object, const AttachmentSink& sink) {
  if (GMIME_IS_PART(object)) return decode_content(GMIME_PART(object), sink.data);
  GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
  if (message == nullptr) return true;
  const Ref<GMimeStream> written(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, written.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(written.get()));
  return sink.data({reinterpret_cast<const std::byte*>(array->data), array->len});
}

}  // namespace

std::optional<Mail> read_internet_mail(ByteView bytes) {
  start_mime();
  const Options options = parser_options();
  const auto mails = parse(bytes, options);
  if (mails.empty()) return std::nullopt;
  Mail first = mail_of(mails.front().get(), 0);
  for (std::size_t i = 1; i < mails.size(); ++i) first.enclosed.push_back(mail_of(mails[i].get(), 0));
  return first;
}

std::string for_each_internet_attachment(ByteView bytes, const AttachmentSink& sink) {
  start_mime();
  const Options options = parser_options();
  const auto mails = parse(bytes, options);
  if (mails.empty()) return "damaged";
  std::string problem;
  for (const auto& mail : mails) {
    const Parts parts = parts_of(mail.get());
    const std::vector<std::string> names = names_of(parts);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!sink.begin(names[i]) || !give(parts.attachments[i], sink) || !sink.end()) return "";
    }
    if (parts.encrypted) problem = "encrypted";
    if (!parts.all) problem = "damaged";
  }
  return problem;
}

}  // namespace evidence::formats
