// What a condition can speak of: the items in view, and the fields, rules, values and lists of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

struct Binding {
  int record = -1;
  BindingId owner = -1;  // the binding in whose list the item stands, or -1
  std::string word;      // 'conviction', or the record's name as spoken
  bool hides = false;    // a bare name is this item's when it has it, whatever the items around it have
};

// A field or a definition of one of the items in view.
struct Found {
  BindingId binding = -1;
  int field = -1;
  int definition = -1;
};

class Scope {
 public:
  // The parameters of a definition, outermost first, each the owner of the next.
  explicit Scope(const Program& program, const std::vector<int>& parameters);

  // A new number for an item; it is not yet in view.
  BindingId bind(int record, BindingId owner, std::string word);
  void enter(BindingId binding) { in_view_.push_back(binding); }
  void leave() { in_view_.pop_back(); }
  void hide_outer(BindingId id) { bindings_[static_cast<std::size_t>(id)].hides = true; }

  const Binding& binding(BindingId id) const { return bindings_[static_cast<std::size_t>(id)]; }
  // How many binding numbers there are.
  int count() const { return static_cast<int>(bindings_.size()); }

  // Outermost first.
  const std::vector<BindingId>& in_view() const { return in_view_; }
  std::vector<BindingId> replace_view(std::vector<BindingId> view) { return std::exchange(in_view_, std::move(view)); }

  // The innermost item in view that the word names: 'conviction', 'person', 'Person'.
  std::optional<BindingId> item(const Program& program, std::string_view word) const;
  std::vector<std::string> item_words() const;

  // The field or definition of this item.
  std::optional<Found> find_in(const Program& program, BindingId binding, std::string_view name) const;
  // Of all items in view, innermost first; one that two items of the same record have is the innermost's.
  std::vector<Found> find(const Program& program, std::string_view name) const;

  // The bindings for a definition's parameters when its innermost is 'innermost'; empty when the owners do not fit.
  std::vector<BindingId> arguments(const std::vector<int>& parameters, BindingId innermost) const;

  // The names that 'find' could find, for suggestions.
  std::vector<std::string> names(const Program& program) const;
  std::vector<std::string> names_in(const Program& program, BindingId binding) const;

 private:
  std::vector<Binding> bindings_;
  std::vector<BindingId> in_view_;
};

}  // namespace takecare::lang::check
