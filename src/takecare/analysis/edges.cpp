#include "takecare/analysis/edges.h"

#include "takecare/analysis/rounder.h"
#include "takecare/analysis/shrink.h"
#include "takecare/engine/decide.h"
#include "takecare/engine/item_path.h"
#include "takecare/engine/value_words.h"

namespace takecare::analysis {

using engine::Fact;
using engine::FactState;
using engine::Item;
using lang::Kind;

namespace {

// A fact of a case that can be put to other values and back.
struct Place {
  ItemId item = -1;
  int field = -1;
};

class EdgeFinder {
 public:
  EdgeFinder(const lang::Program& program, Session& session, const Subject& subject, engine::Case meets,
             const Deadline& deadline)
      : program_(&program), session_(&session), subject_(subject), meets_(std::move(meets)), deadline_(&deadline) {}

  SmallestCase run() {
    look_at(SymbolicCase::subject);
    SmallestCase result{.meets = meets_, .edges = std::move(edges_), .just_fails = std::move(just_fails_)};
    return result;
  }

 private:
  const lang::Record& record_of(ItemId item) const {
    return program_->records[static_cast<std::size_t>(session_->open_case().record(item))];
  }

  Fact* fact_in(engine::Case& the_case, Place place) const {
    Item* item = session_->open_case().find(the_case, place.item);
    return item == nullptr ? nullptr : &item->facts[static_cast<std::size_t>(place.field)];
  }

  engine::Truth answer(const engine::Case& the_case) const {
    return as_truth(reference_answer(*program_, subject_, the_case, session_->path()));
  }

  void look_at(ItemId id) {
    const lang::Record& record = record_of(id);
    for (int field = 0; field < static_cast<int>(record.fields.size()); ++field) {
      if (record.fields[static_cast<std::size_t>(field)].type.kind == Kind::list) {
        look_into(id, field);
      } else if (const Fact* fact = fact_in(meets_, {id, field}); fact->state != FactState::unknown) {
        find({id, field});
      }
    }
  }

  void look_into(ItemId id, int list) {
    const Item* item = session_->open_case().find(meets_, id);
    const auto& held = item->lists[static_cast<std::size_t>(list)];
    if (!held.known || held.items.empty()) return;
    for (const ItemId one : session_->open_case().items(id, list)) {
      if (session_->open_case().find(meets_, one) != nullptr) look_at(one);
    }
  }

  // A case that fails and differs from one that meets the rule in this fact alone.
  void find(Place place) {
    std::vector<Term> truths = session_->open_case().equal_to(meets_, place.item, place.field);
    truths.push_back(session_->solver().negation(session_->holds()));
    if (session_->ask(truths, *deadline_) != Verdict::possible) return;
    engine::Case fails = session_->the_case();
    Fact* fact = fact_in(fails, place);
    if (fact == nullptr || fact->state == FactState::unknown || !answer(fails).surely_false()) return;
    const Fact met = *fact_in(meets_, place);
    const Fact failed = *fact;
    *fact = met;
    if (!answer(fails).surely_true()) return;
    narrow(place, std::move(fails), met, failed);
  }

  // Halves the way between a value that meets and one that fails until they are next to each other.
  void narrow(Place place, engine::Case the_case, Fact met, Fact failed) {
    const lang::Type type = record_of(place.item).fields[static_cast<std::size_t>(place.field)].type;
    const bool ordered =
        type.kind == Kind::date || type.kind == Kind::number || type.kind == Kind::money || type.kind == Kind::duration;
    const bool known = met.state == FactState::known && failed.state == FactState::known;
    Fact* fact = fact_in(the_case, place);
    if (ordered && known)
      failed.value = rounder(type.kind, failed.value, [&](std::int64_t value) {
        *fact = failed;
        fact->value = value;
        return answer(the_case).surely_false();
      });
    const std::int64_t step = step_of(type.kind, met.value, failed.value);
    while (ordered && known && std::abs(met.value - failed.value) > step) {
      Fact middle = met;
      middle.value = met.value + (failed.value - met.value) / step / 2 * step;
      *fact = middle;
      const engine::Truth truth = answer(the_case);
      if (truth.is_unknown()) return;
      (truth.surely_true() ? met : failed) = middle;
    }
    edges_.push_back({.path = fact_path(place), .meets = words(type, met), .fails = words(type, failed)});
    if (!just_fails_ || (ordered && !just_fails_is_ordered_)) keep(place, std::move(the_case), met, failed);
    just_fails_is_ordered_ = just_fails_is_ordered_ || ordered;
  }

  // Days and whole numbers where both ends are such.
  static std::int64_t step_of(Kind kind, std::int64_t a, std::int64_t b) {
    const std::int64_t whole = kind == Kind::number ? 1'000'000 : kind == Kind::duration ? twelfths_per_day : 1;
    return a % whole == 0 && b % whole == 0 ? whole : 1;
  }

  void keep(Place place, engine::Case the_case, const Fact& met, const Fact& failed) {
    *fact_in(the_case, place) = failed;
    just_fails_ = shrink(*program_, std::move(the_case), [&](const engine::Case& smaller) {
      if (!answer(smaller).surely_false()) return false;
      engine::Case other = smaller;
      Fact* fact = fact_in(other, place);
      if (fact == nullptr || fact->state == FactState::unknown) return false;
      *fact = met;
      return answer(other).surely_true();
    });
  }

  std::string fact_path(Place place) const {
    const std::string item = session_->open_case().path(place.item);
    return item + (item.empty() ? "" : ".") + record_of(place.item).fields[static_cast<std::size_t>(place.field)].name;
  }

  std::string words(lang::Type type, const Fact& fact) const {
    if (fact.state == FactState::not_applicable) return "not applicable";
    return type.kind == Kind::text ? engine::text_words(fact.text) : engine::literal_words(*program_, type, fact.value);
  }

  const lang::Program* program_;
  Session* session_;
  Subject subject_;
  engine::Case meets_;
  const Deadline* deadline_;
  std::vector<Edge> edges_;
  std::optional<engine::Case> just_fails_;
  bool just_fails_is_ordered_ = false;
};

}  // namespace

engine::Value reference_answer(const lang::Program& program, const Subject& subject, const engine::Case& the_case,
                               const std::string& path) {
  const lang::Definition& definition = program.definitions[static_cast<std::size_t>(subject.definition)];
  const auto arguments = engine::find_arguments(program, subject.definition, the_case, path);
  if (!arguments) return engine::unknown_value(program, engine::answer_type(definition));
  return engine::evaluate_under(program, subject.definition, *arguments, subject.as_of, subject.law_on);
}

SmallestCase find_edges(const lang::Program& program, Session& session, const Subject& subject, engine::Case meets,
                        const Deadline& deadline) {
  return EdgeFinder(program, session, subject, std::move(meets), deadline).run();
}

}  // namespace takecare::analysis
