// At least 95 of 100 small mistakes in the book's rules must be noticed by an example of the book. What is not noticed
// is listed: no case tells it from the book (the solver says so), or it stands in survivors.txt with a reason.
//
//   TAKECARE_SHOW_SURVIVORS=1   prints every survivor with an example that would notice it
//   TAKECARE_BOOK=DIR           another book than the project's
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "equivalence.h"
#include "expectations.h"
#include "mutants.h"
#include "takecare/lang/book.h"

namespace takecare::test {
namespace {

namespace fs = std::filesystem;

lang::Program read_book() {
  const char* other = std::getenv("TAKECARE_BOOK");
  auto chapters = lang::read_chapters({other != nullptr ? fs::path(other) : fs::path(TAKECARE_ROOT) / "book"});
  if (!chapters) return {};
  lang::Book book = lang::compile(*chapters);
  EXPECT_EQ(book.errors, 0);
  return std::move(book.program);
}

// 'deportable_as_…: 'or for and' at line 12'. The line of the chapter is not named: it moves with every edit.
std::string name_of(const lang::Program& program, const Mutant& mutant) {
  return fmt::format("{}: {}", program.definitions[static_cast<std::size_t>(mutant.definition)].name, mutant.mistake);
}

// A line a survivor: 'NAME: MISTAKE -- REASON'; '#' begins a comment.
std::map<std::string, std::string> read_reasons() {
  std::map<std::string, std::string> reasons;
  std::ifstream file(fs::path(TAKECARE_ROOT) / "tests/mutation/survivors.txt");
  EXPECT_TRUE(file) << "tests/mutation/survivors.txt is not there";
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t end = line.find(" -- ");
    EXPECT_NE(end, std::string::npos) << "no reason: " << line;
    if (end != std::string::npos) reasons[line.substr(0, end)] = line.substr(end + 4);
  }
  return reasons;
}

TEST(Mutation, TheExamplesNoticeMistakes) {
  lang::Program program = read_book();
  const std::vector<Mutant> mutants = mutants_of(program);
  const Expectations expectations(program);
  const bool show = std::getenv("TAKECARE_SHOW_SURVIVORS") != nullptr;
  std::map<std::string, std::string> reasons = read_reasons();
  std::size_t equivalent = 0;
  std::size_t survivors = 0;
  for (const Mutant& mutant : mutants) {
    const bool noticed = [&] {
      const Mutated changed(program, mutant);
      return expectations.notice(mutant.definition);
    }();
    if (noticed) continue;
    const Noticeable told = can_be_noticed(program, mutant);
    if (told.equivalent) {
      ++equivalent;
      continue;
    }
    ++survivors;
    const std::string name = name_of(program, mutant);
    const bool has_reason = reasons.erase(name) > 0;
    if (!show && has_reason) continue;
    if (!has_reason)
      ADD_FAILURE() << "no example notices, and survivors.txt gives no reason:\n"
                    << mutant.place.file << ":" << mutant.place.line << ": " << name << "\n"
                    << told.example;
    if (show && has_reason) fmt::print("{}:{}: {}\n{}\n", mutant.place.file, mutant.place.line, name, told.example);
  }
  for (const auto& [name, reason] : reasons) ADD_FAILURE() << "survivors.txt lists what does not survive: " << name;
  const std::size_t mistakes = mutants.size() - equivalent;
  const double caught = 100.0 * static_cast<double>(mistakes - survivors) / static_cast<double>(mistakes);
  fmt::print("{} mutants, {} of which no case tells from the book; {} noticed by an example, {:.2f} %\n",
             mutants.size(), equivalent, mistakes - survivors, caught);
  EXPECT_GE(caught, 95.0);
}

}  // namespace
}  // namespace takecare::test
