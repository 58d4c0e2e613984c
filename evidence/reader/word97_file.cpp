#include "evidence/reader/word97_file.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"

namespace evidence::reader {
namespace {

using formats::slice;
using formats::u16_at;
using formats::u32_at;
using formats::u8_at;

// [MS-DOC] 2.5.2 (FibBase), 2.5.5 (FibRgLw97), 2.5.6 (FibRgFcLcb97); Word 6's FIB keeps the same fields elsewhere.
constexpr std::size_t language_at = 6;
constexpr std::size_t flags_at_byte = 10;
constexpr std::uint16_t flag_complex = 0x0004;
constexpr std::uint16_t flag_encrypted = 0x0100;
constexpr std::uint16_t flag_second_table = 0x0200;
constexpr std::size_t first_character_at = 0x18;
constexpr std::size_t lengths_at = 0x4C;
constexpr std::size_t lengths_at_word6 = 0x34;
constexpr std::size_t tables_at = 154;
constexpr std::size_t pieces_at_word6 = 0x160;
constexpr std::uint16_t word97_mark = 0xA5EC;
constexpr std::uint16_t first_word97 = 0xC1;  // nFib; below it is Word 6 or 95
constexpr std::size_t table_comment_places = 4;
constexpr std::size_t table_comment_texts = 5;
constexpr std::size_t table_characters = 12;
constexpr std::size_t table_paragraphs = 13;
constexpr std::size_t table_pieces = 33;
constexpr std::size_t table_comment_authors = 36;

}  // namespace

ByteView Word97File::table(std::size_t number) const {
  const std::size_t at = tables_at + number * 8;
  return slice(table_, u32_at(main_, at), u32_at(main_, at + 4));
}

OrProblem<Word97File> Word97File::open(const formats::OleFile& file) {
  auto main = file.stream({"WordDocument"});
  if (!main || main->size() < tables_at) return problem("damaged");
  Word97File word;
  word.main_ = std::move(*main);
  const std::uint16_t flags = u16_at(word.main_, flags_at_byte);
  if ((flags & flag_encrypted) != 0) return problem("encrypted");
  word.word6_ = u16_at(word.main_, 0) != word97_mark || u16_at(word.main_, 2) < first_word97;
  const unsigned language = u16_at(word.main_, language_at);
  // [MS-DOC] 2.9.73: one-byte characters are windows-1252, whatever the language; Word 6 used the language's code page.
  word.encoding_ =
      word.word6_ ? formats::encoding_of_code_page(formats::code_page_of_language(language)) : "windows-1252";
  const std::size_t lengths = word.word6_ ? lengths_at_word6 : lengths_at;
  for (std::size_t part = 0; part < word_parts; ++part) word.lengths_[part] = u32_at(word.main_, lengths + part * 4);
  if (word.word6_) {
    if ((flags & flag_complex) != 0) {
      const std::uint32_t at = u32_at(word.main_, pieces_at_word6);
      word.read_pieces(slice(word.main_, at, u32_at(word.main_, pieces_at_word6 + 4)));
    }
    if (word.pieces_.empty()) {
      const std::uint32_t first = u32_at(word.main_, first_character_at);
      const auto left = static_cast<std::uint32_t>(word.main_.size() - std::min<std::size_t>(first, word.main_.size()));
      word.pieces_.push_back({0, left, first, false});
    }
    return word;
  }
  auto table = file.stream({(flags & flag_second_table) != 0 ? "1Table" : "0Table"});
  if (!table) return problem("damaged");
  word.table_ = std::move(*table);
  word.read_pieces(word.table(table_pieces));
  if (word.pieces_.empty()) return problem("damaged");
  word.characters_ = character_runs(word.main_, word.table(table_characters));
  word.paragraphs_ = paragraph_runs(word.main_, word.table(table_paragraphs));
  word.read_comments();
  return word;
}

// [MS-DOC] 2.9.38 (Clx): property lists, each with mark 1, then the piece table with mark 2.
void Word97File::read_pieces(ByteView clx) {
  std::size_t at = 0;
  while (u8_at(clx, at) == 1) at += 3U + u16_at(clx, at + 1);
  if (u8_at(clx, at) != 2) return;
  const ByteView plc = slice(clx, at + 5, u32_at(clx, at + 1));
  const std::size_t count = plc.size() < 16 ? 0 : (plc.size() - 4) / 12;
  constexpr std::uint32_t one_byte = 0x40000000;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t place = u32_at(plc, (count + 1) * 4 + i * 8 + 2);
    Piece piece{u32_at(plc, i * 4), u32_at(plc, i * 4 + 4), place, false};
    if (piece.end <= piece.begin) continue;
    piece.wide = !word6_ && (place & one_byte) == 0;
    if (!word6_ && !piece.wide) piece.place = (place & (one_byte - 1)) / 2;
    pieces_.push_back(piece);
  }
}

void Word97File::read_comments() {
  std::vector<std::string> authors;
  const ByteView names = table(table_comment_authors);
  for (std::size_t at = 0; at + 2 <= names.size();) {
    const std::size_t bytes = std::size_t{2} * u16_at(names, at);
    authors.push_back(formats::decode_utf16le(slice(names, at + 2, bytes)));
    at += 2 + bytes;
  }
  const ByteView places = table(table_comment_places);
  const ByteView texts = table(table_comment_texts);
  constexpr std::size_t entry = 30;      // [MS-DOC] 2.9.4 (ATRDPre10)
  constexpr std::size_t author_at = 20;  // in it
  const std::size_t count = places.size() < 4 ? 0 : (places.size() - 4) / (4 + entry);
  for (std::size_t i = 0; i < count && (i + 2) * 4 <= texts.size(); ++i) {
    const std::size_t author = u16_at(places, (count + 1) * 4 + i * entry + author_at);
    comments_.push_back(
        {u32_at(texts, i * 4), u32_at(texts, i * 4 + 4), author < authors.size() ? authors[author] : std::string()});
  }
}

// One-byte characters, or bytes of a double-byte code page between control characters.
bool Word97File::walk_bytes(const Piece& piece, std::uint32_t begin, std::uint32_t end,
                            const std::function<bool(char32_t, std::uint32_t)>& put) const {
  const ByteView all = slice(main_, std::uint64_t{piece.place} + (begin - piece.begin), end - begin);
  const std::uint32_t first = piece.place + (begin - piece.begin);
  for (std::size_t at = 0; at < all.size();) {
    const auto byte = std::to_integer<std::uint8_t>(all[at]);
    if (byte < 0x20) {
      if (!put(byte, first + static_cast<std::uint32_t>(at++))) return false;
      continue;
    }
    std::size_t after = at;
    while (after < all.size() && all[after] >= std::byte{0x20}) ++after;
    const std::u32string run = to_code_points(formats::decode_lossy(all.subspan(at, after - at), encoding_));
    const bool one_each = run.size() == after - at;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (!put(run[i], first + static_cast<std::uint32_t>(one_each ? at + i : at))) return false;
    }
    at = after;
  }
  return true;
}

void Word97File::walk(WordPart part, std::uint32_t begin, std::uint32_t end,
                      const std::function<bool(char32_t, std::uint32_t)>& put) const {
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(part); ++i) before += lengths_[i];
  const std::uint64_t from = before + begin;
  const std::uint64_t to = before + std::min(end, length(part));
  for (const Piece& piece : pieces_) {
    if (piece.end <= from || piece.begin >= to) continue;
    const auto first = static_cast<std::uint32_t>(std::max<std::uint64_t>(piece.begin, from));
    const auto last = static_cast<std::uint32_t>(std::min<std::uint64_t>(piece.end, to));
    if (!piece.wide) {
      if (!walk_bytes(piece, first, last, put)) return;
      continue;
    }
    for (std::uint32_t at = first; at < last; ++at) {
      const std::uint64_t place = piece.place + std::uint64_t{2} * (at - piece.begin);
      if (place + 2 > main_.size()) break;
      char32_t c = u16_at(main_, place);
      const char32_t low = u16_at(main_, place + 2);
      if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000 && at + 1 < last) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        ++at;
      }
      if (!put(c, static_cast<std::uint32_t>(place))) return;
    }
  }
}

}  // namespace evidence::reader
