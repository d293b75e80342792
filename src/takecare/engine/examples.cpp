#include "takecare/engine/examples.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/decide.h"
#include "takecare/engine/value_words.h"

namespace takecare::engine {

using lang::GivenValue;
using State = lang::GivenValue::State;

namespace {

void give(const lang::Program& program, const lang::GivenField& given, Item& item) {
  const auto field = static_cast<std::size_t>(given.field);
  const lang::Type type = program.records[static_cast<std::size_t>(item.record)].fields[field].type;
  const GivenValue& value = given.value;
  switch (value.state) {
    case State::unknown: return;
    case State::not_applicable: item.facts[field].state = FactState::not_applicable; return;
    case State::known:
      item.facts[field] = {.state = FactState::known, .value = value.value, .text = value.text};
      return;
    case State::items:
      item.lists[field].known = true;
      for (const auto& fields : value.items) item.lists[field].items.push_back(item_of(program, type.of, fields));
      return;
  }
}

Value value_of(const lang::Program& program, lang::Type type, const GivenValue& given) {
  if (given.state == State::not_applicable) return Value::none();
  if (given.state != State::known) return unknown_value(program, type);
  return type.kind == lang::Kind::text ? Value::of_text(given.text) : Value::of(given.value);
}

// 'unknown' is met by whatever is not known; anything else by itself alone.
bool is_met(lang::Kind kind, const GivenValue& expected, const Value& wanted, const Value& got) {
  if (expected.state == State::unknown) return !is_known(got, kind);
  return got == wanted;
}

std::string listed(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += fmt::format("{}{}", all.empty() ? "" : between, word);
  return all.empty() ? "nothing" : all;
}

void check_because(const lang::Expectation& expectation, const Answer& answer, ExpectationResult& result) {
  const std::vector<std::string> names = decided_by(answer.proof);
  for (const std::string& name : expectation.because) {
    if (std::ranges::binary_search(names, name)) continue;
    result.problems.push_back(fmt::format("'{}' did not decide it; what did: {}", name, listed(names, ", ")));
  }
}

void check_until(const lang::Expectation& expectation, const Answer& answer, ExpectationResult& result) {
  const Missing& missing = answer.missing;
  for (std::vector<std::string> wanted : expectation.until) {
    std::ranges::sort(wanted);
    const auto is_wanted = [&](const MissingSet& set) { return set.paths == wanted; };
    const bool found = std::ranges::any_of(missing.settle, is_wanted) || std::ranges::any_of(missing.yes, is_wanted) ||
                       std::ranges::any_of(missing.no, is_wanted);
    if (found) continue;
    std::vector<std::string> sets;
    for (const MissingSet& set : missing.settle) sets.push_back(listed(set.paths, " with "));
    result.problems.push_back(
        fmt::format("'{}' is not one of the smallest sets of missing facts that would settle it; those are: {}",
                    listed(wanted, " with "), listed(sets, ", ")));
  }
}

}  // namespace

Item item_of(const lang::Program& program, int record, const std::vector<lang::GivenField>& given) {
  Item item = blank_item(program, record);
  for (const lang::GivenField& field : given) give(program, field, item);
  return item;
}

ExpectationResult check_expectation(const lang::Program& program, const lang::Expectation& expectation,
                                    const Case& the_case, Days as_of, std::string_view path) {
  const lang::Definition& definition = program.definitions[static_cast<std::size_t>(expectation.definition)];
  const lang::Type type = answer_type(definition);
  const Value wanted = value_of(program, type, expectation.value);
  ExpectationResult result{.name = definition.name, .place = expectation.place};
  result.expected = expectation.value.state == State::unknown ? "unknown" : value_words(program, type, wanted);
  const auto answer = decide(program, expectation.definition, the_case, as_of, path);
  if (!answer) {
    result.problems.push_back(answer.error().message);
    return result;
  }
  result.got = answer->words;
  if (!is_met(type.kind, expectation.value, wanted, answer->value)) {
    result.problems.push_back(fmt::format("expected {}, and it is {}", result.expected, result.got));
  }
  check_because(expectation, *answer, result);
  check_until(expectation, *answer, result);
  if (!result.passed()) result.proof = answer_text(*answer);
  return result;
}

bool ExampleResult::passed() const { return std::ranges::all_of(expectations, &ExpectationResult::passed); }

Case case_of(const lang::Program& program, const lang::Example& example) {
  return {.subject = item_of(program, example.record, example.given)};
}

ExampleResult run_example(const lang::Program& program, const lang::Example& example) {
  ExampleResult result{.title = example.title, .place = example.place};
  const Case the_case = case_of(program, example);
  for (const lang::Expectation& expectation : example.expectations) {
    // In an example about an item, the rules of its owner can be expected too.
    const lang::Definition& definition = program.definitions[static_cast<std::size_t>(expectation.definition)];
    const bool about_owner = definition.parameters == std::vector<int>{example.record};
    result.expectations.push_back(
        check_expectation(program, expectation, the_case, example.as_of, about_owner ? "" : example.item));
  }
  return result;
}

std::vector<ExampleResult> run_examples(const lang::Program& program) {
  std::vector<ExampleResult> results;
  for (const lang::Example& example : program.examples) results.push_back(run_example(program, example));
  return results;
}

}  // namespace takecare::engine
