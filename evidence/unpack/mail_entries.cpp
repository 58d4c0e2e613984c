#include "evidence/unpack/mail_entries.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/mail.hpp"

namespace evidence::unpack {
namespace {

using intake::Container;
using intake::UnpackFrame;

// Read whole into memory: servers refuse mails above some tens of megabytes.
constexpr std::uint64_t most_mail = 256ULL << 20U;
constexpr std::size_t data_step = intake::max_data_payload - 64;  // leaves room for the frame's own fields

// An attachment's name is one segment: what would make it a path is taken out.
std::string segment_of(const std::string& name, std::size_t number) {
  std::string segment;
  for (const char c : make_valid_utf8(name)) {
    const bool bad = c == '/' || c == '\\' || (static_cast<unsigned char>(c) < 0x20) || c == 0x7F;
    segment += bad ? '_' : c;
  }
  const bool nothing = segment.find_first_not_of(" .") == std::string::npos;
  return nothing ? "part-" + std::to_string(number) : segment;
}

void cut_at_character(std::string& text, std::size_t most) {
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
}

class MailEntries {
 public:
  MailEntries(sandbox::Channel& channel, const intake::UnpackRequest& request) : channel_(channel), request_(request) {}

  formats::AttachmentSink sink() {
    return {[this](const std::string& name) { return begin(name); }, [this](ByteView piece) { return data(piece); },
            [this] { return keep(send(UnpackFrame::EntryEnd, intake::EntryEnd{})); }};
  }

  Result<void> finish(bool document, const std::string& problem) {
    if (!sent_) return pass_on(sent_);
    intake::UnpackDone done{document, {}};
    if (too_many_) done.problems.emplace_back("too-many");
    if (!problem.empty()) done.problems.push_back(problem);
    return send(UnpackFrame::Done, done);
  }

 private:
  template <class Message>
  Result<void> send(UnpackFrame type, const Message& message) {
    return channel_.send(static_cast<std::uint16_t>(type), intake::encode(message));
  }

  bool keep(Result<void> sent) {
    sent_ = std::move(sent);
    return sent_.has_value();
  }

  bool begin(const std::string& name) {
    too_many_ = count_ >= request_.max_entries;
    if (too_many_) return false;
    intake::EntryBegin begin;
    begin.raw_path = segment_of(name, ++count_);
    begin.said_encoding = "UTF-8";
    begin.name_cut = begin.raw_path.size() > request_.max_name_bytes;
    if (begin.name_cut) cut_at_character(begin.raw_path, request_.max_name_bytes);
    return keep(send(UnpackFrame::EntryBegin, begin));
  }

  bool data(ByteView piece) {
    while (!piece.empty()) {
      const std::size_t count = std::min(piece.size(), data_step);
      if (!keep(send(UnpackFrame::Data, intake::EntryData{std::nullopt, piece.first(count)}))) return false;
      piece = piece.subspan(count);
    }
    return true;
  }

  sandbox::Channel& channel_;
  const intake::UnpackRequest& request_;
  Result<void> sent_;
  std::uint64_t count_ = 0;
  bool too_many_ = false;
};

}  // namespace

Result<void> unpack_mail(sandbox::Channel& channel, const intake::UnpackRequest& request, const ContainerBytes& bytes) {
  MailEntries entries(channel, request);
  const bool outlook = request.container == Container::CompoundFile;
  if (bytes.size() > most_mail) return entries.finish(outlook, outlook ? "" : "too-large");
  const Bytes mail = bytes.run(0, static_cast<std::size_t>(bytes.size()));
  if (mail.empty()) return entries.finish(outlook, outlook ? "" : "truncated");
  if (!outlook) return entries.finish(false, formats::for_each_internet_attachment(mail, entries.sink()));
  if (!formats::is_outlook_mail(mail)) return entries.finish(true, "");
  return entries.finish(false, formats::for_each_outlook_attachment(mail, entries.sink()));
}

}  // namespace evidence::unpack
