// The book that the project ships: nothing in it can never hold or never apply, nothing contradicts itself; and every
// case that the analysis gives, put into the book as the example that it is, holds there.
#include "takecare/lang/book.h"

#include <gtest/gtest.h>

#include "takecare/analysis/analyze.h"
#include "takecare/analysis/example_text.h"
#include "takecare/analysis/findings.h"
#include "takecare/engine/examples.h"

namespace takecare::test {
namespace {

namespace fs = std::filesystem;
using analysis::Analysis;

struct Analyzed {
  std::vector<lang::Chapter> chapters;
  lang::Book book;
  std::vector<Analysis> analyses;
};

Analyzed analyze_book(bool cases) {
  Analyzed read;
  read.chapters = lang::read_chapters({fs::path(TAKECARE_ROOT) / "book"}).value_or(std::vector<lang::Chapter>{});
  read.book = lang::compile(read.chapters);
  const analysis::AnalysisOptions options{.as_of = days_from_civil({2018, 9, 1}), .cases = cases};
  for (std::size_t i = 0; i < read.book.program.definitions.size(); ++i) {
    for (Analysis& one : analysis::analyze(read.book.program, static_cast<int>(i), options)) {
      read.analyses.push_back(std::move(one));
    }
  }
  return read;
}

TEST(BookAnalysis, FindsNothingAndLeavesNothingUndecided) {
  const Analyzed all = analyze_book(false);
  ASSERT_FALSE(all.analyses.empty());
  for (const Analysis& one : all.analyses) {
    for (const analysis::Finding& finding : one.findings) {
      ADD_FAILURE() << lang::render(analysis::describe(all.book.program, one, finding), all.chapters);
    }
  }
}

// Each case as an example of a further chapter.
std::string chapter_of_cases(const Analyzed& all) {
  std::string text = "# What the analysis found\n";
  const auto add = [&](const Analysis& one, const engine::Case& the_case, const std::string& expected) {
    const analysis::ExampleText example{
        .title = "found", .definition = one.definition, .path = one.path, .as_of = one.as_of, .expected = expected};
    text += "\n```law\n" + analysis::example_text(all.book.program, the_case, example) + "```\n";
  };
  for (const Analysis& one : all.analyses) {
    // An example can not expect a list, nor a condition without a name.
    const auto& definition = all.book.program.definitions[static_cast<std::size_t>(one.definition)];
    if (!one.smallest || definition.kind == lang::DefinitionKind::list || definition.generated) continue;
    add(one, one.smallest->meets, "yes");
    if (one.smallest->just_fails) add(one, *one.smallest->just_fails, "no");
  }
  return text;
}

TEST(BookAnalysis, GivesCasesThatHoldAsExamplesOfTheBook) {
  const Analyzed all = analyze_book(true);
  std::vector<lang::Chapter> chapters = all.chapters;
  const std::string file = (fs::path(TAKECARE_ROOT) / "book/eo-13768/found.md").string();
  chapters.push_back({.file = file, .text = chapter_of_cases(all)});
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) ADD_FAILURE() << lang::render(diagnostic, chapters);
  std::size_t run = 0;
  for (const engine::ExampleResult& example : engine::run_examples(book.program)) {
    if (example.place.file != file) continue;
    ++run;
    for (const engine::ExpectationResult& expectation : example.expectations) {
      for (const std::string& problem : expectation.problems) {
        ADD_FAILURE() << expectation.name << ": " << problem << "\n" << expectation.proof;
      }
    }
  }
  EXPECT_GT(run, all.analyses.size());
}

}  // namespace
}  // namespace takecare::test
