// An open Case folder: case.db (the truth), blobs/, index.db (derived). Layout: schemas/case-folder.md.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/journal/command.hpp"
#include "evidence/journal/entry.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/store/blob_store.hpp"
#include "evidence/store/item_query.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::store {

// Who writes: the actor and the origin of this installation.
struct Writer {
  Actor actor;
};

// Verify: read-only, and opens where the state table no longer parses (then with an empty snapshot), so that verify()
// can name what was touched.
enum class OpenMode { Write, ReadOnly, Verify };

struct Failure {
  std::string what;   // code: "entry", "chain", "state", "blob", "manifest"; texts "failure.<code>"
  std::string where;  // which entry, blob or table
  std::string why;    // code of the reason; texts "fault.<code>"
};
struct Verification {
  std::uint64_t entries = 0;
  std::uint64_t blobs = 0;
  std::vector<Failure> failures;
};

// One writer at a time: a second one fails with Conflict, naming the process that holds the Case. Calls from one
// thread, but items(), pages() and blobs() from any.
class CaseStore {
 public:
  // Makes the folder and plays the first commands (CreateCase, IntroduceActor) as action 1.
  static Result<CaseStore> create(const std::filesystem::path& folder, const Writer& writer, CaseInfo info,
                                  ByteView catalogue, const Clock& clock);
  // Refuses a newer layout (Input, both versions named); migrates an older one; opens read-only where the Case holds
  // kinds of a newer version or the medium cannot be written (read_only_because says which).
  static Result<CaseStore> open(const std::filesystem::path& folder, OpenMode mode);
  CaseStore(CaseStore&&) noexcept;
  CaseStore& operator=(CaseStore&&) noexcept;
  ~CaseStore();

  [[nodiscard]] SnapshotPtr snapshot() const;
  [[nodiscard]] bool read_only() const;
  [[nodiscard]] std::optional<TextKey> read_only_because() const;
  [[nodiscard]] const std::filesystem::path& folder() const;

  // One gesture: all commands or none, in one transaction; durable when it returns. Introduces the writer where needed.
  Result<journal::ActionId> perform(const Writer& writer, const std::vector<journal::Command>& commands,
                                    const Clock& clock);
  // Takes back the named action, or the writer's latest not yet taken back, by appending the inverses. A person undoes
  // their own only (Input otherwise); undoing an undo is a redo.
  Result<journal::ActionId> undo(const Writer& writer, std::optional<journal::ActionId> action, const Clock& clock);
  [[nodiscard]] Result<std::vector<journal::Entry>> entries() const;  // in replay order

  // The next free number of a kind of thing: prefix 'L', 'F', … greater than any of any origin in the Case.
  [[nodiscard]] std::uint64_t next_counter(char prefix) const;

  [[nodiscard]] BlobStore& blobs();
  [[nodiscard]] const ItemQuery& items() const;
  [[nodiscard]] PageStore& pages();  // queue and pages of index.db

  // Folds again from nothing and compares; checks the chains; re-hashes every blob. `progress(done, total)` may stop it
  // by returning false (then fails with Cancelled).
  Result<Verification> verify(const std::function<bool(std::uint64_t, std::uint64_t)>& progress);

 private:
  struct State;
  explicit CaseStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace evidence::store
