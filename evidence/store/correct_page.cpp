#include "evidence/store/correct_page.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/model/box.hpp"

namespace evidence::store {

namespace {

constexpr std::uint8_t sure = 100;  // percent

// A Chinese character takes the place of two others.
int columns_of(std::string_view text) {
  int columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += is_han(next_code_point(text, at)) ? 2 : 1;
  return columns;
}

// One line of the new text as words in `place`, begun at byte `at` of the page's text.
void add_words(std::string_view line, std::uint32_t at, const Box& place, std::vector<Word>& words) {
  const int columns = std::max(1, columns_of(line));
  int column = 0;
  Word word;
  bool open = false;
  const auto x_of = [&](int c) { return static_cast<std::int16_t>(place.x + place.w * c / columns); };
  const auto close = [&](std::size_t end) {
    if (!open) return;
    word.end = at + static_cast<std::uint32_t>(end);
    word.box.w = static_cast<std::int16_t>(std::max(1, x_of(column) - word.box.x));
    words.push_back(word);
    open = false;
  };
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(line, i);
    const bool wide = is_han(c);
    if (wide || is_blank(c)) close(begin);
    if (!open && !is_blank(c)) {
      word = {at + static_cast<std::uint32_t>(begin), 0, {x_of(column), place.y, 1, place.h}, sure};
      open = true;
    }
    column += wide ? 2 : 1;
    if (wide) close(i);
  }
  close(line.size());
}

std::vector<Word> words_of(std::string_view text, std::uint32_t at, const Box& place) {
  std::vector<Word> words;
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  const auto height = static_cast<std::int16_t>(std::max<std::ptrdiff_t>(1, place.h / lines));
  Box line_place{place.x, place.y, place.w, height};
  while (true) {
    const std::size_t end = text.find('\n');
    add_words(text.substr(0, end), at, line_place, words);
    if (end == std::string_view::npos) return words;
    at += static_cast<std::uint32_t>(end) + 1;
    text.remove_prefix(end + 1);
    line_place.y = static_cast<std::int16_t>(std::min(1000 - height, line_place.y + height));
  }
}

struct Cut {
  std::uint32_t begin;
  std::uint32_t end;
};

bool stands_apart(const Page& page, const Word& word) {
  return std::any_of(page.passages.begin(), page.passages.end(), [&](const Passage& passage) {
    const bool is_apart = passage.kind == PassageKind::Doubtful || passage.kind == PassageKind::SecondReading;
    return is_apart && passage.begin <= word.begin && word.begin < passage.end;
  });
}

// Takes the blanks and the line end before the cut along where a line ends behind it.
void widen(Cut& cut, std::string_view text) {
  if (cut.end < text.size() && text[cut.end] != '\n') return;
  while (cut.begin > 0 && (text[cut.begin - 1] == ' ' || text[cut.begin - 1] == '\n')) --cut.begin;
}

// The bytes that give way: runs of words in the place, with what parts the words of a run. Only the page's own text:
// what stands in passages of doubt stays where it is.
std::vector<Cut> cuts_of(const Page& page, const Box& place) {
  std::vector<Cut> cuts;
  bool in_run = false;
  for (const Word& word : page.words) {
    const bool hit = !stands_apart(page, word) && has_middle_in(word.box, place);
    if (hit && in_run) cuts.back().end = word.end;
    if (hit && !in_run) cuts.push_back({word.begin, word.end});
    // What parted a later run from its line goes with it where nothing of the line is left behind it.
    if (in_run && !hit && cuts.size() > 1) widen(cuts.back(), page.text);
    in_run = hit;
  }
  if (in_run && cuts.size() > 1) widen(cuts.back(), page.text);
  return cuts;
}

// Where new text goes on a page that has no word in the place: before the first word below it, else behind all.
std::uint32_t place_for(const Page& page, const Box& place) {
  for (const Word& word : page.words) {
    if (word.box.y >= place.y + place.h) return word.begin;
  }
  return static_cast<std::uint32_t>(page.text.size());
}

// A page's text rebuilt around its cuts, the new text in place of the first one.
class Splice {
 public:
  Splice(std::string_view old, const std::vector<Cut>& cuts, std::string_view added) {
    std::uint32_t from = 0;
    for (const Cut& cut : cuts) {
      keep(old, from, cut.begin);
      if (&cut == &cuts.front()) text_ += added;
      from = cut.end;
    }
    keep(old, from, static_cast<std::uint32_t>(old.size()));
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  // Where a byte stands now that begins something; of one that was cut: the next that was kept.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t at) const {
    for (const Kept& kept : kept_) {
      if (at < kept.old + kept.length) return kept.now + (at > kept.old ? at - kept.old : 0);
    }
    return static_cast<std::uint32_t>(text_.size());
  }
  // Where something ends now whose end stood there; of one that was cut: the end of what was kept before it.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const {
    std::uint32_t end = 0;
    for (const Kept& kept : kept_) {
      if (at <= kept.old) break;
      end = kept.now + std::min(at - kept.old, kept.length);
    }
    return end;
  }

 private:
  struct Kept {
    std::uint32_t old;
    std::uint32_t now;
    std::uint32_t length;
  };
  void keep(std::string_view old, std::uint32_t begin, std::uint32_t end) {
    if (begin == end) return;
    kept_.push_back({begin, static_cast<std::uint32_t>(text_.size()), end - begin});
    text_ += old.substr(begin, end - begin);
  }
  std::vector<Kept> kept_;
  std::string text_;
};

// The new text of one correction, with what parts it from its neighbours.
struct NewText {
  std::vector<Cut> cuts;
  std::string written;     // into the first cut
  std::uint32_t lead = 0;  // bytes of `written` before the text itself
};

NewText new_text(const Page& page, const Correction& correction) {
  NewText text{cuts_of(page, correction.where), make_valid_utf8(correction.after), 0};
  if (!text.cuts.empty() || text.written.empty()) return text;
  const std::uint32_t at = place_for(page, correction.where);
  text.cuts.push_back({at, at});
  const bool behind_all = at == page.text.size() && at > 0;
  text.lead = behind_all ? 1 : 0;
  text.written = behind_all ? "\n" + text.written : text.written + "\n";
  return text;
}

bool is_cut(const Word& word, const std::vector<Cut>& cuts) {
  return std::any_of(cuts.begin(), cuts.end(),
                     [&](const Cut& cut) { return word.begin >= cut.begin && word.end <= cut.end; });
}

// A passage that the new text reaches into gives way to it.
std::optional<Passage> moved(Passage passage, const Splice& splice, Cut added) {
  passage.begin = splice.begin_of(passage.begin);
  passage.end = splice.end_of(passage.end);
  if (passage.begin < added.end && passage.end > added.begin) {
    (passage.begin < added.begin ? passage.end : passage.begin) = passage.begin < added.begin ? added.begin : added.end;
  }
  return passage.begin < passage.end ? std::optional(std::move(passage)) : std::nullopt;
}

void apply(Page& page, const Correction& correction) {
  const NewText text = new_text(page, correction);
  if (text.cuts.empty()) return;
  const std::uint32_t first = text.cuts.front().begin;
  const auto shown = static_cast<std::uint32_t>(make_valid_utf8(correction.after).size());
  const Cut added{first + text.lead, first + text.lead + shown};
  const Splice splice(page.text, text.cuts, text.written);

  std::vector<Word> words;
  const std::vector<Word> fresh =
      words_of(std::string_view(splice.text()).substr(added.begin, shown), added.begin, correction.where);
  const auto behind =
      std::find_if(page.words.begin(), page.words.end(), [&](const Word& word) { return word.begin >= first; });
  for (auto at = page.words.begin(); at != page.words.end(); ++at) {
    if (at == behind) words.insert(words.end(), fresh.begin(), fresh.end());
    if (is_cut(*at, text.cuts)) continue;
    Word kept = *at;
    kept.begin = splice.begin_of(at->begin);
    kept.end = kept.begin + (at->end - at->begin);
    words.push_back(kept);
  }
  if (behind == page.words.end()) words.insert(words.end(), fresh.begin(), fresh.end());

  std::vector<Passage> passages;
  for (const Passage& passage : page.passages) {
    if (auto kept = moved(passage, splice, added)) passages.push_back(std::move(*kept));
  }
  if (shown > 0) passages.push_back({added.begin, added.end, PassageKind::Correction, short_form(correction.id)});
  std::sort(passages.begin(), passages.end(), [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
  page.text = splice.text();
  page.words = std::move(words);
  page.passages = std::move(passages);
}

// Over the page's own words.
std::uint8_t mean_confidence(const Page& page) {
  double sum = 0;
  std::size_t count = 0;
  for (const Word& word : page.words) {
    if (!stands_apart(page, word)) sum += word.confidence, ++count;
  }
  return count == 0 ? page.confidence : static_cast<std::uint8_t>(std::lround(sum / static_cast<double>(count)));
}

}  // namespace

Page corrected(Page page, const std::vector<Correction>& corrections) {
  bool changed = false;
  for (const Correction& correction : corrections) {
    if (correction.removed) continue;
    apply(page, correction);
    changed = true;
  }
  if (changed) page.confidence = mean_confidence(page);
  return page;
}

}  // namespace evidence::store
