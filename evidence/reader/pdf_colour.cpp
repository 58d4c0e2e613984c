#include "evidence/reader/pdf_colour.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "evidence/reader/pdf_stream.hpp"
#include "ocr/decoders.hpp"

namespace evidence::reader {
namespace {

using Kind = ColourSpace::Kind;

std::optional<Kind> device_kind(const std::string& name) {
  if (name == "/DeviceGray" || name == "/G") return Kind::Grey;
  if (name == "/DeviceRGB" || name == "/RGB") return Kind::Rgb;
  if (name == "/DeviceCMYK" || name == "/CMYK") return Kind::Cmyk;
  return std::nullopt;
}

// Calibrated colours are taken as they are where their gamma is about that of a screen.
std::optional<Kind> calibrated_kind(QPDFObjectHandle space) {
  constexpr double least = 1.7;  // sRGB is about 2.2
  constexpr double most = 2.6;
  if (space.getArrayNItems() < 2 || !space.getArrayItem(1).isDictionary()) return std::nullopt;
  QPDFObjectHandle gamma = space.getArrayItem(1).getKey("/Gamma");
  for (QPDFObjectHandle& value : gamma.isArray() ? gamma.getArrayAsVector() : std::vector<QPDFObjectHandle>{gamma}) {
    if (!value.isNumber() || value.getNumericValue() < least || value.getNumericValue() > most) return std::nullopt;
  }
  return space.getArrayItem(0).getName() == "/CalGray" ? Kind::Grey : Kind::Rgb;
}

std::optional<Kind> kind_of_profile(QPDFObjectHandle profile) {
  if (!profile.isStream()) return std::nullopt;
  const QPDFObjectHandle count = profile.getDict().getKey("/N");
  if (!QPDFObjectHandle(count).isInteger()) return std::nullopt;
  switch (QPDFObjectHandle(count).getIntValueAsInt()) {
    case 1:
      return Kind::Grey;
    case 3:
      return Kind::Rgb;
    case 4:
      return Kind::Cmyk;
    default:
      return std::nullopt;
  }
}

std::optional<Bytes> palette_bytes(QPDF& pdf, QPDFObjectHandle table) {
  constexpr std::size_t most = std::size_t{256} * 4;
  if (table.isStream()) return plain_stream(pdf, table, most * 16);
  if (!table.isString()) return std::nullopt;
  const std::string text = table.getStringValue();
  const ByteView bytes = as_bytes(text);
  return Bytes(bytes.begin(), bytes.end());
}

// [/Indexed base highest table]
std::optional<ColourSpace> palette_of(QPDF& pdf, QPDFObjectHandle space) {
  if (space.getArrayNItems() < 4) return std::nullopt;
  const auto base = colour_space(pdf, space.getArrayItem(1));
  if (!base || base->kind == Kind::Palette || base->kind == Kind::Ink) return std::nullopt;
  const auto table = palette_bytes(pdf, space.getArrayItem(3));
  if (!table) return std::nullopt;
  const auto components = static_cast<std::size_t>(base->components());
  const std::size_t count = std::min<std::size_t>(256, table->size() / components);
  if (count == 0) return std::nullopt;
  ocr::Picture entries(static_cast<int>(count), 1, base->components());
  std::transform(table->begin(), table->begin() + static_cast<std::ptrdiff_t>(count * components),
                 entries.pixels.begin(), [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
  const ocr::Picture colours = in_colours(std::move(entries), *base, false);
  ColourSpace result{Kind::Palette, {}};
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t c = 0; c < 3; ++c)
      result.palette.push_back(colours.channels == 3 ? colours.pixels[i * 3 + c] : colours.pixels[i]);
  }
  return result;
}

ocr::Picture by_palette(const ocr::Picture& samples, const std::vector<std::uint8_t>& palette) {
  bool grey = true;
  for (std::size_t i = 0; i + 2 < palette.size(); i += 3)
    grey = grey && palette[i] == palette[i + 1] && palette[i] == palette[i + 2];
  ocr::Picture picture(samples.width, samples.height, grey ? 1 : 3, samples.dpi);
  const std::size_t last = palette.size() / 3 - 1;
  std::uint8_t* to = picture.pixels.data();
  for (const std::uint8_t index : samples.pixels) {
    const std::size_t entry = std::min<std::size_t>(index, last) * 3;
    for (int c = 0; c < picture.channels; ++c) *to++ = palette[entry + static_cast<std::size_t>(c)];
  }
  return picture;
}

}  // namespace

std::optional<ColourSpace> colour_space(QPDF& pdf, QPDFObjectHandle space) {
  const auto of = [](std::optional<Kind> kind) { return kind ? std::optional(ColourSpace{*kind, {}}) : std::nullopt; };
  if (space.isName()) return of(device_kind(space.getName()));
  if (!space.isArray() || space.getArrayNItems() == 0 || !space.getArrayItem(0).isName()) return std::nullopt;
  const std::string name = space.getArrayItem(0).getName();
  if (name == "/ICCBased" && space.getArrayNItems() > 1) return of(kind_of_profile(space.getArrayItem(1)));
  if (name == "/CalGray" || name == "/CalRGB") return of(calibrated_kind(space));
  if (name == "/Indexed" || name == "/I") return palette_of(pdf, space);
  if (name == "/Separation" && space.getArrayNItems() > 1 && space.getArrayItem(1).isName()) {
    const std::string ink = space.getArrayItem(1).getName();
    if (ink == "/Black" || ink == "/All") return ColourSpace{Kind::Ink, {}};
    return std::nullopt;
  }
  return of(device_kind(name));
}

ocr::Picture in_colours(ocr::Picture samples, const ColourSpace& space, bool inverted) {
  if (space.kind == Kind::Palette) return by_palette(samples, space.palette);
  if (space.kind == Kind::Cmyk) return ocr::from_cmyk(samples, inverted);
  if (inverted != (space.kind == Kind::Ink)) {
    for (std::uint8_t& value : samples.pixels) value = static_cast<std::uint8_t>(255 - value);
  }
  return samples;
}

}  // namespace evidence::reader
