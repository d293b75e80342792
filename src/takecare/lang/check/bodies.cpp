// The bodies of rules, values and lists.
#include <algorithm>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/exceptions.h"
#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::ExceptionDecl;

class RuleReader {
 public:
  RuleReader(Context& context, int definition, int version, const syntax::RuleDecl& decl)
      : context_(context),
        version_(at(at(context.program.definitions, definition).versions, version)),
        decl_(decl),
        reading_(context, at(context.program.definitions, definition).parameters) {}

  void read() {
    list_exceptions(decl_.exceptions);
    const PlacedExceptions placed = place_exceptions(context_, decl_);
    const std::vector<BindingId> parameters = reading_.scope.in_view();
    reading_.around_has = [&](const syntax::Expr& quantifier, BindingId item, ExprId has) {
      const auto inside = placed.inside.find(&quantifier);
      return inside == placed.inside.end() ? has : with_that_items(has, inside->second, parameters, item);
    };
    const ExprId when = read_condition(reading_, decl_.when.front());
    reading_.around_has = nullptr;
    version_.body = unless(when, placed.outside, decl_.when.front().place);
    version_.bindings = reading_.scope.count();
  }

 private:
  // Exceptions are numbered in the order of the text, those of an exception after it.
  void list_exceptions(const std::vector<ExceptionDecl>& exceptions) {
    for (const ExceptionDecl& exception : exceptions) {
      const int first = index_of(version_.exceptions, exception.name.text);
      if (first >= 0) duplicate(context_, "exception", exception.name, at(version_.exceptions, first).place);
      numbers_[&exception] = size_of(version_.exceptions);
      version_.exceptions.push_back({.name = exception.name.text,
                                     .citations = read_citations(context_, exception.citations),
                                     .place = exception.name.place});
      list_exceptions(exception.exceptions);
    }
  }

  // The item of the quantifier, and those around it, answer to 'that'; bare names see what the rule itself sees.
  ExprId with_that_items(ExprId has, const std::vector<const ExceptionDecl*>& exceptions,
                         const std::vector<BindingId>& parameters, BindingId item) {
    std::vector<BindingId> around = reading_.scope.replace_view(parameters);
    reading_.that_items.assign(around.begin() + static_cast<std::ptrdiff_t>(parameters.size()), around.end());
    reading_.that_items.push_back(item);
    const ExprId guarded = unless(has, exceptions, exceptions.front()->name.place);
    reading_.that_items.clear();
    reading_.scope.replace_view(std::move(around));
    return guarded;
  }

  ExprId unless(ExprId condition, const std::vector<const ExceptionDecl*>& exceptions, const Place& place) {
    if (exceptions.empty()) return condition;
    Expr unless = make(Op::unless, truth_type, place, {condition});
    for (const ExceptionDecl* exception : exceptions) unless.args.push_back(read_exception(*exception));
    return contains(unless.args, no_expr) ? no_expr : add(reading_, std::move(unless)).id;
  }

  ExprId read_exception(const ExceptionDecl& decl) {
    const ExprId when = read_condition(reading_, decl.when.front());
    std::vector<const ExceptionDecl*> inner;
    inner.reserve(decl.exceptions.size());
    for (const ExceptionDecl& exception : decl.exceptions) inner.push_back(&exception);
    const ExprId condition = unless(when, inner, decl.when.front().place);
    if (condition == no_expr) return no_expr;
    Expr exception = make(Op::exception, truth_type, decl.name.place, {condition});
    exception.index = numbers_.at(&decl);
    return add(reading_, std::move(exception)).id;
  }

  Context& context_;
  Version& version_;
  const syntax::RuleDecl& decl_;
  Reading reading_;
  std::map<const ExceptionDecl*, int> numbers_;
};

// ---- Values

ExprId read_cases(Reading& reading, const syntax::ValueDecl& decl, const Type& type) {
  Expr choose = make(Op::choose, type, decl.cases.front().place);
  choose.first_applies = decl.first_that_applies;
  bool sound = true;
  for (const syntax::ValueCase& one : decl.cases) {
    const ExprId guard = one.when.empty() ? no_expr : read_condition(reading, one.when.front());
    const Typed value = read_as(reading, one.value, type);
    sound = sound && value && (one.when.empty() || guard != no_expr);
    choose.args.push_back(guard);
    choose.args.push_back(value.id);
  }
  return sound ? add(reading, std::move(choose)).id : no_expr;
}

void read_value(Context& context, int definition, Version& version, const syntax::ValueDecl& decl) {
  const Definition& declared = at(context.program.definitions, definition);
  if (!at(context.definitions, definition).type_known) return;
  Reading reading(context, declared.parameters);
  const syntax::ValueCase& first = decl.cases.front();
  const bool always = decl.cases.size() == 1 && first.when.empty();
  version.body = always ? read_as(reading, first.value, declared.type).id : read_cases(reading, decl, declared.type);
  version.bindings = reading.scope.count();
}

// ---- Lists

// The membership of the list that this one is made from, when that is a named list too.
ExprId membership_of_base(Reading& reading, const Definition& list, const syntax::Expr& base) {
  const int other = find_definition_of(reading.program(), subject_of(list), base.text);
  if (other < 0) return no_expr;
  Expr call = make(Op::call, truth_type, base.place);
  call.index = other;
  call.bindings = reading.scope.in_view();
  return add(reading, std::move(call)).id;
}

void read_list_body(Context& context, int definition, Version& version, const syntax::ListDecl& decl) {
  const Definition& list = at(context.program.definitions, definition);
  if (!at(context.definitions, definition).type_known) return;
  Reading reading(context, list.parameters);
  std::vector<ExprId> conditions;
  if (const ExprId base = membership_of_base(reading, list, decl.list.front()); base != no_expr)
    conditions.push_back(base);
  if (!decl.condition.empty()) {
    conditions.push_back(read_condition(reading, decl.condition.front()));
    if (conditions.back() == no_expr) return;
  }
  version.body = all_of(reading, conditions, decl.list.front().place);
  version.bindings = reading.scope.count();
}

void read_body(Context& context, int definition, int version) {
  const VersionDecl& decl = at(at(context.definitions, definition).versions, version);
  if (is_broken(decl)) return;
  Version& built = at(at(context.program.definitions, definition).versions, version);
  if (const auto* rule = std::get_if<const syntax::RuleDecl*>(&decl)) {
    RuleReader(context, definition, version, **rule).read();
  } else if (const auto* value = std::get_if<const syntax::ValueDecl*>(&decl)) {
    read_value(context, definition, built, **value);
  } else {
    read_list_body(context, definition, built, *std::get<const syntax::ListDecl*>(decl));
  }
}

}  // namespace

void check_bodies(Context& context) {
  for (int definition = 0; definition < size_of(context.program.definitions); ++definition) {
    const int versions = size_of(at(context.program.definitions, definition).versions);
    for (int version = 0; version < versions; ++version) read_body(context, definition, version);
  }
}

}  // namespace takecare::lang::check
