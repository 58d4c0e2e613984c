#include "evidence/reader/ofd_text.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/ofd_runs.hpp"

namespace evidence::reader {
namespace {

constexpr double blank_gap = 0.25;  // sizes; a blank of Western type is as wide

bool stands_alone(char32_t c) { return is_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFF60); }

// Adds a line's characters as words: Chinese ones alone, others in runs as far as no blank parts them.
class LineWriter {
 public:
  explicit LineWriter(PageBuilder& page) : page_(page) {}

  void add(const OfdRun& run, bool vertical) {
    for (const PlacedCharacter& character : run.characters) {
      if (is_blank(character.code) || character.code < 0x20) {
        blank_due_ = true;
        continue;
      }
      const double gap = vertical ? 0 : character.where.x - (last_.x + last_.width);
      if (started_ && gap > blank_gap * run.size) blank_due_ = true;
      add(character);
    }
  }
  void cell() {
    flush();
    page_.cell();
    blank_due_ = started_ = false;
  }
  void end() {
    flush();
    page_.line_end();
    blank_due_ = started_ = false;
  }

 private:
  void add(const PlacedCharacter& character) {
    const bool alone = stands_alone(character.code);
    if (alone || blank_due_) flush();
    // No blanks between Chinese characters: a phrase stands as it reads.
    if (started_ && blank_due_ && !(alone && stands_alone(code_))) page_.blank();
    blank_due_ = false;
    where_ = word_.empty() ? character.where : joined(where_, character.where);
    append_utf8(word_, character.code);
    last_ = character.where;
    code_ = character.code;
    started_ = true;
    if (alone) flush();
  }
  void flush() {
    if (!word_.empty()) page_.word(word_, where_);
    word_.clear();
  }

  PageBuilder& page_;
  std::string word_;
  Rectangle where_;
  Rectangle last_;
  char32_t code_ = 0;
  bool started_ = false;
  bool blank_due_ = false;
};

bool has_rule_between(const OfdRun& left, const OfdRun& right, const Rules& rules) {
  const double y = left.where.y + left.where.height / 2;
  const double from = left.where.x + left.where.width - left.size * 0.3;
  const double to = right.where.x + right.size * 0.3;
  return std::any_of(rules.vertical.begin(), rules.vertical.end(), [&](const Rule& rule) {
    return rule.at >= from && rule.at <= to && rule.from <= y && rule.to >= y;
  });
}

void add_level(std::vector<OfdRun> runs, const Rules& rules, PageBuilder& page) {
  LineWriter writer(page);
  if (runs.empty()) return;
  for (auto& column : columns_of(std::move(runs), rules)) {
    for (const auto& line : lines_of(std::move(column))) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0 && has_rule_between(line[i - 1], line[i], rules)) writer.cell();
        writer.add(line[i], false);
      }
      writer.end();
    }
  }
}

void add_apart(const std::vector<OfdRun>& runs, PassageKind kind, PageBuilder& page) {
  if (runs.empty()) return;
  page.begin(kind);
  LineWriter writer(page);
  for (const OfdRun& run : runs) {
    writer.add(run, run.way == OfdRun::Way::Vertical);
    writer.end();
  }
  page.end();
}

std::string text_of(const OfdRun& run) {
  std::string text;
  for (const PlacedCharacter& character : run.characters) append_utf8(text, character.code);
  return text;
}

}  // namespace

void add_ofd_text(const std::vector<OfdObject>& objects, PageBuilder& page) {
  std::vector<OfdRun> level;
  std::vector<OfdRun> aslant;
  std::vector<OfdRun> vertical;
  std::vector<OfdRun> hidden;
  for (OfdRun& run : runs_of(objects)) {
    if (!run.visible) {
      hidden.push_back(std::move(run));
    } else if (run.way == OfdRun::Way::Level) {
      level.push_back(std::move(run));
    } else {
      (run.way == OfdRun::Way::Vertical ? vertical : aslant).push_back(std::move(run));
    }
  }
  add_level(std::move(level), rules_of(objects), page);
  LineWriter writer(page);
  for (const OfdRun& run : aslant) {
    writer.add(run, true);
    writer.end();
  }
  // Columns of vertical text are read from the right.
  std::stable_sort(vertical.begin(), vertical.end(),
                   [](const OfdRun& a, const OfdRun& b) { return a.where.x > b.where.x; });
  add_apart(vertical, PassageKind::Vertical, page);
  add_apart(hidden, PassageKind::Hidden, page);
}

void add_ofd_lines(const std::vector<OfdObject>& objects, PageBuilder& page) {
  std::set<std::string> known;  // a watermark repeats its words all over the page
  LineWriter writer(page);
  for (const OfdRun& run : runs_of(objects)) {
    if (!known.insert(text_of(run)).second) continue;
    writer.add(run, run.way != OfdRun::Way::Level);
    writer.end();
  }
}

double private_share(const std::vector<OfdObject>& objects) {
  std::size_t letters = 0;
  std::size_t unknown = 0;
  for (const OfdObject& object : objects) {
    const auto* text = std::get_if<OfdText>(&object);
    if (text == nullptr) continue;
    for (const OfdGlyph& glyph : text->glyphs) {
      const bool is_private = (glyph.code >= 0xE000 && glyph.code <= 0xF8FF) || glyph.code >= 0xF0000;
      if (is_private) ++unknown;
      if (is_private || is_han(glyph.code) || (glyph.code < 0x80 && std::isalpha(static_cast<int>(glyph.code)) != 0))
        ++letters;
    }
  }
  return letters == 0 ? 0 : static_cast<double>(unknown) / static_cast<double>(letters);
}

}  // namespace evidence::reader
