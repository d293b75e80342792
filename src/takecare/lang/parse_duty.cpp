// duty, privacy
#include <utility>

#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_owed(Cursor& cursor, DutyDecl& duty) {
  if (refuse_second(cursor, duty.owed_place.has_value(), "owed by")) return;
  duty.owed_place = cursor.line_place();
  cursor.expect("owed by");
  duty.owed_by = parse_names(cursor, "the authority that owes it");
  if (cursor.accept("to")) duty.to = parse_names(cursor, "to whom it is owed");
}

void parse_series(Cursor& cursor, DutyDecl& duty, const Place& place) {
  if (refuse_second(cursor, duty.series.has_value(), "due every")) return;
  SeriesDecl series;
  const EveryWords words = parse_every(cursor);
  series.every = words.every;
  series.week_start = words.week_start;
  series.has_week_start = words.has_week_start;
  cursor.expect("from");
  series.from = parse_date(cursor);
  if (cursor.accept("until")) series.until = parse_date(cursor);
  if (cursor.accept_symbol(",")) {
    cursor.expect("within");
    series.within = parse_period(cursor);
  }
  series.place = place;
  duty.series = std::move(series);
}

void parse_due(Cursor& cursor, DutyDecl& duty) {
  const std::size_t first = cursor.position();
  const Place place = cursor.line_place();
  cursor.take();
  if (cursor.at("every")) return parse_series(cursor, duty, place);
  DueAfterDecl due;
  if (!cursor.accept("on")) {
    due.period = parse_period(cursor);
    cursor.expect("after");
  }
  due.after.push_back(parse_sum(cursor));
  due.rounding = parse_rounding(cursor);
  due.place = cursor.place_from(first);
  duty.due.push_back(std::move(due));
}

void parse_for_each(Cursor& cursor, DutyDecl& duty) {
  if (refuse_second(cursor, duty.for_each.has_value(), "for each")) return;
  duty.for_each = cursor.line_place();
  cursor.expect("for each");
  if (cursor.accept("when")) duty.when.push_back(parse_condition(cursor));
}

void parse_done(Cursor& cursor, DutyDecl& duty) {
  if (refuse_second(cursor, duty.done_by.has_value(), "done by")) return;
  const std::size_t first = cursor.position();
  DoneByDecl done;
  cursor.expect("done by");
  done.acts = parse_names(cursor, "the name of the act that does it");
  if (cursor.accept("of")) done.record = cursor.name("the record that the act is on");
  if (cursor.accept("where")) done.where.push_back(parse_condition(cursor));
  done.place = cursor.place_from(first);
  duty.done_by = std::move(done);
}

void parse_duty_clause(Cursor& cursor, DutyDecl& duty) {
  if (cursor.at("cites")) return parse_cites(cursor, duty.citations);
  if (cursor.at("owed")) return parse_owed(cursor, duty);
  if (cursor.at("due")) return parse_due(cursor, duty);
  if (cursor.at("for")) return parse_for_each(cursor, duty);
  if (cursor.at("done")) return parse_done(cursor, duty);
  unknown_clause(cursor, "a duty", {"cites", "owed by", "for each", "due", "done by"});
}

// The words of a provision up to 'to': '8 USC 1367'.
Citation parse_provision(Cursor& cursor) {
  Citation citation;
  citation.place = cursor.here();
  while (!cursor.at("to") && !cursor.at_end()) {
    const Name part = cursor.raw_word();
    if (part.text.empty()) break;
    if (!citation.text.empty()) citation.text += " ";
    citation.text += part.text;
    if (part.place.line == citation.place.line) citation.place.end_column = part.place.end_column;
  }
  if (citation.text.empty()) cursor.fail_expected("a provision, as in 'ACT 12(a)'");
  return citation;
}

void parse_shows(Cursor& cursor, PrivacyDecl& privacy) {
  ShowsDecl shows;
  shows.place = cursor.line_place();
  cursor.take();
  if (cursor.accept("everything")) {
    shows.everything = true;
  } else if (cursor.accept_words("protected by")) {
    shows.provision = parse_provision(cursor);
  } else {
    shows.fields = parse_names(cursor, "'everything', 'protected by' or the name of a field");
  }
  cursor.expect("to");
  shows.to = parse_all_by(cursor, false);
  cursor.expect("for");
  shows.ground = parse_text(cursor, "the ground, in quotes");
  if (cursor.at("cites")) parse_cites(cursor, shows.citations);
  privacy.shows.push_back(std::move(shows));
}

void parse_privacy_clause(Cursor& cursor, PrivacyDecl& privacy) {
  if (cursor.at("cites")) return parse_cites(cursor, privacy.citations);
  if (cursor.at("shows")) return parse_shows(cursor, privacy);
  unknown_clause(cursor, "a privacy declaration", {"cites", "shows"});
}

}  // namespace

DutyDecl parse_duty(Cursor& cursor) {
  DutyDecl duty;
  duty.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    duty.name = parse_new_name(cursor, "the name of a duty");
    if (cursor.accept("of")) duty.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_duty_clause(cursor, duty); });
  const Place& place = duty.header.place;
  if (duty.citations.empty())
    missing_clause(cursor, place, "this duty", "cites",
                   "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'");
  if (duty.owed_by.empty())
    missing_clause(cursor, place, "this duty", "owed by", "write the authority that owes it: 'owed by secretary'");
  if (duty.due.empty() && !duty.series)
    missing_clause(cursor, place, "this duty", "due",
                   "write when: 'due 90 days after 2017-01-25', 'due every week from 2017-01-28'");
  if (!duty.done_by)
    missing_clause(cursor, place, "this duty", "done by", "write what does it: 'done by publish of Publication'");
  return duty;
}

PrivacyDecl parse_privacy(Cursor& cursor) {
  PrivacyDecl privacy;
  privacy.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    privacy.name = parse_new_name(cursor, "a name");
    cursor.expect("of");
    privacy.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_privacy_clause(cursor, privacy); });
  const Place& place = privacy.header.place;
  if (privacy.citations.empty())
    missing_clause(cursor, place, "this declaration", "cites",
                   "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'");
  if (privacy.shows.empty())
    missing_clause(cursor, place, "this declaration", "shows",
                   "write who may see which fields: 'shows everything to AUTHORITY for \"the ground\"'");
  return privacy;
}

}  // namespace takecare::lang::syntax
