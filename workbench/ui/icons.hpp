// The icons in use, by what they stand for: UTF-8 of Fork Awesome's code points (fonts-fork-awesome, F000–F35F).
#pragma once

namespace workbench::ui::icon {

inline constexpr const char* inbox = "\uf01c";
inline constexpr const char* folder_open = "\uf115";
inline constexpr const char* folder = "\uf114";
inline constexpr const char* search = "\uf002";
inline constexpr const char* list = "\uf00b";
inline constexpr const char* document = "\uf0f6";
inline constexpr const char* filter = "\uf0b0";
inline constexpr const char* open_caret = "\uf0d7";
inline constexpr const char* closed_caret = "\uf0da";
inline constexpr const char* pdf = "\uf1c1";
inline constexpr const char* picture = "\uf1c5";
inline constexpr const char* sheet = "\uf1c3";
inline constexpr const char* word = "\uf1c2";
inline constexpr const char* archive = "\uf1c6";
inline constexpr const char* file = "\uf016";
inline constexpr const char* disc = "\uf192";
inline constexpr const char* lock = "\uf023";
inline constexpr const char* link = "\uf0c1";
inline constexpr const char* play = "\uf04b";
inline constexpr const char* pause = "\uf04c";
inline constexpr const char* minus = "\uf068";
inline constexpr const char* plus = "\uf067";
inline constexpr const char* words = "\uf031";
inline constexpr const char* pencil = "\uf040";
inline constexpr const char* quote = "\uf10d";
inline constexpr const char* person = "\uf2c0";
inline constexpr const char* tick = "\uf00c";
inline constexpr const char* cross = "\uf00d";
inline constexpr const char* right = "\uf054";
inline constexpr const char* info = "\uf05a";
inline constexpr const char* eye = "\uf06e";
inline constexpr const char* undo = "\uf0e2";
inline constexpr const char* clock = "\uf017";
inline constexpr const char* files = "\uf0c5";

}  // namespace workbench::ui::icon
