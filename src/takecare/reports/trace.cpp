#include "takecare/reports/trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/lang/suggest.h"
#include "takecare/reports/asked.h"

namespace takecare::reports {

namespace {

using engine::FactState;

// What the answer of a dimension must be.
struct Wanted {
  std::size_t dimension = 0;
  FactState state = FactState::known;
  std::int64_t value = 0;
  std::string text;  // of a text
};

std::vector<std::string> names_of(const std::vector<Dimension>& dimensions) {
  std::vector<std::string> names;
  for (const Dimension& one : dimensions) names.push_back(one.name);
  return names;
}

std::vector<std::string> names_of(const std::vector<Category>& categories) {
  std::vector<std::string> names;
  for (const Category& one : categories) names.push_back(one.name);
  return names;
}

Result<Wanted> wanted_of(const Plan& plan, const std::string& name, const std::string& category) {
  const auto& dimensions = plan.layout.dimensions;
  const auto found = std::ranges::find(dimensions, name, &Dimension::name);
  if (found == dimensions.end()) {
    return fail(fmt::format("report {} is not by '{}'", plan.report->name, name),
                "it is by " + lang::one_of_words(names_of(dimensions), 12));
  }
  Wanted wanted{.dimension = static_cast<std::size_t>(found - dimensions.begin())};
  const auto fits = [&](const Category& one) { return one.name == category || one.label == category; };
  const auto at = std::ranges::find_if(found->categories, fits);
  if (at == found->categories.end()) {
    wanted.text = category;
    if (found->open) return wanted;
    return fail(fmt::format("'{}' has no '{}'", name, category),
                lang::did_you_mean(category, names_of(found->categories)));
  }
  if (at->kind == CategoryKind::unknown) wanted.state = FactState::unknown;
  if (at->kind == CategoryKind::not_applicable) wanted.state = FactState::not_applicable;
  wanted.value = at - found->categories.begin();
  // Of a truth 'yes' comes first.
  if (plan.dimension_types[wanted.dimension].kind == lang::Kind::truth) wanted.value = wanted.value == 0 ? 1 : 0;
  return wanted;
}

bool fits(const Wanted& wanted, const Answers& answers, std::size_t row) {
  if (answers.states[row] != wanted.state) return false;
  if (wanted.state != FactState::known) return true;
  return answers.texts.empty() ? answers.values[row] == wanted.value : answers.texts[row] == wanted.text;
}

}  // namespace

Result<std::vector<Identity>> trace(const lang::Program& program, int report, const TraceRequest& request,
                                    Evaluator& evaluator) {
  const auto plan = make_plan(program, report);
  if (!plan) return std::unexpected(plan.error());
  const auto periods = parse_periods(plan->rhythm, request.period);
  if (!periods) return std::unexpected(periods.error());
  if (periods->size() != 1) return fail("the records of one period are listed at a time", "name one period");
  std::vector<Wanted> wanted;
  for (const auto& [name, category] : request.of) {
    auto one = wanted_of(*plan, name, category);
    if (!one) return std::unexpected(one.error());
    wanted.push_back(std::move(*one));
  }
  Asked asked = ask(*plan);
  asked.question.identify = true;
  asked.question.period_start = periods->front().start;
  asked.question.period_end = periods->front().end;
  asked.question.as_of = request.as_of.value_or(periods->front().end);
  std::vector<Identity> records;
  const auto done = evaluator.run(asked.question, [&](const Batch& batch) -> Result<void> {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const Place place = place_of(*plan, *periods, asked, batch, row, 0);
      if (place.out || place.unknown || place.period_unknown) continue;
      const bool all = std::ranges::all_of(
          wanted, [&](const Wanted& one) { return fits(one, batch.answers[asked.dimensions + one.dimension], row); });
      if (all) records.push_back(batch.who[row]);
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return records;
}

}  // namespace takecare::reports
