#include "unit/reading/reading_fixture.hpp"

#include <sys/mman.h>

#include "evidence/base/utf8.hpp"
#include "evidence/reading/reading.hpp"

namespace evidence::reading::test {

std::filesystem::path corpus() {
  const std::filesystem::path folder = WORKBENCH_SOURCE_DIR "/../shared/corpus";
  return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

sandbox::Confinement confinement() {
  const auto probed = sandbox::probe_confinement();
  EXPECT_TRUE(probed) << "this machine forbids user namespaces; set EVIDENCE_ALLOW_UNCONFINED=1";
  return probed.value_or(sandbox::Confinement::Sandboxed);
}

FileRange open_file(const std::filesystem::path& file) {
  auto fd = open_for_reading(file);
  EXPECT_TRUE(fd) << file;
  return {std::move(*fd), 0, std::filesystem::file_size(file)};
}

FileRange in_memory(std::string_view bytes) {
  UniqueFd fd(::memfd_create("item", MFD_CLOEXEC));
  EXPECT_TRUE(write_all(fd.get(), as_bytes(bytes)));
  return {std::move(fd), 0, bytes.size()};
}

std::string ReadItem::text() const {
  std::string all;
  for (const Page& page : pages) {
    for (const char32_t c : to_code_points(page.text)) {
      if (!is_blank(c)) append_utf8(all, c);
    }
  }
  return all;
}

ReadItem read_item(Worker& worker, const FileRange& bytes, const std::string& name) {
  ReadItem item;
  const auto begun = std::chrono::steady_clock::now();
  const ItemListener listener{[](const DocumentHead&) {},
                              [&](const Page& page) -> Result<bool> {
                                item.pages.push_back(page);
                                return true;
                              }};
  auto result = worker.read(bytes, {name, 1, 0, {}, bytes.offset, bytes.length, {}}, listener);
  EXPECT_TRUE(result) << (result ? "" : std::string(result.error().key.name) + " " + result.error().detail);
  if (result) item.result = std::move(*result);
  item.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return item;
}

ReadItem read_file(Worker& worker, const std::filesystem::path& file) {
  return read_item(worker, open_file(file), file.filename().string());
}

Worker make_worker(std::chrono::milliseconds deadline) { return {confinement(), reader_limits(), deadline}; }

}  // namespace evidence::reading::test
