#include "takecare/reports/tabulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "takecare/pages/words.h"
#include "takecare/reports/asked.h"
#include "takecare/reports/rollup.h"
#include "takecare/reports/tally.h"

namespace takecare::reports {

namespace {

constexpr std::size_t most_periods = 10'000;

// Counts the rows of batches into one tally a table.
class Counter {
 public:
  Counter(const Plan& plan, const Layout& layout, const Asked& asked, const std::string& secret)
      : plan_(plan), layout_(layout), asked_(asked), secret_(secret) {
    const std::vector<MeasureKind> kinds = gathering_kinds(layout.measures);
    kinds_ = kinds;
    for (const TableShape& table : layout.tables) tallies_.emplace_back(table.dimensions.size() + 1, kinds);
    for (std::size_t i = 0; i < layout.dimensions.size(); ++i) {
      // The two last categories are 'not applicable' and 'unknown'.
      coders_.emplace_back(plan.dimension_types[i], static_cast<int>(layout.dimensions[i].categories.size()) - 2);
    }
  }

  // 'only': the one period that this pass is for; rows of unknown period count in the pass that 'takes_unknown'.
  Result<void> take(const Batch& batch, std::optional<int> only, bool takes_unknown) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      if (auto taken = take_row(batch, row, only, takes_unknown); !taken) return taken;
    }
    return {};
  }

  void finish(Counts& counts) {
    std::vector<std::vector<int>> index;
    for (std::size_t i = 0; i < coders_.size(); ++i) index.push_back(coders_[i].finish(counts.layout.dimensions[i]));
    for (std::size_t t = 0; t < tallies_.size(); ++t) {
      auto entries = tallies_[t].entries();
      const std::vector<int>& dimensions = counts.layout.tables[t].dimensions;
      for (Tally::Entry& entry : entries) {
        for (std::size_t i = 0; i < dimensions.size(); ++i) {
          entry.tuple[i + 1] =
              index[static_cast<std::size_t>(dimensions[i])][static_cast<std::size_t>(entry.tuple[i + 1])];
        }
      }
      add_table(counts, t, entries);
    }
    for (const auto& [names, unplaced] : unplaced_) {
      counts.unplaced.push_back(
          {.unknown = {names.begin(), names.end()}, .count = unplaced.count, .key = unplaced.key});
    }
  }

 private:
  Result<void> take_row(const Batch& batch, std::size_t row, std::optional<int> only, bool takes_unknown) {
    const Place place = place_of(plan_, layout_.time.periods, asked_, batch, row, only);
    if (place.out || (place.period_unknown && !takes_unknown)) return {};
    if (place.unknown || place.period_unknown) {
      count_unplaced(batch, row, place.period_unknown);
      return {};
    }
    return count_row(batch, row, place.period);
  }

  std::uint32_t key_of(const Batch& batch, std::size_t row) const {
    return batch.who.empty() ? 0 : record_key(secret_, batch.who[row].record);
  }

  void count_unplaced(const Batch& batch, std::size_t row, bool date_unknown) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < asked_.conditions; ++i) {
      if (batch.answers[i].states[row] != engine::FactState::unknown) continue;
      names.insert(plan_.conditions[i].names.begin(), plan_.conditions[i].names.end());
    }
    if (date_unknown) names.insert(plan_.anchor_names.begin(), plan_.anchor_names.end());
    Unplaced& unplaced = unplaced_[names];
    ++unplaced.count;
    unplaced.key += key_of(batch, row);
  }

  Result<void> count_row(const Batch& batch, std::size_t row, int period) {
    codes_.clear();
    for (std::size_t i = 0; i < coders_.size(); ++i) {
      const Answers& answers = batch.answers[asked_.dimensions + i];
      const std::string_view text = answers.texts.empty() ? std::string_view() : answers.texts[row];
      codes_.push_back(coders_[i].code(answers.states[row], answers.values[row], text));
    }
    for (std::size_t t = 0; t < tallies_.size(); ++t) {
      tuple_.assign(1, period);
      for (const int dimension : layout_.tables[t].dimensions)
        tuple_.push_back(codes_[static_cast<std::size_t>(dimension)]);
      const auto cell = tallies_[t].cell(tuple_);
      if (!cell) {
        return fail(fmt::format("the table '{}' of report {} has too many categories", layout_.tables[t].title,
                                plan_.report->name),
                    "tabulate by fewer dimensions, or by classes instead of texts", plan_.report->place);
      }
      tallies_[t].add(*cell, key_of(batch, row));
      for (std::size_t m = 0; m < kinds_.size(); ++m) {
        const Answers& answers = batch.answers[asked_.measured + m];
        gather_row(tallies_[t].gathered(*cell, m), kinds_[m], answers.states[row], answers.values[row]);
      }
    }
    return {};
  }

  const Plan& plan_;
  const Layout& layout_;
  const Asked& asked_;
  const std::string& secret_;
  std::vector<MeasureKind> kinds_;
  std::vector<Tally> tallies_;
  std::vector<Coder> coders_;
  std::map<std::set<std::string>, Unplaced> unplaced_;
  std::vector<int> codes_;
  std::vector<int> tuple_;
};

// The days that records of the report fall on. Conditions count where they do not change with the date.
Result<std::set<Days>> days_that_occur(const Plan& plan, std::optional<Days> as_of, Evaluator& evaluator) {
  Question question;
  if (const auto known_until = evaluator.known_until()) question.as_of = as_of.value_or(*known_until);
  if (!plan.by_date) {
    for (const Condition& condition : plan.conditions) question.exprs.push_back(condition.expr);
  }
  question.exprs.push_back(plan.anchor->date);
  std::set<Days> days;
  const auto gathered = evaluator.run(question, [&days](const Batch& batch) -> Result<void> {
    const Answers& dates = batch.answers.back();
    for (std::size_t row = 0; row < batch.rows; ++row) {
      bool in = dates.states[row] == engine::FactState::known;
      for (std::size_t i = 0; in && i + 1 < batch.answers.size(); ++i) {
        in = batch.answers[i].states[row] == engine::FactState::known && batch.answers[i].values[row] != 0;
      }
      if (in) days.insert(static_cast<Days>(dates.values[row]));
    }
    return {};
  });
  if (!gathered) return std::unexpected(gathered.error());
  return days;
}

Result<std::vector<Period>> periods_that_occur(const Plan& plan, std::optional<Days> as_of, Evaluator& evaluator) {
  const std::string& name = plan.report->name;
  if (!plan.anchor) {
    const bool whole = plan.rhythm.every == lang::Every::once && as_of;
    if (whole) return periods_between(plan.rhythm, *as_of, *as_of);
    return fail(
        fmt::format("report {} does not say which date puts a record in a period, so 'all' cannot be worked out", name),
        "name the period", plan.report->place);
  }
  const auto days = days_that_occur(plan, as_of, evaluator);
  if (!days) return std::unexpected(days.error());
  if (days->empty()) {
    return fail(fmt::format("no record of report {} has a known {}, so there is no period to report on", name,
                            fmt::join(plan.anchor_names, ", ")),
                "check that the right data was given, or name the period", plan.report->place);
  }
  if (plan.layout.time.additive) return periods_between(plan.rhythm, *days->begin(), *days->rbegin());
  std::vector<Period> periods;
  for (const Days day : *days) {
    Period period = period_of(plan.rhythm, day);
    const bool stands = day == (plan.anchor->belongs == Belongs::at_start ? period.start : period.end);
    if (stands && (periods.empty() || periods.back() != period)) periods.push_back(std::move(period));
  }
  if (periods.empty()) {
    return fail(
        fmt::format("no record of report {} stands on the {} day of a {}", name,
                    plan.anchor->belongs == Belongs::at_start ? "first" : "last", rhythm_noun(plan.rhythm.every)),
        "check that the right data was given", plan.report->place);
  }
  return periods;
}

void file_by_year(Time& time) {
  if (!time.additive || time.periods.size() < 2) {
    time.additive = false;
    return;
  }
  std::vector<std::string> years;
  for (const Period& period : time.periods) {
    std::string year = year_of(time.rhythm, period);
    if (years.empty() || years.back() != year) years.push_back(std::move(year));
    time.year_of.push_back(static_cast<int>(years.size()) - 1);
  }
  if (years.size() < 2 || years.size() == time.periods.size()) {
    time.year_of.clear();  // one year is the total, and a year of one period is that period
    return;
  }
  time.years = std::move(years);
}

}  // namespace

Result<Tabulated> tabulate(const Plan& plan, const std::string& periods, std::optional<Days> as_of,
                           Evaluator& evaluator, const std::string& secret) {
  auto chosen = periods == "all" ? periods_that_occur(plan, as_of, evaluator) : parse_periods(plan.rhythm, periods);
  if (!chosen) return std::unexpected(chosen.error());
  if (chosen->size() > most_periods) {
    return fail(
        fmt::format("report {} would have {} periods, from {} to {}", plan.report->name,
                    pages::grouped(static_cast<std::int64_t>(chosen->size())), chosen->front().id, chosen->back().id),
        "look for a mistaken date in the data, or name the periods");
  }
  if (!plan.anchor && chosen->size() > 1) {
    return fail(fmt::format("report {} does not say which date puts a record in a period", plan.report->name),
                "ask for one period at a time", plan.report->place);
  }

  Tabulated out;
  out.one_as_of = as_of.has_value();
  out.as_of = as_of.value_or(chosen->back().end);
  out.counts.layout = plan.layout;
  out.counts.layout.time.periods = std::move(*chosen);
  file_by_year(out.counts.layout.time);

  const std::vector<Period>& all = out.counts.layout.time.periods;
  Asked asked = ask(plan);
  asked.question.identify = !secret.empty();
  Counter counter(plan, out.counts.layout, asked, secret);
  const bool each_alone = !plan.anchor || plan.by_date || (evaluator.known_until() && !as_of);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool last = i + 1 == all.size();
    if (!each_alone && !last) continue;
    asked.question.period_start = all[i].start;
    asked.question.period_end = all[i].end;
    asked.question.as_of = as_of.value_or(all[i].end);
    const auto only = each_alone ? std::optional(static_cast<int>(i)) : std::nullopt;
    const auto done = evaluator.run(
        asked.question, [&counter, only, last](const Batch& batch) { return counter.take(batch, only, last); });
    if (!done) return std::unexpected(done.error());
  }
  counter.finish(out.counts);
  return out;
}

}  // namespace takecare::reports
