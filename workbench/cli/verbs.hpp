// The verbs, one function each; all_verbs() lists them with their forms.
#pragma once

#include "workbench/cli/verb.hpp"

namespace workbench::cli {

// verbs_case.cpp
evidence::Result<int> run_new(const Context& context);
evidence::Result<int> run_project(const Context& context);
evidence::Result<int> run_actor(const Context& context);
// verbs_intake.cpp
evidence::Result<int> run_import(const Context& context);
evidence::Result<int> run_sources(const Context& context);
evidence::Result<int> run_items(const Context& context);
evidence::Result<int> run_reinterpret(const Context& context);
// verbs_reading.cpp
evidence::Result<int> run_read(const Context& context);
evidence::Result<int> run_page(const Context& context);
evidence::Result<int> run_search(const Context& context);
// verbs_pages.cpp
evidence::Result<int> run_queue(const Context& context);
evidence::Result<int> run_pages(const Context& context);
evidence::Result<int> run_correct(const Context& context);
evidence::Result<int> run_reread(const Context& context);
evidence::Result<int> run_sealed(const Context& context);
// verbs_seals.cpp
evidence::Result<int> run_seals(const Context& context);
// verbs_facts.cpp
evidence::Result<int> run_facts(const Context& context);
evidence::Result<int> run_fact(const Context& context);
evidence::Result<int> run_claim(const Context& context);
// verbs_suggest.cpp
evidence::Result<int> run_suggest(const Context& context);
// verbs_links.cpp
evidence::Result<int> run_link(const Context& context);
evidence::Result<int> run_links(const Context& context);
evidence::Result<int> run_unlink(const Context& context);
evidence::Result<int> run_confirm(const Context& context);
evidence::Result<int> run_dispute(const Context& context);
evidence::Result<int> run_resolve(const Context& context);
// verbs_judgement.cpp
evidence::Result<int> run_record(const Context& context);
evidence::Result<int> run_rate(const Context& context);
evidence::Result<int> run_not_applicable(const Context& context);
// verbs_score.cpp
evidence::Result<int> run_score(const Context& context);
evidence::Result<int> run_check(const Context& context);
evidence::Result<int> run_draft(const Context& context);
// verbs_trail.cpp
evidence::Result<int> run_log(const Context& context);
evidence::Result<int> run_undo(const Context& context);
evidence::Result<int> run_verify(const Context& context);

}  // namespace workbench::cli
