// [MS-PPT]: records in records; slides found through the document's slide list and the persist directory.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"
#include "evidence/reader/legacy_office.hpp"

namespace evidence::reader {
namespace {

using formats::slice;
using formats::u16_at;
using formats::u32_at;

// [MS-PPT] 2.13.24
enum Type : std::uint16_t {
  document_container = 0x03E8,
  slide_container = 0x03EE,
  slide_atom = 0x03EF,
  notes_container = 0x03F0,
  slide_persist = 0x03F3,
  slide_show_info = 0x03F9,
  text_characters = 0x0FA0,
  text_bytes = 0x0FA8,
  c_string = 0x0FBA,
  slide_list = 0x0FF0,
  user_edit = 0x0FF5,
  persist_directory = 0x1772,
  comment = 0x2EE0,
};

constexpr std::uint64_t head_size = 8;
constexpr int deepest = 32;  // containers in containers; slides need some ten

struct Record {
  std::uint16_t type = 0;
  std::uint16_t instance = 0;
  bool container = false;
  ByteView body;
};

std::optional<Record> record_at(ByteView bytes, std::uint64_t at) {
  const ByteView head = slice(bytes, at, head_size);
  if (head.size() < head_size) return std::nullopt;
  constexpr std::uint16_t container_version = 0xF;
  const std::uint16_t version = u16_at(head, 0);
  return Record{u16_at(head, 2), static_cast<std::uint16_t>(version >> 4U), (version & 0xFU) == container_version,
                slice(bytes, at + head_size, u32_at(head, 4))};
}

// `visit` gets each record of a container and says whether to look into it.
template <class Visit>
void walk(ByteView bytes, const Visit& visit, int depth = 0) {
  for (std::uint64_t at = 0;;) {
    const auto record = record_at(bytes, at);
    if (!record) return;
    const bool inside = visit(*record);
    if (inside && record->container && depth < deepest) walk(record->body, visit, depth + 1);
    at += head_size + u32_at(bytes, at + 4);
  }
}

std::string text_of_record(const Record& record) {
  std::string text;
  if (record.type == text_bytes) {
    // [MS-PPT] 2.9.43: the low bytes of UTF-16.
    text = formats::decode_lossy(record.body, "ISO-8859-1");
  } else {
    text = formats::decode_utf16le(record.body);
  }
  std::replace(text.begin(), text.end(), '\x0B', '\n');
  return text;
}

bool is_text(const Record& record) { return record.type == text_characters || record.type == text_bytes; }

// A comment: its author, text and initials are strings in this order of instances ([MS-PPT] 2.5.28).
void write_comment(const Record& record, TextBuilder& text) {
  std::map<std::uint16_t, std::string> strings;
  walk(record.body, [&](const Record& inner) {
    if (inner.type == c_string) strings[inner.instance] = text_of_record(inner);
    return false;
  });
  text.line_end();
  text.begin(PassageKind::Comment, strings[0]);
  text.add(strings[1]);
  text.end();
}

void write_texts(ByteView container, TextBuilder& text, bool marks) {
  walk(container, [&](const Record& record) {
    if (is_text(record)) {
      text.line_end();
      text.add(text_of_record(record));
      text.line_end();
    } else if (record.type == comment && marks) {
      write_comment(record, text);
      return false;
    }
    return !text.full();
  });
}

struct Slide {
  std::uint32_t reference = 0;  // into the persist directory
  std::uint32_t id = 0;
  std::vector<Record> texts;  // of its placeholders, where they stand in the slide list
};

class Presentation {
 public:
  Presentation(ByteView stream, ByteView current_user) : stream_(stream) { follow_edits(u32_at(current_user, 16)); }

  [[nodiscard]] std::optional<Record> persisted(std::uint32_t reference) const {
    const auto found = places_.find(reference);
    return found == places_.end() ? std::nullopt : record_at(stream_, found->second);
  }
  [[nodiscard]] std::optional<Record> document() const { return persisted(document_); }
  [[nodiscard]] bool encrypted() const { return encrypted_; }

 private:
  // From the last edit back to the first: what an earlier one says of an object is older ([MS-PPT] 2.1.2).
  void follow_edits(std::uint32_t at) {
    std::set<std::uint32_t> seen;
    while (at != 0 && seen.insert(at).second) {
      const auto edit = record_at(stream_, at);
      if (!edit || edit->type != user_edit) return;
      constexpr std::size_t size_with_encryption = 0x20;
      if (edit->body.size() >= size_with_encryption && u32_at(edit->body, 0x1C) != 0) encrypted_ = true;
      if (document_ == 0) document_ = u32_at(edit->body, 16);
      if (const auto directory = record_at(stream_, u32_at(edit->body, 12))) take_directory(directory->body);
      at = u32_at(edit->body, 8);
    }
  }

  void take_directory(ByteView body) {
    for (std::uint64_t at = 0; at + 4 <= body.size();) {
      const std::uint32_t word = u32_at(body, at);
      const std::uint32_t first = word & 0xFFFFFU;
      const std::uint64_t count = word >> 20U;
      for (std::uint64_t i = 0; i < count && at + 8 + i * 4 <= body.size(); ++i)
        places_.emplace(first + static_cast<std::uint32_t>(i), u32_at(body, at + 4 + i * 4));
      at += 4 + count * 4;
    }
  }

  ByteView stream_;
  std::map<std::uint32_t, std::uint32_t> places_;
  std::uint32_t document_ = 0;
  bool encrypted_ = false;
};

std::vector<Slide> slides_of(const Record& document, std::uint16_t list_instance) {
  std::vector<Slide> slides;
  walk(document.body, [&](const Record& record) {
    if (record.type != slide_list || record.instance != list_instance) return false;
    walk(record.body, [&](const Record& inner) {
      if (inner.type == slide_persist) slides.push_back({u32_at(inner.body, 0), u32_at(inner.body, 12), {}});
      if (is_text(inner) && !slides.empty()) slides.back().texts.push_back(inner);
      return false;
    });
    return false;
  });
  return slides;
}

bool is_hidden(const Record& slide) {
  bool hidden = false;
  walk(slide.body, [&](const Record& record) {
    constexpr std::uint16_t hidden_flag = 4;  // [MS-PPT] 2.6.6, byte 10
    if (record.type == slide_show_info) hidden = (u16_at(record.body, 10) & hidden_flag) != 0;
    return false;
  });
  return hidden;
}

// A slide's notes name it by its id ([MS-PPT] 2.5.7).
std::map<std::uint32_t, Record> notes_by_slide(const Presentation& presentation, const Record& document) {
  constexpr std::uint16_t notes_list = 2;
  std::map<std::uint32_t, Record> notes;
  for (const Slide& entry : slides_of(document, notes_list)) {
    const auto record = presentation.persisted(entry.reference);
    if (!record || record->type != notes_container) continue;
    if (const auto atom = record_at(record->body, 0)) notes.emplace(u32_at(atom->body, 0), *record);
  }
  return notes;
}

bool write_slides(const Presentation& presentation, TextBuilder& text) {
  const auto document = presentation.document();
  if (!document || document->type != document_container) return false;
  const auto notes = notes_by_slide(presentation, *document);
  bool any = false;
  for (const Slide& slide : slides_of(*document, 0)) {
    const auto record = presentation.persisted(slide.reference);
    if (any) text.form_feed();
    any = true;
    const bool hidden = record && is_hidden(*record);
    if (hidden) text.begin(PassageKind::Hidden);
    for (const Record& shape : slide.texts) {
      text.add(text_of_record(shape));
      text.line_end();
    }
    if (record) write_texts(record->body, text, !hidden);
    if (const auto note = notes.find(slide.id); note != notes.end()) write_texts(note->second.body, text, false);
    if (hidden) text.end();
    if (text.full()) break;
  }
  return any;
}

}  // namespace

OrProblem<MarkedText> powerpoint97_text(const formats::OleFile& file, std::uint64_t most_bytes) {
  const auto stream = file.stream({"PowerPoint Document"});
  if (!stream) return problem("damaged");
  const Bytes current_user = file.stream({"Current User"}).value_or(Bytes());
  constexpr std::uint32_t encrypted_token = 0xF3D1C4DF;  // [MS-PPT] 2.3.2
  const Presentation presentation(*stream, current_user);
  if (presentation.encrypted() || u32_at(current_user, 12) == encrypted_token) return problem("encrypted");
  TextBuilder text(most_bytes);
  if (!write_slides(presentation, text)) {
    // The way to the slides is broken: all texts as they stand in the stream.
    write_texts(*stream, text, true);
    if (text.size() == 0) return problem("damaged");
    text.say({"damaged", {}});
  }
  return text.finish();
}

}  // namespace evidence::reader
