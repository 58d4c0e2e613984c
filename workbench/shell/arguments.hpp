// workbench CASE_FOLDER [--import PATH…] [--actor NAME] [--lang zh_CN|en] [--theme light|dark] [--help]
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "workbench/ui/theme.hpp"

namespace workbench::shell {

struct Arguments {
  std::filesystem::path case_folder;
  std::vector<std::filesystem::path> imports;
  std::string actor;
  std::string language = "zh_CN";
  ui::ThemeName theme = ui::ThemeName::Light;
  bool help = false;
};

// Fails (Usage) naming the word that is wrong and the right form. `arguments` without the program's name.
evidence::Result<Arguments> parse_arguments(std::span<const std::string_view> arguments);

}  // namespace workbench::shell
