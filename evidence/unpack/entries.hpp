// One request from beginning to end: every entry of one container as frames.
#pragma once

#include "evidence/base/result.hpp"
#include "evidence/intake/frames/frames.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::unpack {

// Sends EntryBegin, Data…, EntryEnd for each entry and Done at the end. Fails only when the parent cannot be reached.
Result<void> unpack(sandbox::Channel& channel, const intake::UnpackRequest& request, int file);

}  // namespace evidence::unpack
