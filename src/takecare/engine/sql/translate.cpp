#include "takecare/engine/sql/translate.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/stages.h"
#include "takecare/engine/value.h"

namespace takecare::engine::sql {

using lang::Kind;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Result<Rows> rows_of(const lang::Program& program, const std::vector<int>& definitions) {
  if (definitions.empty()) return fail("no rule is asked for", "name one or more rules");
  const lang::Definition& first = program.definitions[at(definitions.front())];
  for (const int index : definitions) {
    const lang::Definition& other = program.definitions[at(index)];
    if (other.parameters == first.parameters) continue;
    return fail(fmt::format("'{}' and '{}' are about different things, so their answers have different rows",
                            first.name, other.name),
                "ask for one of them at a time", other.place);
  }
  Rows rows{.record = first.parameters.front(), .lists = {}};
  int owner = rows.record;
  for (std::size_t i = 1; i < first.parameters.size(); ++i) {
    const auto& fields = program.records[at(owner)].fields;
    const lang::Type items{.kind = Kind::list, .of = first.parameters[i]};
    rows.lists.push_back(static_cast<int>(std::ranges::find(fields, items, &lang::Field::type) - fields.begin()));
    owner = first.parameters[i];
  }
  return rows;
}

// ---- What is selected in the end.

void add_keys(Compiler& compiler, Site& site, std::vector<Column>& columns) {
  const Frames& frames = compiler.frames();
  const auto& fields = compiler.program().records[at(frames[subject_frame].record())].fields;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (!fields[field].identifies) continue;
    columns.push_back({.name = fields[field].name, .sql = compiler.read_field(site, 0, static_cast<int>(field))});
  }
  if (columns.empty()) columns.push_back({.name = "row", .sql = compiler.reference(site, {0}, key_of_axis(0), 0)});
  const std::vector<Axis> axes = frames[site.frame].axes;
  for (int axis = 1; axis < static_cast<int>(axes.size()); ++axis) {
    const int owner = axes[at(axes[at(axis)].parent)].record;
    const std::string& list = compiler.program().records[at(owner)].fields[at(axes[at(axis)].field)].name;
    const Part chain = compiler.frames().chain_of(site.frame, axis);
    columns.push_back({.name = list + "_item", .sql = compiler.reference(site, chain, place_in_list, 0)});
  }
}

// As evaluate gives it.
std::string answer(const Dialect& dialect, Kind kind, const std::string& sql) {
  if (kind == Kind::duration) return dialect.interval(sql);
  const bool as_it_is = dialect.type(kind) == dialect.answer_type(kind);
  return as_it_is ? sql : fmt::format("CAST({} AS {})", sql, dialect.answer_type(kind));
}

void add_answers(const Dialect& dialect, const lang::Definition& definition, const Term& term,
                 std::vector<Column>& columns) {
  const Kind kind = engine::answer_type(definition).kind;
  if (definition.kind != lang::DefinitionKind::value) {
    columns.push_back({.name = definition.name, .sql = term.least});
    return;
  }
  std::vector<std::string> known;
  if (!term.is_one()) known.push_back(fmt::format("{} = {}", term.least, term.greatest));
  if (term.may_be_absent()) known.push_back(negation(term.absent));
  const std::string value = answer(dialect, kind, term.least);
  columns.push_back({.name = definition.name, .sql = known.empty() ? value : case_of({{all_of(known), value}})});
  if (is_ordered(kind)) {
    const auto end = [&](const std::string& sql) {
      const std::string all = answer(dialect, kind, sql);
      return term.may_be_absent() ? case_of({{term.absent + " IS NOT TRUE", all}}) : all;
    };
    columns.push_back({.name = definition.name + "_least", .sql = end(term.least)});
    columns.push_back({.name = definition.name + "_greatest", .sql = end(term.greatest)});
  }
  if (term.may_be_absent()) {
    columns.push_back(
        {.name = definition.name + "_missing",
         .sql = case_of({{term.absent, "'not applicable'"}, {term.absent + " IS NULL", "'may be not applicable'"}})});
  }
}

std::string head(const Compiler& compiler, const std::string& table, const std::string& rows) {
  return fmt::format("-- One row for each {} of {} as of {}, in the SQL of {}. NULL is unknown.\n", rows, table,
                     format_iso_date(compiler.as_of()), compiler.dialect().title());
}

Result<std::string> select(const lang::Program& program, const Dialect& dialect, Days as_of, const Rows& rows,
                           const std::vector<int>& definitions, const std::string& table_words) {
  const std::string record = program.records[at(rows.record)].name;
  const auto table = dialect.table(table_words.empty() ? table_name_of(record) : table_words);
  if (!table) return std::unexpected(table.error());
  Compiler compiler(program, dialect, rows.record, as_of);
  FrameId frame = subject_frame;
  for (const int list : rows.lists)
    frame = compiler.frames().with_item(frame, static_cast<int>(compiler.frames()[frame].axes.size()) - 1, list);
  Joins joins;
  Site site{.frame = frame, .joins = &joins};
  std::vector<Column> columns;
  add_keys(compiler, site, columns);
  for (const int index : definitions) {
    const Term term = compiler.term_of(compiler.definition(index, frame), site, compiler.frames().whole(frame));
    add_answers(dialect, program.definitions[at(index)], term, columns);
  }
  if (compiler.error()) return std::unexpected(*compiler.error());
  Stages stages(compiler, *table);
  const std::size_t widest = std::max(stages.widest(), columns.size());
  if (widest > dialect.most_columns()) {
    return fail(fmt::format("a table in between would have {} columns, and {} holds {} at most", widest,
                            dialect.title(), dialect.most_columns()),
                "ask for fewer rules at a time");
  }
  const std::string& row = compiler.frames()[frame].name;
  std::string order;
  for (int axis = 0; axis < static_cast<int>(compiler.frames()[frame].axes.size()); ++axis)
    order += fmt::format("{}{}.{}", axis == 0 ? "" : ", ", dialect.name(row), dialect.name(key_of_axis(axis)));
  return head(compiler, *table, rows.lists.empty() ? "row" : "item of " + row) + stages.with() + "\nSELECT\n" +
         column_lines(dialect, columns, 2) + "\n" + stages.from(frame, joins, stages.last_level(frame), 0) +
         "\nORDER BY " + order;
}

bool fits(const lang::Definition& definition, const std::vector<int>& records) {
  const auto& parameters = definition.parameters;
  return definition.kind != lang::DefinitionKind::list && parameters.size() <= records.size() &&
         std::equal(parameters.rbegin(), parameters.rend(), records.rbegin());
}

// The view of what is at the end of 'records', and of the lists in it. A record that is in itself ends the way.
void add_views(const lang::Program& program, View view, std::vector<int>& records, std::vector<View>& all) {
  for (std::size_t d = 0; d < program.definitions.size(); ++d) {
    if (!program.definitions[d].generated && fits(program.definitions[d], records))
      view.definitions.push_back(static_cast<int>(d));
  }
  const auto& fields = program.records[at(records.back())].fields;
  const View owner = view;
  if (!view.definitions.empty()) {
    view.name += "_answers";
    all.push_back(std::move(view));
  }
  for (std::size_t f = 0; f < fields.size(); ++f) {
    // What a field refers to has rows of its own.
    if (fields[f].type.kind != Kind::list || fields[f].refers || std::ranges::count(records, fields[f].type.of) > 0)
      continue;
    View items{.name = owner.name + "_" + fields[f].name, .rows = owner.rows};
    items.rows.lists.push_back(static_cast<int>(f));
    records.push_back(fields[f].type.of);
    add_views(program, std::move(items), records, all);
    records.pop_back();
  }
}

}  // namespace

Result<std::string> select_statement(const lang::Program& program, const Request& request) {
  const Result<Rows> rows = request.rows ? Result<Rows>(*request.rows) : rows_of(program, request.definitions);
  if (!rows) return std::unexpected(rows.error());
  const auto dialect = make_dialect(request.dialect);
  auto sql = select(program, *dialect, request.as_of, *rows, request.definitions, request.table);
  if (!sql) return sql;
  return *sql + ";\n";
}

std::vector<View> views_of(const lang::Program& program) {
  std::vector<View> all;
  for (std::size_t r = 0; r < program.records.size(); ++r) {
    if (program.records[r].generated()) continue;
    const lang::Type items{.kind = Kind::list, .of = static_cast<int>(r)};
    const bool in_a_list = std::ranges::any_of(program.records, [&](const lang::Record& record) {
      return std::ranges::any_of(record.fields,
                                 [&](const lang::Field& field) { return field.type == items && !field.refers; });
    });
    if (in_a_list) continue;
    std::vector<int> records{static_cast<int>(r)};
    add_views(program, {.name = table_name_of(program.records[r].name), .rows = {.record = static_cast<int>(r)}},
              records, all);
  }
  return all;
}

Result<std::string> views_script(const lang::Program& program, Days as_of, DialectName name) {
  const auto dialect = make_dialect(name);
  std::string script;
  for (const View& view : views_of(program)) {
    const auto sql = select(program, *dialect, as_of, view.rows, view.definitions, {});
    if (!sql) return std::unexpected(sql.error());
    script += fmt::format("{}CREATE OR REPLACE VIEW {} AS\n{};\n", script.empty() ? "" : "\n", dialect->name(view.name),
                          *sql);
  }
  return script;
}

}  // namespace takecare::engine::sql
