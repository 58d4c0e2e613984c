// log, undo, verify
#include <charconv>

#include <fmt/format.h>

#include "evidence/journal/journal.hpp"
#include "workbench/cli/console.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verbs.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

// Actions are named by number, "12", or where several origins act on the Case "12@<origin>".
Result<journal::ActionId> parse_action(const std::string& text, const Actor& actor) {
  const std::size_t at = text.find('@');
  journal::ActionId action{actor.origin, 0};
  const auto [end, error] = std::from_chars(text.data(), text.data() + std::min(at, text.size()), action.number);
  const bool number_ok = error == std::errc{} && end == text.data() + std::min(at, text.size()) && action.number > 0;
  if (at != std::string::npos) {
    const auto origin = parse_origin(text.substr(at + 1));
    if (!origin) return fail(ErrorKind::Usage, "error.usage.action"_key, {{"value", text}});
    action.origin = *origin;
  }
  if (!number_ok) return fail(ErrorKind::Usage, "error.usage.action"_key, {{"value", text}});
  return action;
}

// What a Rating was before this Command changed it; empty where there was none, or it is no Rating.
std::string rating_before(const CaseSnapshot& before, const journal::EntryHead& head, const journal::Command& command) {
  const auto* rate = std::get_if<journal::Rate>(&command);
  const auto* withdrawn = std::get_if<journal::WithdrawRating>(&command);
  if (rate == nullptr && withdrawn == nullptr) return "";
  const CriterionId& criterion = rate != nullptr ? rate->criterion : withdrawn->criterion;
  for (const auto& rating : *before.ratings) {
    if (rating->criterion == criterion && rating->actor == head.actor && !rating->removed)
      return std::string(word(rating->value));
  }
  return "";
}

}  // namespace

Result<int> run_log(const Context& context) {
  auto limit = context.arguments.number("limit", 1, 1'000'000'000);
  if (!limit) return pass_on(limit);
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto entries = (*session)->store().entries();
  if (!entries) return pass_on(entries);
  const std::size_t first = *limit && entries->size() > static_cast<std::size_t>(**limit)
                                ? entries->size() - static_cast<std::size_t>(**limit)
                                : 0;
  Json list = Json::array();
  std::string text;
  CaseSnapshot state;
  const Table<Actor> people =
      (*session)->snapshot()->actors;  // the first Entry names a person whom the second introduces
  for (std::size_t at = 0; at < entries->size(); ++at) {
    const journal::Entry& entry = (*entries)[at];
    // A kind of a newer version cannot be put into words; it is listed all the same.
    std::string sentence = context.texts("cli.log.unknown-kind"_key, {{"kind", entry.kind}});
    std::string was;
    if (const auto command = journal::decode(entry.kind, entry.body)) {
      was = rating_before(state, entry.head, *command);
      if (auto after = journal::play(state, entry.head, *command)) state = std::move(*after);
      CaseSnapshot told = state;
      told.actors = people;
      sentence = journal::sentence(told, entry.head, *command, context.texts);
      if (!was.empty()) sentence += context.texts("cli.log.was"_key, {{"value", was}});
    }
    if (at < first) continue;
    list.push_back({{"action", entry.head.action},
                    {"origin", to_text(entry.head.origin)},
                    {"number", entry.head.number},
                    {"actor", entry.head.actor.value},
                    {"at", format_instant(entry.head.wall)},
                    {"kind", entry.kind},
                    {"undoes", entry.head.undoes ? Json(entry.head.undoes->number) : Json(nullptr)},
                    {"hash", to_hex(entry.hash)},
                    {"was", was.empty() ? Json(nullptr) : Json(was)},
                    {"sentence", sentence}});
    text += fmt::format("{:>4}  {}  {}  {}\n", entry.head.action, format_instant(entry.head.wall),
                        to_hex(entry.hash).substr(0, 8), sentence);
  }
  context.emit({{"entries", list}}, text);
  return exit_done;
}

Result<int> run_undo(const Context& context) {
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  std::optional<journal::ActionId> named;
  if (context.arguments.positionals().size() > 1) {
    auto action = parse_action(context.arguments.positionals()[1], (*session)->actor());
    if (!action) return pass_on(action);
    named = *action;
  }
  auto done = (*session)->undo(named);
  if (!done) return pass_on(done);
  context.emit({{"action", json_of(*done)}},
               context.texts("cli.undo.done"_key, {{"action", std::to_string(done->number)}}));
  return exit_done;
}

Result<int> run_verify(const Context& context) {
  // Not through a session: what is damaged must be named, not stand in the way.
  auto folder = context.positional(0, "CASE");
  if (!folder) return pass_on(folder);
  auto store = store::CaseStore::open(*folder, store::OpenMode::Verify);
  if (!store) return pass_on(store);
  const auto listener = progress_on_standard_error(context.texts, "cli.progress.verify"_key, context.quiet);
  auto verified = store->verify([&](std::uint64_t done, std::uint64_t total) {
    if (listener) listener(jobs::Progress{jobs::Unit::Items, done, total, "", 0});
    return true;
  });
  if (!verified) return pass_on(verified);
  Json failures = Json::array();
  std::string text = context.texts(verified->failures.empty() ? "cli.verify.ok"_key : "cli.verify.failed"_key,
                                   {{"entries", std::to_string(verified->entries)},
                                    {"blobs", std::to_string(verified->blobs)},
                                    {"failures", std::to_string(verified->failures.size())}}) +
                     "\n";
  for (const store::Failure& failure : verified->failures) {
    failures.push_back({{"what", failure.what}, {"where", failure.where}, {"why", failure.why}});
    text += fmt::format("  ! {} {}：{}\n", context.texts.of("failure.", failure.what), failure.where,
                        context.texts.of("fault.", failure.why));
  }
  context.emit({{"ok", verified->failures.empty()},
                {"entries", verified->entries},
                {"blobs", verified->blobs},
                {"failures", failures}},
               text);
  return verified->failures.empty() ? exit_done : exit_no;
}

}  // namespace workbench::cli
