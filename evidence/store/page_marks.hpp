// Passages and seals of a page as index.db keeps them: JSON lists (schemas/sql/index/0002.sql). Private to this room.
#pragma once

#include <string>
#include <vector>

#include "evidence/model/page.hpp"

namespace evidence::store {

std::string passages_text(const std::vector<Passage>& passages);
std::vector<Passage> passages_of(const std::string& text);  // what is no passage is left out
std::string seals_text(const std::vector<Seal>& seals);
std::vector<Seal> seals_of(const std::string& text);

}  // namespace evidence::store
