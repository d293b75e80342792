#include "takecare/analysis/session.h"

#include <algorithm>

namespace takecare::analysis {

namespace {

const lang::Definition& definition_of(const lang::Program& program, int definition) {
  return program.definitions[static_cast<std::size_t>(definition)];
}

// The list fields that lead from one record to another; empty when none do.
std::vector<int> way(const lang::Program& program, int from, int to) {
  const auto& fields = program.records[static_cast<std::size_t>(from)].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].type.kind != lang::Kind::list) continue;
    std::vector<int> steps{static_cast<int>(i)};
    if (fields[i].type.of == to) return steps;
    const std::vector<int> further = way(program, fields[i].type.of, to);
    if (further.empty()) continue;
    steps.insert(steps.end(), further.begin(), further.end());
    return steps;
  }
  return {};
}

}  // namespace

Session::Session(const lang::Program& program, const Subject& subject, int room)
    : program_(&program),
      room_(room),
      today_(subject.as_of),
      case_(program, solver_, definition_of(program, subject.definition).parameters.front(), room),
      calendar_(solver_),
      encoder_(program, solver_, case_, calendar_, subject.as_of, subject.law_on),
      items_(find_items(definition_of(program, subject.definition))),
      answer_(encoder_.definition(subject.definition, items_)),
      observations_(encoder_.observations()),
      path_(case_.path(items_.back())) {
  note_items(encoder_);
}

void Session::note_items(const Encoder& encoder) {
  const int matter = encoder.items_that_matter();
  items_that_matter_ = matter < 0 || items_that_matter_ < 0 ? -1 : items_that_matter_ + matter;
}

std::vector<ItemId> Session::find_items(const lang::Definition& definition) {
  std::vector<ItemId> items{SymbolicCase::subject};
  const bool is_list = definition.kind == lang::DefinitionKind::list;
  for (std::size_t i = 1; i < definition.parameters.size(); ++i) {
    ItemId item = items.back();
    const bool last = i + 1 == definition.parameters.size();
    const std::vector<int> steps = is_list && last
                                       ? std::vector{definition.list_field}
                                       : way(*program_, definition.parameters[i - 1], definition.parameters[i]);
    for (const int list : steps) item = case_.items(item, list).front();
    solver_.require(case_.exists(item));
    items.push_back(item);
  }
  return items;
}

Term Session::holds() { return encoder_.truth(answer_); }

SymbolicValue Session::also(const Subject& subject) {
  Encoder other(*program_, solver_, case_, calendar_, subject.as_of, subject.law_on);
  const SymbolicValue answer = other.definition(subject.definition, items_);
  note_items(other);
  return answer;
}

Verdict Session::ask(const std::vector<Term>& truths, const Deadline& deadline) {
  std::vector<Term> plain = case_.plain(today_);
  if (!plain.empty()) {
    plain.insert(plain.end(), truths.begin(), truths.end());
    if (search(plain, deadline) == Verdict::possible) return Verdict::possible;
  }
  return search(truths, deadline);
}

Verdict Session::search(const std::vector<Term>& truths, const Deadline& deadline) {
  while (true) {
    const Verdict verdict = solver_.check(truths, deadline.left());
    if (verdict != Verdict::possible) return verdict;
    std::vector<Term> pinned = calendar_.true_dates();
    if (!calendar_.teach()) return Verdict::possible;
    // Often the dates are good and only what comes out of them was not.
    pinned.insert(pinned.end(), truths.begin(), truths.end());
    if (solver_.check(pinned, deadline.left()) == Verdict::possible) return Verdict::possible;
  }
}

bool Session::speaks_of_any_length() const {
  if (!case_.has_lists()) return true;
  return items_that_matter_ >= 0 && items_that_matter_ <= room_;
}

}  // namespace takecare::analysis
