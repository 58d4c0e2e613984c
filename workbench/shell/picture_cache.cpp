#define GL_GLEXT_PROTOTYPES 1  // glGenerateMipmap, OpenGL 3.0
#include "workbench/shell/picture_cache.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include <GL/gl.h>
#include <GL/glext.h>

namespace workbench::shell {

namespace {

// Pages are shrunk more often than grown: mip maps, and a little sharper than the neutral choice (window/notes 4.17).
constexpr float sharper = -0.4F;

unsigned upload(const evidence::reading::PagePicture& picture) {
  const bool grey = picture.format == evidence::reading::PixelFormat::Grey;
  unsigned texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(picture.stride / (grey ? 1 : 4)));
  glTexImage2D(GL_TEXTURE_2D, 0, grey ? GL_R8 : GL_RGBA8, static_cast<GLsizei>(picture.width),
               static_cast<GLsizei>(picture.height), 0, grey ? GL_RED : GL_RGBA, GL_UNSIGNED_BYTE,
               picture.pixels.data());
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  if (grey) {
    const GLint swizzle[] = {GL_RED, GL_RED, GL_RED, GL_ONE};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
  }
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameterf(GL_TEXTURE_2D, GL_TEXTURE_LOD_BIAS, sharper);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

}  // namespace

PictureCache::~PictureCache() {
  for (const auto& [key, held] : pictures_) glDeleteTextures(1, &held.texture);
}

void PictureCache::put(const PictureKey& key, const evidence::reading::PagePicture& picture) {
  if (picture.width == 0 || picture.height == 0 || has(key)) return;
  Held held;
  held.texture = upload(picture);
  held.width = static_cast<float>(key.width);
  held.height = held.width * static_cast<float>(picture.height) / static_cast<float>(picture.width);
  held.bytes = std::uint64_t{picture.width} * picture.height *
               (picture.format == evidence::reading::PixelFormat::Grey ? 1 : 4) * 4 / 3;
  held.seen = ++clock_;
  bytes_ += held.bytes;
  pictures_.emplace(key, held);
  make_room();
}

panels::Picture PictureCache::find(const PictureKey& key) {
  auto best = pictures_.end();
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (auto at = pictures_.lower_bound({key.item, key.page, 0});
       at != pictures_.end() && at->first.item == key.item && at->first.page == key.page; ++at) {
    const std::int64_t distance =
        std::abs(static_cast<std::int64_t>(at->first.width) - static_cast<std::int64_t>(key.width));
    if (distance < least) {
      least = distance;
      best = at;
    }
  }
  if (best == pictures_.end()) return {};
  best->second.seen = ++clock_;
  // Dear ImGui's name for a texture is a pointer; its OpenGL backend reads it as the number.
  const auto name = static_cast<std::uintptr_t>(best->second.texture);
  return {reinterpret_cast<ImTextureID>(name), best->second.width,  // NOLINT(performance-no-int-to-ptr)
          best->second.height};
}

void PictureCache::make_room() {
  while (bytes_ > most_bytes_ && pictures_.size() > 1) {
    const auto oldest = std::min_element(pictures_.begin(), pictures_.end(),
                                         [](const auto& a, const auto& b) { return a.second.seen < b.second.seen; });
    glDeleteTextures(1, &oldest->second.texture);
    bytes_ -= oldest->second.bytes;
    pictures_.erase(oldest);
  }
}

}  // namespace workbench::shell
