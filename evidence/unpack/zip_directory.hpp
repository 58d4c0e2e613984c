// What libarchive does not tell about a zip: which names are said to be UTF-8, how many entries its directory counts,
// and whether it is a document. PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "evidence/unpack/container_bytes.hpp"

namespace evidence::unpack {

struct ZipDirectory {
  bool found = false;  // the end record and every entry's header could be read
  std::uint64_t entries = 0;
  std::map<std::string, bool, std::less<>> said_utf8;  // by name as libarchive gives it
  bool office_package = false;                         // docx, xlsx, pptx, odt, epub, ofd, jar: a file, not an archive
  bool many_volumes = false;
};

ZipDirectory read_zip_directory(const ContainerBytes& bytes);

}  // namespace evidence::unpack
