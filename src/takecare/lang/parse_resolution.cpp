// registry, resolution
#include <array>

#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::syntax {

namespace {

struct RegistryColumn {
  std::string_view word;
  std::optional<Name> RegistryDecl::* column;
};

constexpr std::array registry_columns = {
    RegistryColumn{"code", &RegistryDecl::code},   RegistryColumn{"name", &RegistryDecl::name_column},
    RegistryColumn{"state", &RegistryDecl::state}, RegistryColumn{"county", &RegistryDecl::county},
    RegistryColumn{"city", &RegistryDecl::city},   RegistryColumn{"kind", &RegistryDecl::kind},
};

void parse_registry_clause(Cursor& cursor, RegistryDecl& registry) {
  if (cursor.at("cites")) return parse_cites(cursor, registry.citations);
  for (const RegistryColumn& candidate : registry_columns) {
    if (!cursor.at(candidate.word)) continue;
    std::optional<Name>& column = registry.*candidate.column;
    if (refuse_second(cursor, column.has_value(), candidate.word)) return;
    cursor.take();
    column = parse_column_name(cursor);
    return;
  }
  if (cursor.at("outlines")) {
    if (refuse_second(cursor, registry.outlines.has_value(), "outlines")) return;
    cursor.take();
    registry.outlines = parse_text(cursor, "the file of outlines, in quotes");
    return;
  }
  unknown_clause(cursor, "a registry", {"cites", "code", "name", "state", "county", "city", "kind", "outlines"});
}

std::vector<TextLiteral> parse_texts(Cursor& cursor, std::string_view what) {
  std::vector<TextLiteral> texts;
  do {
    texts.push_back(parse_text(cursor, what));
  } while (cursor.accept_symbol(","));
  return texts;
}

struct LevelWord {
  std::string_view word;
  Level level;
};

constexpr std::array level_words = {LevelWord{"county", Level::county}, LevelWord{"city", Level::city},
                                    LevelWord{"state", Level::state}, LevelWord{"federal", Level::federal}};

Level parse_level(Cursor& cursor) {
  for (const LevelWord& candidate : level_words) {
    if (cursor.accept(candidate.word)) return candidate.level;
  }
  const std::vector<std::string> words = {"county", "city", "state", "federal"};
  cursor.fail_expected(one_of_words(words), did_you_mean(cursor.peek().text, words));
  return Level::county;
}

void parse_kind(Cursor& cursor, ResolutionDecl& resolution) {
  ResolutionKindDecl kind;
  kind.place = cursor.line_place();
  cursor.take();
  kind.name = cursor.name("the name of a kind of facility");
  cursor.expect("at");
  kind.level = parse_level(cursor);
  cursor.expect("level");
  if (cursor.accept("through")) kind.through = parse_texts(cursor, "a kind of the agency registry, in quotes");
  cursor.expect("says");
  kind.says = parse_texts(cursor, "words of the facility, in quotes");
  resolution.kinds.push_back(std::move(kind));
}

struct GivesWord {
  std::string_view words;
  GivesDecl::What what;
};

constexpr std::array gives_words = {
    GivesWord{"outcome", GivesDecl::What::outcome},
    GivesWord{"kind", GivesDecl::What::kind},
    GivesWord{"jurisdiction", GivesDecl::What::jurisdiction},
    GivesWord{"code of agency", GivesDecl::What::code_of_agency},
    GivesWord{"code of county", GivesDecl::What::code_of_county},
};

GivesDecl::What parse_what(Cursor& cursor) {
  std::vector<std::string> words;
  for (const GivesWord& candidate : gives_words) {
    if (cursor.accept_words(candidate.words)) return candidate.what;
    words.emplace_back(candidate.words);
  }
  cursor.fail_expected(one_of_words(words), did_you_mean(cursor.peek().text, words));
  return GivesDecl::What::outcome;
}

void parse_gives(Cursor& cursor, ResolutionDecl& resolution) {
  GivesDecl gives;
  gives.place = cursor.line_place();
  cursor.take();
  gives.what = parse_what(cursor);
  cursor.expect("to");
  gives.field = cursor.name("the name of a field");
  resolution.gives.push_back(std::move(gives));
}

// So many names, no more and no fewer.
void parse_exactly(Cursor& cursor, std::vector<Name>& names, std::string_view clause, std::size_t count,
                   const std::string& which) {
  if (refuse_second(cursor, !names.empty(), clause)) return;
  const Place place = cursor.here();
  cursor.expect(clause);
  names = parse_names(cursor, "a name");
  if (cursor.failed() || names.size() == count) return;
  cursor.report(
      "wrong-count",
      "'" + std::string(clause) + "' names " + std::to_string(names.size()) + ", not " + std::to_string(count),
      "name " + which + ", in this order", place);
}

void parse_resolution_clause(Cursor& cursor, ResolutionDecl& resolution) {
  if (cursor.at("cites")) return parse_cites(cursor, resolution.citations);
  if (cursor.at("from"))
    return parse_exactly(cursor, resolution.from, "from", 3, "the fields of the facility, the city and the State");
  if (cursor.at("by")) {
    return parse_exactly(cursor, resolution.by, "by", 5,
                         "the registries of States, counties, places, agencies and facilities");
  }
  if (cursor.at("write")) return resolution.write.push_back(parse_write(cursor));
  if (cursor.at("kind")) return parse_kind(cursor, resolution);
  if (cursor.at("gives")) return parse_gives(cursor, resolution);
  if (cursor.at("overrides")) {
    if (refuse_second(cursor, resolution.overrides.has_value(), "overrides")) return;
    cursor.take();
    resolution.overrides = parse_text(cursor, "the file of overrides, in quotes");
    return;
  }
  unknown_clause(cursor, "a resolution", {"cites", "from", "by", "write", "kind", "overrides", "gives"});
}

}  // namespace

WriteDecl parse_write(Cursor& cursor) {
  WriteDecl write;
  cursor.take();
  write.from = parse_text(cursor, "words in quotes");
  cursor.expect("as");
  write.to = parse_text(cursor, "what they are written as, in quotes");
  return write;
}

RegistryDecl parse_registry(Cursor& cursor) {
  RegistryDecl registry;
  registry.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    registry.name = parse_new_name(cursor, "the name of a registry");
    cursor.expect("from");
    registry.file = parse_text(cursor, "the file of the registry, in quotes");
  });
  cursor.each_clause([&] { parse_registry_clause(cursor, registry); });
  return registry;
}

ResolutionDecl parse_resolution(Cursor& cursor) {
  ResolutionDecl resolution;
  resolution.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    resolution.name = parse_new_name(cursor, "the name of a resolution");
    cursor.expect("of");
    resolution.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_resolution_clause(cursor, resolution); });
  const Place& place = resolution.header.place;
  if (resolution.from.empty())
    missing_clause(cursor, place, "this resolution", "from", "name the fields: 'from facility, city, state'");
  if (resolution.by.empty()) {
    missing_clause(cursor, place, "this resolution", "by",
                   "name the registries: 'by states, counties, places, agencies, facilities'");
  }
  return resolution;
}

}  // namespace takecare::lang::syntax
