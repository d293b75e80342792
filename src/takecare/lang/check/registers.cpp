// Registers: one list out of many that were published on different days.
#include <algorithm>
#include <optional>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::RegisterDecl;

class RegisterReader {
 public:
  RegisterReader(Context& context, const RegisterDecl& decl, int record) : context_(context), decl_(decl) {
    register_.name = decl.name.text;
    register_.record = record;
    register_.place = decl.name.place;
  }

  // Nothing after an error that leaves no register.
  std::optional<Register> read() {
    register_.citations = read_citations(context_, decl_.citations);
    if (decl_.title) register_.title = decl_.title->text;
    if (decl_.dated) register_.date_field = read_date(*decl_.dated);
    if (decl_.lists_by) register_.list_field = read_list(*decl_.lists_by);
    for (const syntax::Name& name : decl_.key) add(name, read_key(name), register_.key);
    for (const syntax::Name& name : decl_.compares) add(name, read_compared(name), register_.compares);
    if (decl_.compares.empty()) compare_the_rest();
    for (const syntax::WriteDecl& write : decl_.write) register_.write.emplace_back(write.from.text, write.to.text);
    if (broken_) return std::nullopt;
    check_extracts_fill_it();
    return std::move(register_);
  }

 private:
  const Record& record() const { return at(context_.program.records, register_.record); }

  int find(const syntax::Name& name) {
    const int index = index_of(record().fields, name.text);
    broken_ = broken_ || index < 0;
    if (index < 0 && !context_.broken_records.contains(register_.record)) {
      unknown_in(context_, record().name, "field", name, names_of(record().fields));
    }
    return index;
  }

  int refuse(const syntax::Name& name, int index, std::string_view needed) {
    context_.error("wrong-type", name.place,
                   "'" + name.text + "' is " + words(context_.program, at(record().fields, index).type) + ", and " +
                       std::string(needed) + " is needed here");
    broken_ = true;
    return -1;
  }

  int read_date(const syntax::Name& name) {
    const int index = find(name);
    if (index < 0 || at(record().fields, index).type.kind == Kind::date) return index;
    return refuse(name, index, "a date");
  }

  int read_list(const syntax::Name& name) {
    const int index = find(name);
    if (index < 0 || at(record().fields, index).type.kind == Kind::enumeration) return index;
    return refuse(name, index, "a value of an enumeration");
  }

  int read_key(const syntax::Name& name) {
    const int index = find(name);
    if (index < 0) return index;
    const Field& field = at(record().fields, index);
    if (field.type.kind != Kind::text && field.type.kind != Kind::enumeration)
      return refuse(name, index, "a text or a value of an enumeration");
    return shown(name, index);
  }

  int read_compared(const syntax::Name& name) {
    const int index = find(name);
    if (index < 0) return index;
    if (at(record().fields, index).type.kind == Kind::list) return refuse(name, index, "a single value");
    return shown(name, index);
  }

  static bool may_be_shown(const Field& field) { return !field.identifies && !field.protected_by; }

  // A register prints what it compares.
  int shown(const syntax::Name& name, int index) {
    const Field& field = at(record().fields, index);
    if (may_be_shown(field)) return index;
    context_.error("not-to-be-shown", name.place,
                   "'" + name.text + "' " + (field.identifies ? "identifies" : "is protected") +
                       ", and a register shows its entries to everybody",
                   "take another field");
    broken_ = true;
    return -1;
  }

  bool is_used(int field) const {
    return field == register_.date_field || field == register_.list_field || contains(register_.key, field) ||
           contains(register_.compares, field);
  }

  void add(const syntax::Name& name, int field, std::vector<int>& fields) {
    if (field < 0) return;
    if (is_used(field)) {
      context_.error("named-twice", name.place, "'" + name.text + "' is named twice in this register",
                     "a field is the day, the list, a part of the key or compared");
      return;
    }
    fields.push_back(field);
  }

  void compare_the_rest() {
    for (int i = 0; i < size_of(record().fields); ++i) {
      const Field& field = at(record().fields, i);
      if (field.type.kind != Kind::list && may_be_shown(field) && !is_used(i)) register_.compares.push_back(i);
    }
  }

  static bool fills(const Extract& extract, int field) {
    const auto whole = [field](const ExtractColumn& column) { return column.path == std::vector<int>{field}; };
    return contains(extract.constants, field, &ExtractConstant::field) || std::ranges::any_of(extract.columns, whole);
  }

  void check_extracts_fill_it() {
    bool some = false;
    for (const Extract& extract : context_.program.extracts) {
      if (extract.record != register_.record || extract.into_record >= 0) continue;
      some = true;
      std::vector<int> needed = register_.key;
      needed.push_back(register_.date_field);
      if (register_.list_field >= 0) needed.push_back(register_.list_field);
      for (const int field : needed) {
        if (!fills(extract, field)) say_not_filled(extract, at(record().fields, field).name);
      }
    }
    if (some) return;
    context_.error("no-extract", decl_.record.place, "no extract is of " + record().name + ", so there is no list",
                   "declare an extract of " + record().name);
  }

  void say_not_filled(const Extract& extract, const std::string& field) {
    Diagnostic& diagnostic = context_.error("not-filled", register_.place,
                                            "the extract '" + extract.name + "' does not fill '" + field +
                                                "', and its rows would stand in no list of this register",
                                            "fill the field by a column or 'set " + field + " to …'");
    add_note(diagnostic, extract.place, "the extract");
  }

  Context& context_;
  const RegisterDecl& decl_;
  Register register_;
  bool broken_ = false;
};

void add_register(Context& context, const RegisterDecl& decl) {
  std::vector<Register>& registers = context.program.registers;
  if (const int first = index_of(registers, decl.name.text); first >= 0) {
    duplicate(context, "register", decl.name, at(registers, first).place);
    return;
  }
  if (decl.header.broken) return;
  const int record = resolve_record(context, decl.record);
  if (record < 0) return;
  if (std::optional<Register> read = RegisterReader(context, decl, record).read())
    registers.push_back(std::move(*read));
}

}  // namespace

void check_registers(Context& context) {
  for (const RegisterDecl* decl : all<RegisterDecl>(context)) add_register(context, *decl);
}

}  // namespace takecare::lang::check
