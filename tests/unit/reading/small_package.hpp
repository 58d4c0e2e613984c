// Small packages made in a test: of parts, or as the zip that a program would write.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evidence/reader/package.hpp"

namespace evidence::reading::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

reader::Package package_of(const Parts& parts);
std::string zip_of(const Parts& parts);

// A grey picture file (BMP) of this size, white.
std::string white_picture(int width, int height);

// "rId1" and so on → a part of relations. Types are the last step: "comments".
std::string relations_part(const std::vector<std::pair<std::string, std::string>>& kinds_and_targets);

}  // namespace evidence::reading::test
