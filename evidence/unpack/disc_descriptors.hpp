// What stands in a disc image's volume descriptors (ECMA-119 8, ECMA-167 2/9.1): 2,048-byte sectors from number 16.
#pragma once

#include "evidence/unpack/container_bytes.hpp"

namespace evidence::unpack {

struct DiscDescriptors {
  bool iso = false;
  bool joliet = false;
  bool udf = false;  // NSR02 or NSR03: a UDF tree is there, which libarchive does not read
};

DiscDescriptors read_disc_descriptors(const ContainerBytes& bytes);

}  // namespace evidence::unpack
