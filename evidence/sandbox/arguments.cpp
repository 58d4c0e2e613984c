#include <array>
#include <filesystem>

#include "evidence/sandbox/launch.hpp"

namespace evidence::sandbox {
namespace fs = std::filesystem;
namespace {

constexpr std::array read_only = {"/usr", "/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache"};
// On Debian links into /usr; on older layouts folders of their own.
constexpr std::array library_folders = {"/lib", "/lib64", "/lib32", "/libx32", "/bin"};
constexpr std::array devices = {"/dev/null", "/dev/zero", "/dev/urandom"};

void add(std::vector<std::string>& list, std::initializer_list<std::string> more) {
  list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

fs::path bubblewrap() {
  std::error_code error;
  for (const char* place : {"/usr/bin/bwrap", "/bin/bwrap"}) {
    if (fs::exists(place, error)) return place;
  }
  return {};
}

fs::path confined_share(std::string_view name) { return fs::path("/app/share/evidence-workbench") / name; }

std::vector<std::string> bubblewrap_arguments(const Program& program) {
  std::error_code error;
  std::vector<std::string> list{"bwrap",      "--unshare-all", "--die-with-parent", "--new-session", "--as-pid-1",
                                "--cap-drop", "ALL",           "--hostname",        "worker"};
  for (const char* place : read_only) {
    if (fs::exists(place, error)) add(list, {"--ro-bind", place, place});
  }
  for (const char* place : library_folders) {
    if (fs::is_symlink(place, error))
      add(list, {"--symlink", fs::read_symlink(place, error).string(), place});
    else if (fs::exists(place, error))
      add(list, {"--ro-bind", place, place});
  }
  for (const char* device : devices) add(list, {"--dev-bind", device, device});
  // The program alone, not its folder: a worker needs none of its neighbours.
  const std::string inside = "/app/bin/" + program.file.filename().string();
  add(list, {"--ro-bind", program.file.string(), inside, "--proc", "/proc"});
  for (const ReadableFolder& folder : program.folders) {
    // A link must be followed here: what it leads to is not there inside.
    const fs::path real = fs::canonical(folder.outside, error);
    if (!error) add(list, {"--ro-bind", real.string(), folder.inside.string()});
  }
  add(list, {"--size", std::to_string(program.limits.scratch_bytes), "--tmpfs", "/tmp", "--remount-ro", "/"});
  add(list, {"--chdir", "/tmp", "--clearenv", "--setenv", "LANG", "C.UTF-8", "--setenv", "HOME", "/tmp"});
  // Recognition in one thread: more of them cost many times the processor's time and are slower. libgomp reads the
  // first, oneDNN divides its work by the second.
  add(list, {"--setenv", "OMP_THREAD_LIMIT", "1", "--setenv", "OMP_NUM_THREADS", "1"});
  // LeakSanitizer needs ptrace, its symbolizer a new process; a small quarantine keeps resident memory honest. Without
  // sanitizers nobody reads this.
  add(list, {"--setenv", "ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=16:handle_abort=0:symbolize=0"});
  add(list, {"--seccomp", "4", "--info-fd", "5", inside});
  list.insert(list.end(), program.arguments.begin(), program.arguments.end());
  return list;
}

}  // namespace evidence::sandbox
