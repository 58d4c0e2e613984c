// A verb of the command line: what it takes, and what it does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "evidence/base/dates.hpp"
#include "evidence/base/result.hpp"
#include "evidence/base/texts.hpp"
#include "workbench/cli/arguments.hpp"
#include "workbench/session/session.hpp"

namespace workbench::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_no = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_input = 3;
inline constexpr int exit_conflict = 4;
inline constexpr int exit_defect = 70;

// What every verb is given.
struct Context {
  const evidence::Texts& texts;
  const evidence::Clock& clock;
  const Arguments& arguments;
  int& output_error;  // errno where standard output took no more; 0 = fine
  bool json = false;
  bool quiet = false;

  // The n-th positional behind the verb; fails (Usage) when it is not there.
  [[nodiscard]] evidence::Result<std::string> positional(std::size_t n, std::string_view what) const;
  // The person named by --actor, else the default one.
  [[nodiscard]] evidence::Result<evidence::Actor> actor() const;
  // The Case named by the first positional.
  [[nodiscard]] evidence::Result<std::unique_ptr<Session>> open_case(evidence::store::OpenMode mode) const;
  // Prints the document with --json, else the text for people.
  void emit(const nlohmann::json& document, const std::string& text) const;
  void message(const std::string& text) const;  // to standard error, unless --quiet
};

// Gives the exit code, or the failure that decides it.
using Run = evidence::Result<int> (*)(const Context&);

struct Verb {
  std::string_view name;
  std::string_view form;        // "evidence new CASE --applicant NAME …": the right form, the same in every language
  std::size_t most_words = 1;   // behind the verb, the Case included; more are wrong use
  std::vector<Option> options;  // besides --json --quiet --help --actor --lang
  Run run = nullptr;
};

// Every verb, in the order in which a case uses them. What each does in words: text "cli.verb.<name>".
const std::vector<Verb>& all_verbs();

}  // namespace workbench::cli
