// What an act records: every field of the act, of its type, and known where it must be.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/lang/suggest.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/judge_steps.h"
#include "takecare/programs/splice.h"

namespace takecare::programs {

using engine::FactState;
using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool has(const std::vector<int>& all, int one) { return std::ranges::find(all, one) != all.end(); }

class Fields {
 public:
  explicit Fields(Judging& judging) : judging_(judging), act_(judging.act), record_(judging.record) {}

  Result<void> read() {
    std::vector<std::string> seen;
    for (const auto& [name, value] : judging_.request.fields) {
      if (std::ranges::find(seen, name) != seen.end()) {
        malformed(name, fmt::format("{} is given twice", name), "It would have to be given once.");
        continue;
      }
      seen.push_back(name);
      if (auto done = one(name, value); !done) return done;
    }
    for (const int field : act_.records) require(field, seen);
    for (const int field : act_.adds) require(field, seen);
    return {};
  }

 private:
  Result<void> one(const std::string& name, const Json& value);
  Result<void> refer(int field, const Json& value);
  void require(int field, const std::vector<std::string>& seen);

  const std::string& name_of(int field) const { return record_.fields[at(field)].name; }
  void obstacle(const std::string& name, std::string says, std::string wanted) {
    judging_.stands_in_the_way(
        {.kind = ObstacleKind::fields, .says = std::move(says), .wanted = std::move(wanted), .names = {name}});
  }
  void malformed(const std::string& name, std::string says, std::string wanted) {
    judging_.well_formed = false;
    obstacle(name, std::move(says), std::move(wanted));
  }

  Judging& judging_;
  const lang::Act& act_;
  const lang::Record& record_;
};

Result<void> Fields::one(const std::string& name, const Json& value) {
  const auto found = std::ranges::find(record_.fields, name, &lang::Field::name);
  const int field = found == record_.fields.end() ? -1 : static_cast<int>(found - record_.fields.begin());
  const bool adds = has(act_.adds, field);
  if (field < 0 || !(adds || has(act_.records, field) || has(act_.may_record, field))) {
    std::vector<std::string> names;
    for (const auto* list : {&act_.records, &act_.may_record, &act_.adds}) {
      for (const int one : *list) names.push_back(name_of(one));
    }
    const std::string known = names.empty() ? "It records nothing." : "It records " + lang::one_of_words(names) + ".";
    const std::string help = lang::did_you_mean(name, names);
    malformed(name, fmt::format("'{}' does not record '{}'", act_.name, name), help.empty() ? known : help);
    return {};
  }
  if (found->refers) return refer(field, value);
  engine::Item& subject = judging_.recorded.subject;
  if (adds) {
    auto item = read_item(judging_.program, found->type.of, value, -1);
    if (item) {
      subject.lists[at(field)].known = true;
      subject.lists[at(field)].items.push_back(std::move(*item));
    } else {
      malformed(name, fmt::format("{}: {}", name, item.error().message), item.error().help);
    }
    return {};
  }
  auto fact = read_fact(judging_.program, *found, value);
  if (!fact) {
    malformed(name, fmt::format("{}: {}", name, fact.error().message), fact.error().help);
    return {};
  }
  if (fact->state == FactState::unknown && has(act_.records, field)) {
    obstacle(name, fmt::format("'{}' must record what {} is", act_.name, name),
             fmt::format("{} would have to be known", name));
  }
  subject.facts[at(field)] = std::move(*fact);
  return {};
}

Result<void> Fields::refer(int field, const Json& value) {
  const std::string& name = name_of(field);
  const int record = record_.fields[at(field)].type.of;
  const std::string& referred = judging_.program.records[at(record)].name;
  engine::ItemList& list = judging_.recorded.subject.lists[at(field)];
  list = {};
  if (value == Json()) {
    if (has(act_.records, field)) {
      obstacle(name, fmt::format("'{}' must record which {} {} is", act_.name, referred, name),
               fmt::format("{} would have to be known", name));
    }
    return {};
  }
  if (value.text() == nullptr) {
    malformed(name, fmt::format("{}: expected the identifier of a {}", name, referred), "Write it as a text.");
    return {};
  }
  if (const engine::Item* given = judging_.past.given_record(record, *value.text())) {
    list = {.known = true, .items = {*given}};
    return {};
  }
  auto state =
      state_of(judging_.program, judging_.past, judging_.program.program_of(record), *value.text(), judging_.when());
  if (!state) return std::unexpected(state.error());
  if (state->exists) {
    list = {.known = true, .items = {splice(judging_.recorded, std::move(state->the_case))}};
  } else {
    malformed(
        name,
        fmt::format("{}: there is no {} {} on {}", name, referred, *value.text(), format_iso_date(judging_.request.on)),
        fmt::format("the {} would have to be on the record first", referred));
  }
  return {};
}

void Fields::require(int field, const std::vector<std::string>& seen) {
  const std::string& name = name_of(field);
  if (std::ranges::find(seen, name) != seen.end()) return;
  const bool item = has(act_.adds, field);
  obstacle(name,
           fmt::format("'{}' must {} {}, and it is not given", act_.name, item ? "add an item to" : "record", name),
           fmt::format("{} would have to be given", name));
}

}  // namespace

Result<void> judge_fields(Judging& judging) {
  judging.recorded = judging.state.the_case;
  return Fields(judging).read();
}

}  // namespace takecare::programs
