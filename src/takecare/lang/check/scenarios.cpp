// Scenarios: invented rows for extracts, drawn by column.
#include <algorithm>
#include <cctype>
#include <optional>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/columns.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::DrawDecl;
using syntax::RowsDecl;
using syntax::ScenarioDecl;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool is_amount(ColumnFormat format) {
  return format == ColumnFormat::number || format == ColumnFormat::money || format == ColumnFormat::duration;
}

class DrawReader {
 public:
  DrawReader(Context& context, int extract) : context_(context), extract_(at(context.program.extracts, extract)) {}

  std::vector<Draw> read(const std::vector<DrawDecl>& decls) {
    std::vector<Draw> draws;
    for (const DrawDecl& decl : decls) {
      if (contains(draws, decl.column.text, &Draw::column)) {
        context_.error("drawn-twice", decl.column.place, "'" + decl.column.text + "' is drawn twice",
                       "take one of them out");
        continue;
      }
      if (auto draw = read_draw(decl)) draws.push_back(std::move(*draw));
    }
    return draws;
  }

 private:
  std::optional<Draw> read_draw(const DrawDecl& decl) {
    const int index = index_of(extract_.columns, decl.column.text);
    const bool of_key = contains(extract_.key, decl.column.text);
    if (index < 0 && !of_key) {
      unknown_in(context_, extract_.name, "column", decl.column, names_of(extract_.columns));
      return std::nullopt;
    }
    if (index >= 0) check_against(decl, at(extract_.columns, index));
    Draw draw{.kind = decl.kind,
              .column = decl.column.text,
              .text = decl.constant.text,
              .choices = {},
              .from = decl.from,
              .to = decl.to,
              .blank_percent = decl.blank_percent};
    for (const syntax::ChoiceDecl& choice : decl.choices)
      draw.choices.emplace_back(choice.value.text, choice.weight.value);
    check_choices(decl);
    return draw;
  }

  void check_choices(const DrawDecl& decl) {
    std::set<std::string> seen;
    for (const syntax::ChoiceDecl& choice : decl.choices) {
      if (choice.weight.value <= 0) {
        context_.error("no-weight", choice.weight.place, "'" + choice.value.text + "' would never be drawn",
                       "give it a weight above zero, or take it out");
      }
      if (!seen.insert(choice.value.text).second) {
        context_.error("listed-twice", choice.value.place, "'" + choice.value.text + "' is listed twice",
                       "add its weights");
      }
    }
  }

  // What is drawn must be what the contract takes, or every row would be rejected.
  void check_against(const DrawDecl& decl, const ExtractColumn& column) {
    if (decl.kind == Draw::Kind::constant) check_text(decl.constant, column);
    for (const syntax::ChoiceDecl& choice : decl.choices) check_text(choice.value, column);
    if (decl.kind == Draw::Kind::date_range && column.format != ColumnFormat::date) {
      wrong_draw(decl, column, "no dates");
    }
    const bool takes_numbers = is_amount(column.format) || column.format == ColumnFormat::text;
    if (decl.kind == Draw::Kind::number_range && !takes_numbers) wrong_draw(decl, column, "no numbers");
    const bool blank = decl.kind == Draw::Kind::blank || decl.blank_percent > 0;
    if (blank && column.blank == Blank::refused) wrong_draw(decl, column, "no blanks");
  }

  void wrong_draw(const DrawDecl& decl, const ExtractColumn& column, const std::string& what) {
    Diagnostic& diagnostic = context_.error("wrong-draw", decl.place, "column '" + column.name + "' takes " + what,
                                            "draw what the extract's contract takes");
    add_note(diagnostic, column.place, "the column");
  }

  void check_text(const syntax::TextLiteral& text, const ExtractColumn& column) {
    if (contains(column.codes, text.text, &Code::code)) return;
    std::vector<std::string> known;
    known.reserve(column.codes.size());
    for (const Code& code : column.codes) known.push_back(code.code);
    const Type type = type_of(context_.program, column, extract_.record);
    const bool by_name = column.format == ColumnFormat::text && type.kind == Kind::enumeration;
    if (by_name) {
      const Enumeration& enumeration = at(context_.program.enumerations, type.of);
      if (context_.broken_enumerations.contains(type.of)) return;
      if (index_of(enumeration.values, lower(text.text)) >= 0) return;
      std::ranges::copy(names_of(enumeration.values), std::back_inserter(known));
    } else if (column.format != ColumnFormat::codes) {
      return;
    }
    const std::string help = did_you_mean(text.text, known);
    Diagnostic& diagnostic =
        context_.error("wrong-draw", text.place, "column '" + column.name + "' takes no '" + text.text + "'",
                       help.empty() ? "it takes " + one_of_words(known) : help);
    add_note(diagnostic, column.place, "the column");
  }

  Context& context_;
  const Extract& extract_;
};

class ScenarioReader {
 public:
  ScenarioReader(Context& context, const ScenarioDecl& decl) : context_(context) {
    scenario_.name = decl.name.text;
    scenario_.citations = read_citations(context, decl.citations);
    scenario_.place = decl.name.place;
    for (const RowsDecl& rows : decl.rows) add_rows(rows, -1);
  }
  Scenario take() { return std::move(scenario_); }

 private:
  void add_rows(const RowsDecl& decl, int owner) {
    const int extract = context_.program.find_extract(decl.extract.text);
    if (extract < 0) return unknown(context_, "extract", decl.extract, names_of(context_.program.extracts));
    check_owner(decl, extract, owner);
    ScenarioRows rows{.extract = extract, .groups = {}, .owner = owner};
    rows.at_least = static_cast<int>(decl.at_least.value);
    rows.at_most = static_cast<int>(decl.at_most.value);
    rows.groups = groups_of(decl, extract);
    const int index = size_of(scenario_.rows);
    scenario_.rows.push_back(std::move(rows));
    for (const RowsDecl& inner : decl.with) add_rows(inner, index);
  }

  void check_owner(const RowsDecl& decl, int extract, int owner) {
    const Extract& rows = at(context_.program.extracts, extract);
    if (owner < 0 && rows.into_record >= 0) {
      context_.error("rows-without-owner", decl.extract.place,
                     "the rows of '" + rows.name + "' go into lists of others",
                     "write 'with … rows of " + rows.name + "' below the rows of their owners");
    }
    if (owner < 0) return;
    const int above = at(scenario_.rows, owner).extract;
    if (contains(rows.belongs_to, above)) return;
    context_.error(
        "wrong-owner", decl.extract.place,
        "the rows of '" + rows.name + "' do not belong to rows of '" + at(context_.program.extracts, above).name + "'",
        "name an extract 'into' a list of theirs");
  }

  // The draws before the groups are every group's, unless it draws the column itself. Without groups they make one.
  std::vector<ScenarioGroup> groups_of(const RowsDecl& decl, int extract) {
    DrawReader reader(context_, extract);
    const std::vector<Draw> common = reader.read(decl.draws);
    if (decl.groups.empty()) return {{.title = {}, .weight = 1, .draws = common}};
    std::vector<ScenarioGroup> groups;
    for (const syntax::GroupDecl& group : decl.groups) {
      if (group.weight.value <= 0) {
        context_.error("no-weight", group.weight.place, "nobody is in the group \"" + group.title.text + "\"",
                       "give it a weight above zero, or take it out");
      }
      std::vector<Draw> draws = reader.read(group.draws);
      const std::size_t own = draws.size();
      for (const Draw& draw : common) {
        const auto end = draws.begin() + static_cast<std::ptrdiff_t>(own);
        if (std::find_if(draws.begin(), end, [&](const Draw& one) { return one.column == draw.column; }) == end) {
          draws.push_back(draw);
        }
      }
      groups.push_back({.title = group.title.text, .weight = group.weight.value, .draws = std::move(draws)});
    }
    return groups;
  }

  Context& context_;
  Scenario scenario_;
};

}  // namespace

void check_scenarios(Context& context) {
  std::vector<Scenario>& scenarios = context.program.scenarios;
  for (const ScenarioDecl* decl : all<ScenarioDecl>(context)) {
    if (const int first = index_of(scenarios, decl->name.text); first >= 0) {
      duplicate(context, "scenario", decl->name, at(scenarios, first).place);
    } else if (!decl->header.broken) {
      scenarios.push_back(ScenarioReader(context, *decl).take());
    }
  }
}

}  // namespace takecare::lang::check
