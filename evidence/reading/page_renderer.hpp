// Pictures of pages for the viewer, drawn by a confined worker.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"
#include "evidence/reading/frames/limits.hpp"
#include "evidence/reading/frames/reading_frames.hpp"
#include "evidence/sandbox/child.hpp"

namespace evidence::reading {

// Rows from the top; a row is `stride` bytes, a pixel one byte (grey) or four (R, G, B, A; A always 255).
struct PagePicture {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t stride = 0;
  PixelFormat format = PixelFormat::Rgba;
  Bytes pixels;
};

struct PageToRender {
  std::string name;            // hint
  std::uint32_t page = 1;      // from 1
  std::uint32_t width = 1200;  // wanted, in pixels
  std::uint64_t max_pixels = 24'000'000;
};

// Keeps one worker alive between pages and starts a new one after a failure. One thread at a time.
class PageRenderer {
 public:
  explicit PageRenderer(sandbox::Confinement confinement, ReadLimits limits = {},
                        std::chrono::milliseconds deadline = std::chrono::seconds(30));
  PageRenderer(PageRenderer&&) noexcept;
  PageRenderer& operator=(PageRenderer&&) noexcept;
  ~PageRenderer();

  // Fails with "error.reading.render" ({problem}: the Problem's code) where the page has no picture, and as the sandbox
  // does where no worker starts.
  Result<PagePicture> render(const FileRange& bytes, const PageToRender& what);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace evidence::reading
