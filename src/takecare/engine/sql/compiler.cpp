#include "takecare/engine/sql/compiler.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/duckdb.h"
#include "takecare/engine/sql/names.h"

namespace takecare::engine::sql {

using lang::DefinitionKind;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

// ---- References.

std::string Compiler::reference(Site& site, const Part& part, const std::string& column, int level) {
  int& needed = (*site.joins)[part];
  needed = std::max(needed, level);
  return fmt::format("{}.{}", dialect_.name(frames_.alias(site.frame, part)), dialect_.name(column));
}

std::string Compiler::read_field(Site& site, int axis, int field, bool absent) {
  const Part part = frames_.chain_of(site.frame, axis);
  Frame& list = frames_[frames_.part(site.frame, part)];
  list.fields.insert(field);
  const std::string& name = program_.records[at(list.record())].fields[at(field)].name;
  return reference(site, part, absent ? absent_column(name) : name, 0);
}

Term Compiler::term_of(const Held& held, Site& site, const Part& part) {
  return {.least = reference(site, part, held.least, held.level),
          .greatest = reference(site, part, held.greatest, held.level),
          .absent = held.absent.empty() ? surely_not : reference(site, part, held.absent, held.level)};
}

// ---- Cells.

int Compiler::finish(Cell cell) {
  int below = 0;
  for (const auto& [part, level] : cell.joins) below = std::max(below, level);
  for (const Gather& gather : cell.gathers) {
    for (const auto& [part, level] : gather.joins) below = std::max(below, level);
  }
  cell.level = below + 1;
  cells_.push_back(std::move(cell));
  return cells_.back().level;
}

std::string Compiler::next_part(const std::string& name) { return fmt::format("{} {}", name, ++parts_[name]); }

// A definition may have the name of a field of another of its owners.
std::string Compiler::unique(FrameId frame, const std::string& name) {
  auto [names, is_new] = names_.try_emplace(frame);
  if (is_new) {
    for (const lang::Field& field : program_.records[at(frames_[frame].record())].fields)
      names->second.insert(field.name);
  }
  std::string free = name;
  for (int n = 2; !names->second.insert(free).second; ++n) free = fmt::format("{} ({})", name, n);
  return free;
}

Held Compiler::keep(Cell cell, const Term& term, const std::string& name, std::vector<std::string> comment) {
  const std::string own = unique(cell.frame, name);
  Held held{.least = own, .greatest = own, .absent = {}};
  if (term.is_one()) {
    cell.columns.push_back({.name = own, .sql = term.least, .comment = std::move(comment)});
  } else {
    held.least = own + " least";
    held.greatest = own + " greatest";
    cell.columns.push_back({.name = held.least, .sql = term.least, .comment = std::move(comment)});
    cell.columns.push_back({.name = held.greatest, .sql = term.greatest});
  }
  if (term.may_be_absent()) {
    held.absent = absent_column(own);
    cell.columns.push_back({.name = held.absent, .sql = term.absent});
  }
  held.level = finish(std::move(cell));
  return held;
}

// ---- Definitions.

const Held& Compiler::definition(int index, FrameId frame) {
  const auto key = std::make_pair(index, frame);
  if (const auto known = held_.find(key); known != held_.end()) return known->second;
  const lang::Definition& definition = program_.definitions[at(index)];
  const lang::Version* version = lang::version_on(definition, as_of_);
  const bool is_value = definition.kind == DefinitionKind::value;
  Cell cell{.frame = frame};
  Site site{.frame = frame,
            .joins = &cell.joins,
            .cell = &cell,
            .name = definition.name,
            .definition = index,
            .scope = engine::Scope::of(program_, definition, version)};
  const std::size_t owners = frames_[frame].axes.size() - definition.parameters.size();
  for (std::size_t i = 0; i < definition.parameters.size(); ++i) site.bindings.push_back(static_cast<int>(owners + i));
  if (version != nullptr) site.bindings.resize(std::max(site.bindings.size(), at(version->bindings)), -1);

  std::vector<std::string> comment = about(definition, version);
  Term term;
  if (version == nullptr) {
    // There is no such law on the date: a rule does not hold, a value is not applicable.
    term = is_value ? absent_of(dialect_, definition.type) : Term::known("FALSE");
  } else if (is_value && program_.expr(version->body).op == Op::choose) {
    return held_[key] = choose(version->body, site, definition.name, std::move(comment));
  } else {
    term = is_value ? value(version->body, site) : Term::known(truth(version->body, site));
  }
  return held_[key] = keep(std::move(cell), term, definition.name, std::move(comment));
}

Term Compiler::call(const Expr& expr, Site& site) {
  const Part part = frames_.chain_of(site.frame, site.bindings[at(expr.bindings.back())]);
  return term_of(definition(expr.index, frames_.part(site.frame, part)), site, part);
}

// ---- Truths.

std::vector<std::string> Compiler::truths(const std::vector<ExprId>& ids, Site& site) {
  std::vector<std::string> all;
  for (const ExprId id : ids) all.push_back(truth(id, site));
  return all;
}

std::string Compiler::unless(const Expr& expr, Site& site) {
  const std::string when = truth(expr.args[0], site);
  std::string sql = connective_of(when) == Connective::either ? fmt::format("({})", when) : when;
  const lang::Version* version = lang::version_on(program_.definitions[at(site.definition)], as_of_);
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const auto& info = version->exceptions[at(program_.expr(expr.args[i]).index)];
    std::string words = "except " + info.name;
    for (const lang::Citation& citation : info.citations) words += "; " + citation.text;
    sql += fmt::format(" AND NOT /* {} */ {}", comment_words(words), grouped(truth(expr.args[i], site)));
  }
  return sql;
}

std::string Compiler::truth(ExprId id, Site& site) {
  if (id == lang::no_expr) return "TRUE";  // a condition that is left out holds
  const Expr& expr = program_.expr(id);
  const lang::Type of = expr.args.empty() || expr.args[0] < 0 ? expr.type : program_.expr(expr.args[0]).type;
  switch (expr.op) {
    case Op::in_force: return lang::law_status(program_, expr.index, expr.text, as_of_).in_force ? "TRUE" : "FALSE";
    case Op::compare: {
      const Term first = value(expr.args[0], site);
      return compare(dialect_, of, expr.relation, first, value(expr.args[1], site));
    }
    case Op::one_of: return one_of(program_, of, expr.set, value(expr.args[0], site));
    case Op::is_recorded: {
      const Expr& field = program_.expr(expr.args[0]);
      return read_field(site, site.bindings[at(field.binding)], field.index) + " IS NOT NULL";
    }
    case Op::list_is_recorded: return list_known(site, site.bindings[at(expr.binding)], expr.index);
    case Op::is_present: return is_present(value(expr.args[0], site));
    case Op::both: return all_of(truths(expr.args, site));
    case Op::either: return any_of(truths(expr.args, site));
    case Op::negation: return negation(truth(expr.args[0], site));
    case Op::unless: return unless(expr, site);
    case Op::exception: return truth(expr.args[0], site);
    case Op::quantifier: return quantifier(id, site);
    default: return as_truth(value(id, site));
  }
}

// ---- Values.

Term Compiler::leaf(const Expr& expr, Site& site) {
  if (expr.op == Op::field) {
    const int axis = site.bindings[at(expr.binding)];
    const lang::Field& field = program_.records[at(frames_[site.frame].axes[at(axis)].record)].fields[at(expr.index)];
    return of_column(program_, expr.type, read_field(site, axis, expr.index),
                     field.optional ? read_field(site, axis, expr.index, true) : surely_not);
  }
  if (expr.op == Op::literal) {
    return Term::known(expr.type.kind == Kind::text ? quote_text(expr.text)
                                                    : literal_of(program_, expr.type, expr.value));
  }
  if (expr.op != Op::as_of) refuse(expr, expr.op == Op::period_start ? "period_start" : "period_end");
  return Term::known(literal_of(program_, {.kind = Kind::date}, as_of_));
}

void Compiler::refuse(const Expr& expr, const std::string& what) {
  if (error_) return;
  error_ = Error{.message = fmt::format("'{}' can not be said in SQL: a table of cases has no period", what),
                 .help = "ask for rules that do not rest on it, or make a report",
                 .place = expr.place};
}

Term Compiler::value(ExprId id, Site& site) {
  const Expr& expr = program_.expr(id);
  switch (expr.op) {
    case Op::literal:
    case Op::field:
    case Op::as_of:
    case Op::period_start:
    case Op::period_end: return leaf(expr, site);
    case Op::call: return call(expr, site);
    case Op::aggregate: return aggregate(id, site);
    case Op::choose: {
      const Part part = speaks_of(id, site);
      Cell unused;
      const Held held = choose(id, within(site, part, unused), next_part(site.name), {});
      return term_of(held, site, part);
    }
    case Op::attribute:
    case Op::add_period:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::time_between: {
      std::vector<Term> arguments;
      for (const ExprId arg : expr.args) arguments.push_back(value(arg, site));
      return apply_value(program_, dialect_, expr, arguments);
    }
    default: return Term::known(truth(id, site));
  }
}

}  // namespace takecare::engine::sql
