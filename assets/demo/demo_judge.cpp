// demo-judge CASE_FOLDER --evidence PROGRAM [--script FILE]: does what the scripted actors do, by the product's own
// command line. It knows the form of the script and nothing of its content.
#include <cstdio>
#include <filesystem>
#include <optional>

#include "demo/run_program.hpp"
#include "demo/steps.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evidence/base/texts.hpp"

namespace {

using namespace evidence;
using namespace evidence::literals;

struct Job {
  std::filesystem::path case_folder;
  std::filesystem::path program;
  std::filesystem::path script;
};

std::optional<Job> job_of(int argc, char** argv) {
  Job job;
  job.script = share_folder() / "assets" / "demo" / "judgements.json";
  for (int at = 1; at < argc; ++at) {
    const std::string_view word = argv[at];
    if (word.starts_with("--") && at + 1 == argc) return {};
    if (word == "--evidence")
      job.program = argv[++at];
    else if (word == "--script")
      job.script = argv[++at];
    else if (job.case_folder.empty() && !word.starts_with("--"))
      job.case_folder = word;
    else
      return {};
  }
  if (job.case_folder.empty() || job.program.empty()) return {};
  return job;
}

Result<std::string> done_by_program(const Job& job, const std::vector<std::string>& words) {
  auto reply = demo::run_program(job.program, words);
  if (!reply) return pass_on(reply);
  if (reply->exit_code != 0)
    return fail(ErrorKind::Input, "error.demo.step"_key,
                {{"command", fmt::format("{}", fmt::join(words, " "))},
                 {"code", std::to_string(reply->exit_code)},
                 {"message", reply->messages}});
  return std::move(reply->output);
}

Result<bool> is_spared(const Job& job, const nlohmann::json& step, const demo::Surroundings& around) {
  if (!step.contains("unless")) return false;
  auto probe = step.at("unless");
  probe["case"] = step.value("case", true);
  const auto words = demo::arguments_of(probe, around);
  if (!words) return std::unexpected(words.error());
  const auto reply = demo::run_program(job.program, *words);
  if (!reply) return std::unexpected(reply.error());
  return reply->exit_code == 0;
}

Result<void> judge(const Job& job, const Texts& texts) {
  const auto script = demo::load_script(job.script);
  if (!script) return std::unexpected(script.error());
  auto listed = done_by_program(job, {"items", job.case_folder.string(), "--json"});
  if (!listed) return pass_on(listed);
  const auto items = demo::item_ids(*listed);
  if (!items) return std::unexpected(items.error());
  demo::Labels labels;
  const demo::Surroundings around{job.case_folder, script->folder, labels, *items};
  std::size_t at = 0;
  for (const auto& step : script->steps) {
    ++at;
    auto spared = is_spared(job, step, around);
    if (!spared) return pass_on(spared);
    if (*spared) continue;
    const auto words = demo::arguments_of(step, around);
    if (!words) return std::unexpected(words.error());
    auto reply = done_by_program(job, *words);
    if (!reply) return pass_on(reply);
    const auto ids = demo::ids_in(*reply, step);
    if (step.contains("label")) labels[step.at("label").get<std::string>()] = ids;
    fmt::print("{}\n", texts("demo.judge.step"_key, {{"at", std::to_string(at)},
                                                     {"all", std::to_string(script->steps.size())},
                                                     {"command", fmt::format("{}", fmt::join(*words, " "))},
                                                     {"ids", fmt::format("{}", fmt::join(ids, " "))}}));
    std::fflush(stdout);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const auto texts = Texts::load(share_folder() / "assets" / "texts", "zh_CN");
  if (!texts) return fmt::print(stderr, "{}\n", texts.error().detail), 70;
  const auto job = job_of(argc, argv);
  if (!job) return fmt::print(stderr, "{}\n", (*texts)("error.demo.judge-usage"_key)), 2;
  if (const auto done = judge(*job, *texts); !done) return fmt::print(stderr, "{}\n", texts->of(done.error())), 3;
  return 0;
}
