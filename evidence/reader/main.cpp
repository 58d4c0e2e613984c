// evidence-reader: reads pages out of received bytes. Started by evidence/reading, never by hand.
#include <cstdio>

#include <malloc.h>

#include "evidence/reader/serve.hpp"
#include "evidence/sandbox/confine.hpp"
#include "evidence/sandbox/frames.hpp"
#include "ocr/decode.hpp"

int main() {
  constexpr int internal_defect = 70;
  // Pictures are given back at once. glibc would keep freed ones for itself, and pages of many sizes leave holes: the
  // networks' worker was 17 MiB larger. 1 MiB is smaller than any page's picture.
  constexpr int large_block = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, large_block);
  // Pictures of pages go back as sealed memory. Pango looks for fonts on a thread of its own.
  const evidence::sandbox::Needs needs{.threads = true, .pictures = true};
  if (const auto confined = evidence::sandbox::confine_self(needs); !confined) return internal_defect;
  ocr::silence_decoders();
  auto channel = evidence::sandbox::parent_channel();
  const auto served = evidence::reader::serve(channel);
  if (!served) std::fprintf(stderr, "evidence-reader: %s\n", served.error().detail.c_str());
  return served ? 0 : internal_defect;
}
