// Reports: whom they are about, by what, and what they must never show.
#include <algorithm>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/limits.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/protection.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/code_list.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::AggregateWord;
using syntax::MeasureDecl;
using syntax::ReportDecl;

// 'region of nationality'
std::string words_of(const syntax::Expr& expr) {
  return expr.kind == syntax::ExprKind::of ? expr.text + " of " + words_of(expr.args.front()) : expr.text;
}

std::string word_of(AggregateWord word) {
  switch (word) {
    case AggregateWord::count: return "count";
    case AggregateWord::count_distinct: return "count of distinct";
    case AggregateWord::sum: return "sum of";
    case AggregateWord::earliest: return "earliest";
    case AggregateWord::latest: return "latest";
    case AggregateWord::smallest: return "smallest";
    case AggregateWord::largest: return "largest";
  }
  return "";
}

class ReportReader {
 public:
  ReportReader(Context& context, const ReportDecl& decl, int record, const LimitedFields& limited)
      : context_(context), decl_(decl), limited_(limited), reading_(context, {record}) {
    reading_.in_report = true;
    report_.record = record;
    report_.duties = decl.duties;
    report_.imported = decl.imported;
  }

  Report read() {
    read_plain();
    read_never();
    if (!decl_.where.empty()) {
      report_.about = read_condition(reading_, decl_.where.front());
      refuse_limited(report_.about);
    }
    for (const syntax::TableDecl& table : decl_.tables) read_table(table);
    for (const MeasureDecl& measure : decl_.measures) read_measure(measure);
    for (const syntax::MapDecl& map : decl_.maps) read_map(map);
    report_.bindings = reading_.scope.count();
    return std::move(report_);
  }

 private:
  void read_plain() {
    report_.name = decl_.name.text;
    report_.place = decl_.name.place;
    report_.title = decl_.title ? decl_.title->text : std::string();
    report_.citations = read_citations(context_, decl_.citations);
    report_.every = decl_.every;
    report_.week_start = decl_.week_start;
    report_.unknown_apart = decl_.unknown_apart.has_value();
    report_.protection = read_protection(context_, decl_);
    for (const syntax::TextLiteral& note : decl_.notes) report_.notes.push_back(note.text);
    if (report_.citations.empty()) {
      context_.error("no-citation", decl_.name.place, "report '" + decl_.name.text + "' cites nothing",
                     "add a line 'cites …' below its first line");
    }
    if (decl_.published) read_published(*decl_.published);
  }

  void read_published(const syntax::TextLiteral& published) {
    report_.published_file = beside_chapter(published.place, published.text);
    const Result<CodeTable> table = read_code_table(report_.published_file);
    if (!table) context_.error("bad-published", published.place, table.error().message, table.error().help);
  }

  const std::vector<Field>& fields() const { return at(context_.program.records, report_.record).fields; }

  void read_never() {
    for (const syntax::Name& name : decl_.never) {
      const int field = index_of(fields(), name.text);
      if (field >= 0) {
        report_.never.push_back(field);
      } else if (!context_.broken_records.contains(report_.record)) {
        unknown_in(context_, at(context_.program.records, report_.record).name, "field", name, names_of(fields()));
      }
    }
  }

  void read_table(const syntax::TableDecl& decl) {
    ReportTable table;
    std::vector<int> places(decl.dimensions.size(), -1);  // of what is declared, in the table; -1: refused
    for (std::size_t i = 0; i < decl.dimensions.size(); ++i) {
      const syntax::Expr& dimension = decl.dimensions[i];
      if (contains(table.names, words_of(dimension))) {
        context_.error("listed-twice", dimension.place, describe(dimension) + " stands twice in the table",
                       "take one of them out");
        continue;
      }
      const Typed typed = read_expr(reading_, dimension);
      if (!typed || !is_tabulable(dimension, typed) || refuse_limited(typed.id) || refuse_never(dimension, typed.id))
        continue;
      places[i] = static_cast<int>(table.dimensions.size());
      table.dimensions.push_back(typed.id);
      table.names.push_back(words_of(dimension));
      const int coarser = decl.within[i];
      table.within.push_back(coarser < 0 ? -1 : at(places, coarser));
    }
    report_.tables.push_back(std::move(table));
  }

  bool is_tabulable(const syntax::Expr& dimension, const Typed& typed) {
    const Kind kind = typed.type.kind;
    if (kind == Kind::enumeration || kind == Kind::truth || kind == Kind::text) return true;
    context_.error("not-tabulable", dimension.place,
                   describe(dimension) + " is " + words(context_.program, typed.type) +
                       ", and a table is by enumerations, truths or texts",
                   "make a value that puts it into groups, and tabulate that");
    return false;
  }

  // Whether the expression rests on a field that no report shows; reported once a field.
  bool refuse_limited(ExprId root) {
    if (root == no_expr) return false;
    const std::vector<FieldUse> uses = limited_.in({report_.record}, {root});
    for (const FieldUse& use : uses) {
      const Field& field = field_of(context_.program, use);
      const std::string what = field.identifies ? "identifies a person" : "is protected by " + field.protected_by->text;
      Diagnostic& diagnostic =
          context_.error(field.identifies ? "identifying-field" : "protected-field", use.place,
                         "a report cannot use " + check::describe(context_.program, use) + ", which " + what,
                         "take it out; no report shows such a field, nor anything that rests on it");
      add_note(diagnostic, field.place, "the field");
    }
    return !uses.empty();
  }

  bool refuse_never(const syntax::Expr& shown, ExprId id) {
    const Expr& expr = context_.program.expr(id);
    if (expr.op != Op::field || !contains(report_.never, expr.index)) return false;
    context_.error("never-shown", shown.place, describe(shown) + " is shown here, and the report says 'never'",
                   "take it out of the table, or of 'never'");
    return true;
  }

  // By this and the levels that it is within, and by nothing else: such a table can be drawn on a map.
  static bool is_alone_in(const ReportTable& table, const std::string& name) {
    if (table.names.empty() || table.names.back() != name) return false;
    for (int i = 0; i < size_of(table.within); ++i) {
      if (at(table.within, i) != i - 1) return false;
    }
    return true;
  }

  void read_map(const syntax::MapDecl& decl) {
    const std::string name = words_of(decl.dimension);
    if (std::ranges::none_of(report_.tables, [&](const ReportTable& table) { return is_alone_in(table, name); })) {
      context_.error("not-tabulated", decl.dimension.place, "no table of this report is by " + name + " alone",
                     "add a line 'table by " + name + "', or take the map out");
      return;
    }
    const auto& registries = context_.program.registries;
    const int registry = index_of(registries, decl.registry.text);
    if (registry < 0) {
      unknown(context_, "registry", decl.registry, names_of(registries));
      return;
    }
    const Registry& places = at(registries, registry);
    const bool says_all = !places.code_column.empty() && !places.name_column.empty() && !places.state_column.empty();
    if (!says_all || places.outlines.empty()) {
      context_.error(
          "not-of-counties", decl.registry.place,
          "registry '" + decl.registry.text + "' does not say the codes, names, States and outlines of its places",
          "name a registry of counties with 'code', 'name', 'state' and 'outlines'");
      return;
    }
    report_.maps.push_back({.dimension = name, .registry = registry});
  }

  void read_measure(const MeasureDecl& decl) {
    ReportMeasure measure{.name = {}};
    measure.is_count = decl.kind == MeasureDecl::Kind::count;
    measure.percent = decl.kind == MeasureDecl::Kind::percent;
    measure.name = measure.is_count ? "count" : "percent";
    if (decl.kind == MeasureDecl::Kind::aggregate && !read_aggregate_measure(decl, measure)) return;
    if (contains(report_.measures, measure.name, &ReportMeasure::name)) {
      context_.error("listed-twice", decl.place, "'" + measure.name + "' is shown twice", "take one of them out");
      return;
    }
    report_.measures.push_back(std::move(measure));
  }

  bool read_aggregate_measure(const MeasureDecl& decl, ReportMeasure& measure) {
    const syntax::Expr& element = decl.element.front();
    const Typed typed = read_element(reading_, element, decl.word);
    if (!typed || refuse_limited(typed.id) || refuse_never(element, typed.id)) return false;
    measure.name = word_of(decl.word) + " " + words_of(element);
    measure.aggregation = aggregation_of(decl.word);
    Expr aggregate = make(Op::aggregate, typed.type, decl.place, {typed.id});
    aggregate.aggregation = measure.aggregation;
    measure.expr = add(reading_, std::move(aggregate)).id;
    return true;
  }

  Context& context_;
  const ReportDecl& decl_;
  const LimitedFields& limited_;
  Reading reading_;
  Report report_;
};

void add_report(Context& context, const ReportDecl& decl, const LimitedFields& limited) {
  if (const int first = context.program.find_report(decl.name.text); first >= 0) {
    duplicate(context, "report", decl.name, at(context.program.reports, first).place);
    return;
  }
  if (decl.header.broken) return context.broken_names.insert(decl.name.text), void();
  const int record = resolve_record(context, *decl.about);
  if (record < 0) return;
  Report report = ReportReader(context, decl, record, limited).read();
  context.program.reports.push_back(std::move(report));
}

}  // namespace

void check_reports(Context& context) {
  const auto limited = [](const Field& field) { return field.identifies || field.protected_by.has_value(); };
  const auto contains_nothing = [](const Definition&, const Version&, const Field&) { return false; };
  const LimitedFields uses(context.program, limited, contains_nothing);
  for (const ReportDecl* decl : all<ReportDecl>(context)) add_report(context, *decl, uses);
}

}  // namespace takecare::lang::check
