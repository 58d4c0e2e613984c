#include "evidence/base/digest.hpp"

#include <gtest/gtest.h>

namespace evidence {
namespace {

// FIPS 180-4 example values (NIST, "Examples with Intermediate Values", SHA-256).
constexpr std::string_view abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(Digest, KnownAnswers) {
  EXPECT_EQ(to_hex(sha256_of("abc")), abc);
  EXPECT_EQ(to_hex(sha256_of("")), nothing);
  EXPECT_EQ(to_hex(sha256_of(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, AStreamMayBeCutAnywhereAndBeginsAnew) {
  Sha256Stream stream;
  stream.add(as_bytes("a"));
  stream.add({});
  stream.add(as_bytes("bc"));
  EXPECT_EQ(to_hex(stream.finish()), abc);
  EXPECT_EQ(to_hex(stream.finish()), nothing);
}

TEST(Digest, OnlySixtyFourHexDigitsAreADigest) {
  EXPECT_EQ(parse_sha256(abc), sha256_of("abc"));
  EXPECT_FALSE(parse_sha256(abc.substr(1)));
  EXPECT_FALSE(parse_sha256(std::string(63, 'a') + "g"));
}

}  // namespace
}  // namespace evidence
