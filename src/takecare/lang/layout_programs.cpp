// program, authority, notice
#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

std::string print_texts(const std::vector<TextLiteral>& texts) {
  std::string out;
  for (const TextLiteral& text : texts) out += (out.empty() ? "" : ", ") + print_text(text.text);
  return out;
}

void layout_names(Page& page, int indent, const std::string& prefix, const std::vector<Name>& names,
                  const Place& place) {
  std::vector<std::string> parts;
  parts.reserve(names.size());
  for (const Name& name : names) parts.push_back(name.text);
  layout_filled(page, indent, prefix, parts, "", place.line);
}

std::string print_other_than(const ByDecl& by) {
  return by.other_than ? " other than who did " + by.other_than->text : "";
}

void layout_condition_clause(Page& page, int indent, const std::string& prefix, const std::vector<Expr>& condition,
                             const Place& place) {
  if (condition.empty()) return;
  page.begin_clause(place.line);
  layout_expr(page, indent, prefix, condition.front(), "");
}

void layout_guard(Page& page, int indent, const GuardDecl& guard) {
  layout_condition_clause(page, indent, guard.bar ? "barred while " : "needs ", guard.condition, guard.place);
  layout_citations(page, indent + clause_indent, "cites ", guard.citations);
}

std::string_view words_of(NamesClause::Kind kind) {
  switch (kind) {
    case NamesClause::Kind::records: return "records ";
    case NamesClause::Kind::may_record: return "may record ";
    case NamesClause::Kind::adds: return "adds ";
    case NamesClause::Kind::sends: return "sends ";
  }
  return "";
}

void add_expressions(Page& page, Clauses& clauses, int indent, const ActDecl& act) {
  for (const SetsDecl& sets : act.sets) {
    clauses.add(sets.place, [&page, &sets, indent] {
      layout_condition_clause(page, indent, "sets " + sets.field.text + " to ", sets.value, sets.place);
    });
  }
  for (const MovesDecl& moves : act.moves) {
    clauses.add(moves.place, [&page, &moves, indent] {
      page.begin_clause(moves.place.line);
      layout_expr(page, indent, "moves ", moves.amount.front(), " from " + moves.from.text + " to " + moves.to.text);
    });
  }
  for (const GuardDecl& guard : act.guards) {
    clauses.add(guard.place, [&page, &guard, indent] { layout_guard(page, indent, guard); });
  }
}

void layout_act(Page& page, const ActDecl& act) {
  const std::string to = act.to ? " to " + act.to->text : "";
  if (act.from.empty()) {
    page.clause(clause_indent, "act " + act.name.text + to, act.place.line);
  } else {
    layout_names(page, clause_indent, "act " + act.name.text + " from ", act.from, act.place);
    if (!to.empty()) page.add_to_last(to);
  }
  constexpr int indent = 2 * clause_indent;
  Clauses clauses;
  if (!act.citations.empty()) {
    clauses.add(act.citations.front().place,
                [&page, &act] { layout_citations(page, indent, "cites ", act.citations); });
  }
  if (!act.by.empty()) {
    clauses.add(act.by.front().place, [&page, &act] { layout_by(page, indent, "by ", act.by, ""); });
  }
  for (const NamesClause& names : act.names) {
    clauses.add(names.place, [&page, &names] {
      layout_names(page, indent, std::string(words_of(names.kind)), names.names, names.place);
    });
  }
  if (!act.evidence.empty()) {
    const Place& place = act.evidence.front().place;
    clauses.add(place,
                [&page, &act, &place] { page.clause(indent, "evidence " + print_texts(act.evidence), place.line); });
  }
  if (act.reasons) {
    clauses.add(*act.reasons, [&page, &act] { page.clause(indent, "reasons", act.reasons->line); });
  }
  add_expressions(page, clauses, indent, act);
  clauses.write();
}

}  // namespace

// 'by a, b where C, c other than who did x': on one line, or one a line.
void layout_by(Page& page, int indent, const std::string& prefix, const std::vector<ByDecl>& all,
               const std::string& suffix) {
  std::string line = prefix;
  for (const ByDecl& by : all) {
    if (&by != &all.front()) line += ", ";
    line += by.authority.text;
    if (!by.where.empty()) line += " where " + print_expr(by.where.front());
    line += print_other_than(by);
  }
  line += suffix;
  const int source_line = all.front().place.line;
  const bool commented = page.comment_inside(source_line, all.back().place.line);
  if (fits(indent, line) && !commented) return page.clause(indent, line, source_line);
  const int hang = indent + text_width(prefix);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ByDecl& by = all[i];
    const std::string end = print_other_than(by) + (i + 1 < all.size() ? "," : suffix);
    const std::string head = (i == 0 ? prefix : "") + by.authority.text;
    const int at = i == 0 ? indent : hang;
    if (i == 0) page.begin_clause(source_line);
    if (by.where.empty()) {
      page.line(at, head + end, by.place.line);
    } else {
      layout_expr(page, at, head + " where ", by.where.front(), end);
    }
  }
}

void layout_declaration(Page& page, const ProgramDecl& program) {
  page.header("program " + program.name.text + " of " + program.record.text, program.header);
  Clauses clauses;
  if (!program.citations.empty()) {
    clauses.add(program.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", program.citations); });
  }
  const auto names = [&](const std::string& prefix, const std::vector<Name>& all) {
    if (all.empty()) return;
    clauses.add(all.front().place,
                [&page, prefix, &all] { layout_names(page, clause_indent, prefix, all, all.front().place); });
  };
  names("stages ", program.stages);
  names("accounts ", program.accounts);
  if (!program.corrected_by.empty()) {
    clauses.add(program.corrected_by.front().place,
                [&] { layout_by(page, clause_indent, "corrected by ", program.corrected_by, ""); });
  }
  for (const ActDecl& act : program.acts) clauses.add(act.place, [&page, &act] { layout_act(page, act); });
  for (const AlwaysDecl& always : program.always) {
    clauses.add(always.place, [&page, &always] {
      layout_condition_clause(page, clause_indent, "always ", always.condition, always.place);
    });
  }
  clauses.write();
}

void layout_declaration(Page& page, const AuthorityDecl& authority) {
  page.header("authority " + authority.name.text + " of " + authority.record.text, authority.header);
  Clauses clauses;
  if (!authority.citations.empty()) {
    clauses.add(authority.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", authority.citations); });
  }
  if (authority.held_by) {
    clauses.add(authority.held_by->place, [&] {
      page.clause(clause_indent, "held by " + authority.held_by->text, authority.held_by->place.line);
    });
  }
  for (const Expr& when : authority.when) {
    clauses.add(when.place, [&page, &when] {
      page.begin_clause(when.place.line);
      layout_expr(page, clause_indent, "when ", when, "");
    });
  }
  clauses.write();
}

void layout_declaration(Page& page, const NoticeDecl& notice) {
  page.header("notice " + notice.name.text + " of " + notice.record.text, notice.header);
  Clauses clauses;
  if (!notice.citations.empty()) {
    clauses.add(notice.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", notice.citations); });
  }
  if (notice.to) {
    clauses.add(notice.to->place, [&] { page.clause(clause_indent, "to " + notice.to->text, notice.to->place.line); });
  }
  for (const TextLiteral& text : notice.says) {
    clauses.add(text.place,
                [&page, &text] { page.clause(clause_indent, "says " + print_text(text.text), text.place.line); });
  }
  clauses.write();
}

}  // namespace takecare::lang::syntax
