// The paths to show for the raw names of a manifest.
#include <algorithm>
#include <map>

#include "evidence/base/raw_name.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/journal/manifest.hpp"

namespace evidence::journal {

namespace {

// Empty and "." segments say nothing; ".." stays visible, for it is a Problem somebody should see.
std::string without_empty_segments(const std::string& path) {
  std::string kept;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = std::string_view(path).substr(at, end - at);
    if (!segment.empty() && segment != ".") {
      if (!kept.empty()) kept += '/';
      kept += segment;
    }
    at = end + 1;
  }
  return kept.empty() ? path : kept;
}

}  // namespace

std::vector<std::int64_t> archives_of(const Manifest& manifest) {
  std::vector<std::int64_t> archives;
  archives.reserve(manifest.entries.size());
  for (const ManifestEntry& entry : manifest.entries) {
    const auto parent = static_cast<std::size_t>(entry.parent);
    const bool in_archive = entry.parent < 0 || manifest.entries[parent].kind == ItemKind::File;
    archives.push_back(in_archive ? entry.parent : archives[parent]);
  }
  return archives;
}

std::vector<std::string> display_paths(const Manifest& manifest, const std::string& encoding) {
  const std::vector<std::int64_t> archives = archives_of(manifest);
  std::map<std::int64_t, std::vector<std::string_view>> unsaid;
  for (std::size_t at = 0; at < archives.size(); ++at) {
    const ManifestEntry& entry = manifest.entries[at];
    if (entry.said_encoding.empty()) unsaid[archives[at]].push_back(entry.raw_path);
  }
  std::map<std::int64_t, std::string> guessed;
  for (const auto& [archive, names] : unsaid) {
    guessed[archive] = encoding.empty() ? guess_name_encoding(names) : encoding;
  }
  std::vector<std::string> paths;
  paths.reserve(manifest.entries.size());
  for (const ManifestEntry& entry : manifest.entries) {
    const std::int64_t archive = archives[paths.size()];
    const bool said = !entry.said_encoding.empty();
    const std::string& used = said ? entry.said_encoding : guessed[archive];
    std::string path = without_empty_segments(decode_name(entry.raw_path, used, said).text);
    paths.push_back(archive < 0 ? std::move(path) : paths[static_cast<std::size_t>(archive)] + "/" + path);
  }
  return paths;
}

}  // namespace evidence::journal
