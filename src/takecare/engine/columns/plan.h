// The plan: definitions of a program as one graph of column operations, calls inlined and equal parts shared.
//
// A node gives a truth or a value for every row of its domain. A domain is a set of rows:
//   root     the subjects
//   list     the items of one list field, for all rows of the parent domain, in order
//   product  for each row of the parent domain all items of a list of an outer binding: where a condition on an offense
//            asks about the admissions of the same person, the rows are the pairs
// A domain 'covers' those that each of its rows belongs to. Nodes are computed in the coarsest domain that covers what
// they speak of, and spread to finer domains only where they meet finer nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::engine::columns {

using NodeId = std::int32_t;
using DomainId = std::int32_t;
inline constexpr DomainId root_domain = 0;
// Of constants: covered by every domain.
inline constexpr DomainId any_domain = -1;

enum class DomainKind : std::uint8_t { root, list, product };

struct Domain {
  DomainKind kind = DomainKind::root;
  DomainId parent = any_domain;
  int field = -1;                   // list: of the record of the parent domain
  int copy = 0;                     // list: 1, 2, … for further bindings of the same list inside one another
  DomainId items = any_domain;      // product: the list domain whose rows are paired with the parent's
  int record = -1;                  // of the rows; product: of the items
  std::vector<DomainId> covered{};  // what the rows belong to, itself included
};

enum class NodeOp : std::uint8_t {
  // Truths.
  truth_constant,  // value 0 no, 1 yes, 2 unknown; in any domain
  truth_field,     // index
  recorded,        // index: the field holds a value
  list_recorded,   // index: the list is known
  compare,         // args: two values
  one_of,          // args: a value; set
  present,         // args: a value
  present_field,   // index: of a truth field
  same_truth,      // args: two truths
  both,            // args: truths
  either,
  negation,
  spread_truth,  // args: a truth of a domain that this one covers
  any,           // args: a truth of 'over'; some row of the segment
  drop_first,    // args: a truth; without the first (sure, possible) row of each segment
  // Values. (All operations before this line give truths.)
  constant,        // value, text
  not_applicable,  // in any domain
  field,           // index
  add_period,
  plus,
  minus,
  times,
  time_between,
  attribute,       // index, of the enumeration
  count,           // args: membership in 'over'
  count_distinct,  // args: element, membership
  sum,
  smallest,
  largest,
  truth_value,   // args: a truth, and the truth that it is present
  choose_value,  // of truths, as values
  choose,        // gives a truth where its type is one; args as in lang::Op::choose; no guard of the last = -1
  spread,        // args: a value of a domain that this one covers
};

struct Node {
  NodeOp op = NodeOp::truth_constant;
  DomainId domain = any_domain;
  lang::Type type{};
  std::vector<NodeId> args{};
  std::int64_t value = 0;
  int index = -1;
  DomainId over = any_domain;
  lang::Relation relation = lang::Relation::equal;
  int months = 0;
  int days = 0;
  Rounding rounding = Rounding::none;
  bool first_applies = false;
  std::vector<std::int16_t> set{};
  std::string text{};

  friend bool operator==(const Node&, const Node&) = default;
};

// One definition or expression asked for; its rows are those of 'domain' (root, or a list domain for items).
struct Output {
  NodeId node = -1;
  DomainId domain = root_domain;
  lang::Type type{};
};

struct Plan {
  int record = -1;  // of the root
  std::vector<Domain> domains;
  std::vector<Node> nodes;  // every node after its arguments
  std::vector<Output> outputs;
};

// Dates that expressions of reports may name beside the as-of date.
struct Dates {
  Days as_of = 0;
  std::optional<Days> law_on;  // the day whose law it is; the as-of date when left out
  Days law() const { return law_on.value_or(as_of); }
  Days period_start = 0;
  Days period_end = 0;
};

// A definition of the root record or of items in it, or an expression about the root record (definition -1).
struct Question {
  int definition = -1;
  lang::ExprId expr = lang::no_expr;
};

// 'record' is the root. Every definition's first parameter must be that record. Errors: a construct that columns cannot
// carry out (none so far), a definition of another record.
Result<Plan> make_plan(const lang::Program& program, int record, const std::vector<Question>& questions, Dates dates);

// The plan as text, a node a line; for tests and for reading.
std::string describe(const Plan& plan, const lang::Program& program);

}  // namespace takecare::engine::columns
