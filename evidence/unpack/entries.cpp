#include "evidence/unpack/entries.hpp"

#include <algorithm>
#include <array>

#include <archive.h>
#include <archive_entry.h>

#include "evidence/unpack/archive_reader.hpp"
#include "evidence/unpack/entry_header.hpp"
#include "evidence/unpack/mail_entries.hpp"
#include "evidence/unpack/rar_volume.hpp"

namespace evidence::unpack {
namespace {

using intake::Container;
using intake::EntryKind;
using intake::UnpackFrame;

// A broken entry ends libarchive's pass; the next pass goes on behind it. After so many, the rest is only listed: each
// pass reads the archive's directory again.
constexpr int most_passes = 16;
constexpr int most_refusals = 64;
constexpr std::uint64_t empty_7z_size = 32;                       // its signature header alone (7zFormat.txt)
constexpr std::size_t data_step = intake::max_data_payload - 64;  // leaves room for the frame's own fields

class Unpacking {
 public:
  Unpacking(sandbox::Channel& channel, const intake::UnpackRequest& request, int file)
      : channel_(channel), request_(request), input_{ContainerBytes(file, request.offset, request.length), 0, {}} {}

  Result<void> run() {
    if (intake::is_document(request_.container)) return unpack_mail(channel_, request_, input_.bytes);
    if (request_.container == Container::Zip) facts_.zip = read_zip_directory(input_.bytes);
    if (request_.container == Container::Disc) facts_.disc = read_disc_descriptors(input_.bytes);
    if (facts_.zip.office_package) return finish(true);
    if (facts_.zip.many_volumes || (request_.container == Container::Rar && is_one_volume_of_many(input_.bytes)))
      add_problem("volume-missing");
    bool again = facts_.disc.iso || request_.container != Container::Disc;
    for (int pass = 0; again && pass <= most_passes; ++pass) {
      only_list_ = pass == most_passes;
      auto passed = one_pass();
      if (!passed) return pass_on(passed);
      again = *passed;
    }
    judge_whole();
    return finish(false);
  }

 private:
  template <class Message>
  Result<void> send(UnpackFrame type, const Message& message) {
    return channel_.send(static_cast<std::uint16_t>(type), intake::encode(message));
  }

  void add_problem(const std::string& code) {
    if (std::find(problems_.begin(), problems_.end(), code) == problems_.end()) problems_.push_back(code);
  }

  Result<void> finish(bool office_package) {
    return send(UnpackFrame::Done, intake::UnpackDone{office_package, problems_});
  }

  // Goes through the archive, passing over entries of earlier passes. True: broken off behind an entry, worth another.
  Result<bool> one_pass() {
    const OpenedArchive opened = open_archive(input_, request_.container, request_.passwords);
    archive* reader = opened.archive.get();
    if (!opened.opened) {
      add_problem(problem_of(reader));
      return false;
    }
    std::uint64_t index = 0;
    int refusals = 0;
    while (true) {
      archive_entry* entry = nullptr;
      const int got = archive_read_next_header(reader, &entry);
      if (got == ARCHIVE_EOF) return false;
      if (got == ARCHIVE_RETRY && ++refusals < most_refusals) continue;
      if (got < ARCHIVE_WARN) {
        add_problem(archive_read_has_encrypted_entries(reader) > 0 ? "encrypted" : problem_of(reader));
        return false;
      }
      if (index++ < done_) continue;
      if (done_ >= request_.max_entries) {
        add_problem("too-many");
        return false;
      }
      ++done_;
      auto alive = one_entry(reader, entry, got == ARCHIVE_WARN ? warning_of(reader) : "");
      if (!alive) return pass_on(alive);
      if (!*alive) return true;
    }
  }

  // Warnings about names that do not convert are none: names are bytes here.
  static std::string warning_of(archive* reader) {
    const std::string problem = problem_of(reader);
    return problem == "truncated" ? problem : "";
  }

  // False: nothing more can be read from this archive.
  Result<bool> one_entry(archive* reader, archive_entry* entry, std::string problem) {
    intake::EntryBegin begin = describe(reader, entry, facts_, request_.max_name_bytes);
    if (begin.raw_path == "." && begin.kind == EntryKind::Folder) return true;  // the root itself
    if (begin.kind == EntryKind::File) ++files_;
    if (auto sent = send(UnpackFrame::EntryBegin, begin); !sent) return pass_on(sent);
    bool alive = true;
    const bool locked = archive_entry_is_encrypted(entry) > 0;
    if (only_list_) {
      if (begin.kind == EntryKind::File) problem = last_problem_;
    } else if (locked && request_.passwords.empty()) {
      problem = "encrypted";
    } else if (begin.kind == EntryKind::File || begin.kind == EntryKind::Hardlink) {
      std::uint64_t sent_bytes = 0;
      auto read = stream_data(reader, sent_bytes);
      if (!read) return pass_on(read);
      alive = *read != ARCHIVE_FATAL;
      if (*read < ARCHIVE_OK && problem.empty()) problem = problem_of(reader);
      if (locked && !problem.empty()) problem = "wrong-password";
      // libarchive can end early without a word, at the end of a volume for one.
      if (problem.empty() && begin.kind == EntryKind::File && sent_bytes < begin.bytes.value_or(0))
        problem = "truncated";
      if (!alive) last_problem_ = problem;
    }
    if (auto sent = send(UnpackFrame::EntryEnd, intake::EntryEnd{problem}); !sent) return pass_on(sent);
    return alive;
  }

  // Gives libarchive's last word: ARCHIVE_OK, or what went wrong.
  Result<int> stream_data(archive* reader, std::uint64_t& sent_bytes) {
    int worst = ARCHIVE_OK;
    while (true) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int got = archive_read_data_block(reader, &block, &size, &offset);
      if (got == ARCHIVE_EOF) return worst;
      worst = std::min(worst, got);
      if (got < ARCHIVE_WARN) return worst;
      // A sparse file's holes are zeros; what stands behind is never written over.
      const auto at = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
      while (sent_bytes < at) {
        static constexpr std::array<std::byte, 65'536> zeros{};
        const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(zeros.size(), at - sent_bytes));
        if (auto sent = send_data(ByteView(zeros).first(count), std::nullopt); !sent) return pass_on(sent);
        sent_bytes += count;
      }
      std::optional<std::uint64_t> place;
      if (request_.container == Container::Disc && sent_bytes == 0 && archive_filter_bytes(reader, -1) >= 0)
        place = static_cast<std::uint64_t>(archive_filter_bytes(reader, -1));
      if (auto sent = send_data({static_cast<const std::byte*>(block), size}, place); !sent) return pass_on(sent);
      sent_bytes += size;
    }
  }

  Result<void> send_data(ByteView bytes, std::optional<std::uint64_t> place) {
    while (!bytes.empty()) {
      const std::size_t count = std::min(bytes.size(), data_step);
      if (auto sent = send(UnpackFrame::Data, intake::EntryData{place, bytes.first(count)}); !sent) return sent;
      place.reset();
      bytes = bytes.subspan(count);
    }
    return {};
  }

  void judge_whole() {
    // A bridge disc whose ISO side is a leaflet ("this disc needs UDF") or empty: the files stand in the other tree.
    if (facts_.disc.udf && files_ <= 1) add_problem("udf-not-read");
    if (facts_.zip.found && done_ < facts_.zip.entries && problems_.empty()) add_problem("damaged");
    const bool empty_7z = request_.container == Container::SevenZip && done_ == 0;
    if (empty_7z && problems_.empty() && input_.bytes.size() > empty_7z_size) add_problem("damaged");
  }

  sandbox::Channel& channel_;
  const intake::UnpackRequest& request_;
  ArchiveInput input_;
  ContainerFacts facts_;
  std::uint64_t done_ = 0;
  std::uint64_t files_ = 0;
  bool only_list_ = false;
  std::string last_problem_ = "damaged";
  std::vector<std::string> problems_;
};

}  // namespace

Result<void> unpack(sandbox::Channel& channel, const intake::UnpackRequest& request, int file) {
  return Unpacking(channel, request, file).run();
}

}  // namespace evidence::unpack
