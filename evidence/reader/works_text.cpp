#include <exception>
#include <limits>

#include <librevenge-generators/librevenge-generators.h>
#include <librevenge-stream/librevenge-stream.h>
#include <libwps/libwps.h>

#include "evidence/reader/legacy_office.hpp"

namespace evidence::reader {
namespace {

using libwps::WPSDocument;

// Whether a text document of Works; nothing where the library gives up.
bool fits(librevenge::RVNGInputStream& input, libwps::WPSKind& kind, bool& encoding_wanted, bool& encrypted) {
  libwps::WPSCreator creator = libwps::WPS_MSWORKS;
  const libwps::WPSConfidence sure = WPSDocument::isFileFormatSupported(&input, kind, creator, encoding_wanted);
  encrypted = sure == libwps::WPS_CONFIDENCE_SUPPORTED_ENCRYPTION;
  return sure != libwps::WPS_CONFIDENCE_NONE && creator == libwps::WPS_MSWORKS;
}

}  // namespace

bool is_works(ByteView bytes) {
  if (bytes.size() > std::numeric_limits<unsigned>::max()) return false;
  try {
    librevenge::RVNGStringStream input(reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<unsigned>(bytes.size()));
    libwps::WPSKind kind = libwps::WPS_TEXT;
    bool encoding_wanted = false;
    bool encrypted = false;
    return fits(input, kind, encoding_wanted, encrypted) && kind == libwps::WPS_TEXT;
  } catch (...) {
    return false;
  }
}

OrProblem<MarkedText> works_text(ByteView bytes, std::uint64_t most_bytes) {
  try {
    librevenge::RVNGStringStream input(reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<unsigned>(bytes.size()));
    libwps::WPSKind kind = libwps::WPS_TEXT;
    bool encoding_wanted = false;
    bool encrypted = false;
    if (!fits(input, kind, encoding_wanted, encrypted)) return problem("damaged");
    if (encrypted) return problem("encrypted");
    librevenge::RVNGString made;
    librevenge::RVNGTextTextGenerator generator(made);
    const auto result = WPSDocument::parse(&input, &generator, nullptr, encoding_wanted ? "CP936" : "");
    if (result != libwps::WPS_OK && made.empty()) return problem("damaged");
    TextBuilder text(most_bytes);
    text.add(std::string_view(made.cstr(), made.size()));
    if (result != libwps::WPS_OK) text.say({"damaged", {}});
    return text.finish();
  } catch (const std::exception&) {
    return problem("damaged");
  }
}

}  // namespace evidence::reader
