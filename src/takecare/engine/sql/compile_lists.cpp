// Quantifiers and aggregates: a list is gone through once for all that one SELECT asks of it.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "takecare/engine/sql/compiler.h"
#include "takecare/engine/sql/names.h"
#include "takecare/engine/words.h"

namespace takecare::engine::sql {

using lang::Aggregation;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Quantity;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::size_t longest_comment = 300;

}  // namespace

// A list that is being gone through for a cell.
struct Compiler::Listing {
  Gather gather{};
  Site inner{};         // where what is asked of an item is said
  std::string name{};   // of its columns
  std::string known{};  // whether the list is known
};

void Compiler::find_free(ExprId id, std::set<lang::BindingId>& free) const {
  if (id == lang::no_expr) return;
  const Expr& expr = program_.expr(id);
  if (expr.op == Op::field || expr.op == Op::list_is_recorded) free.insert(expr.binding);
  // The owners of an item are wherever it is.
  if (expr.op == Op::call) free.insert(expr.bindings.back());
  std::set<lang::BindingId> inner;
  for (const ExprId arg : expr.args) find_free(arg, inner);
  if (expr.op == Op::quantifier || expr.op == Op::aggregate) {
    inner.erase(expr.list.item);
    inner.insert(expr.list.owner);
  }
  free.insert(inner.begin(), inner.end());
}

// All that rests on constants alone is said of the subject.
Part Compiler::speaks_of(ExprId id, const Site& site) {
  std::set<lang::BindingId> free;
  find_free(id, free);
  Part part{0};
  for (const lang::BindingId binding : free)
    part = frames_.join(part, frames_.chain_of(site.frame, site.bindings[at(binding)]));
  return part;
}

Site Compiler::within(const Site& site, const Part& part, Cell& cell) {
  cell.frame = frames_.part(site.frame, part);
  Site inner{.frame = cell.frame,
             .bindings = site.bindings,
             .joins = &cell.joins,
             .cell = &cell,
             .name = site.name,
             .definition = site.definition,
             .scope = site.scope};
  for (int& axis : inner.bindings) {
    const auto found = std::ranges::find(part, axis);
    axis = axis < 0 || found == part.end() ? -1 : static_cast<int>(found - part.begin());
  }
  return inner;
}

std::string Compiler::quantifier(ExprId id, Site& site) {
  const Part part = speaks_of(id, site);
  if (site.cell != nullptr && part == frames_.whole(site.frame)) return say_quantity(id, site);
  Cell cell;
  Site inner = within(site, part, cell);
  const std::string name = next_part(site.name);
  const Term term = Term::known(say_quantity(id, inner));
  return term_of(keep(std::move(cell), term, name, {}), site, part).least;
}

Term Compiler::aggregate(ExprId id, Site& site) {
  const Part part = speaks_of(id, site);
  if (site.cell != nullptr && part == frames_.whole(site.frame)) return say_aggregate(id, site);
  Cell cell;
  Site inner = within(site, part, cell);
  const std::string name = next_part(site.name);
  const Term term = say_aggregate(id, inner);
  return term_of(keep(std::move(cell), term, name, {}), site, part);
}

std::string Compiler::list_known(Site& site, int axis, int field) {
  const Part chain = frames_.chain_of(site.frame, axis);
  Frame& owners = frames_[frames_.part(site.frame, chain)];
  owners.lists.insert(field);
  const std::string& name = program_.records[at(owners.record())].fields[at(field)].name;
  return reference(site, chain, name + " known", 0);
}

Compiler::Listing Compiler::begin_list(const Expr& expr, Site& site) {
  const int owner = site.bindings[at(expr.list.owner)];
  Listing listing;
  listing.known = list_known(site, owner, expr.list.field);
  listing.gather.over = frames_.with_item(site.frame, owner, expr.list.field);
  listing.inner = site;
  listing.inner.frame = listing.gather.over;
  listing.inner.cell = nullptr;
  listing.inner.scope = site.scope.with_item(program_, expr);
  listing.inner.bindings[at(expr.list.item)] = static_cast<int>(frames_[listing.gather.over].axes.size()) - 1;
  listing.name = next_part(site.name);
  return listing;
}

// With the words of the book beside it.
Column Compiler::each_column(ExprId id, const Listing& listing, const Site& site, std::string sql) {
  const std::string& rule = program_.definitions[at(site.definition)].name;
  std::string words = comment_words(fmt::format("{}: {}", rule, engine::words(program_, site.scope, id)));
  if (words.size() > longest_comment) words = words.substr(0, words.rfind(' ', longest_comment)) + " …";
  return {.name = listing.name, .sql = std::move(sql), .comment = {std::move(words)}};
}

// ---- What is made of the items.

std::string Compiler::say_quantity(ExprId id, Site& site) {
  const Expr& expr = program_.expr(id);
  Listing listing = begin_list(expr, site);
  listing.inner.joins = &listing.gather.joins;
  const std::string has = truth(expr.args[0], listing.inner);
  const bool every = expr.quantity == Quantity::every;  // decided by the items that break it
  const std::string counts = all_of({truth(expr.args[1], listing.inner), every ? negation(has) : has});
  const std::string own = dialect_.name(listing.name);
  listing.gather.each.push_back(each_column(id, listing, site, counts));
  listing.gather.all = {{listing.name + " sure", fmt::format("COUNT(*) FILTER (WHERE {})", own)},
                        {listing.name + " possible", fmt::format("COUNT(*) FILTER (WHERE {} IS NOT FALSE)", own)}};
  const std::string alias = dialect_.name(gathered(frames_, listing.gather.over)) + ".";
  const std::string sure = fmt::format("COALESCE({}{}, 0)", alias, dialect_.name(listing.name + " sure"));
  const std::string possible = fmt::format("COALESCE({}{}, 0)", alias, dialect_.name(listing.name + " possible"));
  site.cell->gathers.push_back(std::move(listing.gather));

  // An unknown list may hold any number more.
  const auto at_least = [&](std::int64_t n) -> std::string {
    if (n <= 0) return "TRUE";
    return case_of({{fmt::format("{} >= {}", sure, n), "TRUE"},
                    {fmt::format("{} AND {} < {}", listing.known, possible, n), "FALSE"}});
  };
  switch (expr.quantity) {
    case Quantity::some: return at_least(1);
    case Quantity::none:
    case Quantity::every: return negation(at_least(1));
    case Quantity::at_least: return at_least(expr.value);
    case Quantity::at_most: return negation(at_least(expr.value + 1));
    case Quantity::exactly: break;
  }
  return all_of({at_least(expr.value), negation(at_least(expr.value + 1))});
}

namespace {

// The columns of the element of an item, by their names in the gather, and how they are gathered.
struct Element {
  std::string counts;
  std::string least;
  std::string greatest;
  std::string absent;  // 'FALSE' where it surely is there

  // Whether the item may matter, and whether it surely does.
  std::string possible() const {
    const std::string there = absent == surely_not ? "TRUE" : absent + " IS NOT TRUE";
    return all_of({counts + " IS NOT FALSE", there});
  }
  std::string sure() const { return all_of({counts, negation(absent)}); }
};

std::string filtered(const std::string& call, const std::string& where) {
  return fmt::format("{} FILTER (WHERE {})", call, where);
}

// Least and greatest as columns to gather, before the case of an unknown list.
struct Gathered {
  std::vector<Column> columns;
  std::string least;
  std::string greatest;
  std::string absent = surely_not;
};

using Naming = std::function<std::string(const std::string& what, const std::string& sql)>;

// An end that is open in any item that may be there is open in all of them.
std::string closed(const Element& element, const std::string& end, const std::string& otherwise) {
  const std::string open = filtered("COUNT(*)", element.possible() + " AND " + end + " IS NULL");
  return case_of({{open + " = 0", otherwise}});
}

// An item that may not be there, or whose element may be absent, may add nothing.
void gather_sum(const Element& element, const std::string& type, const Naming& add, Gathered& all) {
  const auto part = [&](const char* toward_nothing, const std::string& end) {
    const std::string one = case_of({{element.sure(), end}}, fmt::format("{}({}, 0)", toward_nothing, end));
    const std::string sum = fmt::format("COALESCE({}, 0)", filtered(fmt::format("SUM({})", one), element.possible()));
    return closed(element, end, fmt::format("CAST({} AS {})", sum, type));
  };
  all.least = add("least", part("LEAST", element.least));
  all.greatest = add("greatest", part("GREATEST", element.greatest));
}

// The smallest can be no smaller than the least that may be there, and no greater than the greatest that any one sure
// item may be; the largest the other way around.
void gather_extreme(const Element& element, bool smallest, const Naming& add, Gathered& all) {
  const char* function = smallest ? "MIN" : "MAX";
  const auto far = [&](const std::string& end) {
    return closed(element, end, filtered(fmt::format("{}({})", function, end), element.possible()));
  };
  const auto near = [&](const std::string& end) {
    return filtered(fmt::format("{}({})", function, end), element.sure());
  };
  all.least = add("least", smallest ? far(element.least) : near(element.least));
  all.greatest = add("greatest", smallest ? near(element.greatest) : far(element.greatest));
  const std::string none = filtered("COUNT(*)", element.possible()) + " = 0";
  const std::string sure = filtered("COUNT(*)", element.sure()) + " > 0";
  all.absent = add("absent", case_of({{sure, "FALSE"}, {none, "TRUE"}}));
}

// At least the distinct keys that surely are there, and one if any item is, even of an unknown key; at most those that
// may be there and one for each item of unknown key.
void gather_distinct(const Element& element, const Naming& add, Gathered& all) {
  const std::string key = element.least == element.greatest
                              ? element.least
                              : case_of({{fmt::format("{} = {}", element.least, element.greatest), element.least}});
  const std::string distinct = fmt::format("COUNT(DISTINCT {})", key);
  const std::string any = case_of({{filtered("COUNT(*)", element.sure()) + " > 0", "1"}}, "0");
  all.least = add("least", fmt::format("GREATEST({}, {})", filtered(distinct, element.sure()), any));
  all.greatest =
      add("greatest",
          fmt::format("{} + {}", filtered(distinct, element.possible()),
                      filtered("COUNT(*)", fmt::format("{} AND {} IS NULL", element.possible(), grouped(key)))));
}

void gather_count(const Element& element, const Naming& add, Gathered& all) {
  all.least = add("least", filtered("COUNT(*)", element.counts));
  all.greatest = add("greatest", filtered("COUNT(*)", element.counts + " IS NOT FALSE"));
}

// A row without items is not gathered, so that it has no key; an unknown list may hold anything.
Term of_any_list(const Expr& expr, const Gathered& all, const std::string& known, const std::string& key) {
  const auto no_less_than_zero = [](const std::string& sql) { return fmt::format("COALESCE({}, 0)", sql); };
  const std::string empty = fmt::format("{} AND {} IS NULL", known, key);
  const auto unless_empty = [&](const char* value, const std::string& sql) { return case_of({{empty, value}}, sql); };
  const bool duration = expr.type.kind == Kind::duration;
  switch (expr.aggregation) {
    case Aggregation::count:
    case Aggregation::count_distinct:
      return {.least = no_less_than_zero(all.least), .greatest = case_of({{known, no_less_than_zero(all.greatest)}})};
    case Aggregation::sum:
      return {.least = duration ? no_less_than_zero(all.least) : unless_empty("0", all.least),
              .greatest = unless_empty("0", all.greatest)};
    case Aggregation::smallest:
    case Aggregation::largest: break;
  }
  return {.least = duration ? no_less_than_zero(all.least) : all.least,
          .greatest = all.greatest,
          .absent = unless_empty("TRUE", all.absent)};
}

}  // namespace

Term Compiler::say_aggregate(ExprId id, Site& site) {
  const Expr& expr = program_.expr(id);
  Listing listing = begin_list(expr, site);
  listing.inner.joins = &listing.gather.joins;
  Gather& gather = listing.gather;
  gather.each.push_back(each_column(id, listing, site, truth(expr.args[1], listing.inner)));
  Element element{.counts = dialect_.name(listing.name), .least = {}, .greatest = {}, .absent = surely_not};
  const auto each = [&](const char* what, const std::string& sql) {
    gather.each.push_back({.name = fmt::format("{} {}", listing.name, what), .sql = sql});
    return dialect_.name(gather.each.back().name);
  };
  if (expr.args[0] != lang::no_expr) {
    const Term term = value(expr.args[0], listing.inner);
    element.least = each("each least", term.least);
    element.greatest = term.is_one() ? element.least : each("each greatest", term.greatest);
    if (term.may_be_absent()) element.absent = each("each absent", term.absent);
  }
  const std::string alias = dialect_.name(gathered(frames_, gather.over)) + ".";
  const Naming add = [&](const std::string& what, const std::string& sql) {
    gather.all.push_back({.name = fmt::format("{} {}", listing.name, what), .sql = sql});
    return alias + dialect_.name(gather.all.back().name);
  };
  Gathered all;
  switch (expr.aggregation) {
    case Aggregation::count: gather_count(element, add, all); break;
    case Aggregation::count_distinct: gather_distinct(element, add, all); break;
    case Aggregation::sum: gather_sum(element, dialect_.type(expr.type.kind), add, all); break;
    case Aggregation::smallest: gather_extreme(element, true, add, all); break;
    case Aggregation::largest: gather_extreme(element, false, add, all); break;
  }
  const std::string first_key = dialect_.name(key_of_axis(frames_[site.frame].leaves().front()));
  site.cell->gathers.push_back(std::move(gather));
  return of_any_list(expr, all, listing.known, alias + first_key);
}

}  // namespace takecare::engine::sql
