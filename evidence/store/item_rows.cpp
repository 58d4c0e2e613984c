#include "evidence/store/item_rows.hpp"

#include "evidence/store/columns.hpp"

namespace evidence::store {

using namespace literals;

namespace {

std::string_view last_segment(std::string_view raw_path) {
  while (!raw_path.empty() && raw_path.back() == '/') raw_path.remove_suffix(1);
  const std::size_t slash = raw_path.rfind('/');
  return slash == std::string_view::npos ? raw_path : raw_path.substr(slash + 1);
}

void set_removed(SQLite::Database& database, SourceId source, bool removed) {
  SQLite::Statement update(database, "UPDATE items SET removed = ? WHERE source = ?");
  update.bind(1, removed ? 1 : 0);
  update.bind(2, full_form(source));
  update.exec();
}

Result<void> set_paths(SQLite::Database& database, const BlobStore& blobs, const Source& source) {
  const auto manifest = read_manifest(blobs, source);
  if (!manifest) return std::unexpected(manifest.error());
  const std::vector<std::string> paths = journal::display_paths(*manifest, source.encoding);
  SQLite::Statement update(database, "UPDATE items SET path = ? WHERE origin = ? AND counter = ?");
  for (std::size_t at = 0; at < paths.size(); ++at) {
    update.bind(1, paths[at]);
    update.bind(2, to_text(source.first_item.origin));
    update.bind(3, static_cast<std::int64_t>(source.first_item.counter + at));
    update.exec();
    update.reset();
  }
  return {};
}

}  // namespace

Result<journal::Manifest> read_manifest(const BlobStore& blobs, const Source& source) {
  const auto bytes = blobs.read(source.manifest);
  if (!bytes) return std::unexpected(bytes.error());
  auto manifest = journal::decode_manifest(std::string(as_text(*bytes)));
  if (manifest && manifest->entries.size() != source.item_count) {
    return fail(ErrorKind::Input, "error.store.manifest-count"_key,
                {{"source", source.name},
                 {"said", std::to_string(source.item_count)},
                 {"found", std::to_string(manifest->entries.size())}});
  }
  return manifest;
}

Result<void> put_items(SQLite::Database& database, const std::string& table, const Source& source,
                       const journal::Manifest& manifest) {
  const std::vector<std::string> paths = journal::display_paths(manifest, source.encoding);
  const std::vector<std::int64_t> archives = journal::archives_of(manifest);
  std::vector<bool> opened(paths.size());
  for (const std::int64_t archive : archives) {
    if (archive >= 0) opened[static_cast<std::size_t>(archive)] = true;
  }
  const std::string origin = to_text(source.first_item.origin);
  const std::string source_id = full_form(source.id);
  SQLite::Statement put(database, "INSERT INTO " + table +
                                      " (origin, counter, source, parent, path, raw_name, kind, bytes, modified, "
                                      "blob, problem, opened, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t at = 0; at < paths.size(); ++at) {
    const journal::ManifestEntry& entry = manifest.entries[at];
    const std::string_view raw_name = last_segment(entry.raw_path);
    put.bind(1, origin);
    put.bind(2, static_cast<std::int64_t>(source.first_item.counter + at));
    put.bind(3, source_id);
    if (archives[at] >= 0) put.bind(4, static_cast<std::int64_t>(source.first_item.counter) + archives[at]);
    put.bind(5, paths[at]);
    put.bind(6, raw_name.data(), static_cast<int>(raw_name.size()));
    put.bind(7, std::string(word(entry.kind)));
    put.bind(8, static_cast<std::int64_t>(entry.bytes));
    if (entry.modified) put.bind(9, *entry.modified);
    if (entry.blob) bind_digest(put, 10, *entry.blob);
    if (entry.problem) put.bind(11, problem_text(*entry.problem));
    put.bind(12, opened[at] && !entry.document ? 1 : 0);
    put.bind(13, source.removed ? 1 : 0);
    put.exec();
    put.reset();
    put.clearBindings();
  }
  return {};
}

Result<void> follow(SQLite::Database& database, const BlobStore& blobs, const CaseSnapshot& after,
                    const journal::Command& command) {
  if (const auto* import = std::get_if<journal::ImportSource>(&command)) {
    const Source* source = find_row(after.sources, import->source.id);
    const auto manifest = read_manifest(blobs, *source);
    if (!manifest) return std::unexpected(manifest.error());
    return put_items(database, "items", *source, *manifest);
  }
  if (const auto* remove = std::get_if<journal::RemoveSource>(&command)) set_removed(database, remove->source, true);
  if (const auto* restore = std::get_if<journal::RestoreSource>(&command)) {
    set_removed(database, restore->source, false);
  }
  if (const auto* names = std::get_if<journal::ReinterpretNames>(&command)) {
    return set_paths(database, blobs, *find_row(after.sources, names->source));
  }
  return {};
}

}  // namespace evidence::store
