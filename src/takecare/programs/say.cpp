// What an act will have said: the fields recorded and computed, the money moved, the notices sent.
#include <fmt/format.h>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/value_words.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The words for people: a text without quotation marks, an enumerator as reports print it.
std::string value_in_words(const lang::Program& program, lang::Type type, const engine::Value& value) {
  if (type.kind == lang::Kind::text && value.text_known) return value.text;
  if (type.kind == lang::Kind::enumeration && engine::is_known(value, type.kind) && value.surely_value()) {
    const auto& enumerator = program.enumerations[at(type.of)].values[at(static_cast<int>(value.range.lo))];
    return enumerator.label.empty() ? enumerator.name : enumerator.label;
  }
  return engine::value_words(program, type, value);
}

class Saying {
 public:
  explicit Saying(Judging& judging)
      : judging_(judging),
        program_(judging.program),
        computed_(judging.recorded),
        said_{.fields = judging.request.fields} {}

  Said all() {
    for (const lang::Setting& setting : judging_.act.settings) set(setting);
    for (const lang::Movement& movement : judging_.act.movements) move(movement);
    const int stage = judging_.act.to < 0 ? judging_.state.stage : judging_.act.to;
    if (stage >= 0) said_.stage = program_.enumerations[at(judging_.life.stages)].values[at(stage)].name;
    for (const int notice : judging_.act.sends) send(program_.notices[at(notice)]);
    return std::move(said_);
  }

 private:
  const lang::Field& field(int index) const { return judging_.record.fields[at(index)]; }
  void set(const lang::Setting& setting);
  void move(const lang::Movement& movement);
  void send(const lang::Notice& notice);
  std::string filled(const lang::Notice::Piece& piece) const;
  std::string field_words(int index) const;

  Judging& judging_;
  const lang::Program& program_;
  engine::Case computed_;  // with what was computed so far: a later setting sees it
  Said said_;
};

void Saying::set(const lang::Setting& setting) {
  const Asked asked = ask(program_, setting.definition, computed_, judging_.request.on, Reasons::none);
  const engine::Fact fact = fact_of(field(setting.field), asked.value);
  computed_.subject.facts[at(setting.field)] = fact;
  said_.fields.emplace_back(field(setting.field).name, fact_json(program_, field(setting.field), fact));
  said_.computed.push_back(field(setting.field).name);
}

void Saying::move(const lang::Movement& movement) {
  Asked asked = ask(program_, movement.definition, computed_, judging_.request.on, judging_.options.reasons);
  const std::string between = fmt::format("from {} to {}", field(movement.from).name, field(movement.to).name);
  const bool known = engine::is_known(asked.value, lang::Kind::money) && asked.value.surely_value();
  if (known && asked.value.range.lo >= 0) {
    said_.moves.push_back(
        {.from = field(movement.from).name,
         .to = field(movement.to).name,
         .amount = engine::literal_words(program_, {.kind = lang::Kind::money}, asked.value.range.lo)});
    return;
  }
  judging_.stands_in_the_way(
      {.kind = ObstacleKind::moves,
       .says = fmt::format("'{}' moves money {}, and the amount is {}", judging_.act.name, between,
                           engine::value_words(program_, {.kind = lang::Kind::money}, asked.value)),
       .wanted = known ? "the amount would have to be at least $0" : "the amount would have to be known",
       .proof = std::move(asked.proof),
       .missing = std::move(asked.missing),
       .names = std::move(asked.names)});
}

std::string Saying::field_words(int index) const {
  const lang::Field& declared = field(index);
  if (declared.type.kind == lang::Kind::list)
    return fmt::format("{} recorded", computed_.subject.lists[at(index)].items.size());
  const engine::Fact& fact = computed_.subject.facts[at(index)];
  return value_in_words(program_, declared.type, engine::value_of(program_, declared, fact));
}

std::string Saying::filled(const lang::Notice::Piece& piece) const {
  if (piece.field >= 0) return field_words(piece.field);
  if (piece.definition < 0) return piece.text;
  const Asked asked = ask(program_, piece.definition, computed_, judging_.request.on, Reasons::none);
  return value_in_words(program_, engine::answer_type(program_.definitions[at(piece.definition)]), asked.value);
}

void Saying::send(const lang::Notice& notice) {
  Sent sent{.notice = notice.name, .to = notice.to < 0 ? "" : field_words(notice.to)};
  for (const auto& paragraph : notice.says) {
    std::string words;
    for (const lang::Notice::Piece& piece : paragraph) words += filled(piece);
    sent.says.push_back(std::move(words));
  }
  said_.notices.push_back(std::move(sent));
}

}  // namespace

Said say(Judging& judging) { return Saying(judging).all(); }

}  // namespace takecare::programs
