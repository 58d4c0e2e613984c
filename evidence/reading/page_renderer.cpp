#include "evidence/reading/page_renderer.hpp"

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "evidence/reading/reading.hpp"
#include "evidence/reading/worker.hpp"

namespace evidence::reading {

using namespace literals;

namespace {

Error without_picture(const Problem& problem) {
  return {ErrorKind::Input, "error.reading.render"_key, {{"problem", problem.code}}, problem.code};
}

// Copied out: what a worker holds on to must not change below the window, even where a seal is missing.
Result<PagePicture> copy(const Worker::Picture& from, std::uint64_t max_pixels) {
  const PictureHead& head = from.head;
  const std::uint64_t bytes = std::uint64_t{head.stride} * head.height;
  struct stat about{};
  constexpr int wanted = F_SEAL_SHRINK | F_SEAL_WRITE;
  const int seals = ::fcntl(from.memory.get(), F_GET_SEALS);  // -1, all bits set, where it is no memfd
  const bool sealed = seals >= 0 && (seals & wanted) == wanted;
  const bool sound = sealed && std::uint64_t{head.width} * head.height <= max_pixels &&
                     head.stride <= std::uint64_t{head.width} * 4 && ::fstat(from.memory.get(), &about) == 0 &&
                     static_cast<std::uint64_t>(about.st_size) == bytes;
  if (!sound) return std::unexpected(without_picture({"reader-crashed", {}}));
  auto pixels = read_range(from.memory.get(), 0, bytes);
  if (!pixels) return pass_on(pixels);
  return PagePicture{head.width, head.height, head.stride, head.format, std::move(*pixels)};
}

}  // namespace

struct PageRenderer::State {
  Worker worker;
  ReadLimits limits;
};

PageRenderer::PageRenderer(sandbox::Confinement confinement, ReadLimits limits, std::chrono::milliseconds deadline)
    : state_(std::make_unique<State>(State{Worker(confinement, reader_limits(), deadline), limits})) {}
PageRenderer::PageRenderer(PageRenderer&&) noexcept = default;
PageRenderer& PageRenderer::operator=(PageRenderer&&) noexcept = default;
PageRenderer::~PageRenderer() = default;

Result<PagePicture> PageRenderer::render(const FileRange& bytes, const PageToRender& what) {
  const RenderRequest request{what.name,    what.page,    what.width,    what.max_pixels,
                              bytes.offset, bytes.length, state_->limits};
  auto answer = state_->worker.render(bytes, request);
  if (!answer) return pass_on(answer);
  if (!*answer) return std::unexpected(without_picture(answer->error()));
  return copy(**answer, what.max_pixels);
}

}  // namespace evidence::reading
