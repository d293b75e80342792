// Registries, and the resolutions that find jurisdictions in them.
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "takecare/base/text_file.h"
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/code_list.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::GivesDecl;
using syntax::RegistryDecl;
using syntax::ResolutionDecl;

// ---- Registries

// The columns that the first row of a CSV names; registries are large, and only this row is read as a table here.
std::optional<std::vector<std::string>> columns_of(Context& context, const RegistryDecl& decl,
                                                   const std::string& file) {
  const Result<std::string> text = read_text_file(file);
  if (!text) {
    context.error("bad-registry", decl.file.place, text.error().message, text.error().help);
    return std::nullopt;
  }
  const Result<CodeTable> table = parse_code_table(std::string_view(*text).substr(0, text->find('\n')), file);
  if (!table) {
    context.error("bad-registry", decl.file.place, table.error().message, table.error().help);
    return std::nullopt;
  }
  return table->columns;
}

void add_registry(Context& context, const RegistryDecl& decl) {
  std::vector<Registry>& registries = context.program.registries;
  if (const int first = index_of(registries, decl.name.text); first >= 0) {
    duplicate(context, "registry", decl.name, at(registries, first).place);
    return;
  }
  Registry registry{.name = decl.name.text,
                    .file = beside_chapter(decl.file.place, decl.file.text),
                    .citations = read_citations(context, decl.citations),
                    .code_column = {},
                    .name_column = {},
                    .state_column = {},
                    .county_column = {},
                    .city_column = {},
                    .kind_column = {},
                    .outlines = {},
                    .place = decl.name.place};
  const auto columns = decl.header.broken ? std::nullopt : columns_of(context, decl, registry.file);
  const auto take = [&](const std::optional<syntax::Name>& name, std::string& column) {
    if (!name) return;
    column = name->text;
    if (columns && !contains(*columns, name->text)) unknown_in(context, registry.file, "column", *name, *columns);
  };
  take(decl.code, registry.code_column);
  take(decl.name_column, registry.name_column);
  take(decl.state, registry.state_column);
  take(decl.county, registry.county_column);
  take(decl.city, registry.city_column);
  take(decl.kind, registry.kind_column);
  if (decl.outlines) {
    registry.outlines = beside_chapter(decl.outlines->place, decl.outlines->text);
    std::error_code error;
    if (!std::filesystem::is_regular_file(registry.outlines, error)) {
      context.error("bad-registry", decl.outlines->place, "there is no file " + registry.outlines,
                    "write where the outlines are, from the folder of this chapter");
    }
  }
  registries.push_back(std::move(registry));
}

// ---- Resolutions

class ResolutionReader {
 public:
  ResolutionReader(Context& context, const ResolutionDecl& decl, int record)
      : context_(context), decl_(decl), record_(record) {
    resolution_.name = decl.name.text;
    resolution_.record = record;
    resolution_.place = decl.name.place;
  }

  Resolution read() {
    resolution_.citations = read_citations(context_, decl_.citations);
    read_from();
    read_by();
    for (const syntax::WriteDecl& write : decl_.write) resolution_.write.emplace_back(write.from.text, write.to.text);
    for (const GivesDecl& gives : decl_.gives) read_gives(gives);
    if (resolution_.outcome_field < 0 && !wrong_outcome_) {
      context_.error("no-outcome", decl_.name.place, "the resolution does not say where its outcome goes",
                     "add 'gives outcome to FIELD'");
    }
    for (const syntax::ResolutionKindDecl& kind : decl_.kinds) read_kind(kind);
    if (decl_.overrides) read_overrides();
    return std::move(resolution_);
  }

 private:
  const std::vector<Field>& fields() const { return at(context_.program.records, record_).fields; }

  // A field of this kind, or -1 after an error.
  int field(const syntax::Name& name, Kind kind) {
    const int index = index_of(fields(), name.text);
    if (index < 0) {
      if (!context_.broken_records.contains(record_)) {
        unknown_in(context_, at(context_.program.records, record_).name, "field", name, names_of(fields()));
      }
      return -1;
    }
    const Type& type = at(fields(), index).type;
    if (type.kind == kind) return index;
    context_.error("wrong-type", name.place,
                   "'" + name.text + "' is " + words(context_.program, type) + ", and " +
                       (kind == Kind::text ? "a text" : "a value of an enumeration") + " is needed here",
                   "");
    return -1;
  }

  void read_from() {
    const std::array targets{&resolution_.facility_field, &resolution_.city_field, &resolution_.state_field};
    for (std::size_t i = 0; i < targets.size() && i < decl_.from.size(); ++i)
      *targets[i] = field(decl_.from[i], Kind::text);
  }

  void read_by() {
    const std::array targets{&resolution_.states, &resolution_.counties, &resolution_.places, &resolution_.agencies,
                             &resolution_.facilities};
    const std::vector<Registry>& registries = context_.program.registries;
    for (std::size_t i = 0; i < targets.size() && i < decl_.by.size(); ++i) {
      *targets[i] = index_of(registries, decl_.by[i].text);
      if (*targets[i] < 0) unknown(context_, "registry", decl_.by[i], names_of(registries));
    }
  }

  void read_gives(const GivesDecl& gives) {
    const bool named = gives.what == GivesDecl::What::outcome || gives.what == GivesDecl::What::kind;
    const int index = field(gives.field, named ? Kind::enumeration : Kind::text);
    int& target = target_of(gives.what);
    if (target >= 0) context_.error("given-twice", gives.place, "this is given to two fields", "take one of them out");
    if (index >= 0) target = index;
    if (gives.what == GivesDecl::What::outcome) wrong_outcome_ = index < 0 || !has_outcomes(gives, index);
  }

  int& target_of(GivesDecl::What what) {
    switch (what) {
      case GivesDecl::What::outcome: return resolution_.outcome_field;
      case GivesDecl::What::kind: return resolution_.kind_field;
      case GivesDecl::What::jurisdiction: return resolution_.jurisdiction_field;
      case GivesDecl::What::code_of_agency: return resolution_.agency_field;
      case GivesDecl::What::code_of_county: return resolution_.county_field;
    }
    return resolution_.outcome_field;
  }

  bool has_outcomes(const GivesDecl& gives, int index) {
    const int enumeration = at(fields(), index).type.of;
    const Enumeration& declared = at(context_.program.enumerations, enumeration);
    if (context_.broken_enumerations.contains(enumeration)) return true;
    for (const std::string_view outcome : {"resolved", "jurisdiction_only", "ambiguous", "not_found", "refuted"}) {
      if (index_of(declared.values, outcome) >= 0) continue;
      context_.error("missing-outcome", gives.field.place,
                     declared.name + " has no value '" + std::string(outcome) + "'",
                     "an outcome is resolved, jurisdiction_only, ambiguous, not_found or refuted");
      return false;
    }
    return true;
  }

  void read_kind(const syntax::ResolutionKindDecl& decl) {
    ResolutionKind kind{.enumerator = -1, .level = decl.level, .through = {}, .says = {}, .place = decl.name.place};
    if (resolution_.kind_field >= 0) {
      const int enumeration = at(fields(), resolution_.kind_field).type.of;
      const Enumeration& kinds = at(context_.program.enumerations, enumeration);
      kind.enumerator = index_of(kinds.values, decl.name.text);
      const bool known = kind.enumerator >= 0 || context_.broken_enumerations.contains(enumeration);
      if (!known) unknown(context_, kinds.name, decl.name, names_of(kinds.values));
    } else if (!contains(decl_.gives, GivesDecl::What::kind, &GivesDecl::what)) {
      context_.error("kind-to-nothing", decl.name.place, "the resolution does not say where the kind goes",
                     "add 'gives kind to FIELD'");
    }
    for (const syntax::TextLiteral& text : decl.through) kind.through.push_back(text.text);
    for (const syntax::TextLiteral& text : decl.says) kind.says.push_back(text.text);
    resolution_.kinds.push_back(std::move(kind));
  }

  void read_overrides() {
    resolution_.overrides_file = beside_chapter(decl_.overrides->place, decl_.overrides->text);
    const Result<std::string> text = read_text_file(resolution_.overrides_file);
    if (!text) context_.error("bad-overrides", decl_.overrides->place, text.error().message, text.error().help);
  }

  Context& context_;
  const ResolutionDecl& decl_;
  int record_;
  Resolution resolution_;
  bool wrong_outcome_ = false;
};

void add_resolution(Context& context, const ResolutionDecl& decl) {
  std::vector<Resolution>& resolutions = context.program.resolutions;
  if (const int first = index_of(resolutions, decl.name.text); first >= 0) {
    duplicate(context, "resolution", decl.name, at(resolutions, first).place);
    return;
  }
  if (decl.header.broken) return;
  const int record = resolve_record(context, decl.record);
  if (record >= 0) resolutions.push_back(ResolutionReader(context, decl, record).read());
}

}  // namespace

void check_resolutions(Context& context) {
  for (const RegistryDecl* decl : all<RegistryDecl>(context)) add_registry(context, *decl);
  for (const ResolutionDecl* decl : all<ResolutionDecl>(context)) add_resolution(context, *decl);
}

}  // namespace takecare::lang::check
