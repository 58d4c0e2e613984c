// One sentence for each Command: who did what to which thing. The texts "sentence.<kind>" say it; this fills them.
#include <string>

#include "evidence/journal/journal.hpp"

namespace evidence::journal {

namespace {

struct Speaker {
  const CaseSnapshot& after;
  const Texts& texts;
  TextArguments said;

  void say(const char* name, std::string value) { said.emplace_back(name, std::move(value)); }
  template <class E>
  void say_word(const char* name, E value) {
    say(name, texts.of("word." + std::string(Words<E>::set) + ".", word(value)));
  }
  void say_name_of(const ActorId& id) {
    const Actor* actor = find_row(after.actors, id);
    say("actor", actor != nullptr ? actor->name : id.value);
  }
  template <class Row, class Tag>
  void say_thing(const Table<Row>& table, const Id<Tag>& id, std::string Row::* name) {
    const Row* row = find_row(table, id);
    say("id", short_form(id));
    say("name", row != nullptr ? row->*name : short_form(id));
  }
  void say_link(const LinkId& id) {
    const Link* link = find_row(after.links, id);
    say("id", short_form(id));
    say("criterion", link != nullptr ? link->criterion.value : short_form(id));
  }
  std::string value_text(const FactValue& value) const {
    if (const auto* truth = std::get_if<bool>(&value)) return texts.of("word.truth.", *truth ? "true" : "false");
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    if (const auto* date = std::get_if<CivilDate>(&value)) return format_date(*date);
    return std::get<std::string>(value);
  }

  void operator()(const CreateCase& command) { say("name", command.info.applicant); }
  void operator()(const IntroduceActor& command) {
    say("name", command.actor.name);
    say_word("role", command.actor.role);
  }
  void operator()(const AddProject& command) { say_thing(after.projects, command.project.id, &Project::name); }
  void operator()(const RemoveProject& command) { say_thing(after.projects, command.project, &Project::name); }
  void operator()(const RestoreProject& command) { say_thing(after.projects, command.project, &Project::name); }
  void operator()(const ImportSource& command) {
    say_thing(after.sources, command.source.id, &Source::name);
    say("items", std::to_string(command.source.item_count));
  }
  void operator()(const RemoveSource& command) { say_thing(after.sources, command.source, &Source::name); }
  void operator()(const RestoreSource& command) { say_thing(after.sources, command.source, &Source::name); }
  void operator()(const ReinterpretNames& command) {
    say_thing(after.sources, command.source, &Source::name);
    say("encoding", command.encoding.empty() ? texts.of("word.encoding.", "guessed") : command.encoding);
  }
  void operator()(const AddRecord& command) {
    say_thing(after.records, command.record.id, &Record::title);
    say_word("kind", command.record.kind);
  }
  void operator()(const RemoveRecord& command) { say_thing(after.records, command.record, &Record::title); }
  void operator()(const RestoreRecord& command) { say_thing(after.records, command.record, &Record::title); }
  void operator()(const AddLink& command) {
    say_link(command.link.id);
    const auto* citation = std::get_if<Citation>(&command.link.evidence);
    say("evidence",
        citation != nullptr ? short_form(citation->item) : short_form(std::get<RecordId>(command.link.evidence)));
    say_word("stance", command.link.stance);
  }
  void operator()(const RemoveLink& command) {
    say_link(command.link);
    say("because", command.because);
  }
  void operator()(const RestoreLink& command) { say_link(command.link); }
  void operator()(const ReviewLink& command) {
    say_link(command.link);
    say_word("verdict", command.verdict);
    say("because", command.because);
  }
  void operator()(const ResolveLink& command) {
    say_link(command.link);
    say("because", command.resolution ? command.resolution->because : std::string());
  }
  void operator()(const AddFact& command) {
    say_thing(after.facts, command.fact.id, &Fact::name);
    say("value", value_text(command.fact.value));
    say_word("state", command.fact.state);
  }
  void operator()(const DecideFact& command) {
    say_thing(after.facts, command.fact, &Fact::name);
    say_word("state", command.state);
    say("because", command.because);
  }
  void operator()(const RemoveFact& command) { say_thing(after.facts, command.fact, &Fact::name); }
  void operator()(const RestoreFact& command) { say_thing(after.facts, command.fact, &Fact::name); }
  void operator()(const Rate& command) {
    say("criterion", command.criterion.value);
    say_word("value", command.value);
    say("because", command.reason);
  }
  void operator()(const WithdrawRating& command) { say("criterion", command.criterion.value); }
  void operator()(const DeclareNotApplicable& command) {
    say("criterion", command.criterion.value);
    say("because", command.reason);
  }
  void operator()(const WithdrawNotApplicable& command) { say("criterion", command.criterion.value); }

  void say_page(const ItemId& item, std::uint32_t page) {
    say("item", short_form(item));
    say("page", std::to_string(page));
  }
  // Where the Command names the bytes alone: the item that the row was made on.
  template <class Row>
  void say_page_of(const Table<Row>& table, const Sha256& blob, std::uint32_t page) {
    ItemId item;
    for (const auto& row : *table) {
      if (row->blob == blob && row->page == page) item = row->item;
    }
    say_page(item, page);
  }
  void say_correction(const CorrectionId& id) {
    const Correction* correction = find_row(after.corrections, id);
    say("id", short_form(id));
    say_page(correction != nullptr ? correction->item : ItemId{}, correction != nullptr ? correction->page : 0);
    say("before", correction != nullptr ? correction->before : std::string());
    say("after", correction != nullptr ? correction->after : std::string());
  }
  void operator()(const CorrectPage& command) { say_correction(command.correction.id); }
  void operator()(const RemoveCorrection& command) { say_correction(command.correction); }
  void operator()(const RestoreCorrection& command) { say_correction(command.correction); }
  void operator()(const ReadPageSo& command) { say_page(command.reading.item, command.reading.page); }
  void operator()(const ReadPageAsUsual& command) { say_page_of(after.page_readings, command.blob, command.page); }
  void operator()(const JudgeSeal& command) {
    say_page(command.judgement.item, command.judgement.page);
    say_word("verdict", command.judgement.verdict);
  }
  void operator()(const WithdrawSealJudgement& command) {
    say_page_of(after.seal_judgements, command.blob, command.page);
  }
};

// Another form of a sentence where something was left unsaid: "sentence.review-link.none".
std::string form_of(const Command& command) {
  if (const auto* review = std::get_if<ReviewLink>(&command)) {
    return kind_of(command) + "." + std::string(word(review->verdict));
  }
  if (const auto* resolve = std::get_if<ResolveLink>(&command); resolve != nullptr && !resolve->resolution) {
    return kind_of(command) + ".none";
  }
  if (const auto* remove = std::get_if<RemoveLink>(&command); remove != nullptr && remove->because.empty()) {
    return kind_of(command) + ".none";
  }
  return kind_of(command);
}

}  // namespace

std::string sentence(const CaseSnapshot& after, const EntryHead& head, const Command& command, const Texts& texts) {
  Speaker speaker{after, texts, {}};
  speaker.say_name_of(head.actor);
  std::visit(speaker, command);
  std::string text = texts.of("sentence.", form_of(command), speaker.said);
  if (head.undoes) text = texts.of("sentence.", "undoing", {{"sentence", text}});
  return text;
}

}  // namespace evidence::journal
