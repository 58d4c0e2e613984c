// Pages' pictures: asked for by panels, drawn by the confined worker, kept on the graphics card.
#pragma once

#include <memory>
#include <optional>
#include <set>

#include "workbench/shell/desk.hpp"
#include "workbench/shell/picture_cache.hpp"

namespace workbench::shell {

class Pictures {
 public:
  explicit Pictures(Desk& desk);
  // Starts drawing unless it is there, under way or known to fail. A page in sight goes before small pictures, and a
  // newer page replaces an older one that is not begun.
  void want(const panels::WantPicture& wanted);
  panels::Picture find(const panels::PagePlace& place, std::uint32_t width) {
    return cache_.find({place.item, place.page, width});
  }
  // Whether the page could not be drawn, at any width.
  [[nodiscard]] bool failed(const panels::PagePlace& place) const;
  // What was known to fail may work now: files were read again.
  void forget_failures() { failed_.clear(); }

 private:
  struct Renderer;
  Desk& desk_;
  PictureCache cache_;
  std::shared_ptr<Renderer> renderer_;  // used on the pictures thread alone
  std::optional<PictureKey> large_;     // under way
  std::optional<PictureKey> small_;
  std::set<PictureKey> failed_;
};

}  // namespace workbench::shell
