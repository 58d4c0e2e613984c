// Full-text search over the pages of a Case, exact for every length of query, one character included.
//
// The full-text tables stand in index.db beside the pages and are derived from them: delete them and they are rebuilt.
// How it works (performance.md, "SEARCH"): a contentless FTS5 table without positions holds, per page, every Chinese
// character, every pair of neighbours and every Latin or digit word of the folded text (folding.hpp). A query's single
// tokens, AND-ed, give candidates; terms longer than one token are then verified on the folded text itself, so that
// recall and precision are both 1. Ranking is our own and looks at a capped number of hits.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/result.hpp"
#include "evidence/index/folding.hpp"
#include "evidence/index/matches.hpp"
#include "evidence/model/page.hpp"

namespace evidence::store {
class PageStore;  // evidence/store/page_store.hpp; whoever opens an index includes it, whoever only asks need not
}  // namespace evidence::store

namespace evidence::index {

using RowId = std::int64_t;  // store::PageRowId

// Original text around the best match; line ends inside are blanks or, between Chinese characters, gone.
struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;  // of `text`, in order, not overlapping
  bool cut_before = false;            // the page has text before it, after it
  bool cut_after = false;
};

struct Hit {
  RowId row = 0;
  Sha256 blob;
  std::uint32_t page = 1;  // number, from 1
  double score = 0;        // greater is better; comparable within one answer only
  std::uint32_t matches = 0;
  Snippet snippet;
  std::vector<Box> rects;  // where the matched words stand on the page, one a line and match
};

struct Answer {
  std::vector<Hit> hits;             // those from offset on, at most limit, best first; equal scores in page order
  std::uint64_t total = 0;           // of hits, exact
  std::uint64_t pages_searched = 0;  // pages that the full-text tables hold: show it beside the pages still unread
};

struct Window {
  std::size_t limit = 50;
  std::size_t offset = 0;
};

// A page that holds a phrase, and how often. For scoring by keywords: no snippet, no rectangles.
struct PhrasePage {
  RowId row = 0;
  Sha256 blob;
  std::uint32_t page = 1;
  std::uint32_t times = 0;
};

enum class Access { Write, ReadOnly };

// Thread-safe: one connection writes, another reads, each behind its lock, so that a search never waits for an update.
// Errors: Input where the query is wrong (says at which character) or index.db cannot be used, Conflict where it is
// busy, Cancelled where `progress` said stop.
class SearchIndex {
 public:
  // Called after every batch with pages taken up so far and still to come (0 = not known); false stops the update.
  using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

  // Keeps a PageStore of its own to the same pages. Makes the tables where they are missing or of an older make.
  // ReadOnly (a Case on a read-only medium) writes nothing.
  static Result<SearchIndex> open(const store::PageStore& pages, Access access = Access::Write);
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;
  ~SearchIndex();

  // Takes up the pages that were read since the last update, in batches of one transaction: killed at any instant it
  // goes on where it stood. A page that was read again replaces its former self. Gives how many pages were taken up.
  Result<std::uint64_t> update(const Progress& progress = {});
  // Forgets everything and takes all pages up again.
  Result<std::uint64_t> rebuild(const Progress& progress = {});

  // query.hpp has the language: blanks = AND, "…" = phrase, -x = NOT, OR / 或.
  [[nodiscard]] Result<Answer> search(std::string_view query, Window window = {}) const;
  // Pages that hold the phrase (taken literally, no operators), most often first.
  [[nodiscard]] Result<std::vector<PhrasePage>> pages_with(std::string_view phrase, std::size_t limit) const;
  [[nodiscard]] Result<std::uint64_t> pages_indexed() const;
  [[nodiscard]] const TextFolding& folding() const;  // for find_on_page and locate_quote

 private:
  struct State;
  explicit SearchIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace evidence::index
