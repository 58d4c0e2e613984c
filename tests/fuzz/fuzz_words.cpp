// The words of a page in index.db: bytes are accepted only as they were written, and cost no more than they hold.
#include "evidence/store/word_codec.hpp"
#include "tests/fuzz/oracle.hpp"

using namespace evidence;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes = fuzz::input(data, size);
  const auto words = store::decode_words(bytes);
  if (!words) return 0;
  require(words->size() <= size, "no more words than bytes");
  require(store::encode_words(*words) == Bytes(bytes.begin(), bytes.end()), "only what was written is accepted");
  return 0;
}
