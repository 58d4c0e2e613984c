#include "unit/store/scene.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <stdlib.h>

namespace evidence::test {

using namespace journal;
using store::CaseStore;

namespace {

template <class T>
T expect(Result<T> result) {
  if (!result) {
    throw std::runtime_error(std::string(result.error().key.name) + " " + result.error().detail);
  }
  return std::move(*result);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "case-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

store::Writer zhang() { return {{{"a-0000000000a1"}, "张三", Role::Auditor, zhang_origin, std::string(64, 'a')}}; }
store::Writer li() { return {{{"a-0000000000b2"}, "李四", Role::Lead, li_origin, std::string(64, 'b')}}; }

CaseInfo case_info() {
  CaseInfo info;
  info.applicant = "某公司";
  info.catalogue_id = "default";
  info.catalogue_version = "1";
  return info;
}

FixedClock morning() { return FixedClock({1795500000, 480}); }

CaseStore new_case(const std::filesystem::path& folder) {
  return expect(CaseStore::create(folder, zhang(), case_info(), as_bytes("{\"catalogue\":1}"), morning()));
}

CaseStore reopened(const std::filesystem::path& folder, store::OpenMode mode) {
  return expect(CaseStore::open(folder, mode));
}

Sha256 stored(store::BlobStore& blobs, std::string_view text) {
  auto writer = expect(blobs.begin());
  if (auto added = writer.add(as_bytes(text)); !added) throw std::runtime_error("add");
  return expect(writer.finish()).digest;
}

ActionId performed(CaseStore& store, const store::Writer& writer, const std::vector<Command>& commands) {
  return expect(store.perform(writer, commands, morning()));
}

SourceId import_disc(CaseStore& store, std::uint64_t files) {
  const std::uint64_t number = store.next_counter('S');
  Manifest manifest;
  ManifestEntry folder;
  folder.raw_path = "材料";
  folder.said_encoding = "UTF-8";
  folder.kind = ItemKind::Folder;
  manifest.entries.push_back(folder);
  for (std::uint64_t at = 1; at <= files; ++at) {
    const std::string content = "disc " + std::to_string(number) + " file " + std::to_string(at);
    ManifestEntry file;
    file.parent = 0;
    file.raw_path = "材料/文件" + std::to_string(at) + ".txt";
    file.said_encoding = "UTF-8";
    file.bytes = content.size();
    file.blob = stored(store.blobs(), content);
    manifest.entries.push_back(file);
  }
  ManifestEntry zip;
  zip.raw_path = "附件.zip";
  zip.said_encoding = "UTF-8";
  zip.bytes = 9;
  zip.blob = stored(store.blobs(), "zip bytes");
  manifest.entries.push_back(zip);
  ManifestEntry inner;
  inner.parent = static_cast<std::int64_t>(files) + 1;
  inner.raw_path = "\xCB\xB5\xC3\xF7.txt";  // 说明.txt in GBK
  inner.bytes = 5;
  inner.blob = stored(store.blobs(), "inner");
  manifest.entries.push_back(inner);

  Source source;
  source.id = {zhang_origin, number};
  source.name = "disc.iso";
  source.kind = "disc";
  source.digest = stored(store.blobs(), "disc");
  source.bytes = 4;
  source.manifest = stored(store.blobs(), encode_manifest(manifest));
  source.first_item = {zhang_origin, store.next_counter('I')};
  source.item_count = manifest.entries.size();
  performed(store, zhang(), {ImportSource{source}});
  return source.id;
}

AddLink link_to(CaseStore& store, const store::Writer& writer, ItemId item, const std::string& criterion) {
  const auto found = expect(store.items().find(item));
  Link link;
  link.id = {writer.actor.origin, store.next_counter('L')};
  link.criterion = {criterion};
  link.evidence = Citation{item, found.value().blob, 1, Box{10, 20, 300, 40}, "引文"};
  return {link};
}

std::vector<std::string> failures(CaseStore& store) {
  const auto verification = expect(store.verify(nullptr));
  std::vector<std::string> told;
  for (const auto& failure : verification.failures) {
    told.push_back(failure.what + " " + failure.where + " " + failure.why);
  }
  return told;
}

void run_sql(const std::filesystem::path& database, const std::string& sql) {
  SQLite::Database opened(database.string(), SQLite::OPEN_READWRITE);
  opened.exec(sql);
}

}  // namespace evidence::test
