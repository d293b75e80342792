#include "takecare/lang/parse.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "takecare/lang/keywords.h"
#include "takecare/lang/lexer.h"
#include "takecare/lang/markdown.h"
#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang {

namespace syntax {

namespace {

using Parse = Declaration (*)(Cursor&);

template <auto parse>
Declaration as_declaration(Cursor& cursor) {
  return parse(cursor);
}

struct Keyword {
  std::string_view word;
  Parse parse;
};

constexpr std::array keywords = {
    Keyword{"enumeration", as_declaration<parse_enumeration>},
    Keyword{"record", as_declaration<parse_record>},
    Keyword{"rule", as_declaration<parse_rule>},
    Keyword{"value", as_declaration<parse_value_declaration>},
    Keyword{"list", as_declaration<parse_list>},
    Keyword{"source", as_declaration<parse_source>},
    Keyword{"event", as_declaration<parse_event>},
    Keyword{"example", as_declaration<parse_example>},
    Keyword{"extract", as_declaration<parse_extract>},
    Keyword{"registry", as_declaration<parse_registry>},
    Keyword{"resolution", as_declaration<parse_resolution>},
    Keyword{"register", as_declaration<parse_register>},
    Keyword{"scenario", as_declaration<parse_scenario>},
    Keyword{"report", as_declaration<parse_report>},
    Keyword{"coverage", as_declaration<parse_coverage>},
    Keyword{"program", as_declaration<parse_program>},
    Keyword{"authority", as_declaration<parse_authority>},
    Keyword{"notice", as_declaration<parse_notice>},
    Keyword{"life", as_declaration<parse_life>},
    Keyword{"duty", as_declaration<parse_duty>},
    Keyword{"privacy", as_declaration<parse_privacy>},
    Keyword{"release", as_declaration<parse_release>},
};

const Keyword* find_keyword(std::string_view word) {
  const auto* found = std::ranges::find(keywords, word, &Keyword::word);
  return found == keywords.end() ? nullptr : found;
}

void set_header(Declaration& declaration, const Cursor& cursor) {
  std::visit(
      [&cursor](auto& one) {
        one.header.broken = cursor.broken();
        one.header.last_line = cursor.line_before();
      },
      declaration);
}

// Parses the declarations of one block.
class BlockParser {
 public:
  BlockParser(Cursor& cursor, Block& block) : cursor_(cursor), block_(block) {}

  void run() {
    while (!cursor_.at_end()) {
      cursor_.begin_unbroken();
      if (cursor_.peek().indent > 1) report_margin();
      const std::size_t end = cursor_.declaration_end();
      const Keyword* keyword = keyword_here();
      if (keyword == nullptr) {
        cursor_.in_scope(end, [&] { skip_unknown(); });
        continue;
      }
      in_unknown_ = false;
      std::optional<Declaration> declaration;
      cursor_.in_scope(end, [&] { declaration = keyword->parse(cursor_); });
      set_header(*declaration, cursor_);
      block_.declarations.push_back(std::move(*declaration));
    }
  }

 private:
  void report_margin() {
    cursor_.report("indentation", "a declaration begins at the left margin of its block",
                   "remove the spaces before '" + std::string(cursor_.peek().raw) + "'", cursor_.here());
  }

  // The keyword of the declaration that begins here. A misspelt one is reported and taken for the one that was meant,
  // if what follows looks like it, so that its name counts as declared.
  const Keyword* keyword_here() {
    const Token& token = cursor_.peek();
    if (token.kind != TokenKind::word) return nullptr;
    if (const Keyword* found = find_keyword(token.text)) return found;
    if (is_clause_keyword(token.text)) return nullptr;
    const std::vector<std::string> near = nearest(token.text, declaration_keywords());
    const bool looks_like_it = cursor_.peek(1).line == token.line &&
                               (cursor_.peek(1).kind == TokenKind::word || cursor_.peek(1).kind == TokenKind::text);
    if (near.empty() || !looks_like_it) return nullptr;
    cursor_.report("unknown-declaration", "'" + std::string(token.text) + "' begins no declaration",
                   "did you mean '" + near.front() + "'?", cursor_.here());
    return find_keyword(near.front());
  }

  void skip_unknown() {
    if (!std::exchange(in_unknown_, true)) report_unknown();
    while (!cursor_.at_end()) cursor_.skip();
  }

  // One error for a run of lines that are none of the language, such as prose.
  void report_unknown() {
    const Token& token = cursor_.peek();
    if (token.problem >= 0) return cursor_.fail_expected("a declaration");
    const std::string word(token.raw.substr(0, 60));
    const bool clause = token.kind == TokenKind::word && is_clause_keyword(token.text);
    if (clause) {
      return cursor_.report("indentation",
                            "'" + word + "' begins a clause, but no declaration is above it at the left margin",
                            "indent it below its declaration", cursor_.here());
    }
    cursor_.report("unknown-declaration", "'" + word + "' begins no declaration",
                   "a declaration begins with " + one_of_words(declaration_keywords(), declaration_keywords().size()),
                   cursor_.here());
  }

  Cursor& cursor_;
  Block& block_;
  bool in_unknown_ = false;
};

Block parse_block(const LawBlock& law, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  LexedBlock lexed = lex(law, file, diagnostics);
  Block block;
  block.first_line = law.fence_line + 1;
  block.last_line = law.fence_line + static_cast<int>(law.lines.size());
  block.first_column = law.fence_indent + 1;
  Cursor cursor(lexed, file, diagnostics);
  BlockParser(cursor, block).run();
  block.comments = std::move(lexed.comments);
  return block;
}

}  // namespace

}  // namespace syntax

SyntaxChapter parse_chapter(const Chapter& chapter, std::vector<Diagnostic>& diagnostics) {
  SyntaxChapter parsed{.file = chapter.file, .blocks = {}};
  std::vector<Diagnostic> found;
  const std::vector<SourceLine> lines = split_lines(chapter.text);
  for (const LawBlock& block : find_law_blocks(chapter, lines, found)) {
    parsed.blocks.push_back(syntax::parse_block(block, chapter.file, found));
  }
  const auto place = [](const Diagnostic& diagnostic) {
    return std::tuple(diagnostic.place.line, diagnostic.place.column);
  };
  std::ranges::stable_sort(found, {}, place);
  std::ranges::move(found, std::back_inserter(diagnostics));
  return parsed;
}

}  // namespace takecare::lang
