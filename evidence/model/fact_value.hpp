// The value of a Fact. Money is integer fen; whether an integer is money is the Catalogue's to say.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "evidence/base/dates.hpp"

namespace evidence {

using FactValue = std::variant<bool, std::int64_t, CivilDate, std::string>;

}  // namespace evidence
