// The formatter: one chapter in the one layout.
#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "takecare/lang/lexer.h"
#include "takecare/lang/markdown.h"
#include "takecare/lang/page.h"
#include "takecare/lang/page_text.h"
#include "takecare/lang/parse.h"

namespace takecare::lang {

namespace {

std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

std::vector<std::string> format_block(const syntax::Block& block, const LawBlock& law) {
  syntax::Page page(block);
  for (const syntax::Declaration& declaration : block.declarations) {
    std::visit([&](const auto& one) { layout_declaration(page, one); }, declaration);
  }
  std::vector<bool> is_blank;
  for (const LawLine& line : law.lines) is_blank.push_back(without_trailing_space(line.text).empty());
  return page_text(page, block, is_blank);
}

// What no layout may change: how often each byte occurs, but for those with which a number may be written in two ways.
using Letters = std::array<std::int64_t, 256>;

void count(Letters& letters, std::string_view text) {
  constexpr std::string_view ignored = " \t,.0";
  for (const char c : text) {
    if (ignored.find(c) == std::string_view::npos) ++letters[static_cast<unsigned char>(c)];
  }
}

// What the one wording replaces.
std::string_view one_wording(std::string_view word) {
  struct Pair {
    std::string_view from;
    std::string_view to;
  };
  constexpr std::array pairs = {Pair{"true", "yes"},    Pair{"false", "no"},     Pair{"is", ""},
                                Pair{"given", ""},      Pair{"has", ""},         Pair{"have", ""},
                                Pair{"years", "year"},  Pair{"months", "month"}, Pair{"weeks", "week"},
                                Pair{"days", "day"},    Pair{">=", "at least"},  Pair{"<=", "at most"},
                                Pair{">", "more than"}, Pair{"<", "less than"},  Pair{",", ""},
                                Pair{"(", ""},          Pair{")", ""},           Pair{";", ""}};
  const auto* found = std::ranges::find(pairs, word, &Pair::from);
  return found == pairs.end() ? word : found->to;
}

void count_words(Letters& letters, const syntax::LexedBlock& lexed) {
  for (const auto& token : lexed.tokens) count(letters, one_wording(token.text));
  for (const syntax::Comment& comment : lexed.comments) count(letters, comment.text);
}

// A code may stand in quotes or without ('US)' is a word and a bracket then), so what quotes enclose is read in the
// same way as what has none.
void count_text(Letters& letters, const syntax::Token& text) {
  std::vector<Diagnostic> ignored;
  const LawBlock inside{.lines = {LawLine{.text = text.text, .line = text.line}}};
  count_words(letters, syntax::lex(inside, "", ignored));
}

Letters letters_of(const std::vector<LawBlock>& blocks) {
  Letters letters{};
  std::vector<Diagnostic> ignored;
  for (const LawBlock& block : blocks) {
    syntax::LexedBlock lexed = syntax::lex(block, "", ignored);
    for (const auto& token : lexed.tokens) {
      if (token.kind == syntax::TokenKind::text) count_text(letters, token);
    }
    std::erase_if(lexed.tokens, [](const auto& token) { return token.kind == syntax::TokenKind::text; });
    count_words(letters, lexed);
  }
  return letters;
}

// Formatting must not lose a word: the result is read again and compared.
bool keeps_the_law(const Chapter& before, const Chapter& after) {
  std::vector<Diagnostic> diagnostics;
  parse_chapter(after, diagnostics);
  const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; };
  if (std::ranges::any_of(diagnostics, is_error)) return false;
  const std::vector<SourceLine> old_lines = split_lines(before.text);
  const std::vector<SourceLine> new_lines = split_lines(after.text);
  return letters_of(find_law_blocks(before, old_lines, diagnostics)) ==
         letters_of(find_law_blocks(after, new_lines, diagnostics));
}

// Joins prose as it is with the blocks as they are now.
std::string assemble(const Chapter& chapter, const SyntaxChapter& parsed) {
  const std::vector<SourceLine> lines = split_lines(chapter.text);
  std::vector<Diagnostic> ignored;
  const std::vector<LawBlock> laws = find_law_blocks(chapter, lines, ignored);
  std::string out;
  int next_line = 1;
  const auto copy_until = [&](int line) {
    for (; next_line < line; ++next_line) {
      const SourceLine& source = lines[static_cast<std::size_t>(next_line) - 1];
      out += source.text;
      out += source.ending;
    }
  };
  for (std::size_t i = 0; i < laws.size(); ++i) {
    const syntax::Block& block = parsed.blocks[i];
    copy_until(block.first_line);
    const std::string_view ending = lines[static_cast<std::size_t>(laws[i].fence_line) - 1].ending;
    const std::string indent(static_cast<std::size_t>(laws[i].fence_indent), ' ');
    for (const std::string& line : format_block(block, laws[i])) {
      if (!line.empty()) out += indent + line;
      out += ending;
    }
    next_line = block.last_line + 1;
  }
  copy_until(static_cast<int>(lines.size()) + 1);
  return out;
}

}  // namespace

Result<std::string> format_chapter(const Chapter& chapter) {
  std::vector<Diagnostic> diagnostics;
  const SyntaxChapter parsed = parse_chapter(chapter, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) return fail(diagnostic.message, diagnostic.help, diagnostic.place);
  }
  std::string out = assemble(chapter, parsed);
  if (!keeps_the_law(chapter, {.file = chapter.file, .text = out})) {
    return fail("the formatter would change what this chapter says, so it is left as it is",
                "please report this chapter as a fault of the formatter", {chapter.file, 0, 0, 0});
  }
  return out;
}

}  // namespace takecare::lang
