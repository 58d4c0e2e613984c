#include "evidence/journal/manifest.hpp"

#include <array>

#include <nlohmann/json.hpp>

namespace evidence::journal {

using namespace literals;

namespace {

constexpr std::string_view format_name = "evidence-manifest";
constexpr int format_version = 1;
constexpr std::string_view hex_digits = "0123456789abcdef";

std::string to_hex_text(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 0xFU];
  }
  return text;
}

std::optional<std::string> from_hex_text(const nlohmann::json& json) {
  if (!json.is_string()) return std::nullopt;
  const auto& text = json.get_ref<const std::string&>();
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += 2) {
    const auto high = hex_digits.find(text[at]);
    const auto low = hex_digits.find(text[at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(high << 4U | low);
  }
  return bytes;
}

std::string line_of(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

nlohmann::json problem_json(const Problem& problem) {
  nlohmann::json arguments = nlohmann::json::array();
  for (const auto& [name, value] : problem.arguments) arguments.push_back({name, value});
  return {{"code", problem.code}, {"arguments", arguments}};
}

bool read_problem(const nlohmann::json& json, Problem& problem) {
  if (!json.is_object() || json.size() != 2 || !json.contains("code") || !json["code"].is_string()) return false;
  if (!json.contains("arguments") || !json["arguments"].is_array()) return false;
  problem.code = json["code"].get<std::string>();
  for (const auto& pair : json["arguments"]) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) return false;
    problem.arguments.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return true;
}

nlohmann::json entry_json(const ManifestEntry& entry) {
  nlohmann::json json{{"parent", entry.parent},
                      {"path", to_hex_text(entry.raw_path)},
                      {"encoding", entry.said_encoding},
                      {"kind", std::string(word(entry.kind))},
                      {"bytes", entry.bytes}};
  if (entry.modified) json["modified"] = *entry.modified;
  if (entry.blob) json["blob"] = to_hex(*entry.blob);
  if (!entry.link_target.empty()) json["target"] = to_hex_text(entry.link_target);
  if (entry.document) json["document"] = true;
  if (entry.problem) json["problem"] = problem_json(*entry.problem);
  return json;
}

// One entry, strictly: every required field, every type, nothing unknown; its parent stands before it.
bool read_entry(const nlohmann::json& json, std::size_t index, ManifestEntry& entry) {
  if (!json.is_object()) return false;
  constexpr std::array required{"parent", "path", "encoding", "kind", "bytes"};
  for (const char* name : required) {
    if (!json.contains(name)) return false;
  }
  std::size_t known = required.size();
  const auto path = from_hex_text(json["path"]);
  if (!path || !json["parent"].is_number_integer() || !json["encoding"].is_string() || !json["kind"].is_string() ||
      !json["bytes"].is_number_unsigned()) {
    return false;
  }
  const auto kind = parse_word<ItemKind>(json["kind"].get_ref<const std::string&>());
  entry.parent = json["parent"].get<std::int64_t>();
  if (!kind || entry.parent < -1 || entry.parent >= static_cast<std::int64_t>(index)) return false;
  entry.raw_path = *path;
  entry.said_encoding = json["encoding"].get<std::string>();
  entry.kind = *kind;
  entry.bytes = json["bytes"].get<std::uint64_t>();
  if (const auto found = json.find("modified"); found != json.end()) {
    if (!found->is_number_integer()) return false;
    entry.modified = found->get<std::int64_t>();
    ++known;
  }
  if (const auto found = json.find("blob"); found != json.end()) {
    entry.blob = found->is_string() ? parse_sha256(found->get_ref<const std::string&>()) : std::nullopt;
    if (!entry.blob) return false;
    ++known;
  }
  if (const auto found = json.find("target"); found != json.end()) {
    const auto target = from_hex_text(*found);
    if (!target) return false;
    entry.link_target = *target;
    ++known;
  }
  if (const auto found = json.find("document"); found != json.end()) {
    if (!found->is_boolean() || !found->get<bool>()) return false;  // written only where it is true
    entry.document = true;
    ++known;
  }
  if (const auto found = json.find("problem"); found != json.end()) {
    if (!read_problem(*found, entry.problem.emplace())) return false;
    ++known;
  }
  return known == json.size();
}

bool read_header(const nlohmann::json& json, Manifest& manifest, std::uint64_t& entries) {
  if (!json.is_object() || json.size() != 4 || json.value("format", "") != format_name) return false;
  if (!json.contains("entries") || !json["entries"].is_number_unsigned() || !json.contains("problems") ||
      !json["problems"].is_array()) {
    return false;
  }
  entries = json["entries"].get<std::uint64_t>();
  for (const auto& problem : json["problems"]) {
    if (!read_problem(problem, manifest.problems.emplace_back())) return false;
  }
  return true;
}

std::unexpected<Error> malformed(std::size_t line) {
  return fail(ErrorKind::Input, "error.journal.manifest"_key, {{"line", std::to_string(line)}});
}

}  // namespace

std::string encode_manifest(const Manifest& manifest) {
  nlohmann::json problems = nlohmann::json::array();
  for (const Problem& problem : manifest.problems) problems.push_back(problem_json(problem));
  std::string text = line_of({{"format", format_name},
                              {"version", format_version},
                              {"entries", manifest.entries.size()},
                              {"problems", problems}});
  for (const ManifestEntry& entry : manifest.entries) text += line_of(entry_json(entry));
  return text;
}

Result<Manifest> decode_manifest(const std::string& text) {
  Manifest manifest;
  std::uint64_t expected = 0;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    ++line;
    if (end == std::string::npos) return malformed(line);
    const nlohmann::json json = nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                      text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    at = end + 1;
    if (line > 1) {
      ManifestEntry entry;
      if (!read_entry(json, manifest.entries.size(), entry)) return malformed(line);
      manifest.entries.push_back(std::move(entry));
      continue;
    }
    if (json.is_object() && json.contains("version") && json["version"] != format_version) {
      return fail(ErrorKind::Input, "error.journal.manifest-version"_key,
                  {{"found", json["version"].dump()}, {"known", std::to_string(format_version)}});
    }
    if (!read_header(json, manifest, expected)) return malformed(line);
  }
  if (line == 0 || manifest.entries.size() != expected) return malformed(line + 1);
  return manifest;
}

}  // namespace evidence::journal
