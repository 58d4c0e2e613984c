// The worker's life: requests in, answers out, one at a time.
#pragma once

#include "evidence/base/result.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::reader {

// Until the parent closes its end. Fails where the parent's frames are malformed or cannot be answered.
Result<void> serve(sandbox::Channel& channel);

}  // namespace evidence::reader
