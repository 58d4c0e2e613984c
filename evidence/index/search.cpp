#include "evidence/index/search.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

#include "evidence/base/utf8.hpp"
#include "evidence/index/candidates.hpp"
#include "evidence/index/database.hpp"
#include "evidence/index/page_matches.hpp"
#include "evidence/index/ranking.hpp"
#include "evidence/index/snippet.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::index {
namespace {

using namespace evidence::literals;

// Pages a transaction: a power cut costs at most so many, and a reader waits for no longer than they take (0.1 s).
constexpr std::size_t batch_pages = 200;
// Hits that are scored (performance.md, "SEARCH"): those beyond come behind them in page order.
constexpr std::size_t scored_hits = 2000;

struct Scored {
  RowId row = 0;
  double score = 0;
  std::uint32_t matches = 0;
};

std::vector<Scored> score_pages(const std::vector<IndexedPage>& pages, const Query& query, const Rarity& rarity) {
  double bytes = 0;
  for (const IndexedPage& page : pages) bytes += static_cast<double>(page.folded.size());
  const double usual = pages.empty() ? 0 : bytes / static_cast<double>(pages.size());
  std::vector<Scored> scored;
  for (const IndexedPage& page : pages) {
    const auto places = places_of(page.folded, query);
    scored.push_back(
        {page.row, score_of(places, rarity, page.folded.size(), usual), static_cast<std::uint32_t>(places.size())});
  }
  std::ranges::stable_sort(scored, [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return scored;
}

}  // namespace

struct SearchIndex::State {
  store::PageStore pages;
  TextFolding folding;
  std::filesystem::path file;
  std::mutex write_lock;
  Connection writing;  // null: read-only
  std::mutex read_lock;
  Connection reading;

  State(store::PageStore store, TextFolding text_folding)
      : pages(std::move(store)), folding(std::move(text_folding)), file(pages.database()) {}

  Result<std::uint64_t> take_up_batch() {
    const RowId from = last_row(*writing);
    auto batch = pages.pages_after(from, batch_pages);
    if (!batch) return pass_on(batch);
    std::vector<IndexedPage> folded;
    for (const store::StoredPage& stored : *batch)
      folded.push_back({stored.row, stored.blob, stored.page.number, folding.fold(stored.page.text)});
    take_up(*writing, folded);
    return folded.size();
  }

  // The best hits of a query, from offset on; the rest of the rows follow unscored.
  [[nodiscard]] std::vector<Scored> ranked(const Query& query, const std::vector<RowId>& rows,
                                           const Window& window) const {
    std::vector<Scored> hits = score_pages(read_pages(*reading, rows, scored_hits), query, rarity_of(*reading, query));
    for (std::size_t i = scored_hits; i < rows.size(); ++i) hits.push_back({rows[i], 0, 0});
    const std::size_t begin = std::min(window.offset, hits.size());
    const std::size_t count = std::min(window.limit, hits.size() - begin);
    const auto first = hits.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
  }

  // Nothing where the page is gone since it was taken up.
  [[nodiscard]] Result<std::optional<Hit>> hit_of(const Scored& scored, const Query& query) const {
    auto stored = pages.page(scored.row);
    if (!stored) return pass_on(stored);
    if (!*stored) return std::optional<Hit>{};
    const Page& page = (*stored)->page;
    PageMatches matches = matches_on(folding, page, query);
    Hit hit;
    hit.row = scored.row;
    hit.blob = (*stored)->blob;
    hit.page = page.number;
    hit.score = scored.score;
    hit.matches = scored.matches > 0 ? scored.matches : static_cast<std::uint32_t>(matches.ranges.size());
    hit.snippet = make_snippet(page.text, matches.ranges);
    hit.rects = std::move(matches.rects);
    return std::optional<Hit>(std::move(hit));
  }
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

Result<SearchIndex> SearchIndex::open(const store::PageStore& pages, Access access) {
  auto folding = TextFolding::make();
  if (!folding) return pass_on(folding);
  auto state = std::make_unique<State>(pages, std::move(*folding));
  return guarded(state->file, [&]() -> Result<SearchIndex> {
    if (access == Access::Write) {
      state->writing = connect_for_writing(state->file);
      if (!tables_are_current(*state->writing)) make_tables(*state->writing);
    }
    state->reading = connect_for_reading(state->file);
    if (!tables_are_current(*state->reading))
      return fail(ErrorKind::Input, "error.index.missing"_key, {{"file", state->file.string()}});
    return SearchIndex(std::move(state));
  });
}

Result<std::uint64_t> SearchIndex::update(const Progress& progress) {
  if (!state_->writing) return 0;
  const std::scoped_lock lock(state_->write_lock);
  return guarded(state_->file, [&]() -> Result<std::uint64_t> {
    auto counts = state_->pages.counts();
    if (!counts) return pass_on(counts);
    const std::uint64_t known = count_pages(*state_->writing);
    const std::uint64_t total = counts->pages > known ? counts->pages - known : 0;
    std::uint64_t done = 0;
    while (true) {
      auto taken = state_->take_up_batch();
      if (!taken) return pass_on(taken);
      if (*taken == 0) return done;
      done += *taken;
      if (progress && !progress(done, std::max(total, done)))
        return fail(ErrorKind::Cancelled, "error.index.cancelled"_key, {{"done", std::to_string(done)}});
    }
  });
}

Result<std::uint64_t> SearchIndex::rebuild(const Progress& progress) {
  if (!state_->writing) return 0;
  auto emptied = guarded(state_->file, [&]() -> Result<void> {
    const std::scoped_lock lock(state_->write_lock);
    make_tables(*state_->writing);
    return {};
  });
  if (!emptied) return pass_on(emptied);
  return update(progress);
}

Result<Answer> SearchIndex::search(std::string_view query, Window window) const {
  auto parsed = parse_query(state_->folding, query);
  if (!parsed) return pass_on(parsed);
  return guarded(state_->file, [&]() -> Result<Answer> {
    Answer answer;
    std::vector<Scored> shown;
    {
      const std::scoped_lock lock(state_->read_lock);
      const SQLite::Transaction one_moment(*state_->reading);
      const auto rows = find_rows(*state_->reading, *parsed);
      answer.total = rows.size();
      answer.pages_searched = count_pages(*state_->reading);
      shown = state_->ranked(*parsed, rows, window);
    }
    for (const Scored& scored : shown) {
      auto hit = state_->hit_of(scored, *parsed);
      if (!hit) return pass_on(hit);
      if (*hit) answer.hits.push_back(std::move(**hit));
    }
    return answer;
  });
}

Result<std::vector<PhrasePage>> SearchIndex::pages_with(std::string_view phrase, std::size_t limit) const {
  Query query{{Clause{{Term{state_->folding.fold(make_valid_utf8(phrase)), false, 1}}, {}}}};
  if (query.any.front().with.front().folded.empty()) return std::vector<PhrasePage>{};
  return guarded(state_->file, [&]() -> Result<std::vector<PhrasePage>> {
    const std::scoped_lock lock(state_->read_lock);
    const SQLite::Transaction one_moment(*state_->reading);
    const auto rows = find_rows(*state_->reading, query);
    std::vector<PhrasePage> found;
    for (const IndexedPage& page : read_pages(*state_->reading, rows, scored_hits)) {
      const auto times = places_of(page.folded, query).size();
      found.push_back({page.row, page.blob, page.number, static_cast<std::uint32_t>(times)});
    }
    std::ranges::stable_sort(found, [](const PhrasePage& a, const PhrasePage& b) { return a.times > b.times; });
    if (found.size() > limit) found.resize(limit);
    return found;
  });
}

Result<std::uint64_t> SearchIndex::pages_indexed() const {
  return guarded(state_->file, [&]() -> Result<std::uint64_t> {
    const std::scoped_lock lock(state_->read_lock);
    return count_pages(*state_->reading);
  });
}

const TextFolding& SearchIndex::folding() const { return state_->folding; }

}  // namespace evidence::index
