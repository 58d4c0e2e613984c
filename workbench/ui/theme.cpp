#include "workbench/ui/theme.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace workbench::ui {

using namespace evidence::literals;

namespace {

constexpr std::array<std::string_view, tone_count> tone_names{"paper",
                                                              "pane",
                                                              "raise",
                                                              "desk",
                                                              "line",
                                                              "line-soft",
                                                              "ink",
                                                              "quiet",
                                                              "accent",
                                                              "accent-ground",
                                                              "on-accent",
                                                              "enough",
                                                              "enough-ground",
                                                              "partly",
                                                              "partly-ground",
                                                              "lacking",
                                                              "lacking-ground",
                                                              "unknown",
                                                              "unknown-ground",
                                                              "seal",
                                                              "hit",
                                                              "hit-edge",
                                                              "hit-current",
                                                              "hit-current-edge",
                                                              "cited",
                                                              "cited-edge",
                                                              "selection",
                                                              "selection-edge",
                                                              "sheet",
                                                              "sheet-ink"};

std::optional<Tone> tone_of(std::string_view name) {
  const auto at = std::find(tone_names.begin(), tone_names.end(), name);
  if (at == tone_names.end()) return std::nullopt;
  return static_cast<Tone>(at - tone_names.begin());
}

std::optional<Rgb> parse_rgb(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (text.size() != 6 || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return Rgb{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 0xffU),
             static_cast<std::uint8_t>(value & 0xffU)};
}

std::unexpected<evidence::Error> bad_theme(const std::filesystem::path& file, std::string detail) {
  return evidence::fail(evidence::ErrorKind::Defect, "error.ui.theme"_key, {{"file", file.filename().string()}},
                        std::move(detail));
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}  // namespace

double contrast(Rgb one, Rgb other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

evidence::Result<Theme> load_theme(const std::filesystem::path& file, ThemeName name) {
  std::ifstream stream(file);
  const auto json = nlohmann::json::parse(stream, nullptr, false);
  const char* section = name == ThemeName::Light ? "light" : "dark";
  if (!json.is_object() || !json.contains(section) || !json[section].is_object()) return bad_theme(file, section);
  Theme theme;
  theme.name = name;
  theme.shadow = name == ThemeName::Light ? 0.014F : 0.045F;
  std::array<bool, tone_count> seen{};
  for (const auto& [key, value] : json[section].items()) {
    const auto tone = tone_of(key);
    const auto colour = value.is_string() ? parse_rgb(value.get_ref<const std::string&>()) : std::nullopt;
    if (!tone || !colour) return bad_theme(file, key);
    theme.tones[static_cast<std::size_t>(*tone)] = *colour;
    seen[static_cast<std::size_t>(*tone)] = true;
  }
  for (std::size_t at = 0; at < tone_count; ++at) {
    if (!seen[at]) return bad_theme(file, std::string(tone_names[at]));
  }
  if (!json.contains("text-pairs") || !json["text-pairs"].is_object()) return bad_theme(file, "text-pairs");
  for (const auto& [ink, grounds] : json["text-pairs"].items()) {
    if (!grounds.is_array()) return bad_theme(file, ink);
    for (const auto& ground : grounds) {
      const auto text = tone_of(ink);
      const auto below = ground.is_string() ? tone_of(ground.get_ref<const std::string&>()) : std::nullopt;
      if (!text || !below) return bad_theme(file, ink);
      theme.text_pairs.emplace_back(*text, *below);
    }
  }
  return theme;
}

}  // namespace workbench::ui
