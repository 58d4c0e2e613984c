// Folding, the query language and matching on a page: "query\npage text". Folding folds no further the second time and
// leads back into the original; a query that is accepted has terms; matches stand on the page, in order; a page is
// found by its own first characters.
#include "evidence/base/utf8.hpp"
#include "evidence/index/matches.hpp"
#include "evidence/index/query.hpp"
#include "evidence/index/tokens.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;

const index::TextFolding& folding() {
  static const index::TextFolding only = [] {
    auto made = index::TextFolding::make();
    require(made.has_value(), "the folding can be made");
    return std::move(*made);
  }();
  return only;
}

void check_folding(std::string_view text) {
  const index::FoldedText folded = folding().fold_with_origins(text);
  require(folded.text == folding().fold(text), "folding with origins gives the same text");
  require(is_valid_utf8(folded.text), "folded text is UTF-8");
  require(folded.begins.size() == folded.text.size() && folded.ends.size() == folded.text.size(),
          "every byte has its origin");
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    require(folded.begins[at] <= folded.ends[at] && folded.ends[at] <= text.size(), "an origin stands in the text");
  }
  for (const index::ByteRange token : index::tokens_of(folded.text)) {
    require(token.begin < token.end && token.end <= folded.text.size(), "a token stands in the text");
    require(token.end - token.begin <= index::token_bytes_limit, "a token is short");
  }
}

void check_query(std::string_view text) {
  const auto query = index::parse_query(folding(), text);
  if (!query) {
    require(query.error().kind == ErrorKind::Input && !query.error().key.name.empty(), "a refusal has its sentence");
    return;
  }
  require(!query->any.empty(), "a query asks for something");
  for (const index::Clause& clause : query->any) {
    require(!clause.with.empty(), "a clause asks for something");
    for (const index::Term& term : clause.with) {
      require(!term.folded.empty(), "a term is not empty");
      for (const index::NeededToken& token : index::needed_tokens(term.folded, term.whole).all)
        require(term.folded.find(token.text) != std::string::npos, "a token is of its term");
    }
  }
}

void check_matches(std::string_view query, std::string_view text) {
  Page page;
  page.text = text;
  if (const auto matches = index::find_on_page(folding(), page, query)) {
    std::size_t end = 0;
    for (const index::ByteRange range : matches->ranges) {
      require(range.begin >= end && range.begin < range.end && range.end <= text.size(), "matches are in order");
      end = range.end;
    }
  }
  const auto quote = index::locate_quote(folding(), page, text);
  if (quote) {
    require(quote->range.begin <= quote->range.end && quote->range.end <= text.size(), "a quote stands on its page");
    require(quote->places >= 1, "and has a place");
  }
  bool stands = false;  // something that is written
  for (const char32_t c : to_code_points(folding().fold(text)))
    stands = stands || index::class_of(c) == index::CharClass::Wide;
  if (stands) require(quote.has_value(), "a page holds its own words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = make_valid_utf8(as_text(fuzz::input(data, size)));
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view query = std::string_view(text).substr(0, end);
  const std::string_view page = std::string_view(text).substr(std::min(end + 1, text.size()));
  check_folding(page);
  check_query(query);
  check_matches(query, page);
  return 0;
}
