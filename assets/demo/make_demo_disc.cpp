// make-demo-disc OUTPUT_FOLDER [DATA_FOLDER]: writes the demonstration applicant's disc image.
#include <cstdio>
#include <filesystem>

#include "demo/files.hpp"
#include <fmt/format.h>

#include "evidence/base/texts.hpp"

namespace {

using namespace evidence;
using namespace evidence::literals;

Result<std::string> make(const std::filesystem::path& output, const std::filesystem::path& data, const Texts& texts) {
  const auto plan = demo::load_plan(data);
  if (!plan) return std::unexpected(plan.error());
  const auto image = demo::image_bytes(*plan);
  if (!image) return std::unexpected(image.error());
  std::error_code ignored;  // a folder that cannot be made shows itself in the next line
  std::filesystem::create_directories(output, ignored);
  if (auto done = write_file_atomically(output / plan->image_name, *image); !done) return std::unexpected(done.error());
  return texts("demo.disc.made"_key, {{"file", (output / plan->image_name).string()},
                                      {"files", std::to_string(plan->files.size())},
                                      {"bytes", std::to_string(image->size())}});
}

}  // namespace

int main(int argc, char** argv) {
  const auto assets = share_folder() / "assets";
  const auto texts = Texts::load(assets / "texts", "zh_CN");
  if (!texts) return fmt::print(stderr, "{}\n", texts.error().detail), 70;
  if (argc < 2 || argc > 3) return fmt::print(stderr, "{}\n", (*texts)("error.demo.disc-usage"_key)), 2;
  const auto said = make(argv[1], argc == 3 ? std::filesystem::path(argv[2]) : assets / "demo", *texts);
  if (!said) return fmt::print(stderr, "{}\n", texts->of(said.error())), said.error().kind == ErrorKind::Input ? 3 : 70;
  fmt::print("{}\n", *said);
  return 0;
}
