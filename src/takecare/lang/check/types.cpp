#include "takecare/lang/check/types.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

struct NamedKind {
  std::string_view name;
  Kind kind;
};
constexpr std::array<NamedKind, 6> plain_kinds{{{"truth", Kind::truth},
                                                {"number", Kind::number},
                                                {"money", Kind::money},
                                                {"date", Kind::date},
                                                {"duration", Kind::duration},
                                                {"text", Kind::text}}};

std::string with_article(const std::string& word) {
  const bool vowel = std::string_view("AEIOUaeiou").contains(word.front());
  return (vowel ? "an " : "a ") + word;
}

std::vector<std::string> type_names(const Program& program) {
  std::vector<std::string> names = names_of(program.enumerations);
  for (const NamedKind& kind : plain_kinds) names.emplace_back(kind.name);
  return names;
}

// Whether items of 'record' stand in a list of 'owner'.
bool has_list_of(const Program& program, int owner, int record) {
  return std::ranges::any_of(at(program.records, owner).fields,
                             [record](const Field& field) { return field.type == Type{Kind::list, record}; });
}

}  // namespace

std::string words(const Program& program, const Type& type) {
  switch (type.kind) {
    case Kind::truth: return "a truth";
    case Kind::number: return "a number";
    case Kind::money: return "an amount of money";
    case Kind::date: return "a date";
    case Kind::duration: return "a duration";
    case Kind::text: return "a text";
    case Kind::enumeration: return with_article(at(program.enumerations, type.of).name);
    case Kind::list: return "a list of " + at(program.records, type.of).name;
  }
  return "";
}

std::optional<Type> resolve_type(Context& context, const syntax::TypeName& type) {
  const Program& program = context.program;
  if (type.list || type.one) {
    const int record = resolve_record(context, type.name);
    return record < 0 ? std::nullopt : std::optional(Type{Kind::list, record});
  }
  const auto plain = std::ranges::find(plain_kinds, type.name.text, &NamedKind::name);
  if (plain != plain_kinds.end()) return Type{plain->kind};
  if (const int found = program.find_enumeration(type.name.text); found >= 0) return Type{Kind::enumeration, found};
  if (program.find_record(type.name.text) >= 0) {
    context.error("wrong-type", type.name.place, "'" + type.name.text + "' is a record, not the type of one value",
                  "write 'list of " + type.name.text + "', or 'one " + type.name.text + "' to refer to one");
    return std::nullopt;
  }
  unknown(context, "type", type.name, type_names(program));
  return std::nullopt;
}

int resolve_record(Context& context, const syntax::Name& name) {
  const int found = context.program.find_record(name.text);
  if (found < 0) unknown(context, "record", name, names_of(context.program.records));
  return found;
}

std::vector<int> resolve_subject(Context& context, const syntax::Subject& subject) {
  const int record = resolve_record(context, subject.record);
  if (!subject.owner) return record < 0 ? std::vector<int>{} : std::vector{record};
  const int owner = resolve_record(context, *subject.owner);
  if (record < 0 || owner < 0) return {};
  if (!has_list_of(context.program, owner, record) && !context.broken_records.contains(owner)) {
    context.error("not-in-owner", subject.record.place,
                  "no field of " + subject.owner->text + " is a list of " + subject.record.text,
                  "give " + subject.owner->text + " such a list, or leave 'in " + subject.owner->text + "' out");
    return {};
  }
  return {owner, record};
}

std::string spoken_name(const std::string& record) {
  std::string spoken;
  for (const char c : record) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isupper(letter) != 0 && !spoken.empty()) spoken += '_';
    spoken += static_cast<char>(std::tolower(letter));
  }
  return spoken;
}

bool is_ordered(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::money || type.kind == Kind::date ||
         type.kind == Kind::duration;
}

}  // namespace takecare::lang::check
