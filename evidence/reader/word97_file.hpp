// A Word 6–2003 file's tables: where its characters stand and which part of the document they are.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "evidence/formats/ole_file.hpp"
#include "evidence/reader/document.hpp"
#include "evidence/reader/word97_properties.hpp"

namespace evidence::reader {

// The parts of a document, in the order in which their characters follow one another ([MS-DOC] 2.4.1).
enum class WordPart : std::uint8_t { Main, Footnotes, Headers, Macros, Comments, Endnotes, TextBoxes, HeaderTextBoxes };
inline constexpr std::size_t word_parts = 8;

struct WordComment {
  std::uint32_t begin = 0;  // characters of the part Comments
  std::uint32_t end = 0;
  std::string author;
};

class Word97File {
 public:
  // "encrypted"; "damaged" where the tables cannot be followed.
  static OrProblem<Word97File> open(const formats::OleFile& file);

  // Characters [begin, end) of a part. `put` gets each with its place in the main stream and says whether to go on.
  void walk(WordPart part, std::uint32_t begin, std::uint32_t end,
            const std::function<bool(char32_t, std::uint32_t)>& put) const;
  [[nodiscard]] std::uint32_t length(WordPart part) const { return lengths_[static_cast<std::size_t>(part)]; }
  [[nodiscard]] const std::vector<WordComment>& comments() const { return comments_; }
  [[nodiscard]] const std::vector<FormattedRun>& characters() const { return characters_; }
  [[nodiscard]] const std::vector<FormattedRun>& paragraphs() const { return paragraphs_; }

 private:
  // Characters [begin, end) of the document stand from `place` on in the main stream, one or two bytes each.
  struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t place = 0;
    bool wide = false;
  };
  [[nodiscard]] ByteView table(std::size_t number) const;  // an fc/lcb pair of the FIB
  void read_pieces(ByteView clx);
  void read_comments();
  bool walk_bytes(const Piece& piece, std::uint32_t begin, std::uint32_t end,
                  const std::function<bool(char32_t, std::uint32_t)>& put) const;

  Bytes main_;
  Bytes table_;
  bool word6_ = false;
  std::string encoding_;  // of one-byte characters
  std::array<std::uint32_t, word_parts> lengths_{};
  std::vector<Piece> pieces_;
  std::vector<WordComment> comments_;
  std::vector<FormattedRun> characters_;
  std::vector<FormattedRun> paragraphs_;
};

}  // namespace evidence::reader
