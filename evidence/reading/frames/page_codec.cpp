#include "evidence/reading/frames/page_codec.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/base/utf8.hpp"
#include "evidence/reading/frames/reading_frames.hpp"

namespace evidence::reading {

using sandbox::FieldReader;
using sandbox::FieldWriter;

namespace {

constexpr std::int16_t page_side = 1000;
constexpr std::uint32_t most_arguments = 16;
constexpr std::uint32_t most_problems = 64;
constexpr std::uint32_t most_passages = 200'000;
constexpr std::uint32_t most_seals = 256;
constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_note = 1'000;

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_code &&
         std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

void write_word(FieldWriter& out, const Word& word) {
  out.u32(word.begin).u32(word.end);
  write_box(out, word.box);
  out.u8(word.confidence);
}

Word read_word(FieldReader& in) {
  Word word;
  word.begin = in.u32();
  word.end = in.u32();
  word.box = read_box(in);
  word.confidence = in.u8();
  return word;
}

void write_passage(FieldWriter& out, const Passage& passage) {
  out.u32(passage.begin).u32(passage.end).u8(static_cast<std::uint8_t>(passage.kind)).text(passage.note);
}

std::optional<Passage> read_passage(FieldReader& in) {
  Passage passage;
  passage.begin = in.u32();
  passage.end = in.u32();
  const std::uint8_t kind = in.u8();
  passage.note = in.text();
  if (!in.ok() || kind > static_cast<std::uint8_t>(PassageKind::Correction)) return std::nullopt;
  passage.kind = static_cast<PassageKind>(kind);
  return passage;
}

void write_seal(FieldWriter& out, const Seal& seal) {
  write_box(out, seal.box);
  out.u8(static_cast<std::uint8_t>(seal.shape)).text(seal.ring).text(seal.inner).u8(seal.confidence).u8(seal.certainty);
}

std::optional<Seal> read_seal(FieldReader& in) {
  Seal seal;
  seal.box = read_box(in);
  const std::uint8_t shape = in.u8();
  seal.ring = in.text();
  seal.inner = in.text();
  seal.confidence = in.u8();
  seal.certainty = in.u8();
  if (!in.ok() || shape > static_cast<std::uint8_t>(SealShape::Oval)) return std::nullopt;
  seal.shape = static_cast<SealShape>(shape);
  return seal;
}

// A list of at most `most`; false where the payload breaks a rule.
template <class Value, class Read>
bool read_list(FieldReader& in, std::uint32_t most, std::vector<Value>& list, Read read) {
  const std::uint32_t count = in.u32();
  if (!in.ok() || count > most) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto value = read(in);
    if (!value) return false;
    list.push_back(std::move(*value));
  }
  return true;
}

// Starts and ends of words must not cut a character.
bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_sound(const Page& page) {
  if (page.number == 0 || page.confidence > 100 || !is_valid_utf8(page.text)) return false;
  const auto is_side = [](double points) { return std::isfinite(points) && points > 0; };
  if (!is_side(page.width_points) || !is_side(page.height_points)) return false;
  std::uint32_t before = 0;
  for (const Word& word : page.words) {
    const bool in_text = word.begin >= before && word.begin < word.end && word.end <= page.text.size();
    if (!in_text || word.confidence > 100 || !is_on_page(word.box)) return false;
    if (!is_boundary(page.text, word.begin) || !is_boundary(page.text, word.end)) return false;
    before = word.end;
  }
  return true;
}

bool has_sound_marks(const Page& page) {
  std::uint32_t before = 0;
  for (const Passage& passage : page.passages) {
    const bool in_text = passage.begin >= before && passage.begin < passage.end && passage.end <= page.text.size();
    if (!in_text || !is_boundary(page.text, passage.begin) || !is_boundary(page.text, passage.end)) return false;
    if (passage.note.size() > longest_note || !is_valid_utf8(passage.note)) return false;
    before = passage.end;
  }
  return std::all_of(page.seals.begin(), page.seals.end(), [](const Seal& seal) {
    return is_on_page(seal.box) && seal.confidence <= 100 && seal.certainty <= 100 && is_valid_utf8(seal.ring) &&
           is_valid_utf8(seal.inner) && seal.ring.size() <= longest_note && seal.inner.size() <= longest_note;
  });
}

}  // namespace

bool is_engine_name(std::string_view name) {
  return name.size() <= longest_code && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

void write_box(FieldWriter& out, const Box& box) {
  for (const std::int16_t side : {box.x, box.y, box.w, box.h}) out.u16(static_cast<std::uint16_t>(side));
}

Box read_box(FieldReader& in) {
  Box box;
  for (std::int16_t* side : {&box.x, &box.y, &box.w, &box.h}) *side = static_cast<std::int16_t>(in.u16());
  return box;
}

bool is_on_page(const Box& box) {
  return box.x >= 0 && box.y >= 0 && box.w >= 0 && box.h >= 0 && box.x + box.w <= page_side &&
         box.y + box.h <= page_side;
}

void write_problem(FieldWriter& out, const Problem& problem) {
  out.text(problem.code).u32(static_cast<std::uint32_t>(problem.arguments.size()));
  for (const auto& [name, value] : problem.arguments) out.text(name).text(value);
}

std::optional<Problem> read_problem(FieldReader& in) {
  Problem problem;
  problem.code = in.text();
  const std::uint32_t count = in.u32();
  if (!in.ok() || !is_code(problem.code) || count > most_arguments) return std::nullopt;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string name = in.text();
    std::string value = in.text();
    if (!in.ok() || !is_valid_utf8(name) || !is_valid_utf8(value)) return std::nullopt;
    problem.arguments.emplace_back(std::move(name), std::move(value));
  }
  return problem;
}

Bytes encode(const Page& page) {
  FieldWriter out;
  out.u32(page.number).u8(static_cast<std::uint8_t>(page.origin)).u8(page.confidence);
  out.f64(page.width_points).f64(page.height_points).text(page.text);
  out.u32(static_cast<std::uint32_t>(page.words.size()));
  for (const Word& word : page.words) write_word(out, word);
  out.u32(static_cast<std::uint32_t>(page.passages.size()));
  for (const Passage& passage : page.passages) write_passage(out, passage);
  out.u32(static_cast<std::uint32_t>(page.seals.size()));
  for (const Seal& seal : page.seals) write_seal(out, seal);
  out.text(page.engine);
  out.u32(static_cast<std::uint32_t>(page.problems.size()));
  for (const Problem& problem : page.problems) write_problem(out, problem);
  return out.take();
}

std::optional<Page> decode_page(ByteView payload) {
  FieldReader in(payload);
  Page page;
  page.number = in.u32();
  const std::uint8_t origin = in.u8();
  page.confidence = in.u8();
  page.width_points = in.f64();
  page.height_points = in.f64();
  page.text = in.text();
  if (origin > static_cast<std::uint8_t>(PageOrigin::Office)) return std::nullopt;
  page.origin = static_cast<PageOrigin>(origin);
  const std::uint32_t words = in.u32();
  for (std::uint32_t i = 0; i < words && in.ok(); ++i) page.words.push_back(read_word(in));
  if (!read_list(in, most_passages, page.passages, read_passage)) return std::nullopt;
  if (!read_list(in, most_seals, page.seals, read_seal)) return std::nullopt;
  page.engine = in.text();
  if (!is_engine_name(page.engine) || !read_list(in, most_problems, page.problems, read_problem)) return std::nullopt;
  if (!in.finished() || !is_sound(page) || !has_sound_marks(page)) return std::nullopt;
  return page;
}

}  // namespace evidence::reading
