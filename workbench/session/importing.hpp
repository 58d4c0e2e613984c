// New case → import: what is received becomes Sources and Items of the Case.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "evidence/intake/receive.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

struct ImportOptions {
  std::string encoding;  // of names whose archive does not say; "" = guessed per archive
  std::vector<std::string> passwords;
  std::optional<evidence::Sha256> stated_digest;  // what the applicant or the receipt says the SHA-256 is
};

struct Imported {
  evidence::SourceId source;
  evidence::intake::Received received;
};

// Takes in the paths and records them as one gesture: all or none; durable when it returns. An import that is
// interrupted records nothing; done again, it finds the bytes that were stored already and copies nothing twice. Fails
// (Input) where the received bytes are not those of the stated digest.
evidence::Result<std::vector<Imported>> import_sources(Session& session,
                                                       const std::vector<std::filesystem::path>& paths,
                                                       const ImportOptions& options, evidence::jobs::Work& work);
evidence::Result<Imported> import_source(Session& session, const std::filesystem::path& path,
                                         const ImportOptions& options, evidence::jobs::Work& work);

// What is wrong with a Source as a whole (an image that ends too early, …), as its manifest says.
evidence::Result<std::vector<evidence::Problem>> problems_of(Session& session, const evidence::Source& source);

// Decodes the names of a Source again from their raw bytes; Links stay (they name Items by id).
evidence::Result<void> reinterpret_names(Session& session, evidence::SourceId source, const std::string& encoding);

}  // namespace workbench
