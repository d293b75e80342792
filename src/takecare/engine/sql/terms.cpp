#include "takecare/engine/sql/terms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "takecare/engine/sql/names.h"

namespace takecare::engine::sql {

using lang::Kind;
using lang::Relation;

namespace {

const std::vector<lang::Enumerator>& enumerators(const lang::Program& program, lang::Type type) {
  return program.enumerations[static_cast<std::size_t>(type.of)].values;
}

std::string joined(const std::vector<std::string>& truths, Connective word, const char* neutral, const char* other) {
  std::vector<std::string> parts;
  for (const std::string& truth : truths) {
    if (truth == other) return other;
    if (truth != neutral && std::ranges::find(parts, truth) == parts.end()) parts.push_back(truth);
  }
  if (parts.empty()) return neutral;
  if (parts.size() == 1) return parts.front();
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += word == Connective::both ? " AND " : " OR ";
    const Connective inside = connective_of(part);
    all += inside == Connective::none || inside == word ? part : fmt::format("({})", part);
  }
  return all;
}

const char* sign_of(Relation relation) {
  switch (relation) {
    case Relation::equal: return "=";
    case Relation::less: return "<";
    case Relation::less_equal: return "<=";
    case Relation::greater: return ">";
    case Relation::greater_equal: return ">=";
  }
  return "";
}

std::string said(const std::string& a, const char* sign, const std::string& b) {
  return fmt::format("{} {} {}", grouped(a), sign, grouped(b));
}

// A duration that is unknown is at least zero. Beside a limit above zero that makes no difference, and the column can
// stand alone.
Term beside(Kind kind, const Term& term, const Term& limit) {
  const bool above_zero = limit.is_one() && limit.least.find_first_not_of("0123456789") == std::string::npos &&
                          limit.least != "0" && !limit.least.empty();
  if (kind != Kind::duration || !above_zero || term.least != fmt::format("COALESCE({}, 0)", term.greatest)) return term;
  return {.least = term.greatest, .greatest = term.greatest, .absent = term.absent};
}

std::string compare_ends(Relation relation, const Term& a, const Term& b) {
  if (a.is_one() && b.is_one()) return said(a.least, sign_of(relation), b.least);
  switch (relation) {
    case Relation::equal:
      return case_of({{any_of({said(a.least, ">", b.greatest), said(a.greatest, "<", b.least)}), "FALSE"},
                      {all_of({said(a.least, "=", b.greatest), said(a.greatest, "=", b.least)}), "TRUE"}});
    case Relation::less:
      return case_of({{said(a.greatest, "<", b.least), "TRUE"}, {said(a.least, ">=", b.greatest), "FALSE"}});
    case Relation::less_equal:
      return case_of({{said(a.greatest, "<=", b.least), "TRUE"}, {said(a.least, ">", b.greatest), "FALSE"}});
    case Relation::greater: return compare_ends(Relation::less, b, a);
    case Relation::greater_equal: return compare_ends(Relation::less_equal, b, a);
  }
  return "NULL";
}

}  // namespace

bool is_ordered(Kind kind) {
  return kind == Kind::number || kind == Kind::money || kind == Kind::date || kind == Kind::duration;
}

std::string all_of(const std::vector<std::string>& truths) { return joined(truths, Connective::both, "TRUE", "FALSE"); }

std::string any_of(const std::vector<std::string>& truths) {
  return joined(truths, Connective::either, "FALSE", "TRUE");
}

std::string negation(const std::string& truth) {
  if (truth == "TRUE") return "FALSE";
  if (truth == "FALSE") return "TRUE";
  if (truth.starts_with("NOT ") && grouped(truth.substr(4)) == truth.substr(4)) return truth.substr(4);
  return "NOT " + grouped(truth);
}

std::string case_of(const std::vector<When>& cases, const std::string& otherwise) {
  std::string sql = "CASE";
  for (const When& one : cases) sql += fmt::format(" WHEN {} THEN {}", one.condition, one.result);
  if (cases.empty()) return otherwise;
  return sql + (otherwise.empty() ? "" : " ELSE " + otherwise) + " END";
}

std::string as_truth(const Term& term) {
  return term.may_be_absent() ? all_of({term.least, negation(term.absent)}) : term.least;
}

Term of_column(const lang::Program& program, lang::Type type, std::string column, std::string absent) {
  Term term{.least = column, .greatest = column, .absent = std::move(absent)};
  if (type.kind == Kind::duration) term.least = fmt::format("COALESCE({}, 0)", grouped(column));
  // Where there is one enumerator only, it is known which.
  if (type.kind == Kind::enumeration && enumerators(program, type).size() == 1) {
    term.least = fmt::format("COALESCE({}, {})", column, literal_of(program, type, 0));
    term.greatest = term.least;
  }
  return term;
}

Term unknown_of(const lang::Program& program, const Dialect& dialect, lang::Type type) {
  return of_column(program, type, fmt::format("CAST(NULL AS {})", dialect.type(type.kind)), surely_not);
}

Term absent_of(const Dialect& dialect, lang::Type type) {
  Term term = Term::known(fmt::format("CAST(NULL AS {})", dialect.type(type.kind)));
  term.absent = "TRUE";
  return term;
}

// With something that surely is absent a comparison is false.
std::string compare(const Dialect&, lang::Type type, Relation relation, const Term& a, const Term& b) {
  std::vector<std::string> parts{compare_ends(relation, beside(type.kind, a, b), beside(type.kind, b, a))};
  for (const Term* term : {&a, &b}) {
    if (term->may_be_absent()) parts.push_back(negation(term->absent));
  }
  return all_of(parts);
}

std::string one_of(const lang::Program& program, lang::Type type, const std::vector<std::int16_t>& set,
                   const Term& of) {
  if (set.empty()) return "FALSE";
  std::string within = "TRUE";
  if (set.size() < enumerators(program, type).size()) {
    std::vector<std::string> names;
    for (const std::int16_t value : set) names.push_back(literal_of(program, type, value));
    within = fmt::format("{} IN ({})", grouped(of.least), fmt::join(names, ", "));
  }
  return of.may_be_absent() ? all_of({within, negation(of.absent)}) : within;
}

std::string is_present(const Term& of) { return negation(of.absent); }

}  // namespace takecare::engine::sql
