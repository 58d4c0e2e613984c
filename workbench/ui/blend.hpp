// Blending modes of the graphics card, as callbacks on a draw list; they run only where a window draws it.
#pragma once

#include <imgui.h>

namespace workbench::ui {

void blend_multiply(const ImDrawList* list, const ImDrawCmd* command);
void blend_normal(const ImDrawList* list, const ImDrawCmd* command);  // the backend's own

}  // namespace workbench::ui
