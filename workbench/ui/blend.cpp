#define GL_GLEXT_PROTOTYPES 1  // glBlendFuncSeparate, OpenGL 1.4
#include "workbench/ui/blend.hpp"

#include <GL/gl.h>
#include <GL/glext.h>

namespace workbench::ui {

void blend_multiply(const ImDrawList*, const ImDrawCmd*) {
  glBlendFuncSeparate(GL_DST_COLOR, GL_ZERO, GL_ZERO, GL_ONE);
}

void blend_normal(const ImDrawList*, const ImDrawCmd*) {
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

}  // namespace workbench::ui
