#include "workbench/session/importing.hpp"

#include "evidence/base/utf8.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

Result<Imported> import_source(Session& session, const std::filesystem::path& path, const ImportOptions& options,
                               jobs::Work& work) {
  auto confinement = sandbox::probe_confinement();
  if (!confinement) return pass_on(confinement);
  auto limits = intake::load_limits(intake::limits_file());
  if (!limits) return pass_on(limits);
  if (!options.encoding.empty() && !decode(as_bytes("a"), options.encoding.c_str())) {
    return fail(ErrorKind::Usage, "error.encoding.unknown"_key, {{"encoding", options.encoding}});
  }
  auto received = intake::receive(path, {*limits, options.passwords}, session.store().blobs(), *confinement, work);
  if (!received) return pass_on(received);

  if (options.stated_digest && *options.stated_digest != received->digest) {
    return fail(
        ErrorKind::Input, "error.import.digest"_key,
        {{"name", received->name}, {"stated", to_hex(*options.stated_digest)}, {"found", to_hex(received->digest)}});
  }
  Source source;
  source.id = session.next_id<SourceTag>();
  source.name = received->name;
  source.kind = received->kind;
  source.digest = received->digest;
  source.bytes = received->bytes;
  source.manifest = received->manifest;
  source.item_count = received->item_count;
  source.first_item = session.next_id<ItemTag>();
  source.encoding = options.encoding;
  if (auto done = session.perform({journal::ImportSource{source}}); !done) return pass_on(done);
  return Imported{source.id, std::move(*received)};
}

Result<void> reinterpret_names(Session& session, SourceId source, const std::string& encoding) {
  if (!decode(as_bytes("a"), encoding.c_str())) {
    return fail(ErrorKind::Usage, "error.encoding.unknown"_key, {{"encoding", encoding}});
  }
  if (auto done = session.perform({journal::ReinterpretNames{source, encoding}}); !done) return pass_on(done);
  return {};
}

}  // namespace workbench
