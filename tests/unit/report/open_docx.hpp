// Reads a drafted docx back, by libarchive and pugixml.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <pugixml.hpp>

#include "evidence/base/bytes.hpp"

namespace evidence::report {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, content; in the order of the package

inline Parts unzip(const Bytes& bytes) {
  Parts parts;
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return parts;
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    parts.emplace_back(archive_entry_pathname(entry), "");
    char buffer[4096];
    for (la_ssize_t got = 0; (got = archive_read_data(reader.get(), buffer, sizeof buffer)) > 0;)
      parts.back().second.append(buffer, static_cast<std::size_t>(got));
  }
  return parts;
}

inline std::string part(const Parts& parts, const std::string& name) {
  for (const auto& [known, content] : parts) {
    if (known == name) return content;
  }
  return "";
}

inline pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_string(xml.c_str(), pugi::parse_full | pugi::parse_ws_pcdata);
  if (!result) throw std::runtime_error(result.description());
  return document;
}

inline std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& found : node.select_nodes(".//text()")) text += found.node().value();
  return text;
}

}  // namespace evidence::report
