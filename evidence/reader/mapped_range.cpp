#include "evidence/reader/mapped_range.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace evidence::reader {

using namespace literals;

Result<MappedRange> MappedRange::map(int fd, std::uint64_t offset, std::uint64_t length) {
  struct stat about{};
  const auto refused = [] { return fail(ErrorKind::Input, "error.reader.input"_key); };
  if (::fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return refused();
  const auto size = static_cast<std::uint64_t>(about.st_size);
  if (offset > size || length > size - offset) return refused();
  if (length == 0) return MappedRange(nullptr, 0, {});
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const std::uint64_t before = offset % page;
  void* start = ::mmap(nullptr, length + before, PROT_READ, MAP_PRIVATE, fd, static_cast<off_t>(offset - before));
  if (start == MAP_FAILED) return refused();
  return MappedRange(start, length + before, ByteView(static_cast<const std::byte*>(start) + before, length));
}

MappedRange::~MappedRange() {
  if (start_ != nullptr) ::munmap(start_, mapped_);
}

}  // namespace evidence::reader
