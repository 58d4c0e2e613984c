#include "workbench/session/actors.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/digest.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

struct KeyFree {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

std::string hex_of(const unsigned char* bytes, std::size_t count) {
  std::string text;
  for (std::size_t at = 0; at < count; ++at) text += fmt::format("{:02x}", bytes[at]);
  return text;
}

struct KeyPair {
  std::string secret;
  std::string open;
};

Result<KeyPair> new_key() {
  const std::unique_ptr<EVP_PKEY, KeyFree> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  std::array<unsigned char, 32> secret{};
  std::array<unsigned char, 32> open{};
  std::size_t secret_size = secret.size();
  std::size_t open_size = open.size();
  if (!key || EVP_PKEY_get_raw_private_key(key.get(), secret.data(), &secret_size) != 1 ||
      EVP_PKEY_get_raw_public_key(key.get(), open.data(), &open_size) != 1) {
    return fail(ErrorKind::Defect, "error.actor.key"_key);
  }
  return KeyPair{hex_of(secret.data(), secret_size), hex_of(open.data(), open_size)};
}

struct Stored {
  Actor actor;
  std::uint64_t order = 0;
};

std::optional<Stored> parse_actor(const std::string& text) {
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (!document.is_object()) return std::nullopt;
  Stored stored;
  stored.actor.id.value = document.value("id", "");
  stored.actor.name = document.value("name", "");
  stored.actor.public_key = document.value("public_key", "");
  stored.order = document.value("order", std::uint64_t{0});
  const auto origin = parse_origin(document.value("origin", ""));
  const auto role = parse_word<Role>(document.value("role", ""));
  if (!origin || !role || stored.actor.id.value.empty() || stored.actor.name.empty()) return std::nullopt;
  stored.actor.origin = *origin;
  stored.actor.role = *role;
  return stored;
}

std::string system_user() {
  const passwd* entry = getpwuid(geteuid());
  return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name : "auditor";
}

}  // namespace

std::filesystem::path data_folder() {
  const char* given = std::getenv("XDG_DATA_HOME");
  if (given != nullptr && *given != '\0') return std::filesystem::path(given) / "evidence-workbench";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : "/") / ".local" / "share" / "evidence-workbench";
}

Result<std::vector<Actor>> ActorBook::list() const {
  std::vector<Stored> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    if (entry.path().extension() != ".json") continue;
    auto text = read_whole_file(entry.path());
    if (!text) return pass_on(text);
    auto stored = parse_actor(*text);
    if (!stored) return fail(ErrorKind::Input, "error.actor.damaged"_key, {{"file", entry.path().string()}});
    found.push_back(std::move(*stored));
  }
  std::sort(found.begin(), found.end(), [](const Stored& a, const Stored& b) { return a.order < b.order; });
  std::vector<Actor> actors;
  for (Stored& stored : found) actors.push_back(std::move(stored.actor));
  return actors;
}

Result<Actor> ActorBook::create(const std::string& name, Role role) {
  auto known = list();
  if (!known) return pass_on(known);
  if (name.empty()) return fail(ErrorKind::Usage, "error.actor.no-name"_key);
  for (const Actor& actor : *known) {
    if (actor.name == name) return fail(ErrorKind::Input, "error.actor.exists"_key, {{"name", name}});
  }
  auto key = new_key();
  if (!key) return pass_on(key);
  Actor actor;
  actor.name = name;
  actor.role = role;
  actor.public_key = key->open;
  actor.id.value = "a-" + to_hex(sha256_of(key->open)).substr(0, 12);
  if (RAND_bytes(reinterpret_cast<unsigned char*>(&actor.origin.value), sizeof actor.origin.value) != 1) {
    return fail(ErrorKind::Defect, "error.actor.key"_key);
  }
  const nlohmann::json document{{"id", actor.id.value},
                                {"name", name},
                                {"role", word(role)},
                                {"origin", to_text(actor.origin)},
                                {"public_key", actor.public_key},
                                {"private_key", key->secret},
                                {"order", known->size() + 1}};
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::filesystem::path file = folder_ / (actor.id.value + ".json");
  if (auto written = write_file_atomically(file, as_bytes(document.dump(2)), 0600); !written) return pass_on(written);
  return actor;
}

Result<Actor> ActorBook::find(std::string_view name_or_id) const {
  auto known = list();
  if (!known) return pass_on(known);
  std::string names;
  for (const Actor& actor : *known) {
    if (actor.name == name_or_id || actor.id.value == name_or_id) return actor;
    names += (names.empty() ? "" : "、") + actor.name;
  }
  return fail(ErrorKind::Input, "error.actor.unknown"_key,
              {{"name", std::string(name_or_id)}, {"known", names.empty() ? "—" : names}});
}

Result<Actor> ActorBook::default_actor() {
  auto known = list();
  if (!known) return pass_on(known);
  if (!known->empty()) return known->front();
  return create(system_user(), Role::Auditor);
}

}  // namespace workbench
