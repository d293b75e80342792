// Conditions and expressions: from syntax to typed expressions of the program. One file a family of forms.
//
// Types flow both ways: a form is read with the type that is expected of it where one is known, which is how a bare
// word is an enumerator ('disposition is convicted'), and it answers with the type that it has. A form that is wrong is
// reported once and answers with nothing; whoever contains it says no more.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "takecare/lang/check/context.h"
#include "takecare/lang/check/scope.h"

namespace takecare::lang::check {

struct Typed {
  ExprId id = no_expr;
  Type type;
  explicit operator bool() const { return id != no_expr; }
};

using Expected = std::optional<Type>;

// What the forms share while one definition, or one report, is read.
struct Reading {
  Reading(Context& shared, const std::vector<int>& parameters) : context(shared), scope(shared.program, parameters) {}

  Context& context;
  Scope scope;
  bool in_report = false;  // period_start and period_end are known
  // The items that 'that NAME' can name: those that the quantifiers around an exception found, outermost first.
  std::vector<BindingId> that_items;
  // May wrap what a quantifier says of its item, the has-condition; rules put exceptions there.
  std::function<ExprId(const syntax::Expr&, BindingId, ExprId)> around_has;

  const Program& program() const { return context.program; }
};

// ---- All forms

Typed read_expr(Reading& reading, const syntax::Expr& expr, const Expected& expected = std::nullopt);
// Reports any other type than the one needed; 'need' says of what: 'a condition', 'the end of the span'.
Typed read_as(Reading& reading, const syntax::Expr& expr, const Type& type);
// A truth, or no_expr.
ExprId read_condition(Reading& reading, const syntax::Expr& expr);

// ---- The families

Typed read_name(Reading& reading, const syntax::Expr& expr, const Expected& expected);
Typed read_of(Reading& reading, const syntax::Expr& expr);
Typed read_compare(Reading& reading, const syntax::Expr& expr);
Typed read_one_of(Reading& reading, const syntax::Expr& expr);
Typed read_from_to(Reading& reading, const syntax::Expr& expr);
Typed read_within(Reading& reading, const syntax::Expr& expr);
Typed read_recorded(Reading& reading, const syntax::Expr& expr);
Typed read_presence(Reading& reading, const syntax::Expr& expr);
Typed read_quantifier(Reading& reading, const syntax::Expr& expr);
Typed read_that_item(Reading& reading, const syntax::Expr& expr);
Typed read_aggregate(Reading& reading, const syntax::Expr& expr);
Typed read_sum(Reading& reading, const syntax::Expr& expr, const Expected& expected);  // plus and minus
Typed read_times(Reading& reading, const syntax::Expr& expr, const Expected& expected);
Typed read_time_from_to(Reading& reading, const syntax::Expr& expr);

// A list that a quantifier or an aggregate ranges over, with a new binding for its item. Nothing after an error.
struct ReadList {
  ListRef list;
  ExprId membership = no_expr;  // of a named list; no_expr for a field
};
std::optional<ReadList> read_list(Reading& reading, const syntax::Expr& expr, const std::string& item_name);

// The one list that a name or 'NAME of ITEM' stands for; nothing, and no error, where it stands for anything else.
std::optional<Found> list_called(const Reading& reading, const syntax::Expr& expr);

// What an aggregate is taken of; reports an element that does not suit the word ('sum' of a date).
Typed read_element(Reading& reading, const syntax::Expr& element, syntax::AggregateWord word);
Aggregation aggregation_of(syntax::AggregateWord word);

// ---- Building

Expr make(Op op, const Type& type, const Place& place, std::vector<ExprId> args = {});
Typed add(Reading& reading, Expr expr);
ExprId literal_truth(Reading& reading, bool value, const Place& place);
// 'both' of those that are there; one alone as it is; 'yes' for none.
ExprId all_of(Reading& reading, const std::vector<ExprId>& conditions, const Place& place);
Typed negated_if(Reading& reading, bool negated, Typed condition, const Place& place);
Typed comparison(Reading& reading, ExprId left, Relation relation, ExprId right, const Place& place);
// A date and a period. Reports a month or a year without rounding.
Typed date_plus(Reading& reading, ExprId date, const syntax::Period& period, Rounding rounding, bool forward,
                const Place& place);
std::int64_t twelfths_of(const syntax::Period& period);

// The words of a form for messages: "'sentence_possible'", "'1 year'", 'this'.
std::string describe(const syntax::Expr& expr);
void wrong_type(Context& context, const syntax::Expr& expr, const Type& has, const Type& needed);

}  // namespace takecare::lang::check
