// The one owner of an open Case: writer, snapshot, catalogue, index. The command line and the window call the same
// session: what one can do, so can the other. What a session does for each verb stands beside it: importing, reading,
// citing, searching, scoring, drafting.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/dates.hpp"
#include "evidence/base/result.hpp"
#include "evidence/base/texts.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/index/search.hpp"
#include "evidence/journal/command.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/store/case_store.hpp"
#include "evidence/suggest/terms.hpp"

namespace workbench {

struct NewCase {
  std::string applicant;
  evidence::ApplicationKind kind = evidence::ApplicationKind::Initial;
  std::optional<evidence::CivilDate> accepted_on;
  std::optional<evidence::CivilDate> reference_date;  // default: acceptance
  std::filesystem::path catalogue;                    // empty: the default one of assets/catalogue
};

// Threads: the owner's thread calls everything; import_sources() and read_case() may run on another one at the same
// time (blobs, items, pages and the index take their own locks; perform() and undo() are serialised here).
class Session {
 public:
  // Makes the case folder. Fails (Input) when it exists and is not empty, or the catalogue is not valid.
  static evidence::Result<std::unique_ptr<Session>> create(const std::filesystem::path& folder, const NewCase& wanted,
                                                           const evidence::Actor& actor, const evidence::Clock& clock);
  // Opens for writing, or read-only where asked. Interrupted work is put back into the queue.
  static evidence::Result<std::unique_ptr<Session>> open(const std::filesystem::path& folder,
                                                         evidence::store::OpenMode mode, const evidence::Actor& actor,
                                                         const evidence::Clock& clock);

  [[nodiscard]] evidence::SnapshotPtr snapshot() const;
  [[nodiscard]] const evidence::Actor& actor() const { return actor_; }
  [[nodiscard]] const evidence::Clock& clock() const { return clock_; }
  [[nodiscard]] const evidence::Catalogue& catalogue() const { return *catalogue_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return store_.folder(); }
  [[nodiscard]] bool read_only() const { return store_.read_only(); }
  [[nodiscard]] std::optional<evidence::TextKey> read_only_because() const { return store_.read_only_because(); }

  // One gesture of the actor: all commands or none; durable when it returns.
  evidence::Result<evidence::journal::ActionId> perform(const std::vector<evidence::journal::Command>& commands);
  evidence::Result<evidence::journal::ActionId> undo(std::optional<evidence::journal::ActionId> action = std::nullopt);

  // A new id of the actor's origin, unused so far.
  template <class Tag>
  [[nodiscard]] evidence::Id<Tag> next_id() const {
    const std::scoped_lock lock(writing_);
    return {actor_.origin, store_.next_counter(Tag::prefix)};
  }

  [[nodiscard]] const evidence::store::ItemQuery& items() const { return store_.items(); }
  [[nodiscard]] evidence::store::PageStore& pages() { return store_.pages(); }
  [[nodiscard]] evidence::store::CaseStore& store() { return store_; }
  [[nodiscard]] evidence::index::SearchIndex& index() { return *index_; }
  // The Catalogue's words to search for; made on first use.
  evidence::Result<const evidence::suggest::TermTable*> suggestion_terms();

 private:
  // Pages whose words or whose way of being read were changed by a gesture.
  evidence::Result<void> follow_pages(const evidence::CaseSnapshot& before, const evidence::CaseSnapshot& after);

  Session(evidence::store::CaseStore store, evidence::Actor actor, const evidence::Clock& clock)
      : store_(std::move(store)), actor_(std::move(actor)), clock_(clock) {}
  static evidence::Result<std::unique_ptr<Session>> finish_opening(evidence::store::CaseStore store,
                                                                   const evidence::Actor& actor,
                                                                   const evidence::Clock& clock);

  evidence::store::CaseStore store_;
  evidence::Actor actor_;
  const evidence::Clock& clock_;  // outlives the session
  std::unique_ptr<const evidence::Catalogue> catalogue_;
  std::unique_ptr<evidence::index::SearchIndex> index_;
  std::mutex terms_lock_;  // around terms_
  std::unique_ptr<const evidence::suggest::TermTable> terms_;
  mutable std::mutex writing_;  // around every change of the journal
};

}  // namespace workbench
