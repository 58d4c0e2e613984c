#include "evidence/base/texts.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

namespace evidence {

using namespace literals;

Result<Texts> Texts::load(const std::filesystem::path& folder, std::string_view language) {
  Texts texts;
  texts.language_ = language;
  const std::filesystem::path own = folder / std::string(language);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(own, error)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const nlohmann::json document = nlohmann::json::parse(stream, nullptr, false);
    if (!document.is_object()) {
      return fail(ErrorKind::Defect, "error.texts.unreadable"_key, {{"file", entry.path().string()}});
    }
    for (const auto& [key, value] : document.items()) {
      if (!value.is_string() || !texts.table_.emplace(key, value.get<std::string>()).second) {
        return fail(ErrorKind::Defect, "error.texts.unreadable"_key, {{"file", entry.path().string()}}, key);
      }
    }
  }
  if (texts.table_.empty()) return fail(ErrorKind::Defect, "error.texts.unreadable"_key, {{"file", own.string()}});
  return texts;
}

std::string Texts::operator()(TextKey key, const TextArguments& arguments) const { return of("", key.name, arguments); }

std::string Texts::of(std::string_view prefix, std::string_view code, const TextArguments& arguments) const {
  const std::string key = std::string(prefix) + std::string(code);
  const auto found = table_.find(key);
  if (found == table_.end()) return "⟦" + key + "⟧";
  return fill_in(found->second, arguments);
}

std::string fill_in(std::string_view text, const TextArguments& arguments) {
  std::string filled;
  filled.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      filled.append(text.substr(at));
      break;
    }
    filled.append(text.substr(at, open - at));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto argument =
        std::find_if(arguments.begin(), arguments.end(), [&](const auto& pair) { return pair.first == name; });
    if (argument != arguments.end()) {
      filled.append(argument->second);
    } else {
      filled.append(text.substr(open, close - open + 1));
    }
    at = close + 1;
  }
  return filled;
}

std::filesystem::path share_folder() {
  if (const char* given = std::getenv("EVIDENCE_SHARE"); given != nullptr && *given != '\0') return given;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share" / "evidence-workbench";
}

}  // namespace evidence
