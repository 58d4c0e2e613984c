// One Criterion with its score → what its pane shows.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "evidence/criteria/fact_base.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/shell/assessment.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string name_of(const Shown& shown, const ActorId& id) {
  const Actor* actor = find_row(shown.snapshot.actors, id);
  return actor == nullptr ? id.value : actor->name;
}

panels::PlaceView place_of(const Shown& shown, const std::variant<Citation, RecordId>& evidence) {
  panels::PlaceView place;
  if (const auto* citation = std::get_if<Citation>(&evidence)) {
    place.text = short_form(citation->item) + " p" + std::to_string(citation->page);
    place.page = panels::PagePlace{citation->item, citation->page};
    place.box = citation->rectangle;
    return place;
  }
  const Record* record = find_row(shown.snapshot.records, std::get<RecordId>(evidence));
  place.text = record == nullptr ? ""
                                 : shown_id(shown.snapshot.records, record->id) + " " +
                                       shown.texts.of("word.record-kind.", word(record->kind));
  return place;
}

std::string quote_of(const Shown& shown, const std::variant<Citation, RecordId>& evidence) {
  if (const auto* citation = std::get_if<Citation>(&evidence)) return citation->quote;
  const Record* record = find_row(shown.snapshot.records, std::get<RecordId>(evidence));
  return record == nullptr ? "" : record->title;
}

Method method_of(const Shown& shown, const Link& link) {
  if (std::holds_alternative<Citation>(link.evidence)) return Method::Document;
  const Record* record = find_row(shown.snapshot.records, std::get<RecordId>(link.evidence));
  return record == nullptr ? Method::Document : evidence::method_of(record->kind);
}

panels::LinkView link_view(const Shown& shown, const Link& link) {
  panels::LinkView view;
  view.id = link.id;
  view.mark = link.stance == Stance::Supports      ? ui::Mark::Enough
              : link.stance == Stance::Contradicts ? ui::Mark::Contradiction
                                                   : ui::Mark::None;
  const auto& texts = shown.texts;
  view.title = texts.of("word.stance.", word(link.stance)) + "·" + texts.of("word.directness.", word(link.directness)) +
               "·" + texts.of("word.strength.", word(link.strength));
  view.quote = quote_of(shown, link.evidence);
  view.place = place_of(shown, link.evidence);
  view.maker = name_of(shown, link.made_by) + " " + format_instant(link.made_at).substr(11, 5);
  const LinkReview review = review_of(link);
  view.review = texts.of("ui.review.", word(review));
  view.own = link.made_by == shown.session.actor().id;
  return view;
}

void add_links(const Shown& shown, const Criterion& criterion, panels::CriterionView& view) {
  const ActorId& self = shown.session.actor().id;
  for (const auto& link : *shown.snapshot.links) {
    if (link->removed || link->criterion != criterion.id) continue;
    view.links.push_back(link_view(shown, *link));
    if (link->made_by != self && !link->reviews.contains(self)) ++view.to_confirm;
  }
}

void add_methods(const Shown& shown, const Criterion& criterion, const CriterionResult& result,
                 panels::CriterionView& view) {
  static constexpr std::array shown_methods{std::pair{Method::Document, ui::MethodShape::Square},
                                            std::pair{Method::Interview, ui::MethodShape::Circle},
                                            std::pair{Method::Demonstration, ui::MethodShape::Triangle},
                                            std::pair{Method::ExternalCheck, ui::MethodShape::Square},
                                            std::pair{Method::PaperCheck, ui::MethodShape::Square}};
  std::map<Method, int> have;
  for (const auto& link : *shown.snapshot.links) {
    if (!link->removed && link->criterion == criterion.id && link->stance == Stance::Supports)
      ++have[method_of(shown, *link)];
  }
  const auto cap = std::find_if(result.own.caps.begin(), result.own.caps.end(),
                                [](const ScoreCap& one) { return one.name == "methods"; });
  const auto& all = criterion.needs.method_sets;
  const bool others_needed = std::any_of(all.begin(), all.end(), [](const MethodSet& set) {
    return std::any_of(set.begin(), set.end(),
                       [](Method one) { return one == Method::ExternalCheck || one == Method::PaperCheck; });
  });
  for (const auto& [method, shape] : shown_methods) {
    const auto in = [m = method](const MethodSet& set) { return std::find(set.begin(), set.end(), m) != set.end(); };
    const auto& sets = criterion.needs.method_sets;
    const bool needed = std::any_of(sets.begin(), sets.end(), in);
    const bool guide_s = method == Method::Document || method == Method::Interview || method == Method::Demonstration;
    if (!needed && (!guide_s || others_needed)) continue;  // room for three
    panels::MethodView shown_method;
    shown_method.shape = shape;
    shown_method.label = shown.texts.of("ui.method.", word(method));
    const int count = have.contains(method) ? have.at(method) : 0;
    const bool missing = needed && count == 0 &&
                         (result.own.valid_terms == 0 ||
                          (cap != result.own.caps.end() && std::any_of(cap->missing.begin(), cap->missing.end(), in)));
    shown_method.held = count > 0 ? ui::Held::Have : missing ? ui::Held::Missing : ui::Held::NotNeeded;
    if (count > 0)
      shown_method.note = shown.texts("ui.criterion.places"_key, {{"count", std::to_string(count)}});
    else
      shown_method.note = shown.texts(missing ? "ui.criterion.lacks"_key : "ui.criterion.not-needed"_key);
    view.methods.push_back(std::move(shown_method));
  }
}

void add_facts(const Shown& shown, const Criterion& criterion, panels::CriterionView& view) {
  const Catalogue& catalogue = shown.session.catalogue();
  for (const auto& name : criterion.facts) {
    const FactDefinition* definition = evidence::find_fact(catalogue.facts, name);
    if (definition == nullptr) continue;
    const std::string title =
        shown.texts.language() == "en" && !definition->title_en.empty() ? definition->title_en : definition->title_zh;
    bool any = false;
    for (const auto& fact : *shown.snapshot.facts) {
      if (fact->removed || fact->name != name) continue;
      any = true;
      panels::FactView row;
      row.id = fact->id;
      row.title = title;
      row.value = format_fact_value_for_people(*definition, fact->value);
      if (fact->citation) row.place = place_of(shown, *fact->citation);
      row.state = fact->state;
      view.facts.push_back(std::move(row));
    }
    if (any) continue;
    panels::FactView row;
    row.title = title;
    row.place.text = shown.texts("ui.criterion.unstated"_key);
    view.facts.push_back(std::move(row));
  }
}

void add_account(const Shown& shown, const CriterionResult& result, panels::CriterionView& view) {
  const CriterionScore& own = result.own;
  for (const auto& term : own.terms) {
    const Link* link = find_row(shown.snapshot.links, term.term.link);
    if (link == nullptr || term.term.stance == Stance::Neutral) continue;
    panels::TermView line;
    line.label = place_of(shown, link->evidence).text;
    for (const auto& code : term.why) {
      if (code != "best-in-cell") line.label += "·" + shown.texts.of("why.", code);
    }
    line.value = term.value;
    view.why.push_back(std::move(line));
  }
  std::stable_sort(view.why.begin(), view.why.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.value) > std::abs(b.value); });
  for (const auto& cap : own.caps) {
    if (cap.binding)
      view.caps.push_back(shown.texts("ui.criterion.cap"_key, {{"why", shown.texts.of("cap.", cap.name)},
                                                               {"limit", fmt::format("{:.0f}", cap.limit)}}));
  }
  if (view.caps.empty()) view.caps.push_back(shown.texts("ui.criterion.no-cap"_key));
  view.sum = shown.texts("ui.criterion.sum"_key, {{"support", fmt::format("{:.1f}", own.support)},
                                                  {"refutation", fmt::format("{:.1f}", own.refutation)},
                                                  {"score", view.number}});
  view.rule = shown.texts("ui.criterion.rule"_key, {{"model", shown.session.catalogue().scoring.model}});
  for (const auto& help : result.help) {
    if (help.gain <= 0 || view.help.size() == 5) continue;
    const std::string method = shown.texts.of("word.method.", word(help.method));
    const TextKey key = help.project == "?" ? "ui.criterion.help-project"_key : "ui.criterion.help-method"_key;
    view.help.push_back({shown.texts(key, {{"method", method}}), help.gain});
  }
}

void add_ratings(const Shown& shown, const Criterion& criterion, panels::CriterionView& view) {
  for (const auto& rating : *shown.snapshot.ratings) {
    if (rating->removed || rating->criterion != criterion.id) continue;
    panels::RatingView row{name_of(shown, rating->actor), rating->value, rating->reason};
    if (rating->actor == shown.session.actor().id)
      view.own_rating = std::move(row);
    else
      view.other_ratings.push_back(std::move(row));
  }
  // Composed from what is linked; a person accepts or edits it.
  std::string places;
  std::string against;
  for (const auto& link : view.links) {
    std::string& to = link.mark == ui::Mark::Contradiction ? against : places;
    if (link.mark == ui::Mark::None || link.place.text.empty()) continue;
    to += (to.empty() ? "" : "、") + link.place.text;
  }
  if (!places.empty()) view.proposed_reason = shown.texts("ui.rating.because"_key, {{"places", places}});
  if (!against.empty()) view.proposed_reason += shown.texts("ui.rating.against"_key, {{"places", against}});
}

}  // namespace

panels::CriterionView view_of_criterion(const Shown& shown, const Criterion& criterion, const CriterionResult& result) {
  panels::CriterionView view;
  const Texts& texts = shown.texts;
  view.id = criterion.id;
  if (criterion.gate != Gate::None) view.gate = texts.of("word.gate.", word(criterion.gate));
  view.title = title_of(criterion, texts);
  view.quote = criterion.quote_zh == view.title ? "" : criterion.quote_zh;
  if (!criterion.source.empty()) view.source = texts("ui.criterion.source"_key, {{"place", criterion.source}});
  view.mark = mark_of(result.own, result.score);
  view.word = word_of(result, texts);
  view.bar = bar_of(result);
  view.shows_number = view.bar.judged && result.score;
  if (view.shows_number) {
    view.number = number_of(*result.score);
    view.sides = texts("ui.criterion.sides"_key, {{"support", fmt::format("{:.0f}", result.own.support)},
                                                  {"refutation", fmt::format("{:.0f}", result.own.refutation)}});
  }
  if (result.own.state == EvidenceState::Contested)
    view.word += "·" + texts.of("word.evidence-state.", word(result.own.state));
  if (!result.applicable) {
    view.not_applicable = texts.of("na.", result.not_applicable_why);
    if (!result.not_applicable_reason.empty()) view.not_applicable += "：" + result.not_applicable_reason;
  }
  add_methods(shown, criterion, result, view);
  add_facts(shown, criterion, view);
  add_links(shown, criterion, view);
  add_account(shown, result, view);
  add_ratings(shown, criterion, view);
  view.expected = criterion.expected_evidence;
  view.questions = criterion.interview_questions;
  view.can_rate = !criterion.derived() && result.applicable;
  view.read_only = shown.session.read_only();
  return view;
}

}  // namespace workbench::shell
