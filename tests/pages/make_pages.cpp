// make-pages FOLDER [--set clean|hard|turned|traditional] [--seed N] [--count N]: generated office pages for people and
// for other programs: each as a picture, with NAME.txt (its lines; a tab between cells) and NAME.tsv (its fields: kind,
// tab, text) beside it, and pages.tsv (file, resolution, what was done to it). Seeds from 1000 on are the reporting
// mix.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/pages/page_set.hpp"

namespace {

using namespace tests::pages;

struct Wanted {
  std::filesystem::path folder;
  PageSet set = PageSet::Clean;
  std::uint32_t seed = tuning_seed;
  std::uint32_t count = 12;
};

std::optional<PageSet> set_named(std::string_view name) {
  if (name == "clean") return PageSet::Clean;
  if (name == "hard") return PageSet::Hard;
  if (name == "turned") return PageSet::Turned;
  if (name == "traditional") return PageSet::Traditional;
  return std::nullopt;
}

std::optional<Wanted> wanted(int count, char** words) {
  if (count < 2 || count % 2 != 0) return std::nullopt;
  Wanted result;
  result.folder = words[1];
  for (int at = 2; at + 1 < count; at += 2) {
    const std::string_view option = words[at];
    if (option == "--set") {
      const auto set = set_named(words[at + 1]);
      if (!set) return std::nullopt;
      result.set = *set;
    } else if (option == "--seed") {
      result.seed = static_cast<std::uint32_t>(std::stoul(words[at + 1]));
    } else if (option == "--count") {
      result.count = static_cast<std::uint32_t>(std::stoul(words[at + 1]));
    } else {
      return std::nullopt;
    }
  }
  return result;
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void make(const Wanted& wanted) {
  std::filesystem::create_directories(wanted.folder);
  std::string list;
  for (std::uint32_t index = 0; index < wanted.count; ++index) {
    const GeneratedPage page = generate_page(wanted.set, wanted.seed, index);
    const std::string file = page.name + "." + page.extension;
    write(wanted.folder / file, evidence::as_text(page.file));
    write(wanted.folder / (page.name + ".txt"), page.truth.text());
    std::string fields;
    for (const Field& field : page.truth.fields) fields += fmt::format("{}\t{}\n", word_of(field.kind), field.text);
    write(wanted.folder / (page.name + ".tsv"), fields);
    list += fmt::format("{}\t{}\t{}\n", file, page.dpi, page.truth.description);
  }
  write(wanted.folder / "pages.tsv", list);
}

}  // namespace

int main(int count, char** words) {
  try {
    const auto asked = wanted(count, words);
    if (!asked) {
      std::fputs("make-pages FOLDER [--set clean|hard|turned|traditional] [--seed N] [--count N]\n", stderr);
      return 2;
    }
    make(*asked);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make-pages: %s\n", error.what());
    return 1;
  }
  return 0;
}
