// Whether a RAR file is one volume of several: libarchive hands out what it has and says nothing.
#pragma once

#include "evidence/unpack/container_bytes.hpp"

namespace evidence::unpack {

// RAR 5.0 archive format (rarlab technote), main archive header; RAR 4: MAIN_HEAD flag 0x0001.
bool is_one_volume_of_many(const ContainerBytes& bytes);

}  // namespace evidence::unpack
