#include "evidence/reader/pdf_image.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "evidence/reader/pdf_colour.hpp"
#include "evidence/reader/pdf_stream.hpp"
#include "ocr/decoders.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_coded_bytes = 256U << 20U;

std::uint64_t number_of(QPDFObjectHandle dictionary, const char* key, std::uint64_t otherwise = 0) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (!value.isInteger()) return otherwise;
  return value.getIntValue() < 0 ? otherwise : static_cast<std::uint64_t>(value.getIntValue());
}

bool is_true(QPDFObjectHandle value) { return value.isBool() && value.getBoolValue(); }

struct ImageForm {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  std::uint64_t bits = 8;
  std::optional<ColourSpace> space;
  bool inverted = false;
};

// /Decode: straight, or straight and inverted; nothing else.
std::optional<bool> inverted_by(QPDFObjectHandle decode) {
  if (!decode.isArray()) return false;
  const auto limits = decode.getArrayAsVector();
  std::optional<bool> inverted;
  for (std::size_t i = 0; i + 1 < limits.size(); i += 2) {
    const double low = QPDFObjectHandle(limits[i]).getNumericValue();
    const double high = QPDFObjectHandle(limits[i + 1]).getNumericValue();
    const bool one = low == 1 && high == 0;
    if ((!one && (low != 0 || high != 1)) || inverted.value_or(one) != one) return std::nullopt;
    inverted = one;
  }
  return inverted.value_or(false);
}

std::optional<ImageForm> form_of(QPDF& pdf, QPDFObjectHandle image) {
  QPDFObjectHandle dictionary = image.getDict();
  ImageForm form;
  form.width = number_of(dictionary, "/Width");
  form.height = number_of(dictionary, "/Height");
  if (is_mask(image)) {
    form.bits = 1;
    form.space = ColourSpace{};
  } else {
    form.bits = number_of(dictionary, "/BitsPerComponent", 8);
    form.space = colour_space(pdf, dictionary.getKey("/ColorSpace"));
  }
  const bool indexed = form.space && form.space->kind == ColourSpace::Kind::Palette;
  if (indexed && dictionary.hasKey("/Decode")) return std::nullopt;
  const auto inverted = inverted_by(dictionary.getKey("/Decode"));
  if (!inverted) return std::nullopt;
  form.inverted = *inverted;
  return form;
}

// Samples of 1, 2, 4, 8 or 16 bits, rows at whole bytes → one byte each: 0…255, or an index as it is.
std::optional<ocr::Picture> unpacked(ByteView bytes, const ImageForm& form) {
  const bool index = form.space->kind == ColourSpace::Kind::Palette;
  const auto row_samples = form.width * static_cast<std::uint64_t>(form.space->components());
  const std::uint64_t row_bytes = (row_samples * form.bits + 7) / 8;
  if (form.bits != 1 && form.bits != 2 && form.bits != 4 && form.bits != 8 && form.bits != 16) return std::nullopt;
  if (bytes.size() < row_bytes * form.height) return std::nullopt;
  ocr::Picture picture(static_cast<int>(form.width), static_cast<int>(form.height), form.space->components());
  const unsigned highest = (1U << std::min<std::uint64_t>(form.bits, 8)) - 1;
  const unsigned step = index ? 1 : 255 / highest;
  for (int y = 0; y < picture.height; ++y) {
    const std::byte* from = bytes.data() + static_cast<std::uint64_t>(y) * row_bytes;
    std::uint8_t* to = picture.row(y);
    if (form.bits == 8) {
      std::memcpy(to, from, row_samples);
      continue;
    }
    for (std::uint64_t i = 0; i < row_samples; ++i) {
      const std::uint64_t bit = i * form.bits;
      const auto byte = std::to_integer<unsigned>(from[bit / 8]);
      // Of 16 bits the upper eight count.
      const unsigned value = form.bits == 16 ? byte : byte >> (8 - form.bits - bit % 8) & highest;
      to[i] = static_cast<std::uint8_t>(value * step);
    }
  }
  return picture;
}

ocr::OrDecodeFailure decode_bilevel(QPDF& pdf, CodedStream& coded, const ImageForm& form, std::uint64_t most_pixels) {
  QPDFObjectHandle parameters = coded.parameters.isDictionary() ? coded.parameters : QPDFObjectHandle::newDictionary();
  if (coded.filter == "/JBIG2Decode") {
    QPDFObjectHandle shared = parameters.getKey("/JBIG2Globals");
    const auto segments = shared.isStream() ? plain_stream(pdf, shared, most_coded_bytes) : std::nullopt;
    return ocr::decode_jbig2_segments(coded.bytes, segments ? ByteView(*segments) : ByteView{}, most_pixels);
  }
  ocr::FaxForm fax;
  if (parameters.getKey("/K").isInteger()) fax.k = parameters.getKey("/K").getIntValueAsInt();
  fax.columns = static_cast<std::uint32_t>(std::min<std::uint64_t>(number_of(parameters, "/Columns", 1728), 1U << 24U));
  fax.rows = static_cast<std::uint32_t>(form.height);
  fax.byte_align = is_true(parameters.getKey("/EncodedByteAlign"));
  auto decoded = ocr::decode_fax(coded.bytes, fax, most_pixels);
  if (decoded && is_true(parameters.getKey("/BlackIs1"))) {
    for (std::uint8_t& value : decoded->picture.pixels) value = static_cast<std::uint8_t>(255 - value);
  }
  return decoded;
}

std::optional<ocr::Decoded> decode_jpeg(const CodedStream& coded, ImageForm form, std::uint64_t most_pixels,
                                        int shrink) {
  auto read = ocr::decode_jpeg_samples(coded.bytes, most_pixels, shrink);
  if (!read) return std::nullopt;
  if (!form.space) return std::nullopt;
  if (form.space->components() != read->samples.channels) return std::nullopt;
  return ocr::Decoded{in_colours(std::move(read->samples), *form.space, form.inverted), read->complete};
}

}  // namespace

bool is_mask(QPDFObjectHandle image) { return is_true(image.getDict().getKey("/ImageMask")); }

bool is_opaque(QPDFObjectHandle image) {
  QPDFObjectHandle dictionary = image.getDict();
  return !is_mask(image) && !dictionary.getKey("/SMask").isStream() && dictionary.getKey("/Mask").isNull();
}

std::uint64_t pixels_of(QPDFObjectHandle image) {
  constexpr std::uint64_t longest = UINT32_MAX;
  return std::min(longest, number_of(image.getDict(), "/Width")) *
         std::min(longest, number_of(image.getDict(), "/Height"));
}

std::optional<ocr::Decoded> decode_image(QPDF& pdf, const QPDFObjectHandle& image, std::uint64_t most_pixels,
                                         int shrink) {
  if (!is_opaque(image) && !is_mask(image)) return std::nullopt;
  const auto form = form_of(pdf, image);
  if (!form || !ocr::check_extent(form->width, form->height, most_pixels)) return std::nullopt;
  auto coded = coded_stream(pdf, image, most_coded_bytes);
  if (!coded) return std::nullopt;
  if (coded->filter == "/DCTDecode") return decode_jpeg(*coded, *form, most_pixels, shrink);
  if (coded->filter == "/JPXDecode") {
    if (form->inverted || (form->space && form->space->kind == ColourSpace::Kind::Palette)) return std::nullopt;
    auto decoded = ocr::decode_jpeg2000(coded->bytes, most_pixels);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
  }
  if (!form->space) return std::nullopt;
  if (coded->filter.empty()) {
    auto samples = unpacked(coded->bytes, *form);
    if (!samples) return std::nullopt;
    return ocr::Decoded{in_colours(std::move(*samples), *form->space, form->inverted), true};
  }
  if (form->space->components() != 1) return std::nullopt;
  auto decoded = decode_bilevel(pdf, *coded, *form, most_pixels);
  // poppler makes more of broken ones.
  if (!decoded || !decoded->complete) return std::nullopt;
  if (static_cast<std::uint64_t>(decoded->picture.width) != form->width ||
      static_cast<std::uint64_t>(decoded->picture.height) != form->height)
    return std::nullopt;
  if (form->space->kind == ColourSpace::Kind::Palette) {
    for (std::uint8_t& value : decoded->picture.pixels) value &= 1U;
  }
  decoded->picture = in_colours(std::move(decoded->picture), *form->space, form->inverted);
  return std::move(*decoded);
}

}  // namespace evidence::reader
