#include "takecare/print/law_block.h"

#include <algorithm>

#include "takecare/lang/markdown.h"
#include "takecare/lang/parse.h"
#include "takecare/pages/words.h"
#include "takecare/print/definition_box.h"
#include "takecare/print/example_box.h"

namespace takecare::print {

namespace {

namespace syntax = lang::syntax;

// Other declarations: their text as it stands, with a heading where they have a name.
class Block {
 public:
  Block(Html& html, const Site& site, const syntax::Block& block, const ReadBlock& read, int level,
        std::string_view from)
      : html_(html), site_(site), read_(read), chunks_(chunks_of(block, read)), level_(level), from_(from) {
    for (const Chunk& chunk : chunks_) place_example(chunk);
  }

  int write() {
    for (const Chunk& chunk : chunks_) write_chunk(chunk);
    return headed_ ? level_ : level_ - 1;
  }

 private:
  // An example stands below the first thing that it expects something of, when that is in the same block.
  void place_example(const Chunk& chunk) {
    const int example = site_.declared.example(chunk.place);
    if (example < 0) return;
    const int definition = at(site_.program.examples, example).expectations.front().definition;
    for (const Chunk& other : chunks_) {
      const auto target = site_.declared.target(other.place);
      if (!target || target->kind != TargetKind::definition || target->of != definition) continue;
      below_[other.first_line].push_back(example);
      placed_[chunk.first_line] = true;
      return;
    }
  }

  void write_chunk(const Chunk& chunk) {
    if (const int example = site_.declared.example(chunk.place); example >= 0) {
      if (!placed_.contains(chunk.first_line)) write_example(html_, site_, example, from_);
      return;
    }
    const auto target = site_.declared.target(chunk.place);
    if (target && target->kind == TargetKind::definition) {
      headed_ = true;
      write_definition(html_, site_, {read_, chunk, *target, below_[chunk.first_line]}, level_, from_);
    } else {
      write_other(chunk, target);
    }
  }

  void write_other(const Chunk& chunk, std::optional<Target> target) {
    const auto box = html_.in("section", {{"class", target ? "def" : "def plain"},
                                          {"id", target ? site_.addresses.anchor(*target) : std::string()}});
    if (target) {
      headed_ = true;
      Html words;
      words.text(pages::capitalized(pages::plain(name_of(site_.program, *target)))).text(" ");
      words.span("span", kind_of(site_.program, *target), {{"class", "kind"}});
      html_.line_of("h" + std::to_string(level_), words);
    }
    write_law(html_, site_, read_, chunk, citations(target, chunk), from_);
  }

  std::vector<lang::Citation> citations(std::optional<Target> target, const Chunk& chunk) const {
    if (!target) return cited_in(chunk);
    switch (target->kind) {
      case TargetKind::extract: return at(site_.program.extracts, target->of).citations;
      case TargetKind::registry: return at(site_.program.registries, target->of).citations;
      case TargetKind::resolution: return at(site_.program.resolutions, target->of).citations;
      case TargetKind::published_register: return at(site_.program.registers, target->of).citations;
      case TargetKind::scenario: return at(site_.program.scenarios, target->of).citations;
      case TargetKind::report: return at(site_.program.reports, target->of).citations;
      case TargetKind::life_program: return at(site_.program.programs, target->of).citations;
      case TargetKind::notice: return at(site_.program.notices, target->of).citations;
      case TargetKind::duty: return at(site_.program.duties, target->of).citations;
      case TargetKind::privacy: return at(site_.program.privacies, target->of).citations;
      case TargetKind::release: return at(site_.program.releases, target->of).citations;
      default: return {};
    }
  }

  // What fields, and the lines of a coverage declaration, cite.
  std::vector<lang::Citation> cited_in(const Chunk& chunk) const {
    std::vector<lang::Citation> all;
    const auto inside = [&](const Place& place) {
      return place.file == chunk.place.file && chunk.first_line <= place.line && place.line <= chunk.last_line;
    };
    for (const lang::Record& record : site_.program.records) {
      for (const lang::Field& field : record.fields) {
        if (!inside(field.place)) continue;
        all.insert(all.end(), field.but_for.begin(), field.but_for.end());
        if (field.protected_by) all.push_back(*field.protected_by);
      }
    }
    for (const lang::CoverageLine& line : site_.program.coverage) {
      if (inside(line.place)) all.push_back({line.pinpoint, line.source, line.pinpoint, line.place});
    }
    return all;
  }

  Html& html_;
  const Site& site_;
  const ReadBlock& read_;
  std::vector<Chunk> chunks_;
  int level_;
  std::string_view from_;
  bool headed_ = false;
  std::map<int, std::vector<int>> below_;  // by the first line of a definition
  std::map<int, bool> placed_;             // examples, by their first line
};

}  // namespace

ReadChapter read_chapter(const lang::Chapter& chapter) {
  std::vector<Diagnostic> ignored;  // the book is sound
  ReadChapter read{.syntax = lang::parse_chapter(chapter, ignored), .blocks = {}};
  const std::vector<lang::SourceLine> lines = lang::split_lines(chapter.text);
  for (lang::LawBlock& law : lang::find_law_blocks(chapter, lines, ignored)) {
    lang::syntax::LexedBlock lexed = syntax::lex(law, chapter.file, ignored);
    read.blocks.push_back({.law = std::move(law), .lexed = std::move(lexed)});
  }
  return read;
}

int write_law_block(Html& html, const Site& site, const ReadChapter& chapter, int fence_line, int level,
                    std::string_view from) {
  for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
    if (chapter.blocks[i].law.fence_line != fence_line) continue;
    return Block(html, site, chapter.syntax.blocks[i], chapter.blocks[i], level, from).write();
  }
  return level - 1;
}

}  // namespace takecare::print
