#include "ocr/sheet.hpp"

#include <algorithm>
#include <cmath>

namespace ocr {
namespace {

constexpr double longest_side = 3600;
constexpr int parts = 1000;  // of the page, that a region is given in

Area area_of(const PageOptions::Region& region, const Picture& picture) {
  const auto at = [](int part, int whole) {
    return static_cast<int>(static_cast<std::int64_t>(std::clamp(part, 0, parts)) * whole / parts);
  };
  const int left = at(region.x, picture.width);
  const int top = at(region.y, picture.height);
  const int right = std::max(left, at(region.x + region.width, picture.width));
  const int bottom = std::max(top, at(region.y + region.height, picture.height));
  return {left, top, right - left, bottom - top};
}

}  // namespace

Sheet::Sheet(const Picture& picture, const PageOptions::Region& region)
    : whole_(picture), area_(area_of(region, picture)), dpi_(working_dpi(picture)) {
  scale_ = std::max(1.0, std::max(area_.width, area_.height) / longest_side);
  dpi_ /= scale_;
  is_whole_ = scale_ == 1 && area_.width == picture.width && area_.height == picture.height;
  if (is_whole_ || area_.width == 0 || area_.height == 0) return;
  const int width = static_cast<int>(std::lround(area_.width / scale_));
  const int height = static_cast<int>(std::lround(area_.height / scale_));
  own_ = shrunk(picture, area_, width, height);
}

void Sheet::place_back(Recognition& recognition) const {
  if (is_whole_) return;
  const auto back = [this](int value, int offset) { return static_cast<int>(std::lround(value * scale_)) + offset; };
  const auto place = [&](auto& placed) {
    const int right = back(placed.x + placed.width, area_.x);
    const int bottom = back(placed.y + placed.height, area_.y);
    placed.x = back(placed.x, area_.x);
    placed.y = back(placed.y, area_.y);
    placed.width = right - placed.x;
    placed.height = bottom - placed.y;
  };
  for (auto* lines : {&recognition.lines, &recognition.doubtful, &recognition.second}) {
    for (Line& line : *lines)
      for (Word& word : line.words) place(word);
  }
  for (Unread& part : recognition.unread) place(part);
  for (Seal& seal : recognition.seals) {
    seal.x = seal.x * scale_ + area_.x;
    seal.y = seal.y * scale_ + area_.y;
    seal.across *= scale_;
    seal.down *= scale_;
  }
}

}  // namespace ocr
