#include "workbench/session/records.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "evidence/base/bytes.hpp"
#include "workbench/session/naming.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

using Json = nlohmann::json;

// Takes fields out of an object and remembers the first that is missing or of the wrong kind.
class Fields {
 public:
  Fields(const Json& object, std::string place) : object_(object), place_(std::move(place)) {}

  std::string text(const char* name, bool needed) {
    asked_.insert(name);
    const auto found = object_.find(name);
    if (found == object_.end() && !needed) return "";
    if (found == object_.end() || !found->is_string() || (needed && found->get_ref<const std::string&>().empty())) {
      if (wrong_.empty()) wrong_ = place_ + name;
      return "";
    }
    return found->get<std::string>();
  }
  std::vector<Json> list(const char* name, bool needed) {
    asked_.insert(name);
    const auto found = object_.find(name);
    if (found == object_.end() && !needed) return {};
    if (found == object_.end() || !found->is_array() || (needed && found->empty())) {
      if (wrong_.empty()) wrong_ = place_ + name;
      return {};
    }
    std::vector<Json> elements;
    for (std::size_t at = 0; at < found->size(); ++at) {
      if (!(*found)[at].is_object() && wrong_.empty()) wrong_ = place_ + name + "[" + std::to_string(at) + "]";
      elements.push_back((*found)[at].is_object() ? (*found)[at] : Json::object());
    }
    return elements;
  }
  // A field that nobody asked for is a slip of the pen, and what stands in it would be lost.
  void refuse_others() {
    for (const auto& [name, value] : object_.items()) {
      if (!asked_.contains(name)) call_wrong(name);
    }
  }
  void absorb(Fields& other) {
    other.refuse_others();
    if (wrong_.empty()) wrong_ = other.wrong_;
  }
  void call_wrong(const std::string& name) {
    if (wrong_.empty()) wrong_ = place_ + name;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  const Json& object_;
  std::string place_;
  std::string wrong_;
  std::set<std::string> asked_;
};

void read_people_and_lines(Fields& fields, Record& record) {
  std::size_t at = 0;
  for (const Json& one : fields.list("participants", true)) {
    Fields inner(one, "participants[" + std::to_string(at++) + "].");
    record.participants.push_back({inner.text("name", true), inner.text("role", true)});
    fields.absorb(inner);
  }
  at = 0;
  for (const Json& one : fields.list("lines", true)) {
    Fields inner(one, "lines[" + std::to_string(at++) + "].");
    record.lines.push_back({inner.text("asked", true), inner.text("expected", false), inner.text("answer", true)});
    fields.absorb(inner);
  }
}

Result<void> store_attachments(Session& session, Fields& fields, const std::filesystem::path& folder, Record& record) {
  std::size_t at = 0;
  for (const Json& one : fields.list("attachments", false)) {
    Fields inner(one, "attachments[" + std::to_string(at++) + "].");
    const std::string name = inner.text("file", true);
    fields.absorb(inner);
    if (name.empty()) continue;
    auto bytes = read_whole_file(folder / name);
    if (!bytes) return pass_on(bytes);
    auto writer = session.store().blobs().begin();
    if (!writer) return pass_on(writer);
    if (auto added = writer->add(as_bytes(*bytes)); !added) return pass_on(added);
    auto stored = writer->finish();
    if (!stored) return pass_on(stored);
    record.attachments.push_back({std::filesystem::path(name).filename().string(), stored->digest});
  }
  return {};
}

}  // namespace

Result<RecordId> add_record(Session& session, RecordKind kind, const std::filesystem::path& file) {
  auto text = read_whole_file(file);
  if (!text) return pass_on(text);
  const Json document = Json::parse(*text, nullptr, false);
  if (!document.is_object()) return fail(ErrorKind::Input, "error.record.not-json"_key, {{"file", file.string()}});

  Record record;
  record.kind = kind;
  Fields fields(document, "");
  record.title = fields.text("title", true);
  record.place = fields.text("place", false);
  const auto held_on = parse_date(fields.text("date", true));
  if (!held_on) fields.call_wrong("date");
  record.held_on = held_on.value_or(CivilDate{});
  read_people_and_lines(fields, record);
  if (const std::string project = fields.text("project", false); !project.empty()) {
    auto found = find_project(*session.snapshot(), project);
    if (!found) return pass_on(found);
    record.project = *found;
  }
  if (!fields.wrong().empty()) {
    return fail(ErrorKind::Input, "error.record.field"_key, {{"file", file.string()}, {"field", fields.wrong()}});
  }
  if (auto stored = store_attachments(session, fields, file.parent_path(), record); !stored) return pass_on(stored);
  fields.refuse_others();
  if (!fields.wrong().empty()) {
    return fail(ErrorKind::Input, "error.record.field"_key, {{"file", file.string()}, {"field", fields.wrong()}});
  }
  record.id = session.next_id<RecordTag>();
  if (auto done = session.perform({journal::AddRecord{record}}); !done) return pass_on(done);
  return record.id;
}

}  // namespace workbench
