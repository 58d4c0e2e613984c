// What libarchive says about an entry, in our words.
#pragma once

#include <cstdint>

#include "evidence/intake/frames/frames.hpp"
#include "evidence/unpack/disc_descriptors.hpp"
#include "evidence/unpack/zip_directory.hpp"

struct archive;
struct archive_entry;

namespace evidence::unpack {

// What was learnt of the container beside libarchive.
struct ContainerFacts {
  ZipDirectory zip;
  DiscDescriptors disc;
};

intake::EntryBegin describe(archive* opened, archive_entry* entry, const ContainerFacts& facts,
                            std::uint32_t max_name_bytes);

}  // namespace evidence::unpack
