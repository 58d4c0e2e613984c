// Makes a Case folder: beside its place under another name, then renamed, so that it is there whole or not at all.
#include <array>
#include <cerrno>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "evidence/store/case_state.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

namespace {

// Removed with all it holds unless it was put in its place.
class FolderInTheMaking {
 public:
  static Result<FolderInTheMaking> beside(const std::filesystem::path& place) {
    std::string name = (place.parent_path() / ("." + place.filename().string() + ".making-XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) {
      return fail(ErrorKind::Input, "error.store.disk"_key,
                  {{"file", place.string()}, {"reason", std::generic_category().message(errno)}});
    }
    std::filesystem::permissions(name, std::filesystem::perms(0755));
    return FolderInTheMaking(name);
  }
  FolderInTheMaking(FolderInTheMaking&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}
  FolderInTheMaking& operator=(FolderInTheMaking&&) = delete;
  ~FolderInTheMaking() {
    std::error_code ignored;  // a hidden folder without a Case is left behind
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  void put_in_place(const std::filesystem::path& place) {
    std::filesystem::rename(folder_, place);
    folder_.clear();
  }

 private:
  explicit FolderInTheMaking(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

Result<std::string> random_case_id() {
  std::array<std::uint8_t, 16> random{};
  if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
    return fail(ErrorKind::Defect, "error.store.defect"_key, {{"file", "getrandom"}, {"reason", ""}});
  }
  Sha256 widened;
  std::transform(random.begin(), random.end(), widened.bytes.begin(), [](auto byte) { return std::byte{byte}; });
  return to_hex(widened).substr(0, random.size() * 2);
}

Result<void> make_databases(const CaseFiles& files) {
  const DatabasePtr database = open_case_for_writing(files.case_db(), true);
  if (auto made = migrate(*database, "meta", case_scripts(), case_layout); !made) return made;
  return prepare_index(files);
}

void note_case_id(SQLite::Database& database, const std::string& case_id) {
  SQLite::Statement put(database, "INSERT INTO meta (name, value) VALUES ('case_id', ?)");
  put.bind(1, case_id);
  put.exec();
}

Result<Sha256> store_catalogue(BlobStore& blobs, ByteView catalogue) {
  auto writer = blobs.begin();
  if (!writer) return pass_on(writer);
  if (auto added = writer->add(catalogue); !added) return pass_on(added);
  auto stored = writer->finish();
  if (!stored) return pass_on(stored);
  return stored->digest;
}

}  // namespace

Result<CaseStore> CaseStore::create(const std::filesystem::path& folder, const Writer& writer, CaseInfo info,
                                    ByteView catalogue, const Clock& clock) {
  return guarded(folder, [&]() -> Result<CaseStore> {
    const std::filesystem::path written = std::filesystem::absolute(folder).lexically_normal();
    const std::filesystem::path place = written.has_filename() ? written : written.parent_path();
    if (std::filesystem::exists(place) &&
        (!std::filesystem::is_directory(place) || !std::filesystem::is_empty(place))) {
      return fail(ErrorKind::Input, "error.store.folder-in-use"_key, {{"folder", folder.string()}});
    }
    if (info.case_id.empty()) {
      auto random = random_case_id();
      if (!random) return pass_on(random);
      info.case_id = std::move(*random);
    }
    std::filesystem::create_directories(place.parent_path());
    auto making = FolderInTheMaking::beside(place);
    if (!making) return pass_on(making);
    const CaseFiles files{making->folder(), true, false};
    std::filesystem::create_directories(files.blobs());
    std::filesystem::create_directories(files.folder / "drafts");
    if (auto made = make_databases(files); !made) return pass_on(made);
    {
      State state(files, open_case_for_writing(files.case_db(), false));
      if (!catalogue.empty()) {
        auto digest = store_catalogue(state.blobs, catalogue);
        if (!digest) return pass_on(digest);
        info.catalogue = *digest;
      }
      auto first =
          state.act(writer, {journal::CreateCase{info}, journal::IntroduceActor{writer.actor}}, std::nullopt, clock);
      if (!first) return pass_on(first);
      note_case_id(*state.database, info.case_id);
    }
    if (auto synced = sync_folder(files.folder); !synced) return pass_on(synced);
    making->put_in_place(place);
    if (auto synced = sync_folder(place.parent_path()); !synced) return pass_on(synced);
    return open(folder, OpenMode::Write);
  });
}

}  // namespace evidence::store
