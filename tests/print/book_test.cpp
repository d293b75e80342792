// The book that the project ships, printed: every name has a place, every link leads to one, and twice is the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "takecare/print/addresses.h"
#include "takecare/print/links.h"
#include "takecare/print/print.h"

namespace takecare::print {
namespace {

namespace fs = std::filesystem;

const std::vector<lang::Chapter>& chapters() {
  static const std::vector<lang::Chapter> read = lang::read_chapters({fs::path(TAKECARE_ROOT) / "book"}).value();
  return read;
}

// Words that nobody has read yet make a book unsound and are no hindrance here.
const lang::Program& program() {
  static const lang::Book book = lang::compile(chapters());
  for (const Diagnostic& diagnostic : book.diagnostics) EXPECT_EQ(diagnostic.code, "stale") << diagnostic.message;
  return book.program;
}

using Files = std::map<std::string, std::string>;  // path, content

Files printed(const std::vector<lang::Chapter>& of, const lang::Program& from) {
  Files files;
  for (const pages::OutFile& file : print_book(of, from, std::nullopt)) files[file.path] = file.content;
  return files;
}

const Files& book() {
  static const Files files = printed(chapters(), program());
  return files;
}

std::vector<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

// The ids of each page; the same id twice is an error.
const std::map<std::string, std::set<std::string>>& ids() {
  static const auto all = [] {
    std::map<std::string, std::set<std::string>> found;
    for (const auto& [path, text] : book()) {
      for (const std::string& id : matches(text, " id=\"([^\"]*)\"")) {
        EXPECT_TRUE(found[path].insert(id).second) << path << ": id '" << id << "' twice";
      }
    }
    return found;
  }();
  return all;
}

bool leads_somewhere(const std::string& page, const std::string& href) {
  const std::size_t hash = href.find('#');
  const std::string path = hash == 0 ? page : href.substr(0, hash);
  if (!book().contains(path)) return false;
  return hash == std::string::npos || ids().at(path).contains(href.substr(hash + 1));
}

TEST(PrintedBook, EveryLinkLeadsToAPlace) {
  std::set<std::string> broken;
  for (const auto& [path, text] : book()) {
    for (const std::string& href : matches(text, "<a href=\"([^\"]*)\"")) {
      if (!href.starts_with("https://") && !leads_somewhere(path, href)) broken.insert(path + " to " + href);
    }
  }
  for (const std::string& link : broken) ADD_FAILURE() << link;
}

TEST(PrintedBook, EveryNameHasAPlace) {
  const Addresses addresses(chapters(), program());
  for (const Target& target : all_targets(program())) {
    EXPECT_TRUE(leads_somewhere("", addresses.of(target)))
        << name_of(program(), target) << ": " << addresses.of(target);
  }
}

TEST(PrintedBook, EveryVersionAndEveryParagraphHasAPlace) {
  const Addresses addresses(chapters(), program());
  for (int i = 0; i < count_of(program().definitions); ++i) {
    if (at(program().definitions, i).generated) continue;
    for (int j = 0; j < count_of(at(program().definitions, i).versions); ++j) {
      const std::string href = addresses.of({TargetKind::definition, i, j});
      EXPECT_TRUE(leads_somewhere("", href)) << href;
    }
  }
  for (int i = 0; i < count_of(program().sources); ++i) {
    for (const lang::Paragraph& paragraph : at(program().sources, i).paragraphs) {
      const std::string href = addresses.paragraph(i, paragraph.pinpoint);
      EXPECT_TRUE(leads_somewhere("", href)) << href;
    }
  }
}

// The typeset text of what stands under an id.
std::string law_under(const std::string& page, const std::string& id) {
  const std::string begin = "<div class=\"law\">\n";
  const std::size_t from = page.find(begin, page.find(" id=\"" + id + "\"")) + begin.size();
  return page.substr(from, page.find("</div>\n</div>", from) - from);
}

// Calls with the page, the typeset text and the target of every version of every definition.
template <class Visit>
void for_each_version(const Visit& visit) {
  const Addresses addresses(chapters(), program());
  for (int i = 0; i < count_of(program().definitions); ++i) {
    if (at(program().definitions, i).generated) continue;
    const auto& versions = at(program().definitions, i).versions;
    for (int j = 0; j < count_of(versions); ++j) {
      const Target target{TargetKind::definition, i, j};
      const std::string page = addresses.chapter(at(versions, j).place.file);
      visit(addresses, page, law_under(book().at(page), addresses.anchor(target)), target);
    }
  }
}

// Whatever a rule uses is linked in it. The list field that a list is made from in the end need not be named in it.
TEST(PrintedBook, EveryNameThatARuleUsesIsALinkToItsPlace) {
  for_each_version([](const Addresses& addresses, const std::string& page, const std::string& law, Target target) {
    const lang::Definition& definition = at(program().definitions, target.of);
    for (const Target& used : used_in(program(), target.of, at(definition.versions, target.part))) {
      if (definition.list_field >= 0 &&
          used == Target{TargetKind::field, definition.parameters.front(), definition.list_field})
        continue;
      EXPECT_NE(law.find("href=\"" + addresses.of(used, page) + "\""), std::string::npos)
          << definition.name << ": " << name_of(program(), used) << " is no link";
    }
  });
}

// What stands in a rule with a low line in it and is no link is its own name, that of an exception or of an item that a
// quantifier found, or a word of the language.
TEST(PrintedBook, NoOtherNameStandsInARuleWithoutALink) {
  std::set<std::string> known = {"as_of_date"};
  for (const lang::Expr& expr : program().exprs) known.insert(expr.list.item_name);
  const std::regex links("<(a|span)[^>]*>.*?</(a|span)>");
  for_each_version([&](const Addresses&, const std::string& page, const std::string& law, Target target) {
    const lang::Definition& definition = at(program().definitions, target.of);
    std::set<std::string> own = {definition.name};
    for (const lang::ExceptionInfo& exception : at(definition.versions, target.part).exceptions)
      own.insert(exception.name);
    const std::string rest = std::regex_replace(law, links, " ");
    EXPECT_NE(rest.find(definition.name), std::string::npos) << page << ": " << definition.name;
    for (const std::string& word : matches(rest, "\\b([a-z0-9]+(?:_[a-z0-9]+)+)\\b")) {
      EXPECT_TRUE(own.contains(word) || known.contains(word)) << page << ": " << word << " is no link";
    }
  });
}

TEST(PrintedBook, IsTheSameWhereverTheBookLies) {
  const fs::path moved = fs::path(testing::TempDir()) / "takecare-print-moved" / "deeper";
  fs::remove_all(moved);
  fs::create_directories(moved);
  fs::copy(fs::path(TAKECARE_ROOT) / "book", moved / "book", fs::copy_options::recursive);
  fs::create_directory_symlink(fs::path(TAKECARE_ROOT) / "data", moved / "data");
  const auto again = lang::read_chapters({moved / "book"});
  ASSERT_TRUE(again) << again.error().message;
  const Files files = printed(*again, lang::compile(*again).program);
  fs::remove_all(moved.parent_path());
  ASSERT_EQ(files.size(), book().size());
  for (const auto& [path, text] : files) EXPECT_TRUE(text == book().at(path)) << path << " differs";
}

TEST(PrintedBook, NoPageIsTooHeavy) {
  for (const auto& [path, text] : book()) EXPECT_LT(text.size(), 1'500'000U) << path;
}

TEST(PrintedBook, ShowsEveryExampleWithItsProof) {
  std::size_t proofs = 0;
  std::size_t expected = 0;
  for (const auto& [path, text] : book()) proofs += matches(text, "<ul class=\"(proof)\">").size();
  for (const lang::Example& example : program().examples) expected += example.expectations.size();
  EXPECT_EQ(proofs, expected);
}

}  // namespace
}  // namespace takecare::print
