#include "evidence/intake/receive.hpp"

#include <cerrno>
#include <cstring>

#include "evidence/base/raw_name.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/intake/folder.hpp"
#include "evidence/intake/opener.hpp"

namespace evidence::intake {
using namespace literals;
namespace fs = std::filesystem;
namespace {

std::string text_of_name(const std::string& raw_name) {
  return decode_name(raw_name, guess_name_encoding({raw_name})).text;
}

std::string raw_name_of(const fs::path& path) {
  const fs::path plain = fs::absolute(path).lexically_normal();
  return (plain.has_filename() ? plain.filename() : plain.parent_path().filename()).native();
}

SourceInHand in_hand(const std::string& raw_name, const ReceiveOptions& options, store::BlobStore& blobs,
                     jobs::Work& work) {
  return {.options = options,
          .blobs = blobs,
          .work = work,
          .raw_name = raw_name,
          .manifest = {},
          .budgets = {},
          .waiting = {}};
}

Result<void> open_waiting(SourceInHand& source, Opener& opener) {
  for (std::size_t at = 0; at < source.waiting.size(); ++at) {
    const Waiting archive = source.waiting[at];  // the list grows meanwhile
    auto opened = opener.open(archive);
    if (!opened) return pass_on(opened);
  }
  return {};
}

std::vector<ItemProblem> list_problems(const SourceInHand& source, const std::string& name) {
  std::vector<ItemProblem> problems;
  problems.reserve(source.manifest.problems.size());
  for (const Problem& problem : source.manifest.problems) problems.push_back({name, problem});
  const std::vector<std::string> paths = journal::display_paths(source.manifest, "");
  for (std::size_t at = 0; at < paths.size(); ++at) {
    const auto& problem = source.manifest.entries[at].problem;
    if (problem) problems.push_back({paths[at], *problem});
  }
  return problems;
}

// Stores the manifest, makes everything durable and says what came of it.
Result<Received> finish(SourceInHand& source, Received received) {
  auto writer = source.blobs.begin();
  if (!writer) return pass_on(writer);
  if (auto added = writer->add(as_bytes(journal::encode_manifest(source.manifest))); !added) return pass_on(added);
  auto stored = writer->finish();
  if (!stored) return pass_on(stored);
  if (source.work.stopped()) return cancelled(source.raw_name);
  if (auto committed = source.blobs.commit(); !committed) return pass_on(committed);
  received.name = text_of_name(source.raw_name);
  received.manifest = stored->digest;
  received.item_count = source.manifest.entries.size();
  received.blobs_new = source.blobs_new;
  received.problems = list_problems(source, received.name);
  return received;
}

Result<Received> receive_folder(const fs::path& path, SourceInHand& source, sandbox::Confinement confinement) {
  if (auto taken = take_folder(path, source); !taken) return pass_on(taken);
  Received received{.name = {}, .kind = "folder", .digest = {}, .bytes = source.total_bytes, .manifest = {}};
  if (source.manifest.entries.empty() && source.manifest.problems.empty()) source.mark(-1, "nothing-inside");
  Opener opener(source, confinement);
  if (auto opened = open_waiting(source, opener); !opened) return pass_on(opened);
  auto finished = finish(source, std::move(received));
  if (finished) finished->digest = finished->manifest;
  return finished;
}

// The Source itself as its only entry: a loose file, or a container that gave nothing.
Result<void> list_itself(SourceInHand& source, const Received& received) {
  journal::ManifestEntry entry;
  entry.raw_path = source.raw_name;
  entry.bytes = received.bytes;
  entry.blob = received.digest;
  auto index = source.append(std::move(entry));
  if (!index) return pass_on(index);
  if (received.bytes == 0) source.mark(static_cast<std::int64_t>(*index), "empty");
  for (const Problem& problem : source.manifest.problems)
    source.mark(static_cast<std::int64_t>(*index), problem.code, problem.arguments);
  source.manifest.problems.clear();
  return {};
}

Result<Received> receive_bytes(SourceInHand& source, Received received, ByteView head,
                               sandbox::Confinement confinement) {
  received.kind = "file";
  auto container = container_of(source.blobs, received.digest, head);
  if (!container) return pass_on(container);
  if (*container) {
    Opener opener(source, confinement);
    // A mail is an item itself, above those of its attachments.
    const bool document = is_document(**container);
    if (document) {
      if (auto listed = list_itself(source, received); !listed) return pass_on(listed);
    }
    const Waiting whole{document ? 0 : -1, source.raw_name, received.digest, received.bytes, **container, -1, {}};
    auto opened = opener.open(whole);
    if (!opened) return pass_on(opened);
    if (!opened->office_package && !document) received.kind = **container == Container::Disc ? "disc" : "archive";
    if (auto rest = open_waiting(source, opener); !rest) return pass_on(rest);
  }
  if (source.manifest.entries.empty()) {
    if (auto listed = list_itself(source, received); !listed) return pass_on(listed);
  }
  return finish(source, std::move(received));
}

}  // namespace

Result<Received> receive(const fs::path& path, const ReceiveOptions& options, store::BlobStore& blobs,
                         sandbox::Confinement confinement, jobs::Work& work) {
  SourceInHand source = in_hand(raw_name_of(path), options, blobs, work);
  std::error_code error;
  const fs::path real = fs::canonical(path, error);  // a link named on purpose is followed, unlike one inside
  const std::string shown = make_valid_utf8(path.string());
  if (error)
    return fail(ErrorKind::Input, "error.intake.unreadable"_key, {{"path", shown}, {"reason", error.message()}});
  const fs::file_type type = fs::status(real, error).type();
  if (type == fs::file_type::directory) return receive_folder(real, source, confinement);
  if (type != fs::file_type::regular && type != fs::file_type::block)
    return fail(ErrorKind::Input, "error.intake.special"_key, {{"path", shown}});

  auto taken = take_file(real, source);
  if (!taken) return pass_on(taken);
  if (auto committed = blobs.commit(); !committed) return pass_on(committed);
  if (taken->changed) source.mark(-1, "changed-while-read");
  Received received{
      .name = {}, .kind = {}, .digest = taken->stored.digest, .bytes = taken->stored.bytes, .manifest = {}};
  return receive_bytes(source, std::move(received), taken->head, confinement);
}

Result<Received> receive_blob(const std::string& raw_name, const Sha256& digest, const ReceiveOptions& options,
                              store::BlobStore& blobs, sandbox::Confinement confinement, jobs::Work& work) {
  SourceInHand source = in_hand(raw_name, options, blobs, work);
  auto range = blobs.open(digest);
  if (!range) return pass_on(range);
  auto head = read_range(range->fd.get(), range->offset, std::min<std::uint64_t>(head_size, range->length));
  if (!head) return pass_on(head);
  Received received{.name = {}, .kind = {}, .digest = digest, .bytes = range->length, .manifest = {}};
  return receive_bytes(source, std::move(received), *head, confinement);
}

}  // namespace evidence::intake
