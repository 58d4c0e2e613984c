#include "evidence/reader/ofd_signatures.hpp"

#include "evidence/reader/electronic_seal.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_signatures = 200;
constexpr std::size_t most_stamps = 5'000;  // of one signature: a seal across the edges of all pages

// The seal stands in the signed value and, in most files, once more in a part of its own.
void add_seal(ByteView bytes, const Package& package, const std::string& part, const pugi::xml_node& root,
              std::uint64_t most, OfdSignature& signature) {
  const pugi::xml_node info = child_named(root, "SignedInfo");
  for (const pugi::xml_node& named :
       {child_named(root, "SignedValue"), child_named(child_named(info, "Seal"), "BaseLoc")}) {
    const std::string_view path = trimmed(named.child_value());
    if (path.empty()) continue;
    const std::string stored = package.find(path_beside(part, path));
    if (stored.empty()) continue;
    const auto content = unpack_part(bytes, stored, most);
    if (!content) continue;
    const auto seal = electronic_seal(as_bytes(*content));
    if (!seal) continue;
    signature.signer = seal->name;
    signature.seal_picture = as_text(seal->picture);
    signature.has_seal = true;
    return;
  }
}

OfdSignature signature_of(ByteView bytes, const Package& package, const std::string& part, const pugi::xml_node& root,
                          std::uint64_t most) {
  OfdSignature signature;
  const pugi::xml_node info = child_named(root, "SignedInfo");
  const pugi::xml_node provider = child_named(info, "Provider");
  signature.time = trimmed(child_named(info, "SignatureDateTime").child_value());
  add_seal(bytes, package, part, root, most, signature);
  if (signature.signer.empty()) signature.signer = attribute_named(provider, "ProviderName");
  if (signature.signer.empty()) signature.signer = trimmed(child_named(provider, "ProviderName").child_value());
  for (const pugi::xml_node& stamp : info.children()) {
    if (local_name(stamp) != "StampAnnot" || signature.stamps.size() >= most_stamps) continue;
    const auto where = rectangle_of(attribute_named(stamp, "Boundary"));
    if (where) signature.stamps.push_back({std::string(attribute_named(stamp, "PageRef")), *where});
  }
  return signature;
}

}  // namespace

std::vector<OfdSignature> ofd_signatures(ByteView bytes, const Package& package, const std::string& list,
                                         std::uint64_t most_part_bytes) {
  std::vector<OfdSignature> signatures;
  const std::string stored = package.find(list);
  const std::string* text = package.part(stored);
  pugi::xml_document document;
  if (text == nullptr || !parse_xml(document, *text)) return signatures;
  for (const pugi::xml_node& node : child_named(document, "Signatures").children()) {
    if (local_name(node) != "Signature" || signatures.size() >= most_signatures) continue;
    const std::string part = package.find(path_beside(stored, attribute_named(node, "BaseLoc")));
    const std::string* content = package.part(part);
    pugi::xml_document one;
    if (content == nullptr || !parse_xml(one, *content)) continue;
    signatures.push_back(signature_of(bytes, package, part, child_named(one, "Signature"), most_part_bytes));
  }
  return signatures;
}

}  // namespace evidence::reader
