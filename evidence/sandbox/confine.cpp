#include "evidence/sandbox/confine.hpp"

#include <clocale>

#include "evidence/sandbox/filters.hpp"

namespace evidence::sandbox {
using namespace literals;

Result<void> confine_self(const Needs& needs) {
  if (std::setlocale(LC_ALL, "C.UTF-8") == nullptr)
    return fail(ErrorKind::Defect, "error.sandbox.filter"_key, {}, "no locale C.UTF-8");
  std::setlocale(LC_NUMERIC, "C");
  return load_self_filter(needs);
}

}  // namespace evidence::sandbox
