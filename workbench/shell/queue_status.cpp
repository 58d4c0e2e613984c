#include "workbench/shell/queue_status.hpp"

#include "workbench/shell/desk.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::size_t most_uncertain = 200;
constexpr std::uint8_t usual_bar = 0;  // the store's

// A cause as its sentence says it of each file; what differs between files is left open.
std::string cause_of(const std::string& code, const Texts& texts) {
  TextArguments open;
  for (const char* name : {"page", "pages", "type", "name", "reason", "limit", "files"}) open.emplace_back(name, "…");
  return texts.of("problem.", code, open);
}

// Why a page needs a person's eye.
std::string why(const store::PageSummary& page, const Texts& texts) {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "·") + more; };
  if (page.doubtful > 0) add(texts("ui.queue.doubtful"_key, {{"count", std::to_string(page.doubtful)}}));
  if (page.second_readings > 0) add(texts("ui.queue.second"_key, {{"count", std::to_string(page.second_readings)}}));
  for (const auto& problem : page.problems) add(texts.of("problem.", problem.code, problem.arguments));
  return words;
}

Result<panels::UncertainPage> row_of(Session& session, const store::PageSummary& page, const Texts& texts) {
  panels::UncertainPage row;
  row.confidence = page.confidence;
  row.engine = page.engine;
  row.why = why(page, texts);
  auto items = session.items().of_blob(page.blob);
  if (!items) return pass_on(items);
  if (items->empty()) return row;
  const Item& item = items->front();
  row.place = panels::PagePlace{item.id, page.number};
  row.label = short_form(item.id) + " p" + std::to_string(page.number);
  row.name = last_segment(item.path);
  return row;
}

}  // namespace

Result<panels::QueueStatus> queue_status(Session& session, const CaseSnapshot& snapshot, const Texts& texts) {
  auto status = session.pages().status();
  if (!status) return pass_on(status);
  panels::QueueStatus queue;
  for (const auto& one : status->sources) {
    const Source* source = find_row(snapshot.sources, one.source);
    if (source == nullptr || source->removed) continue;
    queue.sources.push_back({short_form(one.source), source->name, one.files, one.read, one.waiting, one.problems,
                             one.pages_read, one.pages_left});
  }
  for (const auto& group : status->problems)
    queue.causes.push_back({group.code, cause_of(group.code, texts), group.contents});
  auto uncertain = session.pages().uncertain_pages(usual_bar, most_uncertain);
  if (!uncertain) return pass_on(uncertain);
  for (const auto& page : *uncertain) {
    auto row = row_of(session, page, texts);
    if (!row) return pass_on(row);
    queue.uncertain.push_back(std::move(*row));
  }
  queue.uncertain_count = status->uncertain;
  queue.pages = status->pages;
  queue.recognised = status->recognised;
  queue.corrected = status->corrected;
  queue.with_seals = status->with_seals;
  auto engine = session.pages().chosen_engine();
  if (!engine) return pass_on(engine);
  queue.engine = std::move(*engine);
  return queue;
}

}  // namespace workbench::shell
