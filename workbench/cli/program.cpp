#include "workbench/cli/program.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "workbench/cli/console.hpp"
#include "workbench/cli/verb.hpp"
#include "workbench/session/actors.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

int exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return exit_usage;
    case ErrorKind::Input:
      return exit_input;
    case ErrorKind::Conflict:
      return exit_conflict;
    case ErrorKind::Cancelled:
      return exit_no;
    case ErrorKind::Defect:
      break;
  }
  return exit_defect;
}

// The language is wanted before the options are parsed, since a wrong option is told in it.
std::string language_of(const std::vector<std::string>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == "--lang" && at + 1 < words.size()) return words[at + 1];
    if (words[at].starts_with("--lang=")) return words[at].substr(7);
  }
  const char* given = std::getenv("EVIDENCE_LANG");
  return given != nullptr && std::string_view(given) == "en" ? "en" : "zh_CN";
}

void print_overview(const Texts& texts, std::FILE* stream) {
  write_text(stream, fmt::format("{}\n\n", texts("cli.overview"_key)));
  for (const Verb& verb : all_verbs()) {
    write_text(stream, fmt::format("  {:<13} {}\n", verb.name, texts.of("cli.verb.", verb.name)));
  }
  write_text(stream, fmt::format("\n{}\n", texts("cli.overview.more"_key)));
}

void print_help(const Texts& texts, const Verb& verb) {
  write_text(stdout, fmt::format("{}\n\n{}\n\n{}\n", texts.of("cli.verb.", verb.name), verb.form,
                                 texts("cli.common-options"_key)));
}

int report_failure(const Texts& texts, const Error& error, const Verb* verb) {
  write_text(stderr, fmt::format("{}\n", texts.of(error)));
  if (error.kind == ErrorKind::Usage && verb != nullptr) write_text(stderr, fmt::format("{}\n", verb->form));
  if (error.kind == ErrorKind::Defect) {
    const std::filesystem::path file = data_folder() / "last-defect.txt";
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    const std::string report = fmt::format("key: {}\ndetail: {}\n", error.key.name, error.detail);
    if (write_file_atomically(file, as_bytes(report))) {
      write_text(stderr, fmt::format("{}\n", texts("cli.defect-report"_key, {{"file", file.string()}})));
    }
  }
  return exit_code_of(error.kind);
}

int run_verb(const Verb& verb, const std::vector<std::string>& words, const Texts& texts, const Clock& clock) {
  std::vector<Option> options = verb.options;
  for (const std::string_view flag : {"json", "quiet", "help"}) options.push_back({flag, OptionKind::Flag});
  for (const std::string_view value : {"actor", "lang"}) options.push_back({value, OptionKind::Value});
  const auto arguments = parse_arguments(words, options);
  if (!arguments) return report_failure(texts, arguments.error(), &verb);
  if (arguments->has("help")) {
    print_help(texts, verb);
    return exit_done;
  }
  if (arguments->positionals().size() > verb.most_words) {
    const std::string& extra = arguments->positionals()[verb.most_words];
    return report_failure(texts, Error{ErrorKind::Usage, "error.usage.extra"_key, {{"word", extra}}, ""}, &verb);
  }
  int output_error = 0;
  const Context context{texts, clock, *arguments, output_error, arguments->has("json"), arguments->has("quiet")};
  try {
    const Result<int> done = verb.run(context);
    if (!done) return report_failure(texts, done.error(), &verb);
    if (output_error != 0) {
      const TextArguments arguments_of_error{{"file", "stdout"},
                                             {"reason", std::generic_category().message(output_error)}};
      return report_failure(texts, Error{ErrorKind::Input, "error.file.write"_key, arguments_of_error, ""}, &verb);
    }
    return *done;
  } catch (const std::exception& defect) {
    return report_failure(texts, Error{ErrorKind::Defect, "error.defect"_key, {}, defect.what()}, &verb);
  }
}

}  // namespace

Result<std::string> Context::positional(std::size_t n, std::string_view what) const {
  if (n < arguments.positionals().size()) return arguments.positionals()[n];
  return fail(ErrorKind::Usage, "error.usage.missing"_key, {{"what", std::string(what)}});
}

Result<Actor> Context::actor() const {
  ActorBook book(data_folder() / "actors");
  if (const auto named = arguments.value("actor")) return book.find(*named);
  return book.default_actor();
}

Result<std::unique_ptr<Session>> Context::open_case(store::OpenMode mode) const {
  auto folder = positional(0, "CASE");
  if (!folder) return pass_on(folder);
  auto person = actor();
  if (!person) return pass_on(person);
  auto session = Session::open(*folder, mode, *person, clock);
  if (session && mode == store::OpenMode::Write && (*session)->read_only()) {
    return fail(ErrorKind::Input, (*session)->read_only_because().value_or("error.case.read-only"_key),
                {{"case", *folder}});
  }
  return session;
}

void Context::emit(const nlohmann::json& document, const std::string& text) const {
  std::string output = text;
  if (json) output = document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  if (!output.empty() && !output.ends_with('\n')) output += '\n';
  // A reader that has seen enough (EPIPE) is no failure; a full disk is.
  if (!write_text(stdout, output) && errno != EPIPE) output_error = errno;
}

void Context::message(const std::string& text) const {
  if (!quiet) write_text(stderr, fmt::format("{}\n", text));
}

int run_program(const std::vector<std::string>& words, const Clock& clock) {
  const auto texts = Texts::load(share_folder() / "assets" / "texts", language_of(words));
  if (!texts) {
    // Without texts there is only the bare truth, in both languages.
    write_text(stderr, fmt::format("找不到界面文字（assets/texts/{0}）。/ No texts for \"{0}\" under {1}.\n",
                                   language_of(words), share_folder().string()));
    return language_of(words) == "zh_CN" || language_of(words) == "en" ? exit_defect : exit_usage;
  }
  if (words.empty() || words[0] == "--help" || words[0] == "help") {
    print_overview(*texts, words.empty() ? stderr : stdout);
    return words.empty() ? exit_usage : exit_done;
  }
  if (words[0] == "--version") {
    write_text(stdout, fmt::format("evidence {}\n", EVIDENCE_VERSION));
    return exit_done;
  }
  const auto& verbs = all_verbs();
  const auto verb =
      std::find_if(verbs.begin(), verbs.end(), [&](const Verb& candidate) { return candidate.name == words[0]; });
  if (verb == verbs.end()) {
    write_text(stderr, fmt::format("{}\n\n", (*texts)("error.usage.verb"_key, {{"verb", words[0]}})));
    print_overview(*texts, stderr);
    return exit_usage;
  }
  return run_verb(*verb, {words.begin() + 1, words.end()}, *texts, clock);
}

}  // namespace workbench::cli
