#include "evidence/reader/electronic_seal.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/der.hpp"

namespace evidence::reader {
namespace {

constexpr int deepest = 6;  // SES_Signature, TBS_Sign, SESeal, SES_SealInfo

double number_in(ByteView content) {
  double number = 0;
  for (const std::byte byte : content.first(std::min<std::size_t>(content.size(), 4)))
    number = number * 256 + std::to_integer<int>(byte);
  return number;
}

// SES_SealInfo ::= SEQUENCE { header { "ES", version, vendor }, esID, property { type, name, … }, picture { type, data,
// width, height }, … }
std::optional<ElectronicSeal> seal_info(const std::vector<DerValue>& values) {
  if (values.size() < 4 || values[0].tag != der::sequence) return std::nullopt;
  const auto header = first_der(values[0].content);
  if (!header || header->tag != der::ia5_string || as_text(header->content) != "ES") return std::nullopt;
  if (values[2].tag != der::sequence || values[3].tag != der::sequence) return std::nullopt;
  const auto property = der_values(values[2].content);
  const auto picture = der_values(values[3].content);
  if (property.size() < 2 || picture.size() < 2) return std::nullopt;
  ElectronicSeal seal;
  seal.name = make_valid_utf8(as_text(property[1].content));
  if (picture[1].tag == der::octet_string) seal.picture = picture[1].content;
  if (picture.size() >= 4) {
    seal.width = number_in(picture[2].content);
    seal.height = number_in(picture[3].content);
  }
  return seal;
}

std::optional<ElectronicSeal> find(ByteView bytes, int depth) {
  const auto values = der_values(bytes);
  if (auto seal = seal_info(values)) return seal;
  if (depth == deepest) return std::nullopt;
  for (const DerValue& value : values) {
    if (value.tag != der::sequence) continue;
    if (auto seal = find(value.content, depth + 1)) return seal;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ElectronicSeal> electronic_seal(ByteView bytes) { return find(bytes, 0); }

}  // namespace evidence::reader
