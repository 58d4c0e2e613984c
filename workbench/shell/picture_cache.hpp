// Pages' pictures on the graphics card: the least recently seen go first when they take too much.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>

#include "evidence/reading/page_renderer.hpp"
#include "workbench/panels/intents.hpp"

namespace workbench::shell {

struct PictureKey {
  evidence::ItemId item;
  std::uint32_t page = 1;
  std::uint32_t width = 0;  // as asked for
  friend auto operator<=>(const PictureKey&, const PictureKey&) = default;
};

// The main thread's: it holds OpenGL textures.
class PictureCache {
 public:
  explicit PictureCache(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}
  ~PictureCache();
  PictureCache(const PictureCache&) = delete;
  PictureCache& operator=(const PictureCache&) = delete;

  void put(const PictureKey& key, const evidence::reading::PagePicture& picture);
  [[nodiscard]] bool has(const PictureKey& key) const { return pictures_.contains(key); }
  // That width, else the nearest one of the same page: something at once, the sharp one when it is there.
  panels::Picture find(const PictureKey& key);

 private:
  struct Held {
    unsigned texture = 0;
    float width = 0;  // as asked for: what a viewer compares with
    float height = 0;
    std::uint64_t bytes = 0;
    std::uint64_t seen = 0;
  };
  void make_room();

  std::uint64_t most_bytes_;
  std::uint64_t bytes_ = 0;
  std::uint64_t clock_ = 0;
  std::map<PictureKey, Held> pictures_;
};

}  // namespace workbench::shell
