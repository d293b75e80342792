// Programs, authorities, duties and privacy lines stand for records, enumerations, rules and values, which are declared
// here as if a chapter had declared them: what a condition means is then settled in one place, by the passes that
// follow. What is not a condition is put together from them afterwards (programs.cpp, duties.cpp, privacy.cpp).
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::ByDecl;
using syntax::Expr;
using syntax::ExprKind;
using syntax::Name;

syntax::TypeName list_of(const std::string& record, const Place& place) {
  return {.list = true, .one = false, .name = {record, place}};
}
syntax::TypeName one(const std::string& record, const Place& place) {
  return {.list = false, .one = true, .name = {record, place}};
}
syntax::TypeName plain(const std::string& type, const Place& place) {
  return {.list = false, .one = false, .name = {type, place}};
}

syntax::FieldDecl field(const std::string& name, syntax::TypeName type, const Place& place) {
  syntax::FieldDecl decl;
  decl.name = {name, place};
  decl.type = std::move(type);
  return decl;
}

// 'NAME has CONDITION', with 'word' for the record that the name refers to.
Expr has(std::string_view name, const std::string& word, Expr condition) {
  Expr reference;
  reference.kind = ExprKind::name;
  reference.text = name;
  reference.place = condition.place;
  Expr expr;
  expr.kind = ExprKind::quantifier;
  expr.reference = true;
  expr.place = condition.place;
  expr.last_line = condition.last_line;
  expr.item = {word, condition.place};
  expr.args = {std::move(reference), std::move(condition)};
  return expr;
}

class Unfolding {
 public:
  explicit Unfolding(Context& context) : context_(context) {
    for (const auto* decl : all<syntax::RecordDecl>(context)) {
      records_.insert(decl->name.text);
      for (const syntax::FieldDecl& one : decl->fields)
        types_.emplace(std::pair(decl->name.text, one.name.text), one.type);
    }
    for (const auto* decl : all<syntax::AuthorityDecl>(context)) holders_.emplace(decl->name.text, decl->record.text);
  }

  void run() {
    for (const auto* decl : all<syntax::ProgramDecl>(context_)) {
      const bool known = records_.contains(decl->record.text);
      if (known && seen_programs_.insert(decl->record.text).second) add_program(*decl);
    }
    for (const auto* decl : all<syntax::AuthorityDecl>(context_)) add_authority(*decl);
    for (const auto* decl : all<syntax::DutyDecl>(context_)) add_duty(*decl);
    for (const auto* decl : all<syntax::PrivacyDecl>(context_)) add_privacy(*decl);
    for (const auto* decl : all<syntax::ReportDecl>(context_)) {
      add_report(*decl);
      if (decl->duties) declare_duties(decl->about->place);
    }
    context_.unfolded.blocks.push_back(std::move(block_));
  }

 private:
  // ---- What is declared

  void declare(syntax::Declaration declaration) { block_.declarations.push_back(std::move(declaration)); }

  void add_rule(std::string name, const std::string& record, Expr when, const std::vector<syntax::Citation>& cites) {
    syntax::RuleDecl rule;
    rule.header.place = when.place;
    rule.name = {std::move(name), when.place};
    rule.subject = {.record = {record, when.place}, .owner = std::nullopt};
    rule.citations = cites;
    rule.when.push_back(std::move(when));
    declare(std::move(rule));
  }

  void add_value(std::string name, const std::string& record, syntax::TypeName gives, Expr value,
                 const std::vector<syntax::Citation>& cites) {
    syntax::ValueDecl decl;
    decl.header.place = value.place;
    decl.name = {std::move(name), value.place};
    decl.subject = {.record = {record, value.place}, .owner = std::nullopt};
    decl.gives = std::move(gives);
    decl.citations = cites;
    decl.cases.push_back({.value = value, .when = {}, .otherwise = false, .place = value.place});
    declare(std::move(decl));
  }

  void add_enumeration(const std::string& name, const std::vector<Name>& values, const Place& place) {
    syntax::EnumerationDecl decl;
    decl.header.place = place;
    decl.name = {name, place};
    std::set<std::string> seen;
    for (const Name& value : values) {
      if (seen.insert(value.text).second) decl.values.push_back({.name = value, .label = std::nullopt});
    }
    declare(std::move(decl));
  }

  // ---- Programs

  void add_program(const syntax::ProgramDecl& decl) {
    std::vector<Name> acts;
    acts.reserve(decl.acts.size());
    for (const syntax::ActDecl& act : decl.acts) acts.push_back(act.name);
    const std::string& record = decl.record.text;
    const Place& place = decl.name.place;
    add_enumeration(stage_enumeration(record), decl.stages, place);
    add_enumeration(act_enumeration(record), acts, place);
    add_steps(record, place);
    add_fields(decl, place);
    if (decl.header.broken) return;
    std::set<std::string> seen;
    for (const syntax::ActDecl& act : decl.acts) {
      if (seen.insert(act.name.text).second)
        add_act(record, act, act.citations.empty() ? decl.citations : act.citations);
    }
    for (std::size_t i = 0; i < decl.always.size(); ++i) {
      add_rule(invariant_name(i), record, decl.always[i].condition.front(), decl.citations);
    }
    add_where(record, "correction", decl.corrected_by, decl.citations);
  }

  // In the order of StepField.
  void add_steps(const std::string& record, const Place& place) {
    syntax::RecordDecl step;
    step.header.place = place;
    step.name = {step_record(record), place};
    step.fields.push_back(field("act", plain(act_enumeration(record), place), place));
    step.fields.push_back(field("stage", plain(stage_enumeration(record), place), place));
    step.fields.push_back(field("acted_on", plain("date", place), place));
    step.fields.push_back(field("acted_by", plain("text", place), place));
    step.fields.back().identifies = true;
    declare(std::move(step));
  }

  void add_fields(const syntax::ProgramDecl& decl, const Place& place) {
    syntax::RecordDecl record;
    record.header.place = place;
    record.name = decl.record;
    record.continued = true;
    record.fields.push_back(field("stage", plain(stage_enumeration(decl.record.text), place), place));
    record.fields.push_back(field("steps", list_of(step_record(decl.record.text), place), place));
    for (const Name& account : decl.accounts) {
      record.fields.push_back(field(account.text, plain("money", account.place), account.place));
    }
    declare(std::move(record));
  }

  void add_act(const std::string& record, const syntax::ActDecl& act, const std::vector<syntax::Citation>& cites) {
    const std::string& name = act.name.text;
    for (std::size_t i = 0; i < act.guards.size(); ++i) {
      const syntax::GuardDecl& guard = act.guards[i];
      add_rule(guard_name(name, i), record, guard.condition.front(), guard.citations.empty() ? cites : guard.citations);
    }
    for (const syntax::SetsDecl& sets : act.sets) {
      const auto type = types_.find({record, sets.field.text});
      if (type == types_.end() || type->second.list || type->second.one) continue;  // reported later
      add_value(setting_name(name, sets.field.text), record, type->second, sets.value.front(), cites);
    }
    for (std::size_t i = 0; i < act.moves.size(); ++i) {
      const Expr& amount = act.moves[i].amount.front();
      add_value(movement_name(name, i), record, plain("money", amount.place), amount, cites);
    }
    add_where(record, name, act.by, cites);
  }

  // The conditions that set who acts beside what is acted on, one a holder of the authority.
  void add_where(const std::string& record, const std::string& what, const std::vector<ByDecl>& all,
                 const std::vector<syntax::Citation>& cites) {
    for (const ByDecl& by : all) {
      if (by.where.empty()) continue;
      const auto [first, last] = holders_.equal_range(by.authority.text);
      for (auto holder = first; holder != last; ++holder) {
        const std::string pair = pair_record(record, holder->second);
        if (seen_pairs_.insert(pair).second) add_pair(pair, record, holder->second, by.place);
        Expr condition = has(the_subject, spoken_name(record), by.where.front());
        add_rule(where_name(what, by.authority.text), pair, has(the_actor, by.authority.text, std::move(condition)),
                 cites);
      }
    }
  }

  void add_pair(const std::string& pair, const std::string& record, const std::string& holder, const Place& place) {
    syntax::RecordDecl decl;
    decl.header.place = place;
    decl.name = {pair, place};
    decl.fields.push_back(field(std::string(the_subject), one(record, place), place));
    decl.fields.push_back(field(std::string(the_actor), one(holder, place), place));
    declare(std::move(decl));
  }

  // ---- Authorities, duties, privacy

  void add_authority(const syntax::AuthorityDecl& decl) {
    syntax::RuleDecl rule;
    rule.header = decl.header;
    rule.name = decl.name;
    rule.subject = {.record = decl.record, .owner = std::nullopt};
    rule.citations = decl.citations;
    rule.when = decl.when;
    declare(std::move(rule));
  }

  void add_duty(const syntax::DutyDecl& decl) {
    if (decl.header.broken) return;
    const std::string& name = decl.name.text;
    if (decl.record) {
      if (!decl.when.empty()) add_rule(applies_name(name), decl.record->text, decl.when.front(), decl.citations);
      if (decl.due.size() == 1) add_due(decl, decl.due.front());
      if (!decl.done_by->where.empty())
        add_rule(done_name(name), decl.record->text, decl.done_by->where.front(), decl.citations);
    } else if (decl.done_by->record && !decl.done_by->where.empty()) {
      add_period(decl);
    }
  }

  void add_due(const syntax::DutyDecl& decl, const syntax::DueAfterDecl& due) {
    Expr value = due.after.front();
    if (due.period) {
      Expr period;
      period.kind = ExprKind::period;
      period.period = *due.period;
      period.place = due.period->place;
      Expr plus;
      plus.kind = ExprKind::plus;
      plus.place = due.place;
      plus.rounding = due.rounding;
      plus.args = {std::move(value), std::move(period)};
      value = std::move(plus);
    }
    add_value(due_name(decl.name.text), decl.record->text, plain("date", due.place), std::move(value), decl.citations);
  }

  void add_period(const syntax::DutyDecl& decl) {
    const std::string& name = decl.name.text;
    const syntax::DoneByDecl& done = *decl.done_by;
    declare_period(period_record(name), done.record->text, done.place);
    add_rule(done_name(name), period_record(name), has(the_subject, spoken_name(done.record->text), done.where.front()),
             decl.citations);
  }

  // The days of a period beside a record.
  void declare_period(const std::string& name, const std::string& record, const Place& place) {
    syntax::RecordDecl period;
    period.header.place = place;
    period.name = {name, place};
    period.fields.push_back(field("first_day", plain("date", place), place));
    period.fields.push_back(field("last_day", plain("date", place), place));
    period.fields.push_back(field(std::string(the_subject), one(record, place), place));
    declare(std::move(period));
  }

  void add_report(const syntax::ReportDecl& decl) {
    if (decl.header.broken || !decl.released || decl.released->where.empty()) return;
    const std::string& name = decl.name.text;
    const syntax::ReleasedDecl& released = *decl.released;
    if (!records_.contains(released.record.text) || !seen_reports_.insert(name).second) return;
    declare_period(release_record(name), released.record.text, released.place);
    add_rule(released_name(name), release_record(name),
             has(the_subject, spoken_name(released.record.text), released.where.front()), decl.citations);
  }

  // The record that reports about duties count (program_report.h).
  void declare_duties(const Place& place) {
    if (duties_declared_) return;
    duties_declared_ = true;
    std::vector<Name> standings;
    for (const char* one : {"done", "done_late", "due", "overdue", "not_owed", "not_known"})
      standings.push_back({one, place});
    add_enumeration(std::string(duty_standing), standings, place);
    syntax::RecordDecl record;
    record.header.place = place;
    record.name = {std::string(duty_record), place};
    const auto add = [&](const char* name, const std::string& type, bool optional) {
      record.fields.push_back(field(name, plain(type, place), place));
      record.fields.back().optional = optional;
    };
    for (const char* name : {"duty", "directive", "owed_by", "owed_to"}) add(name, "text", false);
    add("standing", std::string(duty_standing), false);
    for (const char* name : {"due_on", "done_on"}) add(name, "date", true);
    add("about_a_record", "truth", false);
    declare(std::move(record));
  }

  void add_privacy(const syntax::PrivacyDecl& decl) {
    if (decl.header.broken) return;
    for (std::size_t i = 0; i < decl.shows.size(); ++i) {
      const syntax::ShowsDecl& shows = decl.shows[i];
      add_where(decl.record.text, shown_name(decl.name.text, i), shows.to,
                shows.citations.empty() ? decl.citations : shows.citations);
    }
  }

  Context& context_;
  syntax::Block block_;
  std::map<std::pair<std::string, std::string>, syntax::TypeName> types_;  // of a record's field
  std::multimap<std::string, std::string> holders_;                        // authority → records
  std::set<std::string> records_;
  std::set<std::string> seen_programs_;
  std::set<std::string> seen_pairs_;
  std::set<std::string> seen_reports_;
  bool duties_declared_ = false;
};

}  // namespace

void unfold_programs(Context& context) { Unfolding(context).run(); }

}  // namespace takecare::lang::check
