// Rich Text Format 1.9.1: groups, control words, and text in the code pages of its fonts.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/formats/code_page.hpp"
#include "evidence/reader/legacy_office.hpp"
#include "evidence/reader/rtf_words.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t deepest_group = 4096;  // Word itself stops far earlier

enum class Target { Main, Beside, Notes, Author, Fonts, Nowhere };

// What a group inherits and its end undoes.
struct State {
  Target target = Target::Main;
  int font = -1;
  std::size_t unicode_skip = 1;
  bool hidden = false;
  bool deleted = false;
  bool inserted = false;
  bool in_table = false;
  bool is_note = false;  // the group is a note: its end ends the passage
};

struct ControlWord {
  std::string_view name;
  std::optional<int> number;
};

class RtfReader {
 public:
  RtfReader(std::string_view rtf, std::uint64_t most) : rtf_(rtf), main_(most), beside_(most), notes_(most) {}

  MarkedText read() {
    while (at_ < rtf_.size() && !ended_ && !main_.full()) step();
    flush();
    if (!ended_ && !main_.full()) main_.say({"truncated", {}});
    main_.line_end();
    MarkedText made = main_.finish();
    beside_.line_end();
    append(made, beside_.finish());
    append(made, notes_.finish());
    return made;
  }

 private:
  void step() {
    const char c = rtf_[at_++];
    if (c == '{') {
      flush();
      if (groups_.size() >= deepest_group) {
        main_.say({"damaged", {}});
        ended_ = true;
        return;
      }
      groups_.push_back(state_);
      state_.is_note = false;
      skip_ = 0;
    } else if (c == '}') {
      flush();
      leave_group();
    } else if (c == '\\') {
      control();
    } else if (c != '\r' && c != '\n') {
      literal(c);
    }
  }

  void leave_group() {
    if (state_.is_note) {
      notes_.end();
      notes_.line_end();
    }
    if (groups_.empty()) {
      ended_ = true;
      return;
    }
    state_ = groups_.back();
    groups_.pop_back();
    ended_ = groups_.empty();
    skip_ = 0;
  }

  void literal(char c) {
    if (skip_ > 0) {
      --skip_;
    } else {
      pending_ += c;
    }
  }

  void control() {
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      act(control_word());
      return;
    }
    ++at_;
    if (c == '\'') {
      unsigned value = 0;
      const std::string_view digits = rtf_.substr(at_, 2);
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
      at_ += static_cast<std::size_t>(parsed.ptr - digits.data());
      literal(static_cast<char>(value));
    } else if (c == '*') {
      starred_ = true;
    } else if (c == '~') {
      literal(' ');
    } else if (c == '_') {
      literal('-');
    } else if (c == '\n' || c == '\r') {
      act({"par", {}});
    } else if (c == '\\' || c == '{' || c == '}') {
      literal(c);
    }
  }

  ControlWord control_word() {
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && ((rtf_[at_] >= 'a' && rtf_[at_] <= 'z') || (rtf_[at_] >= 'A' && rtf_[at_] <= 'Z')))
      ++at_;
    ControlWord word{rtf_.substr(begin, at_ - begin), std::nullopt};
    int number = 0;
    const auto parsed = std::from_chars(rtf_.data() + at_, rtf_.data() + rtf_.size(), number);
    if (parsed.ptr != rtf_.data() + at_) {
      word.number = parsed.ec == std::errc() ? number : 0;
      at_ = static_cast<std::size_t>(parsed.ptr - rtf_.data());
    }
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    return word;
  }

  void act(const ControlWord& control) {
    const RtfWord word = rtf_word(control.name);
    const bool starred = std::exchange(starred_, false);
    if (word.action == RtfAction::Unicode) return unicode(control.number.value_or(0));
    flush();
    if (starred && word.action == RtfAction::None) {
      state_.target = Target::Nowhere;
    } else if (!destination(word.action) && !property(word.action, control.number)) {
      break_text(word);
    }
  }

  bool destination(RtfAction action) {
    if (state_.target == Target::Nowhere) return false;
    switch (action) {
      case RtfAction::SkipGroup:
        state_.target = Target::Nowhere;
        return true;
      case RtfAction::FontTable:
        state_.target = Target::Fonts;
        return true;
      case RtfAction::BesideText:
        state_.target = Target::Beside;
        beside_.line_end();
        return true;
      case RtfAction::AnnotationAuthor:
        state_.target = Target::Author;
        author_.clear();
        return true;
      case RtfAction::Footnote:
        begin_note(PassageKind::Footnote, "");
        return true;
      case RtfAction::Annotation:
        begin_note(PassageKind::Comment, author_);
        return true;
      case RtfAction::KeepGroup:
        return true;
      default:
        return false;
    }
  }

  void begin_note(PassageKind kind, const std::string& author) {
    if (state_.target == Target::Notes) return;
    state_.target = Target::Notes;
    state_.is_note = true;
    notes_.line_end();
    notes_.begin(kind, author);
  }

  bool property(RtfAction action, std::optional<int> number) {
    const bool on = number.value_or(1) != 0;
    switch (action) {
      case RtfAction::CodePage:
        code_page_ = static_cast<unsigned>(std::max(number.value_or(0), 0));
        return true;
      case RtfAction::Font:
        state_.font = number.value_or(-1);
        return true;
      case RtfAction::Charset:
        if (state_.target == Target::Fonts)
          fonts_[state_.font] = formats::code_page_of_charset(static_cast<unsigned>(std::max(number.value_or(0), 0)));
        return true;
      case RtfAction::UnicodeSkip:
        state_.unicode_skip = static_cast<std::size_t>(std::clamp(number.value_or(1), 0, 16));
        return true;
      case RtfAction::Binary:
        at_ += std::min(rtf_.size() - at_, static_cast<std::size_t>(std::max(number.value_or(0), 0)));
        return true;
      case RtfAction::Plain:
        state_.hidden = false;
        return true;
      case RtfAction::Hidden:
        state_.hidden = on;
        return true;
      case RtfAction::Deleted:
        state_.deleted = on;
        return true;
      case RtfAction::Inserted:
        state_.inserted = on;
        return true;
      case RtfAction::ParagraphStart:
        state_.in_table = false;
        return true;
      case RtfAction::InTable:
        state_.in_table = true;
        return true;
      default:
        return false;
    }
  }

  void break_text(const RtfWord& word) {
    TextBuilder* text = target();
    if (text == nullptr) return;
    const auto to_line = [&](char32_t c) { text->add(state_.in_table ? U' ' : c); };
    switch (word.action) {
      case RtfAction::Character:
        mark();
        text->add(word.character);
        break;
      case RtfAction::Paragraph:
      case RtfAction::Line:
        to_line(U'\n');
        break;
      case RtfAction::Page:
        if (state_.target == Target::Main) text->page_end();
        break;
      case RtfAction::Cell:
        text->cell_end();
        break;
      case RtfAction::Row:
        text->row_end();
        break;
      default:
        break;
    }
  }

  TextBuilder* target() {
    if (state_.target == Target::Main) return &main_;
    if (state_.target == Target::Beside) return &beside_;
    return state_.target == Target::Notes ? &notes_ : nullptr;
  }

  // Marks what is hidden, deleted or inserted in the main text.
  void mark() {
    if (state_.target != Target::Main) return;
    const auto kind = state_.deleted    ? std::optional(PassageKind::Deleted)
                      : state_.inserted ? std::optional(PassageKind::Inserted)
                      : state_.hidden   ? std::optional(PassageKind::Hidden)
                                        : std::nullopt;
    if (kind == marked_) return;
    marked_ = kind;
    main_.end();
    if (kind) main_.begin(*kind);
  }

  // A UTF-16 unit; its place is also held by characters for older programs, which are passed over.
  void unicode(int number) {
    if (skip_ == 0) flush();
    const auto unit = static_cast<char32_t>(static_cast<std::uint16_t>(number));
    skip_ = state_.unicode_skip;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    const char32_t high = std::exchange(high_, U'\0');
    char32_t c = unit;
    if (unit >= 0xDC00 && unit < 0xE000)
      c = high == 0 ? U'\uFFFD' : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00);
    // Characters of a symbol font; [U+F020, U+F0FF] stand for its bytes.
    if (TextBuilder* text = target()) {
      mark();
      text->add(c);
    } else if (state_.target == Target::Author) {
      author_ += formats::decode_utf16le(std::as_bytes(std::span(&number, 1)).first(2));
    }
  }

  void flush() {
    if (pending_.empty()) return;
    const std::string bytes = std::exchange(pending_, {});
    if (state_.target != Target::Author && target() == nullptr) return;
    const auto font = fonts_.find(state_.font);
    const unsigned own = font == fonts_.end() ? 0 : font->second;
    const unsigned code_page = own == 0 ? code_page_ : own;
    const std::string text = formats::decode_lossy(as_bytes(bytes), formats::encoding_of_code_page(code_page));
    if (state_.target == Target::Author) {
      author_ += text;
      return;
    }
    mark();
    target()->add(text);
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  TextBuilder main_;
  TextBuilder beside_;
  TextBuilder notes_;
  State state_;
  std::vector<State> groups_;
  std::map<int, unsigned> fonts_;  // code page of each; 0: the document's
  unsigned code_page_ = 1252;
  std::string pending_;  // bytes not yet decoded
  std::string author_;
  std::size_t skip_ = 0;
  char32_t high_ = 0;
  std::optional<PassageKind> marked_;
  bool starred_ = false;
  bool ended_ = false;
};

}  // namespace

OrProblem<MarkedText> rtf_text(ByteView bytes, std::uint64_t most_bytes) {
  MarkedText made = RtfReader(as_text(bytes), most_bytes).read();
  if (made.text.empty() && made.problem) return std::unexpected(*made.problem);
  return made;
}

}  // namespace evidence::reader
