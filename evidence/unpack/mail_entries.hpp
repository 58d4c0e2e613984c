// The attachments of a mail as entries.
#pragma once

#include "evidence/base/result.hpp"
#include "evidence/intake/frames/frames.hpp"
#include "evidence/sandbox/frames.hpp"
#include "evidence/unpack/container_bytes.hpp"

namespace evidence::unpack {

// Sends them and Done. A compound file that is no mail is said to be a document. Fails only when the parent cannot be
// reached.
Result<void> unpack_mail(sandbox::Channel& channel, const intake::UnpackRequest& request, const ContainerBytes& bytes);

}  // namespace evidence::unpack
