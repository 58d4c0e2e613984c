// How far the reading of a case is, in the words of the queue's panel.
#pragma once

#include "evidence/base/texts.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "workbench/panels/queue.hpp"
#include "workbench/session/session.hpp"

namespace workbench::shell {

// Any thread.
evidence::Result<panels::QueueStatus> queue_status(Session& session, const evidence::CaseSnapshot& snapshot,
                                                   const evidence::Texts& texts);

}  // namespace workbench::shell
