#include "ocr/neural/arena.hpp"

#include <algorithm>
#include <new>
#include <numeric>
#include <utility>

namespace ocr::neural {
namespace {

constexpr std::size_t line_bytes = 64;  // of a cache; also the widest vector
constexpr std::size_t line_numbers = line_bytes / sizeof(float);

std::size_t whole_lines(std::size_t size) { return (size + line_numbers - 1) / line_numbers * line_numbers; }

bool live_together(const Lifetime& a, const Lifetime& b) { return a.first <= b.last && b.first <= a.last; }

}  // namespace

Layout place(const std::vector<Lifetime>& lifetimes) {
  std::vector<std::size_t> order(lifetimes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return lifetimes[a].size > lifetimes[b].size; });
  Layout layout;
  layout.offsets.resize(lifetimes.size());
  std::vector<std::size_t> placed;
  for (const std::size_t one : order) {
    std::vector<std::pair<std::size_t, std::size_t>> taken;  // begin, end
    for (const std::size_t other : placed) {
      if (live_together(lifetimes[one], lifetimes[other]))
        taken.emplace_back(layout.offsets[other], layout.offsets[other] + whole_lines(lifetimes[other].size));
    }
    std::sort(taken.begin(), taken.end());
    const std::size_t size = whole_lines(lifetimes[one].size);
    std::size_t at = 0;
    for (const auto& [begin, end] : taken) {
      if (at + size <= begin) break;
      at = std::max(at, end);
    }
    layout.offsets[one] = at;
    layout.size = std::max(layout.size, at + size);
    placed.push_back(one);
  }
  return layout;
}

float* Arena::reserve(std::size_t size) {
  if (size > size_) {
    block_.reset();
    size_ = 0;
    block_.reset(static_cast<float*>(std::aligned_alloc(line_bytes, whole_lines(size) * sizeof(float))));
    if (!block_) throw std::bad_alloc();
    size_ = size;
  }
  return block_.get();
}

}  // namespace ocr::neural
