#include "bench/eleven_rules/naive.h"

#include <algorithm>
#include <memory>

#include "takecare/base/date.h"

namespace takecare::bench {

namespace {

template <class T>
struct Nullable {
  std::vector<T> value;
  std::vector<std::uint8_t> known;
};

template <class T>
Nullable<T> split(const std::vector<T>& column, T unknown) {
  Nullable<T> out;
  for (const T v : column) {
    out.value.push_back(v == unknown ? T{0} : v);
    out.known.push_back(v != unknown);
  }
  return out;
}

struct Layout {
  Nullable<std::uint8_t> us_citizen, departed, fraud_finding, benefit_abuse;
  Nullable<std::uint8_t> moral_turpitude, controlled_substance, aggravated_felony, firearm;
  Nullable<std::int32_t> admitted_on, final_order_on, max_sentence, sentence, marijuana;
  std::vector<std::int32_t> offsets, committed_on;
  std::vector<std::int16_t> disposition;
};

// Kleene's truth as 0 no, 1 unknown, 2 yes.
int truth(bool known, bool value) { return known ? (value ? 2 : 0) : 1; }
int both(int a, int b) { return a < b ? a : b; }
int either(int a, int b) { return a > b ? a : b; }
int negation(int a) { return 2 - a; }
int at_least(int sure, int possible, int n) { return sure >= n ? 2 : possible >= n ? 1 : 0; }
int exactly_one(int sure, int possible) { return sure == 1 && possible == 1 ? 2 : sure <= 1 && possible >= 1 ? 1 : 0; }

// Calendar arithmetic inlined, as one would for speed.
inline std::int32_t add_five_years(std::int32_t days) {
  const std::int32_t shifted = days + 719468;
  const std::int32_t era = shifted / 146097;
  const std::int32_t day_of_era = shifted - era * 146097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month_index = (5 * day_of_year + 2) / 153;
  std::int32_t day = day_of_year - (153 * month_index + 2) / 5 + 1;
  const std::int32_t month = month_index < 10 ? month_index + 3 : month_index - 9;
  std::int32_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0) + 5;
  if (month == 2 && day == 29 && (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0))) day = 28;
  if (month <= 2) --year;
  const std::int32_t new_era = year / 400;
  const std::int32_t of_era = year - new_era * 400;
  const std::int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return new_era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Counts count(const Layout& d) {
  Counts counts;
  const std::size_t people = d.us_citizen.value.size();
  for (std::size_t i = 0; i < people; ++i) {
    int some_convicted = 0, some_pending = 0, soon = 0, felony = 0, firearm = 0, small = 0, petty = 0;
    int sure = 0, possible = 0, mt_sure = 0, mt_possible = 0, cs_sure = 0, cs_possible = 0;
    std::int64_t least = 0, most = 0;
    bool open = false;
    const bool admission_known = d.admitted_on.known[i] != 0;
    const std::int32_t admitted = d.admitted_on.value[i];
    const std::int32_t five_years = add_five_years(admitted);
    const auto end = static_cast<std::size_t>(d.offsets[i + 1]);
    for (auto j = static_cast<std::size_t>(d.offsets[i]); j < end; ++j) {
      const auto field = [j](const Nullable<std::uint8_t>& f) { return truth(f.known[j] != 0, f.value[j] != 0); };
      const int convicted = d.disposition[j] == 0 ? 2 : d.disposition[j] == 4 ? 1 : 0;
      const int pending = d.disposition[j] == 1 ? 2 : d.disposition[j] == 4 ? 1 : 0;
      const int turpitude = both(convicted, field(d.moral_turpitude));
      const int substance = both(convicted, field(d.controlled_substance));
      const bool within = d.committed_on[j] >= admitted && d.committed_on[j] <= five_years;
      const std::int32_t max = d.max_sentence.value[j];
      const bool max_known = d.max_sentence.known[j] != 0;
      const std::int32_t sentence = d.sentence.value[j];
      const bool sentence_known = d.sentence.known[j] != 0;
      some_convicted = either(some_convicted, convicted);
      some_pending = either(some_pending, pending);
      soon = either(soon, both(both(turpitude, truth(admission_known, within)), truth(max_known, max >= 365)));
      felony = either(felony, both(convicted, field(d.aggravated_felony)));
      firearm = either(firearm, both(convicted, field(d.firearm)));
      small = either(small, both(substance, truth(d.marijuana.known[j] != 0, d.marijuana.value[j] <= 300)));
      petty =
          either(petty, both(turpitude, both(truth(max_known, max <= 365), truth(sentence_known, sentence <= 180))));
      sure += convicted == 2;
      possible += convicted >= 1;
      mt_sure += turpitude == 2;
      mt_possible += turpitude >= 1;
      cs_sure += substance == 2;
      cs_possible += substance >= 1;
      if (convicted == 0) continue;
      if (!sentence_known) {
        open = true;
        continue;
      }
      most += sentence;
      if (convicted == 2) least += sentence;
    }
    const auto person = [i](const Nullable<std::uint8_t>& f) { return truth(f.known[i] != 0, f.value[i] != 0); };
    int rule[rule_count];
    rule[0] = some_convicted;
    rule[1] = some_pending;
    rule[2] = soon;
    rule[3] = at_least(mt_sure, mt_possible, 2);
    rule[4] = felony;
    rule[5] = both(at_least(cs_sure, cs_possible, 1), negation(both(exactly_one(cs_sure, cs_possible), small)));
    rule[6] = firearm;
    rule[7] = both(at_least(sure, possible, 2), least >= 1825 ? 2 : open || most >= 1825 ? 1 : 0);
    rule[8] = both(d.final_order_on.known[i] != 0 ? 2 : 0, negation(person(d.departed)));
    rule[9] = either(person(d.fraud_finding), person(d.benefit_abuse));
    rule[10] = both(soon, negation(both(exactly_one(mt_sure, mt_possible), petty)));
    int any = 0;
    for (std::size_t k = 0; k + 1 < rule_count; ++k) any = either(any, rule[k]);
    rule[11] = both(negation(person(d.us_citizen)), any);
    for (std::size_t k = 0; k < rule_count; ++k) {
      counts.yes[k] += rule[k] == 2;
      counts.unknown[k] += rule[k] == 1;
    }
  }
  return counts;
}

}  // namespace

std::function<Counts()> naive_loop(const Workload& w) {
  const auto truths = [](const std::vector<std::uint8_t>& column) { return split(column, unknown_truth); };
  const auto numbers = [](const std::vector<std::int32_t>& column) { return split(column, unknown_number); };
  auto layout = std::make_shared<Layout>(Layout{.us_citizen = truths(w.us_citizen),
                                                .departed = truths(w.departed),
                                                .fraud_finding = truths(w.fraud_finding),
                                                .benefit_abuse = truths(w.benefit_abuse),
                                                .moral_turpitude = truths(w.moral_turpitude),
                                                .controlled_substance = truths(w.controlled_substance),
                                                .aggravated_felony = truths(w.aggravated_felony),
                                                .firearm = truths(w.firearm),
                                                .admitted_on = numbers(w.admitted_on),
                                                .final_order_on = numbers(w.final_order_on),
                                                .max_sentence = numbers(w.max_sentence),
                                                .sentence = numbers(w.sentence),
                                                .marijuana = numbers(w.marijuana),
                                                .offsets = w.offsets,
                                                .committed_on = w.committed_on,
                                                .disposition = w.disposition});
  return [layout] { return count(*layout); };
}

}  // namespace takecare::bench
