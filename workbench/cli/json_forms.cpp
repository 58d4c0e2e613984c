#include "workbench/cli/json_forms.hpp"

#include "evidence/criteria/fact_base.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;

namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// Six decimals say all that a comparison looks at, and keep the output the same everywhere.
Json number(double value) { return six_decimals(value); }
Json number(const std::optional<double>& value) { return value ? Json(six_decimals(*value)) : Json(nullptr); }

Json json_of_cap(const ScoreCap& cap) {
  Json missing = Json::array();
  for (const MethodSet& set : cap.missing) {
    Json methods = Json::array();
    for (const Method method : set) methods.push_back(word(method));
    missing.push_back(methods);
  }
  return {{"name", cap.name},   {"limit", number(cap.limit)}, {"binding", cap.binding},
          {"missing", missing}, {"projects", cap.projects},   {"projects_needed", cap.projects_needed}};
}

Json json_of_term(const CaseSnapshot& snapshot, const ScoredTerm& scored) {
  const EvidenceTerm& term = scored.term;
  return {{"link", term.link ? shown_id(snapshot.links, term.link) : ""},
          {"method", word(term.method)},
          {"stance", word(term.stance)},
          {"q", number(scored.quality.q)},
          {"factors",
           {{"strength", number(scored.quality.strength)},
            {"directness", number(scored.quality.directness)},
            {"recency", number(scored.quality.recency)},
            {"review", number(scored.quality.review)}}},
          {"best_in_cell", scored.best_in_cell},
          {"value", number(scored.value)},
          {"why", scored.why}};
}

Json json_of_help(const Help& help) {
  return {{"method", word(help.method)},
          {"project", help.project},
          {"score", number(help.score)},
          {"gain", number(help.gain)}};
}

}  // namespace

Json json_of(const Problem& problem, const Texts& texts) {
  return {{"code", problem.code}, {"message", texts.of("problem.", problem.code, problem.arguments)}};
}

Json json_of(const Box& box) { return {box.x, box.y, box.w, box.h}; }

Json json_of(const CaseSnapshot& snapshot, const Item& item, const Texts& texts) {
  return {{"id", short_form(item.id)},
          {"source", source_name(snapshot, item.source)},
          {"parent", item.parent ? Json(short_form(*item.parent)) : Json(nullptr)},
          {"path", item.path},
          {"kind", word(item.kind)},
          {"bytes", item.bytes},
          {"sha256", item.blob == Sha256{} ? Json(nullptr) : Json(to_hex(item.blob))},
          {"media_type", item.media_type},
          {"pages", item.pages},
          {"state", word(item.state)},
          {"problem", item.problem ? json_of(*item.problem, texts) : Json(nullptr)}};
}

Json json_of(const CaseSnapshot& snapshot, const Link& link) {
  Json form{{"id", shown_id(snapshot.links, link.id)},
            {"criterion", link.criterion.value},
            {"method", word(method_of(snapshot, link))},
            {"stance", word(link.stance)},
            {"directness", word(link.directness)},
            {"strength", word(link.strength)},
            {"project", project_name(snapshot, link.project)},
            {"date", link.date ? Json(format_date(*link.date)) : Json(nullptr)},
            {"note", link.note},
            {"review", word(review_of(link))},
            {"resolution", word(resolution_of(link))},
            {"removed", link.removed}};
  if (const auto* citation = std::get_if<Citation>(&link.evidence)) {
    form["item"] = short_form(citation->item);
    form["page"] = citation->page;
    form["quote"] = citation->quote;
    form["rect"] = citation->rectangle ? json_of(*citation->rectangle) : Json(nullptr);
  } else {
    form["record"] = shown_id(snapshot.records, std::get<RecordId>(link.evidence));
  }
  return form;
}

Json json_of(const Session& session, const Fact& fact) {
  const SnapshotPtr snapshot = session.snapshot();
  const FactDefinition* definition = evidence::find_fact(session.catalogue().facts, fact.name);
  Json form{{"id", shown_id(snapshot->facts, fact.id)},
            {"name", fact.name},
            {"value", definition != nullptr ? format_fact_value(*definition, fact.value) : ""},
            {"unit", definition == nullptr || definition->unit.empty() ? Json(nullptr)
                     : definition->type == FactType::Money             ? Json("CNY")
                                                                       : Json(definition->unit)},
            {"rows", Json::array()},
            {"state", word(fact.state)},
            {"proven", fact.state == FactState::Accepted},
            {"item", nullptr},
            {"page", nullptr},
            {"quote", nullptr}};
  if (fact.citation) {
    form["item"] = short_form(fact.citation->item);
    form["page"] = fact.citation->page;
    form["quote"] = fact.citation->quote;
  }
  return form;
}

Json json_of(const CaseSnapshot& snapshot, const CriterionResult& result) {
  Json gates = Json::array();
  if (result.rule) {
    gates.push_back(
        {{"state", word(result.own.gate)}, {"missing", result.rule->missing}, {"claimed", result.rule->claimed}});
  }
  Json caps = Json::array();
  for (const ScoreCap& cap : result.own.caps) caps.push_back(json_of_cap(cap));
  Json terms = Json::array();
  for (const ScoredTerm& term : result.own.terms) terms.push_back(json_of_term(snapshot, term));
  Json help = Json::array();
  for (const Help& one : result.help) help.push_back(json_of_help(one));
  Json ratings = Json::array();
  for (const RatingOf& rating : result.ratings)
    ratings.push_back({{"actor", rating.actor.value}, {"value", word(rating.value)}});
  return {{"id", result.id.value},
          {"applicable", result.applicable},
          {"score", number(result.score)},
          {"word", result.word},
          {"support", number(result.own.support)},
          {"refutation", number(result.own.refutation)},
          {"raw", number(result.own.raw)},
          {"state", word(result.own.state)},
          {"rating", ratings},
          {"gates", gates},
          {"caps", caps},
          {"terms", terms},
          {"help", help},
          {"attention", result.attention}};
}

Json json_of(const journal::ActionId& action) {
  return {{"origin", to_text(action.origin)}, {"number", action.number}};
}

std::string source_name(const CaseSnapshot& snapshot, SourceId id) { return shown_id(snapshot.sources, id); }

std::string project_name(const CaseSnapshot& snapshot, const std::optional<ProjectId>& id) {
  return id ? shown_id(snapshot.projects, *id) : "";
}

Method method_of(const CaseSnapshot& snapshot, const Link& link) {
  const auto* record = std::get_if<RecordId>(&link.evidence);
  if (record == nullptr) return Method::Document;
  const Record* found = find_row(snapshot.records, *record);
  return found == nullptr ? Method::Document : evidence::method_of(found->kind);
}

}  // namespace workbench::cli
