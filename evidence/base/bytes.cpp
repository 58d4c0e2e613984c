#include "evidence/base/bytes.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace evidence {

using namespace literals;

namespace {

std::unexpected<Error> file_error(TextKey key, const std::filesystem::path& file) {
  const int number = errno;
  return fail(ErrorKind::Input, key, {{"file", file.string()}, {"reason", std::generic_category().message(number)}});
}

}  // namespace

void UniqueFd::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Result<UniqueFd> open_for_reading(const std::filesystem::path& file) {
  UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return file_error("error.file.open"_key, file);
  return fd;
}

Result<Bytes> read_range(int fd, std::uint64_t offset, std::uint64_t length) {
  Bytes bytes(length);
  for (std::uint64_t done = 0; done < length;) {
    const ssize_t got = ::pread(fd, bytes.data() + done, length - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return file_error("error.file.read"_key, "#" + std::to_string(fd));
    done += static_cast<std::uint64_t>(got);
  }
  return bytes;
}

Result<std::string> read_whole_file(const std::filesystem::path& file) {
  auto fd = open_for_reading(file);
  if (!fd) return pass_on(fd);
  std::string content;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(fd->get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_error("error.file.read"_key, file);
    if (got == 0) return content;
    content.append(buffer, static_cast<std::size_t>(got));
  }
}

Result<void> write_all(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return file_error("error.file.write"_key, "#" + std::to_string(fd));
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd || ::fsync(fd.get()) != 0) return file_error("error.file.write"_key, folder);
  return {};
}

Result<void> write_file_atomically(const std::filesystem::path& file, ByteView bytes, unsigned mode) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::string temporary = (folder / ".writing-XXXXXX").string();
  UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd) return file_error("error.file.write"_key, file);
  auto written = write_all(fd.get(), bytes);
  const bool stored = written && ::fchmod(fd.get(), mode) == 0 && ::fsync(fd.get()) == 0 &&
                      ::rename(temporary.c_str(), file.c_str()) == 0;
  if (!stored) {
    auto error = file_error("error.file.write"_key, file);
    ::unlink(temporary.c_str());
    return error;
  }
  return sync_folder(folder);
}

}  // namespace evidence
