// The declarations of the syntax tree about data: extracts, registries and resolutions, registers,
// scenarios.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/syntax_parts.h"

namespace takecare::lang::syntax {

// ---- Extracts

// '"NONE" means not applicable', 'US means us_citizen'.
struct CodeDecl {
  TextLiteral code;
  Value means;
};

struct ColumnDecl {
  Name name;  // as in the file
  Path path;
  ColumnFormat format = ColumnFormat::text;
  bool has_format = false;
  std::string pattern;    // date "MM/DD/YYYY"
  std::int64_t unit = 0;  // duration in …: twelfths of a day in one
  Blank blank = Blank::unknown;
  std::optional<Place> blank_place;   // of 'required' or 'blank means'
  std::vector<CodeDecl> codes;        // of codes { … }
  std::vector<CodeDecl> other_codes;  // '"NONE" means not applicable' beside another format
  std::optional<TextLiteral> meaning;
  Place place;
};

struct ConstantDecl {
  Name field;
  Value value;
};

struct ExtractDecl {
  Header header;
  Name name;
  Name record;
  std::optional<Name> into_field;  // 'into offenses of Person'
  std::optional<Name> into_record;
  std::vector<Citation> citations;
  std::optional<TextLiteral> grain;
  std::vector<Name> files;  // csv, ndjson, parquet
  std::vector<Name> key;
  std::vector<Name> belongs_to;  // extracts
  std::vector<ConstantDecl> constants;
  std::vector<ColumnDecl> columns;
};

// ---- Registries and resolutions

// 'registry counties from "counties.csv"'; the columns are those of the file.
struct RegistryDecl {
  Header header;
  Name name;
  TextLiteral file;
  std::vector<Citation> citations;
  std::optional<Name> code;
  std::optional<Name> name_column;
  std::optional<Name> state;
  std::optional<Name> county;
  std::optional<Name> city;
  std::optional<Name> kind;
  std::optional<TextLiteral> outlines;  // the file of outlines, for maps
};

// 'write "S C I" as "SCI"'.
struct WriteDecl {
  TextLiteral from;
  TextLiteral to;
};

// 'kind county_jail at county level through "County" says "COUNTY JAIL", "COUNTY PRISON"'.
struct ResolutionKindDecl {
  Name name;
  Level level = Level::county;
  std::vector<TextLiteral> through;
  std::vector<TextLiteral> says;
  Place place;
};

// 'gives code of agency to agency': what, and the field that it goes to.
struct GivesDecl {
  enum class What : std::uint8_t { outcome, kind, jurisdiction, code_of_agency, code_of_county } what = What::outcome;
  Name field;
  Place place;
};

struct ResolutionDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::vector<Name> from;  // three fields: facility, city, State
  std::vector<Name> by;    // five registries: States, counties, places, agencies, facilities
  std::vector<WriteDecl> write;
  std::vector<ResolutionKindDecl> kinds;
  std::optional<TextLiteral> overrides;
  std::vector<GivesDecl> gives;
};

// ---- Registers

struct RegisterDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::optional<TextLiteral> title;
  std::optional<Name> dated;     // the field with the day of the list
  std::optional<Name> lists_by;  // the field that says which of several lists
  std::vector<Name> key;
  std::vector<Name> compares;
  std::vector<WriteDecl> write;
};

// ---- Scenarios

struct ChoiceDecl {
  TextLiteral value;  // as in the file
  NumberLiteral weight;
};

struct DrawDecl {
  Name column;
  Draw::Kind kind = Draw::Kind::constant;
  TextLiteral constant;
  std::vector<ChoiceDecl> choices;
  std::int64_t from = 0;  // days or whole numbers
  std::int64_t to = 0;
  bool has_blank = false;  // 'blank 3 percent', alone or beside another draw
  int blank_percent = 0;
  Place place;
};

struct GroupDecl {
  TextLiteral title;
  NumberLiteral weight;
  std::vector<DrawDecl> draws;
  Place place;
};

// 'rows of EXTRACT', and below it 'with 0 to 3 rows of bop_offenses', which may nest further. Draws that stand
// outside the groups, which are those of every group, are in 'draws'.
struct RowsDecl {
  Name extract;
  NumberLiteral at_least{1, {}};
  NumberLiteral at_most{1, {}};
  std::vector<GroupDecl> groups;
  std::vector<DrawDecl> draws;
  std::vector<RowsDecl> with;
  Place place;
};

struct ScenarioDecl {
  Header header;
  Name name;
  std::vector<Citation> citations;
  std::vector<RowsDecl> rows;
};

}  // namespace takecare::lang::syntax
