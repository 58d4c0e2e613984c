#include "workbench/cli/verbs.hpp"

namespace workbench::cli {

const std::vector<Verb>& all_verbs() {
  constexpr auto flag = OptionKind::Flag;
  constexpr auto value = OptionKind::Value;
  constexpr auto many = OptionKind::Many;
  static const std::vector<Verb> verbs{
      {"new",
       "evidence new CASE --applicant NAME --kind initial|maintenance [--accepted DATE] [--reference DATE] "
       "[--catalogue FILE]",
       {{"applicant", value}, {"kind", value}, {"accepted", value}, {"reference", value}, {"catalogue", value}},
       run_new},
      {"actor",
       "evidence actor new NAME [--role auditor|lead|panel|qa|supervisor] | actor list | actor show NAME",
       {{"role", value}},
       run_actor},
      {"project", "evidence project CASE add NAME | project CASE list", {}, run_project},
      {"import",
       "evidence import CASE SOURCE… [--encoding NAME] [--password-file FILE] [--sha256 HEX] [--strict]",
       {{"encoding", value}, {"password-file", value}, {"sha256", value}, {"strict", flag}},
       run_import},
      {"sources", "evidence sources CASE", {}, run_sources},
      {"items",
       "evidence items CASE [--source S] [--problems] [--like GLOB]",
       {{"source", value}, {"problems", flag}, {"like", value}},
       run_items},
      {"reinterpret", "evidence reinterpret CASE SOURCE --encoding NAME", {{"encoding", value}}, run_reinterpret},
      {"read",
       "evidence read CASE [--jobs N] [--pause-after N] [--retry failed|ITEM…] [--strict]",
       {{"jobs", value}, {"pause-after", value}, {"retry", many}, {"strict", flag}},
       run_read},
      {"page",
       "evidence page CASE ITEM N [--text | --words | --png FILE [--dpi D]]",
       {{"text", flag}, {"words", flag}, {"png", value}, {"dpi", value}},
       run_page},
      {"search",
       "evidence search CASE QUERY [--limit N] [--offset N]",
       {{"limit", value}, {"offset", value}},
       run_search},
      {"facts", "evidence facts CASE [--suggest]", {{"suggest", flag}}, run_facts},
      {"fact",
       "evidence fact CASE NAME VALUE --item I --page N --quote TEXT | fact CASE --accept F | fact CASE --reject F "
       "--because T",
       {{"item", value}, {"page", value}, {"quote", value}, {"accept", value}, {"reject", value}, {"because", value}},
       run_fact},
      {"claim", "evidence claim CASE NAME VALUE", {}, run_claim},
      {"suggest", "evidence suggest CASE [CRITERION] [--limit N]", {{"limit", value}}, run_suggest},
      {"record",
       "evidence record CASE interview|demo|paper|external-check --from FILE.json",
       {{"from", value}},
       run_record},
      {"link",
       "evidence link CASE CRITERION… (--item I --page N [--quote T | --rect x,y,w,h] | --record R) --stance "
       "supports|contradicts|neutral --directness direct|indirect|affirmation --strength strong|moderate|weak "
       "[--project P] "
       "[--date D] [--valid-from D] [--valid-to D] [--note T]",
       {{"item", value},
        {"page", value},
        {"quote", value},
        {"rect", value},
        {"record", value},
        {"stance", value},
        {"directness", value},
        {"strength", value},
        {"project", value},
        {"date", value},
        {"valid-from", value},
        {"valid-to", value},
        {"note", value}},
       run_link},
      {"links", "evidence links CASE [CRITERION]", {}, run_links},
      {"unlink", "evidence unlink CASE L --because T", {{"because", value}}, run_unlink},
      {"confirm", "evidence confirm CASE L…", {}, run_confirm},
      {"dispute", "evidence dispute CASE L --because T", {{"because", value}}, run_dispute},
      {"resolve",
       "evidence resolve CASE L --because T [--evidence L]",
       {{"because", value}, {"evidence", value}},
       run_resolve},
      {"rate", "evidence rate CASE CRITERION N|P|L|F --reason T", {{"reason", value}}, run_rate},
      {"na", "evidence na CASE CRITERION --reason T", {{"reason", value}}, run_not_applicable},
      {"score",
       "evidence score CASE [CRITERION] [--explain] [--as-of DATE] [--without LINK…]",
       {{"explain", flag}, {"as-of", value}, {"without", many}},
       run_score},
      {"check", "evidence check CASE gaps", {}, run_check},
      {"draft",
       "evidence draft CASE conclusion --format docx|html|json -o FILE",
       {{"format", value}, {"output", value, "-o"}},
       run_draft},
      {"log", "evidence log CASE [--limit N]", {{"limit", value}}, run_log},
      {"undo", "evidence undo CASE [ACTION]", {}, run_undo},
      {"verify", "evidence verify CASE", {}, run_verify},
  };
  return verbs;
}

}  // namespace workbench::cli
