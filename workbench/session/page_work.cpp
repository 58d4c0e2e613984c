#include "workbench/session/page_work.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/model/box.hpp"
#include "workbench/session/citing.hpp"
#include "workbench/session/reading_case.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string last_segment(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

// The words in the place as they read now, a line end where they stand on several lines.
std::string words_in(const Page& page, const Box& place) {
  std::string text;
  std::uint32_t before = 0;
  for (const Word& word : page.words) {
    if (!has_middle_in(word.box, place)) continue;
    if (!text.empty())
      text += page.text.substr(before, word.begin - before).find('\n') == std::string::npos ? "" : "\n";
    text += page.text.substr(word.begin, word.end - word.begin);
    before = word.end;
  }
  return text;
}

PageReading reading_of(const Item& item, std::uint32_t page, const reading::ReadSettings& settings) {
  PageReading reading;
  reading.item = item.id;
  reading.blob = item.blob;
  reading.page = page;
  reading.engine = settings.engine;
  reading.language = settings.language;
  reading.quarters = settings.quarters;
  reading.region = settings.region;
  return reading;
}

}  // namespace

Result<CorrectionId> correct_page(Session& session, const Item& item, std::uint32_t page, Box where,
                                  std::string_view after) {
  auto read = page_of(session, item, page);
  if (!read) return pass_on(read);
  Correction correction;
  correction.id = session.next_id<CorrectionTag>();
  correction.item = item.id;
  correction.blob = item.blob;
  correction.page = page;
  correction.where = where;
  correction.before = words_in(*read, where);
  correction.after = after;
  if (auto done = session.perform({journal::CorrectPage{correction}}); !done) return pass_on(done);
  return correction.id;
}

Result<CorrectionId> correct_quote(Session& session, const Item& item, std::uint32_t page, std::string_view quote,
                                   std::string_view after) {
  auto citation = cite_quote(session, item, page, quote);
  if (!citation) return pass_on(citation);
  return correct_page(session, item, page, citation->rectangle.value_or(Box{}), after);
}

Result<Page> try_reading(Session& session, const Item& item, std::uint32_t page,
                         const reading::ReadSettings& settings) {
  auto confinement = sandbox::probe_confinement();
  if (!confinement) return pass_on(confinement);
  auto bytes = session.store().blobs().open(item.blob);
  if (!bytes) return pass_on(bytes);
  reading::ReadSettings wanted = settings;
  if (wanted.engine.empty()) {
    auto engine = engine_of(session);
    if (!engine) return pass_on(engine);
    wanted.engine = *engine;
  }
  reading::ReadOptions options;
  options.worker = reading::reader_limits();
  return reading::read_one_page(*bytes, last_segment(item.path), page, wanted, *confinement, options);
}

Result<void> keep_reading(Session& session, const Item& item, std::uint32_t page, const reading::ReadSettings& settings,
                          const Page& read) {
  if (auto done = session.perform({journal::ReadPageSo{reading_of(item, page, settings)}}); !done) return pass_on(done);
  if (auto kept = session.pages().put_page(item.blob, read); !kept) return pass_on(kept);
  if (auto indexed = session.index().update(); !indexed) return pass_on(indexed);
  return {};
}

Result<void> read_as_usual(Session& session, const Item& item, std::uint32_t page) {
  auto done = session.perform({journal::ReadPageAsUsual{item.blob, page}});
  if (!done) return pass_on(done);
  return {};
}

Result<void> judge_seal(Session& session, const Item& item, std::uint32_t page, SealVerdict verdict,
                        std::string_view because) {
  SealJudgement judgement;
  judgement.item = item.id;
  judgement.blob = item.blob;
  judgement.page = page;
  judgement.verdict = verdict;
  judgement.because = because;
  auto done = session.perform({journal::JudgeSeal{judgement}});
  if (!done) return pass_on(done);
  return {};
}

Result<std::optional<Page>> machine_page(Session& session, const Item& item, std::uint32_t page) {
  return session.pages().machine_page(item.blob, page);
}

}  // namespace workbench
