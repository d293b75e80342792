#include "takecare/reports/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/pages/words.h"

namespace takecare::reports {

namespace {

using lang::ExprId;
using lang::Kind;
using lang::Program;

// An enumeration of at most this many values is listed whole: that a status class is empty is worth saying, that a
// country is not.
constexpr std::size_t listed_whole = 30;

std::vector<Category> categories_of(const Program& program, const lang::Type& type) {
  std::vector<Category> categories;
  if (type.kind == Kind::truth) {
    categories = {{.name = "yes", .label = "Yes"}, {.name = "no", .label = "No"}};
  } else if (type.kind == Kind::enumeration) {
    const auto& values = program.enumerations[static_cast<std::size_t>(type.of)].values;
    for (const lang::Enumerator& value : values) {
      const std::string label = value.label.empty() ? pages::plain(value.name) : value.label;
      categories.push_back(
          {.name = value.name, .label = pages::capitalized(label), .listed = values.size() <= listed_whole});
    }
  }
  categories.push_back(
      {.name = "not applicable", .label = "Not applicable", .kind = CategoryKind::not_applicable, .listed = false});
  categories.push_back({.name = "unknown", .label = "Unknown", .kind = CategoryKind::unknown, .listed = false});
  return categories;
}

bool tabulates(Kind kind) { return kind == Kind::truth || kind == Kind::enumeration || kind == Kind::text; }

Result<int> dimension_of(const Program& program, Plan& plan, const std::string& name, ExprId expr) {
  const auto found = std::ranges::find(plan.layout.dimensions, name, &Dimension::name);
  if (found != plan.layout.dimensions.end()) return static_cast<int>(found - plan.layout.dimensions.begin());
  const lang::Type& type = program.expr(expr).type;
  if (!tabulates(type.kind)) {
    return fail(fmt::format("report {} cannot tabulate by {}", plan.report->name, name),
                "tables are by truths, enumerations, their attributes and texts; make a value that puts it in classes",
                program.expr(expr).place);
  }
  plan.layout.dimensions.push_back({.name = name,
                                    .label = pages::capitalized(pages::plain(name)),
                                    .open = type.kind == Kind::text,
                                    .categories = categories_of(program, type)});
  plan.dimension_exprs.push_back(expr);
  plan.dimension_types.push_back(type);
  return static_cast<int>(plan.layout.dimensions.size()) - 1;
}

// 'nationality within region of nationality' is one of the things that a table is by.
std::vector<std::string> named_levels(const lang::ReportTable& table) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    if (table.within[i] < 0) {
      names.push_back(table.names[i]);
    } else {
      names.back() = table.names[i] + " within " + names.back();
    }
  }
  return names;
}

std::string joined(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? last : std::string_view(", ");
    text += pages::plain(names[i]);
  }
  return text;
}

Result<void> add_tables(const Program& program, Plan& plan) {
  if (plan.report->tables.empty()) {
    plan.layout.tables.push_back({.id = "all", .title = "All records", .dimensions = {}});
  }
  std::set<std::string> ids;
  for (const lang::ReportTable& table : plan.report->tables) {
    TableShape shape;
    shape.title = "By " + joined(named_levels(table), " and ");
    shape.id = pages::slug(shape.title);
    for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
      const auto dimension = dimension_of(program, plan, table.names[i], table.dimensions[i]);
      if (!dimension) return std::unexpected(dimension.error());
      if (std::ranges::find(shape.dimensions, *dimension) != shape.dimensions.end()) {
        return fail(fmt::format("report {} tabulates by {} twice in one table", plan.report->name, table.names[i]),
                    "name each dimension once", plan.report->place);
      }
      const int coarser = table.within[i];
      shape.dimensions.push_back(*dimension);
      shape.within.push_back(coarser < 0 ? -1 : shape.dimensions[static_cast<std::size_t>(coarser)]);
    }
    for (int next = 2; !ids.insert(shape.id).second; ++next)
      shape.id = pages::slug(shape.title) + "-" + std::to_string(next);
    plan.layout.tables.push_back(std::move(shape));
  }
  return {};
}

Result<Measure> measure_of(const Program& program, const lang::Report& report, const lang::ReportMeasure& measure) {
  Measure out{.name = measure.name,
              .label = pages::capitalized(pages::plain(measure.name)),
              .kind = MeasureKind::count,
              .type = {}};
  if (measure.is_count) {
    out.label = "Number";
    return out;
  }
  if (measure.percent) {
    out.kind = MeasureKind::percent;
    return out;
  }
  switch (measure.aggregation) {
    case lang::Aggregation::smallest: out.kind = MeasureKind::smallest; break;
    case lang::Aggregation::largest: out.kind = MeasureKind::largest; break;
    case lang::Aggregation::sum: out.kind = MeasureKind::sum; break;
    default:
      return fail(fmt::format("report {} cannot show {}", report.name, measure.name),
                  "show count, percent, earliest, latest, smallest, largest or sum", report.place);
  }
  out.type = program.expr(measure.expr).type;
  const bool of_one = out.kind == MeasureKind::smallest || out.kind == MeasureKind::largest;
  if (of_one && out.type.kind == lang::Kind::money && report.protection.suppresses()) {
    return fail(fmt::format("report {} protects its counts and cannot show {}", report.name, measure.name),
                "it is the amount of one record; show the sum", report.place);
  }
  return out;
}

Result<void> add_measures(const Program& program, Plan& plan) {
  for (const lang::ReportMeasure& measure : plan.report->measures) {
    auto shown = measure_of(program, *plan.report, measure);
    if (!shown) return std::unexpected(shown.error());
    const bool per_row = shown->kind != MeasureKind::count && shown->kind != MeasureKind::percent;
    if (per_row) plan.measured.push_back(program.expr(measure.expr).args[0]);
    plan.layout.measures.push_back(std::move(*shown));
  }
  if (plan.layout.measures.empty()) {
    plan.layout.measures.push_back({.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}});
  }
  return {};
}

// Where 'about' itself says which categories there can be, only those are listed: a report about Federal custody has no
// line for the States.
void list_only_possible(const Program& program, Plan& plan) {
  for (std::size_t i = 0; i < plan.dimension_exprs.size(); ++i) {
    for (const Condition& condition : plan.conditions) {
      const auto possible = possible_values(program, condition.expr, plan.dimension_exprs[i]);
      if (!possible) continue;
      auto& categories = plan.layout.dimensions[i].categories;
      for (std::size_t at = 0; at < categories.size(); ++at) {
        const bool can = std::ranges::find(*possible, static_cast<std::int16_t>(at)) != possible->end();
        categories[at].listed = categories[at].listed && can;
      }
    }
  }
}

}  // namespace

Result<Plan> make_plan(const Program& program, int report) {
  Plan plan;
  plan.report = &program.reports[static_cast<std::size_t>(report)];
  plan.rhythm = {.every = plan.report->every, .week_start = plan.report->week_start};
  plan.layout.time.rhythm = plan.rhythm;

  std::vector<ExprId> conditions = conditions_of(program, plan.report->about);
  plan.anchor = take_anchor(program, conditions);
  if (plan.anchor) plan.anchor_names = tested_names(program, plan.anchor->date, plan.report->record);
  plan.layout.time.additive = plan.anchor && plan.anchor->belongs == Belongs::within;
  if (plan.anchor && plan.anchor->belongs == Belongs::at_start) plan.layout.time.standing = Standing::first_day;
  if (plan.anchor && plan.anchor->belongs == Belongs::at_end) plan.layout.time.standing = Standing::last_day;
  for (const ExprId id : conditions) {
    plan.conditions.push_back({.expr = id, .names = tested_names(program, id, plan.report->record)});
  }
  if (auto added = add_tables(program, plan); !added) return std::unexpected(added.error());
  if (auto added = add_measures(program, plan); !added) return std::unexpected(added.error());

  list_only_possible(program, plan);
  for (Dimension& dimension : plan.layout.dimensions) {
    for (Category& category : dimension.categories) category.always = category.listed;
  }

  const auto dated = [&program](ExprId id) { return depends_on_date(program, id); };
  plan.by_date = std::ranges::any_of(conditions, dated) || std::ranges::any_of(plan.dimension_exprs, dated) ||
                 std::ranges::any_of(plan.measured, dated);
  return plan;
}

}  // namespace takecare::reports
