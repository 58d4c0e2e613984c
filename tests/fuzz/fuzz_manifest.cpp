// A manifest: what is accepted is written and read again the same, and every entry gets a path that can be shown.
#include "evidence/base/utf8.hpp"
#include "evidence/journal/manifest.hpp"
#include "tests/fuzz/oracle.hpp"

using namespace evidence;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto manifest = journal::decode_manifest(std::string(as_text(fuzz::input(data, size))));
  if (!manifest) return 0;
  const std::string written = journal::encode_manifest(*manifest);
  const auto again = journal::decode_manifest(written);
  require(again.has_value(), "a manifest can be written and read again");
  require(again->entries == manifest->entries && again->problems == manifest->problems, "and is the same");
  require(journal::encode_manifest(*again) == written, "it is written the same way twice");
  require(journal::archives_of(*manifest).size() == manifest->entries.size(), "every entry stands in something");
  for (const char* encoding : {"", "GB18030", "no such encoding"}) {
    const auto paths = journal::display_paths(*manifest, encoding);
    require(paths.size() == manifest->entries.size(), "every entry has a path");
    for (const std::string& path : paths) require(is_valid_utf8(path), "a path can be shown");
  }
  return 0;
}
