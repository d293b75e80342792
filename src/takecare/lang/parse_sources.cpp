// source, event, coverage, and what is not yet run
#include <algorithm>
#include <array>

#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::syntax {

namespace {

// A source may be named in several words: '8 USC'.
Name source_name(Cursor& cursor) {
  const std::size_t first = cursor.position();
  std::string text;
  while (!cursor.at_end() && (cursor.peek().kind == TokenKind::word || cursor.peek().kind == TokenKind::number)) {
    if (!text.empty()) text += " ";
    text += cursor.take().text;
  }
  if (text.empty()) cursor.fail_expected("the name of a source, as citations write it");
  return {.text = std::move(text), .place = cursor.place_from(first)};
}

// 'section 237 text "237.csv"'
void parse_section_text(Cursor& cursor, SourceDecl& source) {
  cursor.take();
  SectionTextDecl section;
  section.section = cursor.raw_word();
  if (section.section.text.empty()) cursor.fail_expected("the number of a section");
  cursor.expect("text");
  section.file = parse_text(cursor, "the file of its official text, in quotes");
  source.sections.push_back(std::move(section));
}

void parse_source_clause(Cursor& cursor, SourceDecl& source) {
  if (cursor.at("section")) {
    parse_section_text(cursor, source);
  } else if (cursor.at("in")) {
    source.in_force.push_back(parse_in_force(cursor));
  } else if (cursor.at("text")) {
    if (refuse_second(cursor, source.text.has_value(), "text")) return;
    cursor.take();
    source.text = parse_text(cursor, "the file of the official text, in quotes");
  } else {
    unknown_clause(cursor, "a source", {"text", "section", "in force"});
  }
}

struct EventWord {
  std::string_view word;
  EventKind kind;
};

constexpr std::array event_words = {EventWord{"enjoins", EventKind::enjoins}, EventWord{"revokes", EventKind::revokes},
                                    EventWord{"limits", EventKind::limits}, EventWord{"restores", EventKind::restores}};

EventKind parse_event_kind(Cursor& cursor) {
  for (const EventWord& candidate : event_words) {
    if (cursor.accept(candidate.word)) return candidate.kind;
  }
  const std::vector<std::string> words = {"enjoins", "revokes", "limits", "restores"};
  cursor.fail_expected(one_of_words(words), did_you_mean(cursor.peek().text, words));
  return EventKind::enjoins;
}

// 'from', 'until' and 'by' may share a line.
void parse_event_clause(Cursor& cursor, EventDecl& event) {
  do {
    if (cursor.at("from")) {
      if (refuse_second(cursor, event.in_force.from.has_value(), "from")) return;
      event.from_place = cursor.here();
      cursor.take();
      event.in_force.from = parse_date(cursor);
    } else if (cursor.at("until")) {
      if (refuse_second(cursor, event.in_force.until.has_value(), "until")) return;
      event.until_place = cursor.here();
      cursor.take();
      event.in_force.until = parse_date(cursor);
    } else if (cursor.at("by")) {
      if (refuse_second(cursor, event.by_place.has_value(), "by")) return;
      event.by_place = cursor.here();
      cursor.take();
      event.in_force.by = parse_text(cursor, "the decision, in quotes").text;
    } else if (cursor.at("reach")) {
      if (refuse_second(cursor, event.reach.has_value(), "reach")) return;
      cursor.take();
      event.reach = parse_text(cursor, "how far it reaches, in quotes");
    } else {
      return unknown_clause(cursor, "an event", {"from", "until", "by", "reach"});
    }
  } while (cursor.at("from") || cursor.at("until") || cursor.at("by") || cursor.at("reach"));
}

// All before 'itself', 'is' or 'has', as it stands: '2(a)'.
Citation parse_pinpoint(Cursor& cursor) {
  Citation pinpoint{.text = {}, .place = cursor.here()};
  while (!cursor.at_end() && !cursor.at("is") && !cursor.at("has") && !cursor.at("itself")) {
    const Name part = cursor.raw_word();
    if (part.text.empty()) break;
    if (!pinpoint.text.empty()) pinpoint.text += " ";
    pinpoint.text += part.text;
    if (part.place.line == pinpoint.place.line) pinpoint.place.end_column = part.place.end_column;
  }
  if (pinpoint.text.empty()) cursor.fail_expected("a paragraph, as in '2(a)'");
  return pinpoint;
}

void parse_coverage_line(Cursor& cursor, CoverageDecl& coverage) {
  CoverageLineDecl line;
  line.pinpoint = parse_pinpoint(cursor);
  line.itself = cursor.accept("itself");
  if (cursor.accept_words("has no operative effect")) {
    line.kind = CoverageKind::no_effect;
    line.why = parse_text(cursor, "why, in quotes");
  } else if (cursor.accept_words("is not encoded")) {
    line.kind = CoverageKind::not_encoded;
    line.why = parse_text(cursor, "why, in quotes");
  } else if (cursor.accept_words("is not yet carried out")) {
    line.kind = CoverageKind::not_yet;
    line.why = parse_text(cursor, "why, in quotes");
  } else if (cursor.accept_words("is carried out by")) {
    line.kind = CoverageKind::carried_out;
    line.by = parse_names(cursor, "the name of what carries it out");
  } else {
    cursor.fail_expected(
        "'is carried out by', 'has no operative effect', 'is not encoded' or 'is not yet carried out'");
  }
  coverage.lines.push_back(std::move(line));
}

}  // namespace

SourceDecl parse_source(Cursor& cursor) {
  SourceDecl source;
  source.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    source.name = source_name(cursor);
    source.title = parse_text(cursor, "the title of the source, in quotes");
  });
  cursor.each_clause([&] { parse_source_clause(cursor, source); });
  return source;
}

EventDecl parse_event(Cursor& cursor) {
  EventDecl event;
  event.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    event.kind = parse_event_kind(cursor);
    const Name target = cursor.raw_line();
    if (target.text.empty()) cursor.fail_expected("the law that it is about, as in 'ACT 12(a)'");
    event.target = {.text = target.text, .place = target.place};
  });
  cursor.each_clause([&] { parse_event_clause(cursor, event); });
  event.in_force.place = event.header.place;
  const InForceClause& span = event.in_force;
  if (!span.from)
    missing_clause(cursor, event.header.place, "this event", "from",
                   "write the day on which it begins: 'from 2017-04-25'");
  if (span.by.empty())
    missing_clause(cursor, event.header.place, "this event", "by", "write the decision or act, in quotes");
  if (!cursor.broken() && span.from && span.until && *span.until <= *span.from) {
    cursor.report("bad-date", "this event ends before it begins",
                  "the 'until' day is the first on which it no longer holds", event.header.place);
  }
  return event;
}

CoverageDecl parse_coverage(Cursor& cursor) {
  CoverageDecl coverage;
  coverage.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    cursor.expect("of");
    coverage.source = source_name(cursor);
  });
  cursor.each_clause([&] { parse_coverage_line(cursor, coverage); });
  return coverage;
}

}  // namespace takecare::lang::syntax
