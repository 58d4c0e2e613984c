// The program `workbench`: one case in one window.
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "evidence/base/dates.hpp"
#include "workbench/session/actors.hpp"
#include "workbench/shell/app.hpp"

namespace {

using namespace evidence;
using namespace evidence::literals;
using namespace workbench;

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return 2;
    case ErrorKind::Input:
      return 3;
    case ErrorKind::Conflict:
      return 4;
    case ErrorKind::Cancelled:
      return 1;
    case ErrorKind::Defect:
      break;
  }
  return 70;
}

int report(const Texts& texts, const Error& error) {
  std::fprintf(stderr, "%s\n", texts.of(error).c_str());
  if (error.kind == ErrorKind::Usage) std::fprintf(stderr, "%s\n", texts("shell.usage"_key).c_str());
  return exit_code(error.kind);
}

// For writing; where another process writes already, for reading.
Result<std::unique_ptr<Session>> open_case(const std::filesystem::path& folder, const Actor& actor, const Clock& clock,
                                           std::string& said, const Texts& texts) {
  auto session = Session::open(folder, store::OpenMode::Write, actor, clock);
  if (session || session.error().kind != ErrorKind::Conflict) return session;
  said = texts.of(session.error());
  return Session::open(folder, store::OpenMode::ReadOnly, actor, clock);
}

Result<int> run(const shell::Arguments& arguments, const Texts& texts, std::chrono::steady_clock::time_point started) {
  auto theme = ui::load_theme(share_folder() / "assets" / "theme.json", arguments.theme);
  if (!theme) return pass_on(theme);
  ActorBook book(data_folder() / "actors");
  auto actor = arguments.actor.empty() ? book.default_actor() : book.find(arguments.actor);
  if (!actor) return pass_on(actor);
  const SystemClock clock;
  std::string said;
  auto session = open_case(arguments.case_folder, *actor, clock, said, texts);
  if (!session) return pass_on(session);
  auto window = shell::Window::open((*session)->snapshot()->info.applicant + " — " + texts("shell.title"_key));
  if (!window) return pass_on(window);
  std::vector<std::string> shown;
  for (const auto& [key, text] : texts.all()) shown.push_back(text);
  shown.push_back((*session)->snapshot()->info.applicant);
  auto atlas = ui::build_atlas(ui::find_fonts(), (*window)->scale(), ui::Coverage::Used, shown);
  if (!atlas) return fail(ErrorKind::Input, "error.shell.fonts"_key);
  (*window)->use_atlas(std::move(atlas));
  shell::App app(**window, **session, texts, *theme);
  app.begin(arguments, said);
  app.run(started);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const auto started = std::chrono::steady_clock::now();
  const std::vector<std::string_view> arguments(words + 1, words + count);
  auto parsed = shell::parse_arguments(arguments);
  auto texts = Texts::load(share_folder() / "assets" / "texts", parsed ? parsed->language : "zh_CN");
  if (!texts) {  // without texts there is no sentence to say it with
    std::fprintf(stderr, "assets/texts: %s\n", texts.error().detail.c_str());
    return exit_code(texts.error().kind);
  }
  if (!parsed) return report(*texts, parsed.error());
  if (parsed->help) {
    std::printf("%s\n", (*texts)("shell.help"_key).c_str());
    return 0;
  }
  const auto done = run(*parsed, *texts, started);
  return done ? *done : report(*texts, done.error());
}
