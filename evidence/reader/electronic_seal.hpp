// The seal in an electronic signature: SES_Signature and SESeal of GM/T 0031-2014 and GB/T 38540-2020.
#pragma once

#include <optional>
#include <string>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

struct ElectronicSeal {
  std::string name;  // as its owner registered it: 某某有限公司公章
  ByteView picture;  // within the bytes that were handed in
  double width = 0;  // millimetres
  double height = 0;
};

// Finds the seal in a signed value or in a seal file of its own; nothing where there is none. That the signature is
// valid is not checked here.
std::optional<ElectronicSeal> electronic_seal(ByteView bytes);

}  // namespace evidence::reader
