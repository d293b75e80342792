// life, duty, privacy, release
#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

std::string print_fields(const std::vector<GivenField>& fields) {
  std::string out;
  for (const GivenField& field : fields) {
    out += (out.empty() ? "" : ", ") + field.name.text + " " + print_value(field.value);
  }
  return out;
}

std::string print_person(const LifeStepDecl& step) {
  std::string out = format_iso_date(step.on) + " " + step.act.text + " by " + step.authority.text;
  if (step.person) out += " " + print_text(step.person->text);
  if (!step.holder.empty()) out += " { " + print_fields(step.holder) + " }";
  return out;
}

// What follows the fields, a part a line when it does not fit.
std::vector<std::string> further(const LifeStepDecl& step) {
  std::vector<std::string> parts;
  std::string evidence;
  for (const TextLiteral& text : step.evidence) evidence += (evidence.empty() ? "" : ", ") + print_text(text.text);
  if (!evidence.empty()) parts.push_back("and evidence " + evidence);
  if (step.reasons) parts.push_back("and reasons " + print_text(step.reasons->text));
  std::string because;
  for (const Name& name : step.because) because += (because.empty() ? "" : " and ") + name.text;
  if (step.refused) parts.push_back("is refused because " + because);
  return parts;
}

// One field a line, the values in one column.
void layout_with(Page& page, int indent, const std::vector<GivenField>& fields) {
  const std::string word = "with ";
  int width = 0;
  for (const GivenField& field : fields) width = std::max(width, text_width(field.name.text));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string prefix = (i == 0 ? word : "") + padded(fields[i].name.text, width) + " ";
    layout_value(page, i == 0 ? indent : indent + text_width(word), prefix, fields[i].value,
                 i + 1 < fields.size() ? "," : "");
  }
}

void layout_step(Page& page, const LifeStepDecl& step) {
  const std::string person = print_person(step);
  const std::string with = step.with.empty() ? "" : "with " + print_fields(step.with);
  std::string whole = person + (with.empty() ? "" : " " + with);
  for (const std::string& part : further(step)) whole += " " + part;
  const int line = step.place.line;
  const bool commented = page.comment_inside(line, step.last_line);
  if (fits(clause_indent, whole) && !commented) return page.clause(clause_indent, whole, line);
  page.clause(clause_indent, person, line);
  const int indent = 2 * clause_indent;
  if (!with.empty()) {
    const int first = step.with.front().name.place.line;
    if (fits(indent, with) && !page.comment_inside(first, step.with.back().value.last_line)) {
      page.line(indent, with, first);
    } else {
      layout_with(page, indent, step.with);
    }
  }
  for (const std::string& part : further(step)) page.line(indent, part, step.last_line);
}

std::string print_series(const SeriesDecl& series) {
  std::string out = "due " + print_every(series.every, series.has_week_start, series.week_start) + " from " +
                    format_iso_date(series.from);
  if (series.until) out += " until " + format_iso_date(*series.until);
  if (series.within) out += ", within " + series.within->text;
  return out;
}

void layout_due(Page& page, const DueAfterDecl& due) {
  page.begin_clause(due.place.line);
  const std::string head = due.period ? "due " + due.period->text + " after " : "due on ";
  layout_expr(page, clause_indent, head, due.after.front(), print_rounding(due.rounding));
}

void layout_done(Page& page, const DoneByDecl& done) {
  std::string head = "done by " + print_names(done.acts);
  if (done.record) head += " of " + done.record->text;
  page.begin_clause(done.place.line);
  if (done.where.empty()) return page.line(clause_indent, head, done.place.line);
  layout_expr(page, clause_indent, head + " where ", done.where.front(), "");
}

void layout_for_each(Page& page, const DutyDecl& duty) {
  page.begin_clause(duty.for_each->line);
  if (duty.when.empty()) return page.line(clause_indent, "for each", duty.for_each->line);
  layout_expr(page, clause_indent, "for each when ", duty.when.front(), "");
}

std::string print_shown(const ShowsDecl& shows) {
  if (shows.everything) return "shows everything to ";
  if (shows.provision) return "shows protected by " + shows.provision->text + " to ";
  return "shows " + print_names(shows.fields) + " to ";
}

void layout_shows(Page& page, const ShowsDecl& shows) {
  const int inner = 2 * clause_indent;
  const std::string head = print_shown(shows);
  page.begin_clause(shows.place.line);
  if (fits(clause_indent, head + shows.to.front().authority.text)) {
    layout_by(page, clause_indent, head, shows.to, "");
  } else {
    std::vector<std::string> parts;
    parts.reserve(shows.fields.size());
    for (const Name& field : shows.fields) parts.push_back(field.text);
    layout_filled(page, clause_indent, "shows ", parts, "", shows.place.line);
    layout_by(page, inner, "to ", shows.to, "");
  }
  page.line(inner, "for " + print_text(shows.ground->text), shows.ground->place.line);
  layout_citations(page, inner, "cites ", shows.citations);
}

void layout_release(Page& page, std::string_view word, const ReleaseLineDecl& line) {
  std::string text(word);
  if (line.digest) text += " " + line.digest->text;
  text += " by " + print_names(line.acts);
  if (line.saying) text += " saying " + line.saying->text;
  page.clause(clause_indent, text, line.place.line);
}

}  // namespace

void layout_declaration(Page& page, const LifeDecl& life) {
  page.header("life " + print_text(life.title.text) + " of " + life.record.text, life.header);
  Clauses clauses;
  for (const LifeStepDecl& step : life.steps) clauses.add(step.place, [&page, &step] { layout_step(page, step); });
  for (const ExpectationDecl& expectation : life.expectations) {
    clauses.add(expectation.place, [&page, &expectation] { layout_expectation(page, expectation); });
  }
  clauses.write();
}

void layout_declaration(Page& page, const DutyDecl& duty) {
  page.header("duty " + duty.name.text + (duty.record ? " of " + duty.record->text : ""), duty.header);
  Clauses clauses;
  if (!duty.citations.empty()) {
    clauses.add(duty.citations.front().place, [&] { layout_citations(page, clause_indent, "cites ", duty.citations); });
  }
  if (duty.owed_place) {
    const std::string to = duty.to.empty() ? "" : " to " + print_names(duty.to);
    clauses.add(*duty.owed_place, [&page, &duty, to] {
      page.clause(clause_indent, "owed by " + print_names(duty.owed_by) + to, duty.owed_place->line);
    });
  }
  if (duty.for_each) clauses.add(*duty.for_each, [&] { layout_for_each(page, duty); });
  for (const DueAfterDecl& due : duty.due) clauses.add(due.place, [&page, &due] { layout_due(page, due); });
  if (duty.series) {
    clauses.add(duty.series->place,
                [&] { page.clause(clause_indent, print_series(*duty.series), duty.series->place.line); });
  }
  if (duty.done_by) clauses.add(duty.done_by->place, [&] { layout_done(page, *duty.done_by); });
  clauses.write();
}

void layout_declaration(Page& page, const PrivacyDecl& privacy) {
  page.header("privacy " + privacy.name.text + " of " + privacy.record.text, privacy.header);
  Clauses clauses;
  if (!privacy.citations.empty()) {
    clauses.add(privacy.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", privacy.citations); });
  }
  for (const ShowsDecl& shows : privacy.shows) {
    clauses.add(shows.place, [&page, &shows] { layout_shows(page, shows); });
  }
  clauses.write();
}

void layout_declaration(Page& page, const ReleaseDecl& release) {
  page.header("release " + release.name.text + " of " + release.record.text, release.header);
  Clauses clauses;
  if (!release.citations.empty()) {
    clauses.add(release.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", release.citations); });
  }
  const auto add = [&](std::string_view word, const std::optional<ReleaseLineDecl>& line) {
    if (line) clauses.add(line->place, [&page, word, &line] { layout_release(page, word, *line); });
  };
  add("publishes", release.publishes);
  add("corrects", release.corrects);
  add("withdraws", release.withdraws);
  if (!release.prints.empty()) {
    std::vector<std::string> parts;
    for (const Name& name : release.prints) parts.push_back(name.text);
    const Place& place = release.prints.front().place;
    clauses.add(place,
                [&page, parts, &place] { layout_filled(page, clause_indent, "prints ", parts, "", place.line); });
  }
  clauses.write();
}

}  // namespace takecare::lang::syntax
