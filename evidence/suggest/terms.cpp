#include "evidence/suggest/terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "evidence/base/utf8.hpp"
#include "evidence/index/dictionary.hpp"

namespace evidence::suggest {
namespace {

constexpr std::array<char32_t, 4> joining{U'或', U'和', U'及', U'与'};
constexpr std::size_t shortest_name = 2;  // characters: a single one says nothing

bool is_letter(char32_t c) {
  return is_han(c) || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'.';
}

// Cut at what is neither letter nor digit, and at a joining word where both sides are names.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::u32string> names(1);
  const std::u32string characters = to_code_points(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const bool joins = std::ranges::find(joining, characters[i]) != joining.end();
    const bool between = joins && names.back().size() >= shortest_name && i + shortest_name < characters.size() &&
                         is_letter(characters[i + 1]) && is_letter(characters[i + 2]);
    if (between || !is_letter(characters[i])) {
      if (!names.back().empty()) names.emplace_back();
    } else {
      names.back() += characters[i];
    }
  }
  std::vector<std::string> long_enough;
  for (const std::u32string& name : names) {
    if (name.size() >= shortest_name) long_enough.push_back(to_utf8(name));
  }
  return long_enough;
}

class TermList {
 public:
  explicit TermList(const index::TextFolding& folding) : folding_(folding) {}

  void add(std::string_view text, TermKind kind, double weight) {
    std::string folded = folding_.fold(text);
    if (folded.empty()) return;
    const auto same = std::ranges::find(terms_, folded, &WeightedTerm::folded);
    if (same == terms_.end()) {
      terms_.push_back({std::string(text), std::move(folded), kind, weight});
    } else if (same->weight < weight) {
      same->weight = weight;
      same->kind = kind;
    }
  }

  Result<void> add_phrase(std::string_view phrase, TermKind kind, double weight) {
    for (const std::string& name : names_in(phrase)) {
      add(name, kind, weight);
      auto words = index::dictionary_words(name);
      if (!words) return pass_on(words);
      for (const std::string& word : *words) {
        if (word != name) add(word, kind, weight * part_share);
      }
    }
    return {};
  }

  [[nodiscard]] std::vector<WeightedTerm> take() { return std::move(terms_); }

 private:
  const index::TextFolding& folding_;
  std::vector<WeightedTerm> terms_;
};

Result<std::vector<WeightedTerm>> terms_of(const Criterion& criterion, const index::TextFolding& folding) {
  TermList list(folding);
  for (const std::string& keyword : criterion.keywords) list.add(keyword, TermKind::Keyword, keyword_weight);
  for (const std::string& expected : criterion.expected_evidence) {
    if (auto added = list.add_phrase(expected, TermKind::Expected, expected_weight); !added) return pass_on(added);
  }
  if (auto added = list.add_phrase(criterion.title_zh, TermKind::Title, title_weight); !added) return pass_on(added);
  return list.take();
}

// A term of every criterion tells them not apart; one of a single criterion keeps its whole weight.
void weigh_by_rarity(TermTable& table) {
  std::map<std::string, std::size_t> shared;
  for (const auto& terms : table.of_criterion) {
    for (const WeightedTerm& term : terms) ++shared[term.folded];
  }
  const auto all = static_cast<double>(table.of_criterion.size());
  for (auto& terms : table.of_criterion) {
    for (WeightedTerm& term : terms)
      term.weight *= std::log(1 + all / static_cast<double>(shared[term.folded])) / std::log(1 + all);
  }
}

}  // namespace

Result<TermTable> make_terms(const Catalogue& catalogue, const index::TextFolding& folding) {
  TermTable table;
  for (const Criterion& criterion : catalogue.criteria) {
    Result<std::vector<WeightedTerm>> terms;
    if (!criterion.derived()) terms = terms_of(criterion, folding);
    if (!terms) return pass_on(terms);
    table.of_criterion.push_back(std::move(*terms));
  }
  weigh_by_rarity(table);
  return table;
}

}  // namespace evidence::suggest
