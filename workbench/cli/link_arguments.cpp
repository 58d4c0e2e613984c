#include "workbench/cli/link_arguments.hpp"

#include <array>
#include <charconv>

#include "workbench/cli/options.hpp"
#include "workbench/cli/page_forms.hpp"
#include "workbench/session/citing.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

Result<Citation> citation_of(const Context& context, Session& session) {
  auto named = context.arguments.required("item");
  if (!named) return pass_on(named);
  auto item = find_item(*session.snapshot(), session.items(), *named);
  if (!item) return pass_on(item);
  auto number = context.arguments.number("page", 1, 1'000'000);
  if (!number) return pass_on(number);
  if (!*number) return fail(ErrorKind::Usage, "error.usage.missing-option"_key, {{"option", "--page"}});
  const auto page = static_cast<std::uint32_t>(**number);
  const auto quote = context.arguments.value("quote");
  const auto rectangle = context.arguments.value("rect");
  if (quote && rectangle)
    return fail(ErrorKind::Usage, "error.usage.either"_key, {{"one", "--quote"}, {"other", "--rect"}});
  if (quote) return cite_quote(session, *item, page, *quote);
  if (!rectangle) return cite_page(session, *item, page);
  auto box = rectangle_of(*rectangle);
  if (!box) return pass_on(box);
  return cite_rectangle(session, *item, page, *box);
}

Result<std::variant<Citation, RecordId>> evidence_of(const Context& context, Session& session) {
  const auto record = context.arguments.value("record");
  if (record && context.arguments.has("item")) {
    return fail(ErrorKind::Usage, "error.usage.either"_key, {{"one", "--item"}, {"other", "--record"}});
  }
  if (record) {
    auto found = find_record(*session.snapshot(), *record);
    if (!found) return pass_on(found);
    return *found;
  }
  auto citation = citation_of(context, session);
  if (!citation) return pass_on(citation);
  return *citation;
}

}  // namespace

Result<Link> link_of(const Context& context, Session& session) {
  Link link;
  auto stance = choice_option<Stance>(context.arguments, "stance");
  if (!stance) return pass_on(stance);
  auto directness = choice_option<Directness>(context.arguments, "directness");
  if (!directness) return pass_on(directness);
  auto strength = choice_option<Strength>(context.arguments, "strength");
  if (!strength) return pass_on(strength);
  auto date = date_option(context.arguments, "date");
  if (!date) return pass_on(date);
  auto from = date_option(context.arguments, "valid-from");
  if (!from) return pass_on(from);
  auto to = date_option(context.arguments, "valid-to");
  if (!to) return pass_on(to);
  link.stance = *stance;
  link.directness = *directness;
  link.strength = *strength;
  link.date = *date;
  link.valid_from = *from;
  link.valid_to = *to;
  link.note = context.arguments.value("note").value_or("");
  if (const auto named = context.arguments.value("project")) {
    auto project = find_project(*session.snapshot(), *named);
    if (!project) return pass_on(project);
    link.project = *project;
  }
  auto proof = evidence_of(context, session);
  if (!proof) return pass_on(proof);
  link.evidence = std::move(*proof);
  return link;
}

}  // namespace workbench::cli
