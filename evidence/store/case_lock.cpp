#include "evidence/store/case_lock.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace evidence::store {

using namespace literals;

namespace {

constexpr const char* lock_name = "lock";

std::string holder_of(int fd) {
  std::array<char, 32> digits{};
  const ssize_t got = ::pread(fd, digits.data(), digits.size(), 0);
  std::string text(digits.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  while (!text.empty() && (text.back() < '0' || text.back() > '9')) text.pop_back();
  return text.empty() ? "?" : text;
}

}  // namespace

Result<CaseLock> CaseLock::take(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / lock_name;
  UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!fd && (errno == EROFS || errno == EACCES || errno == EPERM)) {
    return fail(ErrorKind::Input, "error.store.read-only-medium"_key, {{"folder", folder.string()}});
  }
  const bool locked = fd && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
  if (!locked && fd && errno == EWOULDBLOCK) {
    return fail(ErrorKind::Conflict, "error.store.held"_key,
                {{"folder", folder.string()}, {"process", holder_of(fd.get())}});
  }
  if (!locked) {
    return fail(ErrorKind::Input, "error.store.disk"_key,
                {{"file", file.string()}, {"reason", std::generic_category().message(errno)}});
  }
  const std::string own = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd.get(), 0) != 0 || ::pwrite(fd.get(), own.data(), own.size(), 0) < 0) {
    return fail(ErrorKind::Input, "error.store.disk"_key,
                {{"file", file.string()}, {"reason", std::generic_category().message(errno)}});
  }
  return CaseLock(std::move(fd));
}

}  // namespace evidence::store
