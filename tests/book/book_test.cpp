// The book that the project ships: it is sound, its examples hold, and no paragraph of the order is left without a
// word.
#include "takecare/lang/book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "takecare/engine/examples.h"
#include "takecare/lang/coverage.h"
#include "takecare/lang/walk.h"

namespace takecare {
namespace {

namespace fs = std::filesystem;
using lang::DefinitionKind;
using lang::GivenValue;

const std::vector<lang::Chapter>& chapters() {
  static const std::vector<lang::Chapter> read = [] {
    auto found = lang::read_chapters({fs::path(TAKECARE_ROOT) / "book"});
    EXPECT_TRUE(found) << found.error().message;
    return found ? *found : std::vector<lang::Chapter>{};
  }();
  return read;
}

const lang::Book& book() {
  static const lang::Book compiled = lang::compile(chapters());
  return compiled;
}

TEST(Book, CompilesWithoutAWarning) {
  for (const Diagnostic& diagnostic : book().diagnostics) ADD_FAILURE() << lang::render(diagnostic, chapters());
}

TEST(Book, IsInTheOneLayout) {
  for (const lang::Chapter& chapter : chapters()) {
    const auto formatted = lang::format_chapter(chapter);
    ASSERT_TRUE(formatted) << chapter.file << ": " << formatted.error().message;
    EXPECT_EQ(*formatted, chapter.text) << chapter.file;
  }
}

TEST(Book, EveryExampleHolds) {
  for (const engine::ExampleResult& example : engine::run_examples(book().program)) {
    for (const engine::ExpectationResult& expectation : example.expectations) {
      for (const std::string& problem : expectation.problems) {
        ADD_FAILURE() << expectation.place.file << ":" << expectation.place.line << ": " << problem << "\n"
                      << expectation.proof;
      }
    }
  }
}

TEST(Book, HasAChapterForEachOfTheEighteenSections) {
  for (int section = 1; section <= 18; ++section) {
    const std::string number = (section < 10 ? "0" : "") + std::to_string(section) + "-";
    EXPECT_TRUE(std::ranges::any_of(
        chapters(),
        [&](const lang::Chapter& chapter) { return fs::path(chapter.file).filename().string().starts_with(number); }))
        << "section " << section;
  }
}

TEST(Book, AccountsForEveryParagraphOfTheOrder) {
  const lang::Program& program = book().program;
  const int order = program.find_source("order");
  ASSERT_GE(order, 0);
  const auto& paragraphs = program.sources[static_cast<std::size_t>(order)].paragraphs;
  std::set<std::string> sections;
  for (const lang::ParagraphCoverage& row : lang::coverage_of(program, order)) {
    const std::string& pinpoint = paragraphs[static_cast<std::size_t>(row.paragraph)].pinpoint;
    sections.insert(pinpoint.substr(0, pinpoint.find('(')));
    EXPECT_NE(row.state, lang::CoverageState::left_out) << pinpoint;
  }
  EXPECT_EQ(sections.size(), 18U);
}

// The sections of statutes whose text lies in the book.
TEST(Book, AccountsForEveryParagraphOfAStatute) {
  const lang::Program& program = book().program;
  int paragraphs = 0;
  for (int i = 0; i < std::ssize(program.sources); ++i) {
    const lang::Source& source = program.sources[static_cast<std::size_t>(i)];
    if (source.sections.empty()) continue;
    for (const lang::ParagraphCoverage& row : lang::coverage_of(program, i)) {
      const lang::Paragraph& paragraph = source.paragraphs[static_cast<std::size_t>(row.paragraph)];
      EXPECT_NE(row.state, lang::CoverageState::left_out) << source.name << " " << paragraph.pinpoint;
      EXPECT_FALSE(paragraph.stale) << source.name << " " << paragraph.pinpoint;
      ++paragraphs;
    }
  }
  EXPECT_GE(paragraphs, 93);  // of INA 237 alone
}

// What examples show of each rule and value: yes, no, unknown; and the exceptions that decided.
struct Shown {
  bool yes = false;
  bool no = false;
  bool unknown = false;
  std::set<std::string> because;
};

std::map<int, Shown> shown_by_examples() {
  std::map<int, Shown> shown;
  for (const lang::Example& example : book().program.examples) {
    for (const lang::Expectation& expectation : example.expectations) {
      Shown& entry = shown[expectation.definition];
      const bool known = expectation.value.state == GivenValue::State::known;
      entry.yes |= known && expectation.value.value == 1;
      entry.no |= known && expectation.value.value == 0;
      entry.unknown |= expectation.value.state == GivenValue::State::unknown;
      entry.because.insert(expectation.because.begin(), expectation.because.end());
    }
  }
  return shown;
}

// Whether any fact has a part in it: what asks only whether law is in force is never unknown.
bool rests_on_facts(const lang::Program& program, int definition) {
  bool any = false;
  for (const lang::Version& version : program.definitions[static_cast<std::size_t>(definition)].versions) {
    lang::for_each_expr(program, version.body, [&](lang::ExprId, const lang::Expr& expr) {
      const bool list = expr.op == lang::Op::quantifier || expr.op == lang::Op::aggregate;
      any = any || list || expr.op == lang::Op::field ||
            (expr.op == lang::Op::call && rests_on_facts(program, expr.index));
    });
  }
  return any;
}

TEST(Book, ShowsEveryRuleMetNotMetAndUnknown) {
  const lang::Program& program = book().program;
  auto shown = shown_by_examples();
  for (int i = 0; i < std::ssize(program.definitions); ++i) {
    const lang::Definition& definition = program.definitions[static_cast<std::size_t>(i)];
    if (definition.kind != DefinitionKind::rule || definition.generated) continue;  // lives show those of programs
    const Shown& entry = shown[i];
    EXPECT_TRUE(entry.yes) << definition.name << ": no example in which it holds";
    EXPECT_TRUE(entry.no) << definition.name << ": no example in which it does not hold";
    EXPECT_TRUE(entry.unknown || !rests_on_facts(program, i))
        << definition.name << ": no example in which it is unknown";
    for (const lang::Version& version : definition.versions) {
      for (const lang::ExceptionInfo& exception : version.exceptions) {
        EXPECT_TRUE(entry.because.contains(exception.name)) << definition.name << ": no example of " << exception.name;
      }
    }
  }
}

TEST(Book, ShowsEveryValueUnknown) {
  const lang::Program& program = book().program;
  auto shown = shown_by_examples();
  for (int i = 0; i < std::ssize(program.definitions); ++i) {
    const lang::Definition& definition = program.definitions[static_cast<std::size_t>(i)];
    if (definition.kind != DefinitionKind::value || definition.generated) continue;
    EXPECT_TRUE(shown[i].unknown) << definition.name;
  }
}

// Each group of the synthetic quarter that stands for a published class, over both Federal custodians.
TEST(Book, SyntheticQuarterHasThePublishedTotals) {
  const lang::Program& program = book().program;
  const auto quarter =
      std::ranges::find(program.scenarios, std::string("fiscal_2018_first_quarter"), &lang::Scenario::name);
  ASSERT_NE(quarter, program.scenarios.end());
  std::map<std::string, std::int64_t> federal;
  std::int64_t state_prisons = 0;
  for (const lang::ScenarioRows& rows : quarter->rows) {
    if (rows.owner >= 0) continue;
    const std::string& extract = program.extracts[static_cast<std::size_t>(rows.extract)].name;
    for (const lang::ScenarioGroup& group : rows.groups) {
      if (extract != "state_local_custody") federal[group.title] += group.weight;
      if (group.title.starts_with("prison")) state_prisons += group.weight;
    }
  }
  // Alien Incarceration Report, FY2018 Q1.
  EXPECT_EQ(federal["final order of removal"], 34'834);
  EXPECT_EQ(federal["under investigation"], 15'536);
  EXPECT_EQ(federal["in proceedings, unlawfully present"], 4'410);
  EXPECT_EQ(federal["in proceedings, lawfully present"], 2'871);
  EXPECT_EQ(federal["relief granted"], 169);
  // Bureau of Justice Statistics, Prisoners in 2018, Table 11.
  EXPECT_EQ(state_prisons, 70'853);
}

}  // namespace
}  // namespace takecare
