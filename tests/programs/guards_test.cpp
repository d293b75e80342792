// The judge lets an act through exactly when every need is surely true and every bar surely false: random conditions
// and all three-valued facts, against Kleene's tables written out here.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/memory_past.h"

namespace takecare::test {
namespace {

enum class Three { no, unknown, yes };
using Facts = std::array<Three, 3>;
constexpr std::array<const char*, 3> names = {"first", "second", "third"};

struct Condition {
  enum class Kind { fact, negation, both, either } kind = Kind::fact;
  std::size_t fact = 0;
  std::vector<Condition> parts;
};

Condition random_condition(int depth) {
  const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
  Condition condition{.kind = static_cast<Condition::Kind>(kind)};
  if (kind == 0) condition.fact = *rc::gen::inRange<std::size_t>(0, 3);
  for (int parts = kind == 0 ? 0 : kind == 1 ? 1 : 2; parts > 0; --parts) {
    condition.parts.push_back(random_condition(depth - 1));
  }
  return condition;
}

std::string words(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::fact: return names[condition.fact];
    case Condition::Kind::negation: return "not (" + words(condition.parts[0]) + ")";
    case Condition::Kind::both: return "(" + words(condition.parts[0]) + ") and (" + words(condition.parts[1]) + ")";
    case Condition::Kind::either: return "(" + words(condition.parts[0]) + ") or (" + words(condition.parts[1]) + ")";
  }
  return "";
}

Three truth(const Condition& condition, const Facts& facts) {
  if (condition.kind == Condition::Kind::fact) return facts[condition.fact];
  const Three one = truth(condition.parts[0], facts);
  if (condition.kind == Condition::Kind::negation) {
    return one == Three::unknown ? one : one == Three::yes ? Three::no : Three::yes;
  }
  const Three other = truth(condition.parts[1], facts);
  return condition.kind == Condition::Kind::both ? std::min(one, other) : std::max(one, other);
}

std::string chapter(const std::vector<Condition>& needs, const std::vector<Condition>& bars,
                    const std::vector<Condition>& always) {
  std::string law = R"(```law
record Thing
  first   truth
  second  truth
  third   truth

program Things of Thing
  cites code 1
  stages there

  act make to there
    by registrar
    may record first, second, third
)";
  for (const Condition& bar : bars) law += "    barred while " + words(bar) + "\n";
  for (const Condition& need : needs) law += "    needs " + words(need) + "\n";
  for (const Condition& one : always) law += "\n  always " + words(one) + "\n";
  return law + R"(
privacy access of Thing
  cites code 2
  shows everything to registrar
    for "a test"
```
)";
}

RC_GTEST_PROP(Guards, NothingUnknownLetsAnActThrough, ()) {
  const auto some = [](int most) {
    std::vector<Condition> all;
    for (int n = *rc::gen::inRange(0, most + 1); n > 0; --n) all.push_back(random_condition(2));
    return all;
  };
  const auto needs = some(2);
  const auto bars = some(2);
  const auto always = some(1);
  const std::vector<lang::Chapter> chapters{{.file = "book.md", .text = chapter(needs, bars, always)}};
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& one : book.diagnostics) {
    // 'first and first' is a mistake of the language's own; such books are not this test's business.
    if (one.severity == Severity::error) RC_DISCARD(lang::render(one, chapters));
  }
  programs::MemoryPast past;
  past.set_registrar("R-1");
  for (int n = 0; n < 27; ++n) {
    const Facts facts{static_cast<Three>(n % 3), static_cast<Three>(n / 3 % 3), static_cast<Three>(n / 9)};
    bool allowed = true;
    for (const Condition& need : needs) allowed = allowed && truth(need, facts) == Three::yes;
    for (const Condition& bar : bars) allowed = allowed && truth(bar, facts) == Three::no;
    for (const Condition& one : always) allowed = allowed && truth(one, facts) == Three::yes;
    programs::Request request{
        .program = 0, .id = "T-1", .act = 0, .actor = "R-1", .on = 17000, .time = "2017-01-01T00:00:00Z"};
    request.on = *parse_iso_date("2017-01-01");
    for (std::size_t f = 0; f < facts.size(); ++f) {
      if (facts[f] != Three::unknown) request.fields.emplace_back(names[f], facts[f] == Three::yes);
    }
    const auto judgment = programs::judge(book.program, past, request);
    RC_ASSERT(judgment.has_value());
    RC_ASSERT(judgment->allowed() == allowed);
    RC_ASSERT(judgment->event.kind == (allowed ? "act" : "refusal"));
  }
}

}  // namespace
}  // namespace takecare::test
