// Declares rules, values and lists: their parameters, what they give, their versions. Their bodies come later.
#include "takecare/lang/check/definitions.h"

#include <algorithm>
#include <optional>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/in_force.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

// What rules, values and lists have in common.
struct Signature {
  DefinitionKind kind = DefinitionKind::rule;
  const syntax::Name* name = nullptr;
  const syntax::Subject* subject = nullptr;
  bool broken = false;
  VersionDecl decl;
};

template <class Decl>
void collect(const Context& context, DefinitionKind kind, std::vector<Signature>& signatures) {
  for (const Decl* decl : all<Decl>(context)) {
    signatures.push_back({kind, &decl->name, &decl->subject, decl->header.broken, decl});
  }
}

// The parameters, empty when they are not known. Silent about a broken declaration.
std::vector<int> parameters_of(Context& context, const Signature& signature) {
  if (!signature.broken) return resolve_subject(context, *signature.subject);
  std::vector<int> parameters;
  if (signature.subject->owner) parameters.push_back(context.program.find_record(signature.subject->owner->text));
  parameters.push_back(context.program.find_record(signature.subject->record.text));
  return contains(parameters, -1) ? std::vector<int>{} : parameters;
}

std::optional<Type> type_of(Context& context, const Signature& signature) {
  const auto* value = std::get_if<const syntax::ValueDecl*>(&signature.decl);
  // The item's record of a list is not known before all are declared.
  if (value == nullptr) return Type{signature.kind == DefinitionKind::list ? Kind::list : Kind::truth};
  if ((*value)->gives.list) {
    context.error("wrong-type", (*value)->gives.name.place, "a value cannot give a list",
                  "declare a list: 'list NAME of RECORD', then 'are FIELD where …'");
    return std::nullopt;
  }
  if (signature.broken && (*value)->gives.name.text.empty()) return std::nullopt;
  return resolve_type(context, (*value)->gives);
}

// Whether the name is free for a new definition of the record: no field has it.
bool is_no_field(Context& context, const Signature& signature, int record) {
  const std::vector<Field>& fields = at(context.program.records, record).fields;
  const int field = index_of(fields, signature.name->text);
  if (field < 0) return true;
  Diagnostic& diagnostic =
      context.error("declared-twice", signature.name->place,
                    "'" + signature.name->text + "' is already a field of " + at(context.program.records, record).name,
                    "rename one of them");
  add_note(diagnostic, at(fields, field).place, "the field");
  return false;
}

void differs(Context& context, const Signature& signature, const Definition& first, const std::string& how) {
  Diagnostic& diagnostic = context.error(
      "declared-twice", signature.name->place, "'" + signature.name->text + "' is already declared " + how,
      "rename one of them; versions of one law have the same name, records and type");
  add_note(diagnostic, first.place, "the other '" + first.name + "'");
}

void add_version(Context& context, const Signature& signature, const std::vector<int>& parameters,
                 const std::optional<Type>& type, int index) {
  const Definition& first = at(context.program.definitions, index);
  if (first.kind != signature.kind) return differs(context, signature, first, "as a " + word_of(first.kind));
  if (first.parameters != parameters) return differs(context, signature, first, "of other records");
  const bool comparable = type && at(context.definitions, index).type_known;
  if (comparable && first.type != *type) {
    return differs(context, signature, first, "as giving " + words(context.program, first.type));
  }
  at(context.definitions, index).versions.push_back(signature.decl);
}

bool claims_every_case(const VersionDecl& decl) {
  const auto* value = std::get_if<const syntax::ValueDecl*>(&decl);
  return value != nullptr && (*value)->in_every_case;
}

void declare(Context& context, const Signature& signature) {
  const std::vector<int> parameters = parameters_of(context, signature);
  const std::optional<Type> type = type_of(context, signature);
  if (parameters.empty()) {
    context.broken_names.insert(signature.name->text);
    return;
  }
  const int index = find_definition_of(context.program, parameters.back(), signature.name->text);
  if (index >= 0) return add_version(context, signature, parameters, type, index);
  if (!is_no_field(context, signature, parameters.back())) return;
  refuse_reserved(context, *signature.name);
  context.program.definitions.push_back({.kind = signature.kind,
                                         .name = signature.name->text,
                                         .parameters = parameters,
                                         .type = type.value_or(Type{}),
                                         .versions = {},
                                         .list_field = -1,
                                         .in_every_case = claims_every_case(signature.decl),
                                         .chapter = signature.name->place.file,
                                         .place = signature.name->place});
  context.definitions.push_back({.versions = {signature.decl}, .type_known = type.has_value()});
}

// ---- Lists: which field they filter, through other lists.

const syntax::ListDecl* list_decl(const Context& context, int definition) {
  return std::get<const syntax::ListDecl*>(at(context.definitions, definition).versions.front());
}

void resolve_list(Context& context, int definition, std::vector<int>& above);

// The field of 'record' behind a list's name, or -1.
int list_field_of(Context& context, int record, const syntax::Expr& name, std::vector<int>& above) {
  const std::vector<Field>& fields = at(context.program.records, record).fields;
  const int field = index_of(fields, name.text);
  if (field >= 0 && at(fields, field).type.kind == Kind::list) return field;
  const int other = find_definition_of(context.program, record, name.text);
  if (other >= 0 && at(context.program.definitions, other).kind == DefinitionKind::list) {
    resolve_list(context, other, above);
    return at(context.program.definitions, other).list_field;
  }
  if (field >= 0 || other >= 0) {
    context.error("not-a-list", name.place, "'" + name.text + "' is not a list", "name a list of the record");
    return -1;
  }
  std::vector<std::string> lists;
  for (const Field& one : fields) {
    if (one.type.kind == Kind::list) lists.push_back(one.name);
  }
  const bool silent = context.broken_records.contains(record);
  if (!silent) unknown(context, "list", {.text = name.text, .place = name.place}, lists);
  return -1;
}

void list_in_itself(Context& context, const std::vector<int>& above, int definition) {
  std::string chain;
  for (auto link = std::ranges::find(above, definition); link != above.end(); ++link) {
    chain += at(context.program.definitions, *link).name + " → ";
  }
  const Definition& list = at(context.program.definitions, definition);
  context.error("cycle", list.place, "a list may not be made from itself: " + chain + list.name,
                "begin with a list that is a field");
}

void resolve_list(Context& context, int definition, std::vector<int>& above) {
  Definition& list = at(context.program.definitions, definition);
  if (list.list_field >= 0 || !at(context.definitions, definition).type_known) return;
  const syntax::ListDecl* decl = list_decl(context, definition);
  if (contains(above, definition)) return list_in_itself(context, above, definition);
  above.push_back(definition);
  const int record = list.parameters.back();
  const bool named = !decl->list.empty() && decl->list.front().kind == syntax::ExprKind::name;
  if (!named && !decl->header.broken) {
    context.error("not-a-list", decl->name.place, "'" + list.name + "' must be made from a list of its own record",
                  "write 'are FIELD where …'");
  }
  list.list_field = named ? list_field_of(context, record, decl->list.front(), above) : -1;
  above.pop_back();
  at(context.definitions, definition).type_known = list.list_field >= 0;
  if (list.list_field >= 0) list.type = at(at(context.program.records, record).fields, list.list_field).type;
}

// ---- Versions

struct VersionParts {
  InForce in_force;
  std::vector<Citation> citations;
  Place place;
};

VersionParts parts_of(Context& context, const VersionDecl& decl) {
  return std::visit(
      [&](const auto* one) {
        return VersionParts{.in_force = one->in_force ? read_in_force(*one->in_force) : InForce{},
                            .citations = read_citations(context, one->citations),
                            .place = one->name.place};
      },
      decl);
}

void check_versions(Context& context, const Definition& definition) {
  const auto undated = [](const Version& version) { return !version.in_force.from && !version.in_force.until; };
  if (definition.versions.size() > 1 && std::ranges::all_of(definition.versions, undated)) {
    for (std::size_t i = 1; i < definition.versions.size(); ++i) {
      duplicate(context, word_of(definition.kind), {definition.name, definition.versions[i].place}, definition.place);
    }
    return;
  }
  std::vector<PlacedSpan> spans;
  spans.reserve(definition.versions.size());
  for (const Version& version : definition.versions) spans.push_back({version.in_force, version.place});
  check_spans(context, std::move(spans), "the versions of '" + definition.name + "'", true);
}

void add_versions(Context& context, int index) {
  Definition& definition = at(context.program.definitions, index);
  std::vector<VersionDecl>& decls = at(context.definitions, index).versions;
  std::vector<std::pair<VersionParts, VersionDecl>> versions;
  versions.reserve(decls.size());
  for (const VersionDecl& decl : decls) versions.emplace_back(parts_of(context, decl), decl);
  std::ranges::stable_sort(
      versions, [](const auto& a, const auto& b) { return begins_before(a.first.in_force, b.first.in_force); });
  decls.clear();
  for (auto& [parts, decl] : versions) {
    decls.push_back(decl);
    definition.versions.push_back({.in_force = std::move(parts.in_force),
                                   .body = no_expr,
                                   .exceptions = {},
                                   .citations = std::move(parts.citations),
                                   .bindings = size_of(definition.parameters),
                                   .place = parts.place});
  }
  check_versions(context, definition);
}

void resolve_lists(Context& context) {
  for (int index = 0; index < size_of(context.program.definitions); ++index) {
    if (at(context.program.definitions, index).kind != DefinitionKind::list) continue;
    std::vector<int> above;
    resolve_list(context, index, above);
  }
  // Their items become a parameter only now: until here the last parameter is the owner.
  for (Definition& definition : context.program.definitions) {
    if (definition.kind == DefinitionKind::list) definition.parameters.push_back(definition.type.of);
  }
}

}  // namespace

int subject_of(const Definition& definition) {
  // A list has the item's record last; while lists are being declared it is not there yet.
  const bool with_item = definition.kind == DefinitionKind::list && definition.parameters.size() > 1 &&
                         definition.parameters.back() == definition.type.of;
  return with_item ? definition.parameters[definition.parameters.size() - 2] : definition.parameters.back();
}

int find_definition_of(const Program& program, int record, std::string_view name) {
  for (int i = 0; i < size_of(program.definitions); ++i) {
    const Definition& definition = at(program.definitions, i);
    if (definition.name == name && subject_of(definition) == record) return i;
  }
  return -1;
}

std::string word_of(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::rule: return "rule";
    case DefinitionKind::value: return "value";
    case DefinitionKind::list: return "list";
  }
  return "";
}

bool is_broken(const VersionDecl& decl) {
  return std::visit([](const auto* one) { return one->header.broken; }, decl);
}

void declare_definitions(Context& context) {
  std::vector<Signature> signatures;
  collect<syntax::RuleDecl>(context, DefinitionKind::rule, signatures);
  collect<syntax::ValueDecl>(context, DefinitionKind::value, signatures);
  collect<syntax::ListDecl>(context, DefinitionKind::list, signatures);
  for (const Signature& signature : signatures) declare(context, signature);
  resolve_lists(context);
  for (int index = 0; index < size_of(context.program.definitions); ++index) add_versions(context, index);
}

}  // namespace takecare::lang::check
