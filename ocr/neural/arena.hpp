// One block of memory that all tensors of a run share: each lies where nothing lies that is needed at the same time.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

namespace ocr::neural {

struct Lifetime {
  std::size_t size = 0;   // numbers
  std::size_t first = 0;  // step that makes it
  std::size_t last = 0;   // last step that reads it
};

struct Layout {
  std::vector<std::size_t> offsets;  // one for each lifetime, numbers; on cache lines
  std::size_t size = 0;              // numbers in all
};

// The largest first, each at the lowest place that is free for as long as it lives.
Layout place(const std::vector<Lifetime>& lifetimes);

// Grows, never shrinks; what was in it is lost when it grows.
class Arena {
 public:
  float* reserve(std::size_t size);

 private:
  struct Free {
    void operator()(float* block) const { std::free(block); }
  };
  std::unique_ptr<float, Free> block_;
  std::size_t size_ = 0;
};

}  // namespace ocr::neural
