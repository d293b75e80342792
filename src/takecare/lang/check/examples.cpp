// Examples: what is given, what is expected, and the names that an expectation says it rests on.
#include "takecare/lang/check/examples.h"

#include <algorithm>
#include <optional>

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/given.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/paths.h"
#include "takecare/lang/check/proof_names.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"
#include "takecare/lang/walk.h"

namespace takecare::lang::check {

namespace {

using syntax::ExampleDecl;
using syntax::ExpectationDecl;

// How many items an example gives for the list that a path's first step names; nothing when the list is not given.
std::optional<int> items_given(const Program& program, const Example& example, const std::string& list) {
  const std::vector<Field>& fields = at(program.records, example.record).fields;
  for (const GivenField& given : example.given) {
    const bool of_list = at(fields, given.field).name == list && given.value.state == GivenValue::State::items;
    if (of_list) return size_of(given.value.items);
  }
  return std::nullopt;
}

void check_index(Context& context, const Example& example, const syntax::PathStep& step) {
  const std::optional<int> items = items_given(context.program, example, step.name.text);
  if (step.index <= items.value_or(step.index)) return;
  context.error("no-such-item", step.name.place,
                "'" + step.name.text + "[" + std::to_string(step.index) + "]' is not given: the list has " +
                    std::to_string(*items) + (*items == 1 ? " item" : " items"),
                "items count from 1");
}

// The path to the item that an example 'of Offense in Person' is about.
void read_item(Context& context, const ExampleDecl& decl, const std::vector<int>& subject, Example& example) {
  if (subject.size() == 1) {
    if (!decl.item) return;
    context.error("needless-item", decl.item->place, "the example is about a whole " + decl.subject.record.text,
                  "leave 'item' out, or write 'of RECORD in " + decl.subject.record.text + "'");
    return;
  }
  if (!decl.item) {
    context.error("no-item", decl.header.place,
                  "the example does not say which " + decl.subject.record.text + " it is about",
                  "add 'item LIST[1]' to what is given");
    return;
  }
  const std::optional<ReadPath> path = read_path(context, *decl.item, example.record);
  if (!path) return;
  const bool item_of_record = path->type == Type{Kind::list, subject.back()} && decl.item->steps.back().index > 0;
  if (!item_of_record) {
    context.error("no-item", decl.item->place, "'" + path->text + "' is no " + decl.subject.record.text,
                  "name an item of a list, like 'LIST[1]'");
    return;
  }
  example.item = path->text;
  check_index(context, example, decl.item->steps.front());
}

void check_because(Context& context, const ExpectationDecl& decl, int definition) {
  if (decl.because.empty()) return;
  const std::vector<std::string> names = proof_names(context.program, definition);
  for (const syntax::Name& name : decl.because) {
    if (contains(names, name.text)) continue;
    std::string help = did_you_mean(name.text, names);
    if (help.empty()) help = "name an exception, rule, value or field that it uses";
    context.error("not-in-proof", name.place,
                  "'" + decl.name.text + "' does not rest on anything called '" + name.text + "'", std::move(help));
  }
}

int find_expected(Context& context, const ExpectationDecl& decl, int record) {
  const Program& program = context.program;
  const int found = find_definition_of(program, record, decl.name.text);
  if (found >= 0 && at(program.definitions, found).kind != DefinitionKind::list) return found;
  const int elsewhere = program.find_definition(decl.name.text);
  if (elsewhere >= 0) {
    const Definition& other = at(program.definitions, elsewhere);
    const std::string of = at(program.records, subject_of(other)).name;
    context.error("wrong-subject", decl.name.place,
                  "'" + decl.name.text + "' is a " + word_of(other.kind) + " of " + of + ", and the example is of " +
                      at(program.records, record).name,
                  other.kind == DefinitionKind::list ? "expect a rule or a value" : "make it an example of " + of);
    return -1;
  }
  std::vector<std::string> names;
  for (const Definition& one : program.definitions) {
    if (subject_of(one) == record && one.kind != DefinitionKind::list) names.push_back(one.name);
  }
  unknown_in(context, at(program.records, record).name, "rule or value", decl.name, names);
  return -1;
}

void read_until(Context& context, const ExpectationDecl& decl, const Example& example, Expectation& expectation) {
  for (const std::vector<syntax::Path>& set : decl.until) {
    std::vector<std::string> paths;
    for (const syntax::Path& path : set) {
      const std::optional<ReadPath> read = read_path(context, path, example.record);
      if (!read) continue;
      paths.push_back(read->text);
      check_index(context, example, path.steps.front());
    }
    expectation.until.push_back(std::move(paths));
  }
  const bool unknown_expected = expectation.value.state == GivenValue::State::unknown;
  if (decl.until.empty() || unknown_expected) return;
  context.error("until-of-known", decl.place, "'until' names what is missing, and the answer expected is known",
                "write 'is unknown until …'");
}

}  // namespace

void read_expectation(Context& context, const ExpectationDecl& decl, int record, Example& example) {
  const int found = find_expected(context, decl, record);
  if (found < 0 || !at(context.definitions, found).type_known) return;
  const Definition& definition = at(context.program.definitions, found);
  const bool value = definition.kind == DefinitionKind::value;
  const auto expected =
      read_given(context, decl.value, {.name = decl.name.text, .type = definition.type, .optional = value});
  Expectation expectation{.definition = found, .value = {}, .because = {}, .until = {}, .place = decl.place};
  if (expected) expectation.value = *expected;
  for (const syntax::Name& name : decl.because) expectation.because.push_back(name.text);
  check_because(context, decl, found);
  if (expected) read_until(context, decl, example, expectation);
  example.expectations.push_back(std::move(expectation));
}

namespace {

void read_example(Context& context, const ExampleDecl& decl) {
  const std::vector<int> subject = resolve_subject(context, decl.subject);
  if (subject.empty()) return;
  Example example{.title = decl.title.text,
                  .record = subject.front(),
                  .item = {},
                  .as_of = decl.as_of,
                  .given = read_given_fields(context, decl.given, subject.front()),
                  .expectations = {},
                  .place = decl.title.place};
  read_item(context, decl, subject, example);
  for (const ExpectationDecl& expectation : decl.expectations) {
    read_expectation(context, expectation, subject.back(), example);
  }
  context.program.examples.push_back(std::move(example));
}

}  // namespace

void check_examples(Context& context) {
  for (const ExampleDecl* decl : all<ExampleDecl>(context)) {
    if (!decl->header.broken) read_example(context, *decl);
  }
}

}  // namespace takecare::lang::check
