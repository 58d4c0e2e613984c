// Reading: takes what the queue holds, hands it to confined workers, keeps every page as soon as it comes back.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "evidence/base/bytes.hpp"
#include "evidence/base/digest.hpp"
#include "evidence/base/result.hpp"
#include "evidence/jobs/progress.hpp"
#include "evidence/reading/frames/engines.hpp"  // installed_engines()
#include "evidence/reading/frames/limits.hpp"
#include "evidence/reading/frames/reading_frames.hpp"  // reader_version()
#include "evidence/sandbox/child.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::reading {

// Opens a Blob's bytes (store::BlobStore::open). Called from the reading threads.
using OpenBlob = std::function<Result<FileRange>(const Sha256&)>;

struct ReadOptions {
  std::size_t workers = 1;                           // processes, one thread each
  std::optional<std::uint64_t> pause_after;          // pages read now; then the rest waits
  std::function<bool()> hold;                        // asked between pages; true: the rest waits, as with pause_after
  std::chrono::milliseconds page_deadline{120'000};  // for one page; OCRmyPDF gives a page 180 s
  ReadSettings settings;
  ReadLimits limits;
  sandbox::Limits worker;  // memory, CPU
};

// The limits of a reader process: 1.5 GiB for one 90-megapixel picture in two copies, Tesseract (170 MB, ocr.md) and
// the program; 4 h of CPU, and it is replaced long before that.
sandbox::Limits reader_limits();

struct ReadTotals {
  std::uint64_t read = 0;        // contents finished now, with all their pages
  std::uint64_t reused = 0;      // contents that were read before and not touched
  std::uint64_t problems = 0;    // contents set aside, or read with a Problem, now
  std::uint64_t pages = 0;       // pages read now
  double seconds = 0;            // wall time
  bool held = false;             // `hold` said so
  std::uint64_t pages_left = 0;  // known pages of items in hand and one for each item not begun: "at least"
};

// One page, with settings of its own; nothing is kept. Fails with "error.reading.page" ({problem}: the Problem's code)
// where the item has no such page or cannot be opened, and as the sandbox does where no worker starts. Blocks; any
// thread.
Result<Page> read_one_page(const FileRange& bytes, const std::string& name, std::uint32_t number,
                           const ReadSettings& settings, sandbox::Confinement confinement, const ReadOptions& options);

// How a person chose that a page is read, as the worker is told.
ReadSettings settings_of(const PageReading& reading, const ReadSettings& usual);

// Works the queue until it is empty, `work` is stopped, or `pause_after` pages are read. What was left running by a
// process that died is taken up behind its last kept page. A worker that crashes, hangs or takes too much memory costs
// the item one try (twice: it is set aside with the Problem), never the run. Fails only where nothing can go on: the
// store or the sandbox. Progress: pages done, pages known, the name in hand. Blocks; any thread.
Result<ReadTotals> read_all(store::PageStore& queue, const OpenBlob& open, sandbox::Confinement confinement,
                            const ReadOptions& options, jobs::Work& work);

}  // namespace evidence::reading
