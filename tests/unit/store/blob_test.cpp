// Blobs: written once, durable at commit, read as ranges.
#include <atomic>
#include <fstream>
#include <thread>

#include "unit/store/scene.hpp"
#include <gtest/gtest.h>

namespace evidence::test {
namespace {

using store::CaseStore;

std::string big(char fill) { return std::string((4U << 20U) + 17, fill); }

std::string text_of(const store::BlobStore& blobs, const Sha256& digest) {
  const auto bytes = blobs.read(digest);
  return bytes ? std::string(as_text(*bytes)) : std::string(bytes.error().key.name);
}

TEST(Blobs, AreThereBeforeTheyAreCommittedAndAfter) {
  TemporaryFolder folder;
  Sha256 small;
  Sha256 large;
  Sha256 empty;
  {
    CaseStore store = new_case(folder / "case");
    small = stored(store.blobs(), "small");
    large = stored(store.blobs(), big('x'));
    empty = stored(store.blobs(), "");
    EXPECT_TRUE(store.blobs().contains(small));
    EXPECT_EQ(text_of(store.blobs(), large), big('x'));
    EXPECT_EQ(text_of(store.blobs(), small), "small");
    ASSERT_TRUE(store.blobs().commit());
    EXPECT_EQ(text_of(store.blobs(), large), big('x'));
  }
  CaseStore store = reopened(folder / "case");
  EXPECT_EQ(text_of(store.blobs(), small), "small");
  EXPECT_EQ(text_of(store.blobs(), large), big('x'));
  EXPECT_EQ(text_of(store.blobs(), empty), "");
  const std::string hex = to_hex(large);
  EXPECT_EQ(std::filesystem::file_size(folder / ("case/blobs/" + hex.substr(0, 2) + "/" + hex)), big('x').size());
  EXPECT_EQ(store.blobs().open(sha256_of("nothing")).error().key.name, "error.store.unknown-blob");
}

TEST(Blobs, TheSameBytesAreWrittenOnce) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  stored(store.blobs(), "twice");
  ASSERT_TRUE(store.blobs().commit());
  const auto size = std::filesystem::file_size(folder / "case/blobs/packs/000001.pack");
  auto writer = store.blobs().begin();
  ASSERT_TRUE(writer->add(as_bytes("twi")));
  ASSERT_TRUE(writer->add(as_bytes("ce")));
  const auto again = writer->finish();
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(again->bytes, 5U);
  EXPECT_EQ(std::filesystem::file_size(folder / "case/blobs/packs/000001.pack"), size);
}

TEST(Blobs, WhatIsNotCommittedOrNotFinishedLeavesNothing) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    stored(store.blobs(), "not committed");
    stored(store.blobs(), big('n'));
    auto writer = store.blobs().begin();
    ASSERT_TRUE(writer->add(as_bytes(big('u'))));
  }
  std::ofstream(folder / "case/blobs/writing/99") << "left by a power cut";
  CaseStore store = reopened(folder / "case");
  EXPECT_FALSE(store.blobs().contains(sha256_of("not committed")));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "case/blobs/writing"));
  EXPECT_EQ(std::filesystem::file_size(folder / "case/blobs/packs/000001.pack"), 15U);  // the catalogue
  const Sha256 next = stored(store.blobs(), "next");
  ASSERT_TRUE(store.blobs().commit());
  EXPECT_EQ(text_of(store.blobs(), next), "next");
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Blobs, AnExtentIsARunOfItsContainer) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  const std::string image = "head" + std::string("inside") + big('i');
  const Sha256 container = stored(store.blobs(), image);
  const auto extent = store.blobs().add_extent(container, 4, 6, sha256_of("inside"));
  ASSERT_TRUE(extent);
  EXPECT_TRUE(extent->is_new);
  EXPECT_EQ(text_of(store.blobs(), sha256_of("inside")), "inside");  // while the container has its temporary name
  EXPECT_FALSE(store.blobs().add_extent(container, 4, 6, sha256_of("inside"))->is_new);
  EXPECT_EQ(store.blobs().add_extent(container, image.size(), 1, sha256_of("x")).error().key.name,
            "error.store.extent");
  EXPECT_EQ(store.blobs().add_extent(container, 1, ~0ULL, sha256_of("x")).error().key.name, "error.store.extent");
  ASSERT_TRUE(store.blobs().commit());
  EXPECT_EQ(text_of(store.blobs(), sha256_of("inside")), "inside");
  // An extent of an extent
  ASSERT_TRUE(store.blobs().add_extent(sha256_of("inside"), 2, 4, sha256_of("side")));
  EXPECT_EQ(text_of(store.blobs(), sha256_of("side")), "side");
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Blobs, PacksAreClosedWhenTheyAreFull) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  std::vector<Sha256> digests;
  for (char fill = 'a'; fill < 'a' + 20; ++fill) {  // 20 × 4 MiB in packs of 64 MiB
    digests.push_back(stored(store.blobs(), std::string(4U << 20U, fill)));
  }
  ASSERT_TRUE(store.blobs().commit());
  EXPECT_TRUE(std::filesystem::exists(folder / "case/blobs/packs/000002.pack"));
  EXPECT_FALSE(std::filesystem::exists(folder / "case/blobs/packs/000003.pack"));
  EXPECT_EQ(text_of(store.blobs(), digests.back()), std::string(4U << 20U, 't'));
  EXPECT_EQ(text_of(store.blobs(), digests.front()), std::string(4U << 20U, 'a'));
}

TEST(Blobs, AMissingPackIsNeverWrittenAnew) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  std::filesystem::rename(folder / "case/blobs/packs/000001.pack", folder / "kept.pack");
  {
    CaseStore store = reopened(folder / "case");
    stored(store.blobs(), "later");
    ASSERT_TRUE(store.blobs().commit());
  }
  std::filesystem::rename(folder / "kept.pack", folder / "case/blobs/packs/000001.pack");
  CaseStore store = reopened(folder / "case");
  EXPECT_EQ(text_of(store.blobs(), sha256_of("later")), "later");
  EXPECT_EQ(failures(store), std::vector<std::string>{});
}

TEST(Blobs, WhatWasLostIsHealedWhenItComesAgain) {
  TemporaryFolder folder;
  const std::string image = "head" + std::string("inside") + big('i');
  const Sha256 large = sha256_of(image);
  const auto take_in = [&](CaseStore& store) {
    stored(store.blobs(), "small");
    stored(store.blobs(), image);
    EXPECT_TRUE(store.blobs().add_extent(large, 4, 6, sha256_of("inside")));
    EXPECT_TRUE(store.blobs().add_extent(sha256_of("small"), 1, 3, sha256_of("mal")));
    ASSERT_TRUE(store.blobs().commit());
  };
  {
    CaseStore store = new_case(folder / "case");
    take_in(store);
  }
  const std::string hex = to_hex(large);
  std::filesystem::resize_file(folder / ("case/blobs/" + hex.substr(0, 2) + "/" + hex), 7);
  std::filesystem::remove(folder / "case/blobs/packs/000001.pack");
  CaseStore store = reopened(folder / "case");
  take_in(store);
  EXPECT_EQ(text_of(store.blobs(), sha256_of("inside")), "inside");
  EXPECT_EQ(text_of(store.blobs(), sha256_of("mal")), "mal");
  const std::string catalogue = to_hex(store.snapshot()->info.catalogue);  // did not come again
  EXPECT_EQ(failures(store), std::vector<std::string>{"blob " + catalogue + " gone"});
}

TEST(Blobs, AreReadByOtherThreadsWhileOneWrites) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  const Sha256 first = stored(store.blobs(), big('f'));
  std::vector<std::jthread> readers;
  std::atomic<int> wrong = 0;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        if (text_of(store.blobs(), first).size() != big('f').size()) ++wrong;
      }
    });
  }
  for (int batch = 0; batch < 20; ++batch) {
    stored(store.blobs(), "batch " + std::to_string(batch));
    ASSERT_TRUE(store.blobs().commit());
  }
  readers.clear();
  EXPECT_EQ(wrong, 0);
}

TEST(Blobs, AreTakenInByAJobWhileThePersonGoesOnWorking) {
  TemporaryFolder folder;
  CaseStore store = new_case(folder / "case");
  std::jthread intake([&] {
    for (int number = 0; number < 300; ++number) {
      stored(store.blobs(), "taken in " + std::to_string(number / 2));
      if (number % 10 == 0 && !store.blobs().commit()) throw std::runtime_error("commit");
    }
  });
  for (int rating = 0; rating < 30; ++rating) {
    performed(store, zhang(), {journal::Rate{{"c" + std::to_string(rating)}, RatingValue::L, "r"}});
    stored(store.blobs(), "taken in " + std::to_string(rating));
  }
  intake.join();
  ASSERT_TRUE(store.blobs().commit());
  EXPECT_EQ(store.snapshot()->ratings->size(), 30U);
  const auto verification = store.verify(nullptr);
  ASSERT_TRUE(verification);
  EXPECT_EQ(verification->blobs, 151U);  // and the catalogue
  EXPECT_TRUE(verification->failures.empty());
}

}  // namespace
}  // namespace evidence::test
