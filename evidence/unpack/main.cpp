// evidence-unpack: answers requests on descriptor 3, one container at a time, until the parent closes it.
#include <chrono>

#include "evidence/sandbox/confine.hpp"
#include "evidence/unpack/entries.hpp"

int main() {
  using namespace evidence;
  constexpr auto patience = std::chrono::hours(24);  // the parent ends an idle worker, not the other way round
  if (!sandbox::confine_self({})) return 2;
  sandbox::Channel channel = sandbox::parent_channel();
  while (true) {
    auto frame = channel.receive(std::chrono::steady_clock::now() + patience);
    if (!frame) return 0;
    if (frame->type != static_cast<std::uint16_t>(intake::UnpackFrame::Request) || frame->descriptors.size() != 1)
      return 1;
    const auto request = intake::parse_request(frame->payload);
    if (!request) return 1;
    if (!unpack::unpack(channel, *request, frame->descriptors[0].get())) return 1;
  }
}
