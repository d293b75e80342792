#include <algorithm>

#include "tests/support/choices.h"
#include "tests/support/random_expr.h"
#include "tests/support/random_program.h"

namespace takecare::test {

using engine::Case;
using engine::Fact;
using engine::FactState;
using engine::Item;
using engine::ItemList;
using lang::Kind;

namespace {

// How one case is filled: in percent.
struct Profile {
  int unknown = 25;
  int unknown_list = 15;
  int most_items = 4;
};

class CaseBuilder {
 public:
  CaseBuilder(const RandomWorld& world, Choices& choices, Profile profile)
      : program_(world.program), choices_(choices), profile_(profile) {
    constants_[static_cast<std::size_t>(Kind::date)].push_back(world.as_of);
    for (const lang::Expr& expr : program_.exprs) {
      if (expr.op == lang::Op::literal) constants_[static_cast<std::size_t>(expr.type.kind)].push_back(expr.value);
    }
  }

  Item item(int record) {
    Item item = engine::blank_item(program_, record);
    const auto& fields = program_.records[static_cast<std::size_t>(record)].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type.kind == Kind::list) {
        item.lists[f] = list(fields[f].type.of);
      } else {
        item.facts[f] = fact(fields[f]);
      }
    }
    return item;
  }

  void complete(Item& item) {
    const auto& fields = program_.records[static_cast<std::size_t>(item.record)].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type.kind == Kind::list) {
        if (!item.lists[f].known) {
          item.lists[f] = list(fields[f].type.of);
          item.lists[f].origin = filled_in;
        }
        for (Item& inner : item.lists[f].items) complete(inner);
      } else if (item.facts[f].state == FactState::unknown) {
        item.facts[f] = fact(fields[f]);
        item.facts[f].origin = filled_in;
      }
    }
  }

 private:
  ItemList list(int record) {
    ItemList list;
    if (choices_.chance(profile_.unknown_list)) return list;
    list.known = true;
    for (int n = choices_.below(profile_.most_items + 1); n > 0; --n) list.items.push_back(item(record));
    return list;
  }

  Fact fact(const lang::Field& field) {
    Fact fact;
    if (choices_.chance(profile_.unknown)) return fact;
    if (field.optional && choices_.chance(25)) {
      fact.state = FactState::not_applicable;
      return fact;
    }
    fact.state = FactState::known;
    if (field.type.kind == Kind::text) {
      fact.text = choices_.one_of(edge_texts());
    } else {
      fact.value = value(field.type);
    }
    return fact;
  }

  // At an edge, at a constant of the program, or right beside one.
  std::int64_t value(lang::Type type) {
    if (type.kind == Kind::truth) return choices_.below(2);
    if (type.kind == Kind::enumeration) {
      return choices_.below(static_cast<int>(program_.enumerations[static_cast<std::size_t>(type.of)].values.size()));
    }
    const auto& constants = constants_[static_cast<std::size_t>(type.kind)];
    std::int64_t value = edge_value(type.kind, choices_);
    if (!constants.empty() && choices_.chance(60)) value = choices_.one_of(constants);
    value += choices_.one_of({0, 0, 1, -1});
    return type.kind == Kind::duration ? std::max<std::int64_t>(value, 0) : value;
  }

  const lang::Program& program_;
  Choices& choices_;
  Profile profile_;
  std::vector<std::int64_t> constants_[8];
};

Case build(const RandomWorld& world, Tape tape, const WorldOptions& options) {
  Choices choices(std::move(tape));
  Profile profile;
  profile.unknown = options.small_cases ? choices.one_of({5, 0, 10, 20}) : choices.one_of({25, 0, 10, 50});
  profile.unknown_list = choices.one_of({profile.unknown, 0});
  profile.most_items = options.small_cases ? 2 : 4;
  return {.subject = CaseBuilder(world, choices, profile).item(world.subject), .origins = {}};
}

// One step simpler: a fact becomes unknown, a list loses an item, is empty, is unknown.
void simpler_items(const Item& item, const std::function<void(Item)>& emit) {
  for (std::size_t f = 0; f < item.lists.size(); ++f) {
    if (!item.lists[f].known) continue;
    Item without = item;
    without.lists[f] = {};
    emit(without);
    for (std::size_t i = 0; i < item.lists[f].items.size(); ++i) {
      without = item;
      without.lists[f].items.erase(without.lists[f].items.begin() + static_cast<std::ptrdiff_t>(i));
      emit(without);
      simpler_items(item.lists[f].items[i], [&](Item inner) {
        Item changed = item;
        changed.lists[f].items[i] = std::move(inner);
        emit(std::move(changed));
      });
    }
  }
  for (std::size_t f = 0; f < item.facts.size(); ++f) {
    if (item.facts[f].state == FactState::unknown) continue;
    Item without = item;
    without.facts[f] = {};
    emit(std::move(without));
  }
}

// Fewer cases first; once few are left, simpler ones.
rc::Seq<std::vector<Case>> simpler(const std::vector<Case>& cases) {
  std::vector<std::vector<Case>> all;
  for (std::size_t block = cases.size() / 2; block > 0; block /= 2) {
    for (std::size_t begin = 0; begin + block <= cases.size(); begin += block) {
      std::vector<Case> fewer(cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(begin));
      fewer.insert(fewer.end(), cases.begin() + static_cast<std::ptrdiff_t>(begin + block), cases.end());
      all.push_back(std::move(fewer));
    }
  }
  for (std::size_t c = 0; c < cases.size() && cases.size() <= 3; ++c) {
    simpler_items(cases[c].subject, [&](Item item) {
      all.push_back(cases);
      all.back()[c].subject = std::move(item);
    });
  }
  return rc::seq::fromContainer(std::move(all));
}

void add_arguments(const std::vector<int>& parameters, std::vector<const Item*>& way,
                   std::vector<std::vector<const Item*>>& all) {
  const std::size_t n = parameters.size();
  const bool fits =
      way.size() >= n && std::equal(parameters.begin(), parameters.end(), way.end() - static_cast<std::ptrdiff_t>(n),
                                    [](int record, const Item* item) { return item->record == record; });
  if (fits) all.emplace_back(way.end() - static_cast<std::ptrdiff_t>(n), way.end());
  for (const ItemList& list : way.back()->lists) {
    for (const Item& item : list.items) {
      way.push_back(&item);
      add_arguments(parameters, way, all);
      way.pop_back();
    }
  }
}

}  // namespace

rc::Gen<std::vector<Case>> random_cases(const RandomWorld& world, int most, WorldOptions options) {
  return [world, most, options](rc::Random random, int) {
    std::vector<Case> cases(random.next() % static_cast<std::uint64_t>(most) + 1);
    for (Case& one : cases) {
      Tape tape(static_cast<std::size_t>(options.case_tape));
      for (std::uint32_t& number : tape) number = static_cast<std::uint32_t>(random.next() >> 32);
      one = build(world, std::move(tape), options);
    }
    return rc::shrinkable::shrinkRecur(std::move(cases), simpler);
  };
}

Case random_completion(const RandomWorld& world, const Case& the_case, std::uint64_t seed) {
  rc::Random random(seed);
  Tape tape(600);
  for (std::uint32_t& number : tape) number = static_cast<std::uint32_t>(random.next() >> 32);
  Choices choices(std::move(tape));
  Case completed = the_case;
  CaseBuilder(world, choices, {.unknown = 0, .unknown_list = 0, .most_items = 3}).complete(completed.subject);
  return completed;
}

std::vector<std::vector<const Item*>> all_arguments(const lang::Program& program, int definition,
                                                    const Case& the_case) {
  std::vector<const Item*> way{&the_case.subject};
  std::vector<std::vector<const Item*>> all;
  add_arguments(program.definitions[static_cast<std::size_t>(definition)].parameters, way, all);
  return all;
}

}  // namespace takecare::test
