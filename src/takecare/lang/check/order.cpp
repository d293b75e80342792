// Puts definitions in an order in which none calls a later one, and refuses those that depend on themselves.
#include <algorithm>
#include <cstdint>

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/walk.h"

namespace takecare::lang::check {

namespace {

enum class Mark : std::uint8_t { unseen, open, done };

class Ordering {
 public:
  explicit Ordering(Context& context) : context_(context), marks_(context.program.definitions.size(), Mark::unseen) {}

  // The old indices in their new order.
  std::vector<int> run() {
    for (int i = 0; i < size_of(context_.program.definitions); ++i) visit(i);
    return std::move(order_);
  }

 private:
  // Deep books make long chains of calls: the stack is our own.
  struct Frame {
    int definition;
    std::vector<Call> calls;
    std::size_t next = 0;
  };

  void visit(int definition) {
    if (at(marks_, definition) != Mark::unseen) return;
    open(definition);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      if (top.next == top.calls.size()) {
        at(marks_, top.definition) = Mark::done;
        order_.push_back(top.definition);
        stack_.pop_back();
        continue;
      }
      const int callee = top.calls[top.next++].definition;
      if (at(marks_, callee) == Mark::unseen)
        open(callee);
      else if (at(marks_, callee) == Mark::open)
        cycle(callee);
    }
  }

  void open(int definition) {
    at(marks_, definition) = Mark::open;
    stack_.push_back({.definition = definition, .calls = calls_of(context_.program, definition)});
  }

  void cycle(int first) {
    const auto start = std::ranges::find(stack_, first, &Frame::definition);
    const std::vector<Definition>& definitions = context_.program.definitions;
    std::string chain;
    for (auto link = start; link != stack_.end(); ++link) chain += at(definitions, link->definition).name + " → ";
    chain += at(definitions, first).name;
    const Definition& head = at(definitions, first);
    Diagnostic& diagnostic =
        context_.error("cycle", head.place, word_of(head.kind) + " '" + head.name + "' depends on itself: " + chain,
                       "take one of these uses out");
    for (auto link = start; link != stack_.end(); ++link) {
      const Call& call = link->calls[link->next - 1];
      add_note(diagnostic, call.place,
               "'" + at(definitions, link->definition).name + "' uses '" + at(definitions, call.definition).name + "'");
    }
  }

  Context& context_;
  std::vector<Mark> marks_;
  std::vector<Frame> stack_;
  std::vector<int> order_;
};

void renumber(Program& program, const std::vector<int>& new_index) {
  for (Expr& expr : program.exprs) {
    if (expr.op == Op::call) expr.index = at(new_index, expr.index);
    if (expr.list.list_definition >= 0) expr.list.list_definition = at(new_index, expr.list.list_definition);
  }
}

template <class T>
void permute(std::vector<T>& all, const std::vector<int>& order) {
  std::vector<T> permuted;
  permuted.reserve(order.size());
  for (const int old : order) permuted.push_back(std::move(at(all, old)));
  all = std::move(permuted);
}

}  // namespace

std::vector<Call> calls_of(const Program& program, int definition) {
  std::vector<Call> calls;
  for (const Version& version : at(program.definitions, definition).versions) {
    for_each_expr(program, version.body, [&](ExprId, const Expr& expr) {
      const bool is_new = expr.op == Op::call && !contains(calls, expr.index, &Call::definition);
      if (is_new) calls.push_back({.definition = expr.index, .place = expr.place});
    });
  }
  return calls;
}

void order_definitions(Context& context) {
  const std::vector<int> order = Ordering(context).run();
  std::vector<int> new_index(order.size());
  for (int i = 0; i < size_of(order); ++i) at(new_index, at(order, i)) = i;
  permute(context.program.definitions, order);
  permute(context.definitions, order);
  renumber(context.program, new_index);
}

}  // namespace takecare::lang::check
