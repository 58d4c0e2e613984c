// record, rate, na
#include <fmt/format.h>

#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/options.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/records.hpp"
#include "workbench/session/scoring_case.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

Result<int> run_record(const Context& context) {
  auto kind_word = context.positional(1, "interview|demo|paper|external-check");
  if (!kind_word) return pass_on(kind_word);
  auto kind = parse_choice<RecordKind>("record", *kind_word);
  if (!kind) return pass_on(kind);
  auto file = context.arguments.required("from");
  if (!file) return pass_on(file);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto made = add_record(**session, *kind, *file);
  if (!made) return pass_on(made);
  const SnapshotPtr snapshot = (*session)->snapshot();
  const Record& record = *find_row(snapshot->records, *made);
  const std::string id = shown_id(snapshot->records, record.id);
  context.emit({{"record",
                 {{"id", id},
                  {"kind", word(record.kind)},
                  {"title", record.title},
                  {"date", format_date(record.held_on)},
                  {"method", word(evidence::method_of(record.kind))},
                  {"lines", record.lines.size()},
                  {"attachments", record.attachments.size()}}}},
               fmt::format("{}  {}  {}", id, context.texts.of("word.record-kind.", word(record.kind)), record.title));
  return exit_done;
}

Result<int> run_rate(const Context& context) {
  auto id = context.positional(1, "CRITERION");
  if (!id) return pass_on(id);
  auto value_word = context.positional(2, "N|P|L|F");
  if (!value_word) return pass_on(value_word);
  auto value = parse_choice<RatingValue>("rate", *value_word);
  if (!value) return pass_on(value);
  auto reason = context.arguments.required("reason");
  if (!reason) return pass_on(reason);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto criterion = criterion_of(**session, *id);
  if (!criterion) return pass_on(criterion);
  if (auto done = (*session)->perform({journal::Rate{(*criterion)->id, *value, *reason}}); !done) return pass_on(done);
  context.emit(
      {{"rating",
        {{"criterion", *id}, {"value", word(*value)}, {"actor", (*session)->actor().id.value}, {"reason", *reason}}}},
      context.texts("cli.rate.done"_key,
                    {{"criterion", *id}, {"value", std::string(word(*value))}, {"actor", (*session)->actor().name}}));
  return exit_done;
}

Result<int> run_not_applicable(const Context& context) {
  auto id = context.positional(1, "CRITERION");
  if (!id) return pass_on(id);
  auto reason = context.arguments.required("reason");
  if (!reason) return pass_on(reason);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto criterion = criterion_of(**session, *id);
  if (!criterion) return pass_on(criterion);
  if (!(*criterion)->needs.na_allowed) return fail(ErrorKind::Input, "error.na.not-allowed"_key, {{"criterion", *id}});
  if (auto done = (*session)->perform({journal::DeclareNotApplicable{(*criterion)->id, *reason}}); !done)
    return pass_on(done);
  context.emit({{"not_applicable", {{"criterion", *id}, {"reason", *reason}, {"actor", (*session)->actor().id.value}}}},
               context.texts("cli.na.done"_key, {{"criterion", *id}, {"reason", *reason}}));
  return exit_done;
}

}  // namespace workbench::cli
