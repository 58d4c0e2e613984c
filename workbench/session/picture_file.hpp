// A rendered page as a PNG file.
#pragma once

#include <filesystem>

#include "evidence/base/result.hpp"
#include "evidence/reading/page_renderer.hpp"

namespace workbench {

// Replaces the file whole or not at all. No time stamp inside: the same picture gives the same bytes.
evidence::Result<void> write_png(const evidence::reading::PagePicture& picture, const std::filesystem::path& file);

}  // namespace workbench
