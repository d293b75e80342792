// Duties: who owes what, when it is due, what does it.
#include "takecare/lang/check/actors.h"
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/programs.h"

namespace takecare::lang::check {

namespace {

using syntax::DutyDecl;

class DutyReader {
 public:
  DutyReader(Context& context, const DutyDecl& decl) : context_(context), decl_(decl) {}

  void read() {
    duty_.name = decl_.name.text;
    duty_.place = decl_.name.place;
    duty_.citations = read_citations(context_, decl_.citations);
    for (const syntax::Name& name : decl_.owed_by) {
      if (find_actor(context_, name) != no_authority) duty_.owed_by.push_back(name.text);
    }
    for (const syntax::Name& name : decl_.to) duty_.to.push_back(name.text);
    if (decl_.record) {
      read_of_record();
    } else {
      read_due();
      read_done();
    }
    context_.program.duties.push_back(std::move(duty_));
  }

 private:
  int rule(int record, const std::string& name) const { return find_definition_of(context_.program, record, name); }

  // ---- For each record of a program

  void read_of_record() {
    const int record = record_with_life(context_, *decl_.record);
    if (record < 0) return;
    duty_.record = record;
    if (decl_.series || decl_.due.size() > 1) {
      context_.error("wrong-due", decl_.name.place, "a duty about a record is due once for each record",
                     "write one 'due PERIOD after DATE', where the date is one of the record's");
      return;
    }
    if (!decl_.when.empty()) duty_.applies = rule(record, applies_name(duty_.name));
    duty_.due = rule(record, due_name(duty_.name));
    if (decl_.done_by->record && decl_.done_by->record->text != decl_.record->text) {
      context_.error("wrong-record", decl_.done_by->record->place,
                     "this duty is about " + decl_.record->text + ", and is done by an act on it",
                     "leave the 'of " + decl_.done_by->record->text + "' out");
      return;
    }
    find_act(record);
    if (!decl_.done_by->where.empty()) duty_.done = rule(record, done_name(duty_.name));
  }

  void find_act(int record) {
    duty_.program = context_.program.program_of(record);
    if (duty_.program < 0) return;
    const LifeProgram& program = at(context_.program.programs, duty_.program);
    for (const syntax::Name& name : decl_.done_by->acts) {
      const int act = index_of(program.acts, name.text);
      if (act < 0) unknown_in(context_, program.name, "act", name, names_of(program.acts));
      duty_.acts.push_back(act);
    }
  }

  // ---- Once, or in a series

  void read_due() {
    if (decl_.for_each) {
      context_.error("for-each-of-nothing", *decl_.for_each, "'for each' needs a record",
                     "write 'duty " + duty_.name + " of RECORD'");
    }
    for (const syntax::DueAfterDecl& due : decl_.due) read_once(due);
    if (!decl_.series) return;
    const syntax::SeriesDecl& series = *decl_.series;
    if (!decl_.due.empty()) {
      context_.error("wrong-due", series.place, "this duty is due once and in a series", "make it two duties");
    }
    duty_.series = Series{.every = series.every,
                          .week_start = series.week_start,
                          .from = series.from,
                          .until = series.until,
                          .within_months = series.within ? series.within->months : 0,
                          .within_days = series.within ? series.within->days : 0};
  }

  void read_once(const syntax::DueAfterDecl& due) {
    const syntax::Expr& after = due.after.front();
    if (after.kind != syntax::ExprKind::date) {
      context_.error("wrong-type", after.place, "a duty that is about no record is due after a day of the calendar",
                     "write the day: 'due 90 days after 2017-01-25'");
      return;
    }
    DueAfter once{.months = 0, .days = 0, .after = static_cast<Days>(after.value), .place = due.place};
    if (due.period) {
      once.months = due.period->months;
      once.days = due.period->days;
    }
    duty_.once.push_back(once);
  }

  void read_done() {
    const syntax::DoneByDecl& done = *decl_.done_by;
    if (!done.record) {
      context_.error("missing-clause", done.place, "this does not say on which record the act is done",
                     "write 'done by " + done.acts.front().text + " of RECORD'");
      return;
    }
    const int record = record_with_life(context_, *done.record);
    if (record < 0) return;
    find_act(record);
    if (done.where.empty()) return;
    const int period = context_.program.find_record(period_record(duty_.name));
    if (period >= 0) duty_.done = rule(period, done_name(duty_.name));
  }

  Context& context_;
  const DutyDecl& decl_;
  Duty duty_;
};

}  // namespace

void check_duties(Context& context) {
  for (const auto* decl : all<DutyDecl>(context)) {
    if (const int first = index_of(context.program.duties, decl->name.text); first >= 0) {
      duplicate(context, "duty", decl->name, at(context.program.duties, first).place);
    } else if (!decl->header.broken) {
      DutyReader(context, *decl).read();
    }
  }
}

}  // namespace takecare::lang::check
