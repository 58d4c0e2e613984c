// Paths as an archive holds them: bytes that nothing is ever written by.
#pragma once

#include <string>
#include <string_view>

namespace evidence::intake {

// Whether it would leave the place it was unpacked to: "../x", "/x", "\x", "C:x" (CWE-22).
bool climbs_out(std::string_view raw_path);

// The name of the one file behind a compression: "a.txt.gz" → "a.txt", "a.tgz" → "a.tar"; other names as they are.
std::string name_behind_compression(std::string_view raw_name);

std::string_view last_segment(std::string_view raw_path);

}  // namespace evidence::intake
