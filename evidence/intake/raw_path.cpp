#include "evidence/intake/raw_path.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace evidence::intake {
namespace {

using namespace std::string_view_literals;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

constexpr std::array endings = {
    std::pair{".tgz"sv, ".tar"sv}, std::pair{".tbz2"sv, ".tar"sv}, std::pair{".tbz"sv, ".tar"sv},
    std::pair{".txz"sv, ".tar"sv}, std::pair{".tzst"sv, ".tar"sv}, std::pair{".gz"sv, ""sv},
    std::pair{".bz2"sv, ""sv},     std::pair{".xz"sv, ""sv},       std::pair{".zst"sv, ""sv},
    std::pair{".lz4"sv, ""sv},     std::pair{".lz"sv, ""sv},       std::pair{".z"sv, ""sv}};

}  // namespace

bool climbs_out(std::string_view raw_path) {
  if (raw_path.starts_with('/') || raw_path.starts_with('\\')) return true;
  if (raw_path.size() >= 2 && is_letter(raw_path[0]) && raw_path[1] == ':') return true;
  while (true) {
    const std::size_t end = raw_path.find_first_of("/\\");
    if (raw_path.substr(0, end) == "..") return true;
    if (end == std::string_view::npos) return false;
    raw_path.remove_prefix(end + 1);
  }
}

std::string_view last_segment(std::string_view raw_path) { return raw_path.substr(raw_path.rfind('/') + 1); }

std::string name_behind_compression(std::string_view raw_name) {
  std::string lower(raw_name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  for (const auto& [ending, instead] : endings) {
    if (lower.size() > ending.size() && lower.ends_with(ending))
      return std::string(raw_name.substr(0, raw_name.size() - ending.size())) + std::string(instead);
  }
  return std::string(raw_name);
}

}  // namespace evidence::intake
