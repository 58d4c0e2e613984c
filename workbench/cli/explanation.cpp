#include "workbench/cli/explanation.hpp"

#include <fmt/format.h>

#include "workbench/cli/console.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string points(const std::optional<double>& value) { return value ? fmt::format("{:.1f}", shown(*value)) : "—"; }

std::string title_of(const Session& session, const CriterionId& id, const Texts& texts) {
  const Criterion* criterion = find_criterion(session.catalogue(), id);
  if (criterion == nullptr) return id.value;
  return texts.language() == "en" && !criterion->title_en.empty() ? criterion->title_en : criterion->title_zh;
}

std::string methods(const std::vector<MethodSet>& sets, const Texts& texts) {
  std::string text;
  for (const MethodSet& set : sets) {
    std::string any;
    for (const Method method : set) any += (any.empty() ? "" : "/") + texts.of("word.method.", word(method));
    text += (text.empty() ? "" : "、") + any;
  }
  return text;
}

// 未审 shows no number (domain.md b).
std::string line_of_criterion(const Session& session, const CriterionResult& result, const Texts& texts) {
  const Criterion* criterion = find_criterion(session.catalogue(), result.id);
  const bool examined = result.own.state != EvidenceState::Unexamined || (criterion != nullptr && criterion->derived());
  const std::string state = !result.applicable     ? texts("cli.score.not-applicable"_key)
                            : !result.word.empty() ? result.word
                            : result.own.gate == GateState::Fail && examined
                                ? texts("cli.score.facts-fail"_key)
                                : texts.of("word.evidence-state.", word(result.own.state));
  return fmt::format("  {} {:>5}  {} {}\n", pad_right(result.id.value, 16),
                     examined && result.applicable ? points(result.score) : "—", pad_right(state, 12),
                     cut_to(title_of(session, result.id, texts), 60));
}

std::string line_of_term(const CaseSnapshot& snapshot, const ScoredTerm& scored, const Texts& texts) {
  std::string why;
  for (const std::string& code : scored.why) why += (why.empty() ? "" : "，") + texts.of("why.", code);
  return fmt::format("  {:<5} {} {}  q={:.3f} = {:.2f}×{:.2f}×{:.2f}×{:.2f}  {:+.1f}  {}\n",
                     scored.term.link ? shown_id(snapshot.links, scored.term.link) : "?",
                     pad_right(texts.of("word.stance.", word(scored.term.stance)), 6),
                     pad_right(texts.of("word.method.", word(scored.term.method)), 8), scored.quality.q,
                     scored.quality.strength, scored.quality.directness, scored.quality.recency, scored.quality.review,
                     scored.value, why);
}

std::string lines_of_caps(const CriterionScore& own, const Texts& texts) {
  std::string text;
  for (const ScoreCap& cap : own.caps) {
    if (cap.limit >= 100) continue;
    text += fmt::format(
        "  {} ≤ {:.1f}{}{}\n", texts.of("cap.", cap.name), cap.limit, cap.binding ? " ◀" : "",
        cap.missing.empty() ? "" : "  " + texts("cli.score.missing"_key, {{"methods", methods(cap.missing, texts)}}));
  }
  return text;
}

}  // namespace

std::string explain_case(const Session& session, const CaseScore& score, const Texts& texts, bool every_criterion) {
  std::string text =
      texts("cli.score.case"_key, {{"score", points(score.total.score)},
                                   {"outcome", texts.of("word.case-outcome.", word(score.total.outcome))}}) +
      "\n";
  for (const GroupResult& group : score.groups) {
    text += fmt::format("  {} {:>5}  {}\n", pad_right(group.id, 20), points(group.score),
                        texts("cli.score.examined"_key,
                              {{"examined", std::to_string(group.examined)}, {"count", std::to_string(group.count)}}));
  }
  if (every_criterion) {
    for (const CriterionResult& result : score.criteria) text += line_of_criterion(session, result, texts);
  }
  return text + texts("cli.score.ordinal"_key) + "\n";
}

std::string explain_criterion(const Session& session, const CriterionResult& result, const Texts& texts,
                              const std::set<LinkId>& uncertain) {
  const SnapshotPtr snapshot = session.snapshot();
  std::string text = line_of_criterion(session, result, texts);
  const Criterion* criterion = find_criterion(session.catalogue(), result.id);
  if (criterion != nullptr && !criterion->quote_zh.empty()) text += "  “" + criterion->quote_zh + "”\n";
  text += texts("cli.score.balance"_key, {{"support", points(result.own.support)},
                                          {"refutation", points(result.own.refutation)},
                                          {"raw", points(result.own.raw)}}) +
          "\n";
  for (const ScoredTerm& term : result.own.terms) {
    text += line_of_term(*snapshot, term, texts);
    if (uncertain.contains(term.term.link)) text += "        " + texts("cli.score.text-uncertain"_key) + "\n";
  }
  text += lines_of_caps(result.own, texts);
  if (result.rule) {
    for (const RuleComparison& comparison : result.rule->comparisons) {
      text += fmt::format("  {} {}\n",
                          comparison.value == Truth::True    ? "✓"
                          : comparison.value == Truth::False ? "✗"
                                                             : "?",
                          comparison.text);
    }
  }
  for (const Help& help : result.help) {
    const std::string where = help.project.empty()  ? ""
                              : help.project == "?" ? texts("cli.score.another-project"_key)
                                                    : help.project;
    text += "  " +
            texts("cli.score.help"_key, {{"method", texts.of("word.method.", word(help.method))},
                                         {"project", where},
                                         {"gain", fmt::format("{:.1f}", help.gain)},
                                         {"score", points(help.score)}}) +
            "\n";
  }
  return text + texts("cli.score.ordinal"_key) + "\n";
}

std::string line_of_gap(const Session& session, const Gap& gap, const Texts& texts) {
  std::string needs;
  for (const std::string& code : gap.needs) needs += (needs.empty() ? "" : "；") + texts.of("gap.", code);
  if (!gap.missing_methods.empty()) needs += "：" + methods(gap.missing_methods, texts);
  if (!gap.missing_facts.empty()) {
    std::string facts;
    for (const std::string& id : gap.missing_facts) {
      const FactDefinition* definition = evidence::find_fact(session.catalogue().facts, id);
      facts += (facts.empty() ? "" : "、") + (definition == nullptr      ? id
                                              : texts.language() == "en" ? definition->title_en
                                                                         : definition->title_zh);
    }
    needs += "（" + facts + "）";
  }
  for (const std::string& link : gap.links) needs += " " + link;
  return fmt::format("{} {:>5}  {}：{}\n", pad_right(gap.criterion.value, 16),
                     gap.state == EvidenceState::Unexamined ? "—" : fmt::format("{:.1f}", gap.have),
                     cut_to(title_of(session, gap.criterion, texts), 40), needs);
}

}  // namespace workbench::cli
