#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "evidence/sandbox/child.hpp"
#include "evidence/sandbox/launch.hpp"

namespace evidence::sandbox {
using namespace literals;
namespace fs = std::filesystem;

Result<Confinement> probe_confinement() {
  auto tried = try_bubblewrap();
  if (tried) return Confinement::Sandboxed;
  const char* allowed = std::getenv("EVIDENCE_ALLOW_UNCONFINED");
  if (allowed != nullptr && std::string_view(allowed) == "1") return Confinement::Unconfined;
  return fail(ErrorKind::Input, "error.sandbox.unavailable"_key,
              {{"reason", bubblewrap().empty() ? "bubblewrap (bwrap)" : "user namespaces"}}, tried.error().detail);
}

fs::path worker_program(std::string_view name) {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  return self.parent_path() / name;
}

}  // namespace evidence::sandbox
