// seals
#include <fmt/format.h>

#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/seals_of_case.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string_view written(facts::NameMatch match) {
  switch (match) {
    case facts::NameMatch::Exact:
      return "applicant";
    case facts::NameMatch::Similar:
      return "unsure";
    case facts::NameMatch::Other:
      return "other";
    case facts::NameMatch::Unreadable:
      break;
  }
  return "unreadable";
}

TextKey said(facts::NameMatch match) {
  switch (match) {
    case facts::NameMatch::Exact:
      return "cli.seals.applicant"_key;
    case facts::NameMatch::Similar:
      return "cli.seals.unsure"_key;
    case facts::NameMatch::Other:
      return "cli.seals.other"_key;
    case facts::NameMatch::Unreadable:
      break;
  }
  return "cli.seals.unreadable"_key;
}

TextKey said(SealVerdict verdict) {
  if (verdict == SealVerdict::Sealed) return "cli.seals.form.sealed"_key;
  return verdict == SealVerdict::NotSealed ? "cli.seals.form.not-sealed"_key : "cli.seals.form.unsure"_key;
}

Json row_of(const SealPlace& place) {
  return {{"item", short_form(place.item.id)}, {"path", place.item.path},         {"page", place.page},
          {"rect", json_of(place.seal.box)},   {"shape", word(place.seal.shape)}, {"partial", place.partial},
          {"ring", place.seal.ring},           {"inner", place.seal.inner},       {"confidence", place.seal.confidence},
          {"certainty", place.seal.certainty}, {"match", written(place.match)}};
}

Json filing_of(const SealsOfCase& seals) {
  Json forms = Json::array();
  for (const SealedForm& form : seals.forms) {
    const SealPlace* by = form.seal ? &seals.seals[*form.seal] : nullptr;
    forms.push_back({{"item", short_form(form.item.id)},
                     {"path", form.item.path},
                     {"verdict", word(form.verdict)},
                     {"page", by != nullptr ? Json(by->page) : Json(nullptr)},
                     {"rect", by != nullptr ? json_of(by->seal.box) : Json(nullptr)},
                     {"ring", by != nullptr ? by->seal.ring : ""}});
  }
  Json crossing = Json::array();
  for (const CrossPageSeal& run : seals.crossing)
    crossing.push_back(
        {{"item", short_form(run.item.id)}, {"path", run.item.path}, {"first", run.first}, {"last", run.last}});
  return {{"forms", forms}, {"cross_page", crossing}};
}

std::string text_of(const SealsOfCase& seals, const Texts& texts) {
  std::string text;
  for (const SealPlace& place : seals.seals) {
    text +=
        fmt::format("{} p{}  {}  [{} {} {} {}]  {}  {}{}{}\n", short_form(place.item.id), place.page, place.item.path,
                    place.seal.box.x, place.seal.box.y, place.seal.box.w, place.seal.box.h, texts(said(place.match)),
                    place.seal.ring, place.seal.inner.empty() ? "" : "  ", place.seal.inner);
  }
  for (const SealedForm& form : seals.forms) {
    const std::string page = form.seal ? std::to_string(seals.seals[*form.seal].page) : "";
    text += texts(said(form.verdict), {{"item", short_form(form.item.id)}, {"path", form.item.path}, {"page", page}}) +
            "\n";
  }
  for (const CrossPageSeal& run : seals.crossing)
    text += texts("cli.seals.crossing"_key, {{"item", short_form(run.item.id)},
                                             {"path", run.item.path},
                                             {"first", std::to_string(run.first)},
                                             {"last", std::to_string(run.last)}}) +
            "\n";
  return text + texts("cli.seals.total"_key, {{"count", std::to_string(seals.seals.size())}});
}

}  // namespace

Result<int> run_seals(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  std::optional<Item> only;
  if (const auto named = context.arguments.value("item")) {
    auto item = find_item(*(*session)->snapshot(), (*session)->items(), *named);
    if (!item) return pass_on(item);
    only = std::move(*item);
  }
  auto seals = seals_of_case(**session, only);
  if (!seals) return pass_on(seals);
  Json rows = Json::array();
  for (const SealPlace& place : seals->seals) rows.push_back(row_of(place));
  context.emit({{"seals", rows}, {"filing", filing_of(*seals)}}, text_of(*seals, context.texts));
  return exit_done;
}

}  // namespace workbench::cli
