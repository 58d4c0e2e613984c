#include "workbench/session/importing.hpp"

#include "evidence/base/utf8.hpp"
#include "evidence/journal/manifest.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

Result<intake::Received> receive_one(Session& session, const std::filesystem::path& path, const ImportOptions& options,
                                     sandbox::Confinement confinement, jobs::Work& work) {
  auto limits = intake::load_limits(intake::limits_file());
  if (!limits) return pass_on(limits);
  auto received = intake::receive(path, {*limits, options.passwords}, session.store().blobs(), confinement, work);
  if (received && options.stated_digest && *options.stated_digest != received->digest) {
    return fail(
        ErrorKind::Input, "error.import.digest"_key,
        {{"name", received->name}, {"stated", to_hex(*options.stated_digest)}, {"found", to_hex(received->digest)}});
  }
  return received;
}

Source source_of(const intake::Received& received, const std::string& encoding) {
  Source source;
  source.name = received.name;
  source.kind = received.kind;
  source.digest = received.digest;
  source.bytes = received.bytes;
  source.manifest = received.manifest;
  source.item_count = received.item_count;
  source.encoding = encoding;
  return source;
}

}  // namespace

Result<std::vector<Imported>> import_sources(Session& session, const std::vector<std::filesystem::path>& paths,
                                             const ImportOptions& options, jobs::Work& work) {
  auto confinement = sandbox::probe_confinement();
  if (!confinement) return pass_on(confinement);
  if (!options.encoding.empty() && !decode(as_bytes("a"), options.encoding.c_str())) {
    return fail(ErrorKind::Usage, "error.encoding.unknown"_key, {{"encoding", options.encoding}});
  }
  std::vector<Imported> imported;
  for (const std::filesystem::path& path : paths) {
    auto received = receive_one(session, path, options, *confinement, work);
    if (!received) return pass_on(received);
    imported.push_back({{}, std::move(*received)});
  }
  SourceId next = session.next_id<SourceTag>();
  ItemId item = session.next_id<ItemTag>();
  std::vector<journal::Command> commands;
  for (Imported& one : imported) {
    Source source = source_of(one.received, options.encoding);
    source.id = one.source = next;
    source.first_item = item;
    ++next.counter;
    item.counter += source.item_count;
    commands.emplace_back(journal::ImportSource{std::move(source)});
  }
  if (auto done = session.perform(commands); !done) return pass_on(done);
  return imported;
}

Result<Imported> import_source(Session& session, const std::filesystem::path& path, const ImportOptions& options,
                               jobs::Work& work) {
  auto imported = import_sources(session, {path}, options, work);
  if (!imported) return pass_on(imported);
  return std::move(imported->front());
}

Result<std::vector<Problem>> problems_of(Session& session, const Source& source) {
  auto text = session.store().blobs().read(source.manifest);
  if (!text) return pass_on(text);
  auto manifest = journal::decode_manifest(std::string(as_text(*text)));
  if (!manifest) return pass_on(manifest);
  return std::move(manifest->problems);
}

Result<void> reinterpret_names(Session& session, SourceId source, const std::string& encoding) {
  if (!decode(as_bytes("a"), encoding.c_str())) {
    return fail(ErrorKind::Usage, "error.encoding.unknown"_key, {{"encoding", encoding}});
  }
  if (auto done = session.perform({journal::ReinterpretNames{source, encoding}}); !done) return pass_on(done);
  return {};
}

}  // namespace workbench
