#include "evidence/reader/sealed_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>

namespace evidence::reader {

using namespace literals;

Result<UniqueFd> seal_in_memory(ByteView bytes) {
  UniqueFd memory(::memfd_create("page", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory) return fail(ErrorKind::Defect, "error.reader.memory"_key);
  if (auto written = write_all(memory.get(), bytes); !written) return pass_on(written);
  if (::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
    return fail(ErrorKind::Defect, "error.reader.memory"_key);
  return memory;
}

}  // namespace evidence::reader
