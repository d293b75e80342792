// Enumerations: their names, their enumerators, by hand or from a code list, and their attributes.
#include <cctype>
#include <limits>
#include <optional>

#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/code_list.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::EnumerationDecl;

// one_of and attributes hold enumerators in 16 bits.
constexpr int most_enumerators = std::numeric_limits<std::int16_t>::max();

void declare_enumeration(Context& context, const EnumerationDecl& decl) {
  if (const int first = context.program.find_enumeration(decl.name.text); first >= 0) {
    duplicate(context, "enumeration", decl.name, at(context.program.enumerations, first).place);
    return;
  }
  if (decl.header.broken) context.broken_enumerations.insert(size_of(context.program.enumerations));
  context.program.enumerations.push_back(
      {.name = decl.name.text, .values = {}, .attributes = {}, .place = decl.name.place});
}

void declare_record(Context& context, const syntax::RecordDecl& decl) {
  Program& program = context.program;
  if (const int first = program.find_record(decl.name.text); first >= 0) {
    duplicate(context, "record", decl.name, at(program.records, first).place);
    return;
  }
  if (const int first = program.find_enumeration(decl.name.text); first >= 0) {
    duplicate(context, "type", decl.name, at(program.enumerations, first).place);
    return;
  }
  if (decl.header.broken) context.broken_records.insert(size_of(program.records));
  program.records.push_back({.name = decl.name.text, .fields = {}, .place = decl.name.place});
}

std::string spaced(std::string name) {
  for (char& c : name) {
    if (c == '_') c = ' ';
  }
  return name;
}

void add_written(Context& context, const EnumerationDecl& decl, Enumeration& enumeration) {
  for (const syntax::EnumeratorDecl& value : decl.values) {
    if (value.name.text.empty()) continue;
    if (index_of(enumeration.values, value.name.text) >= 0) {
      context.error("declared-twice", value.name.place, "'" + value.name.text + "' stands twice in " + enumeration.name,
                    "take one of them out");
      continue;
    }
    enumeration.values.push_back(
        {.name = value.name.text, .label = value.label ? value.label->text : spaced(value.name.text)});
  }
}

// A cell as a name: 'MEX' is mex, 'Latin America' is latin_america. Empty when it cannot be one.
std::string name_of_cell(const std::string& cell) {
  std::string name;
  for (const char c : cell) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) != 0) {
      name += static_cast<char>(std::tolower(letter));
    } else if (c == ' ' || c == '-' || c == '_') {
      name += '_';
    } else {
      return {};
    }
  }
  return name;
}

// The columns of a code list that an enumeration uses.
class FromCodeList {
 public:
  FromCodeList(Context& context, const EnumerationDecl& decl, int index, const CodeTable& table)
      : context_(context), decl_(decl), index_(index), table_(table) {}

  void read() {
    const std::optional<int> code = decl_.code_column ? column(*decl_.code_column) : std::nullopt;
    const std::optional<int> label = decl_.label_column ? column(*decl_.label_column) : code;
    if (!code || !label) return context_.broken_enumerations.insert(index_), void();
    for (const CodeRow& row : table_.rows) add_value(row, *code, *label);
    for (const syntax::AttributeDecl& attribute : decl_.attributes) add_attribute(attribute, *code);
  }

 private:
  Enumeration& enumeration() { return at(context_.program.enumerations, index_); }

  std::optional<int> column(const syntax::Name& name) {
    const int found = table_.find_column(name.text);
    if (found >= 0) return found;
    unknown_in(context_, table_.file, "column", name, table_.columns);
    return std::nullopt;
  }

  void wrong_row(const CodeRow& row, const std::string& what, std::string help) {
    context_.broken_enumerations.insert(index_);
    context_.error("bad-code", decl_.file->place, table_.file + ", line " + std::to_string(row.line) + ": " + what,
                   std::move(help));
  }

  void add_value(const CodeRow& row, int code, int label) {
    const std::string& cell = at(row.cells, code);
    std::string name = name_of_cell(cell);
    if (name.empty()) {
      return wrong_row(row, "'" + cell + "' cannot be the name of an enumerator",
                       "codes are letters, digits and spaces");
    }
    if (!seen_.insert(name).second) {
      return wrong_row(row, "the code '" + cell + "' stands twice", "keep one row a code");
    }
    if (size_of(enumeration().values) == most_enumerators) {
      return wrong_row(row, "there are too many codes", "keep them under " + std::to_string(most_enumerators));
    }
    enumeration().values.push_back({.name = std::move(name), .label = at(row.cells, label)});
    rows_.push_back(&row);
  }

  void add_attribute(const syntax::AttributeDecl& decl, int code) {
    const int target = context_.program.find_enumeration(decl.enumeration.text);
    if (target < 0) unknown(context_, "enumeration", decl.enumeration, names_of(context_.program.enumerations));
    const std::optional<int> from = column(decl.column);
    if (target < 0 || !from) return;
    if (index_of(enumeration().attributes, decl.name.text) >= 0) {
      context_.error("declared-twice", decl.name.place, "attribute '" + decl.name.text + "' is declared twice",
                     "take one of them out");
      return;
    }
    Attribute attribute{.name = decl.name.text, .enumeration = target, .values = {}};
    for (const CodeRow* row : rows_) attribute.values.push_back(attribute_value(*row, *from, code, target));
    enumeration().attributes.push_back(std::move(attribute));
  }

  std::int16_t attribute_value(const CodeRow& row, int from, int code, int target) {
    const std::string& cell = at(row.cells, from);
    if (cell.empty()) return -1;
    const Enumeration& wanted = at(context_.program.enumerations, target);
    const int found = index_of(wanted.values, name_of_cell(cell));
    if (found < 0 && !context_.broken_enumerations.contains(target)) {
      const std::string help = did_you_mean(name_of_cell(cell), names_of(wanted.values));
      wrong_row(row, "'" + cell + "', given for '" + at(row.cells, code) + "', is no " + wanted.name,
                help.empty() ? "it has " + one_of_words(names_of(wanted.values)) : help);
    }
    return static_cast<std::int16_t>(found);
  }

  Context& context_;
  const EnumerationDecl& decl_;
  int index_;
  const CodeTable& table_;
  std::set<std::string> seen_;
  std::vector<const CodeRow*> rows_;  // of the enumerators, in order
};

void add_from_file(Context& context, const EnumerationDecl& decl, int index) {
  const Result<CodeTable> table = read_code_table(beside_chapter(decl.file->place, decl.file->text));
  if (!table) {
    context.error("bad-code-list", decl.file->place, table.error().message, table.error().help);
    context.broken_enumerations.insert(index);
    return;
  }
  FromCodeList(context, decl, index, *table).read();
}

void no_values(Context& context, const EnumerationDecl& decl, int index) {
  if (!at(context.program.enumerations, index).values.empty() || context.broken_enumerations.contains(index)) return;
  context.error("empty-enumeration", decl.name.place, decl.name.text + " has no values",
                "give the code list at least one row");
  context.broken_enumerations.insert(index);
}

// The declaration that gave the index its name; a second one of that name is already refused.
bool is_first(const Context& context, const EnumerationDecl& decl, int index) {
  return index >= 0 && at(context.program.enumerations, index).place == decl.name.place;
}

}  // namespace

void declare_types(Context& context) {
  for (const EnumerationDecl* decl : all<EnumerationDecl>(context)) declare_enumeration(context, *decl);
  for (const syntax::RecordDecl* decl : all<syntax::RecordDecl>(context)) {
    if (!decl->continued) declare_record(context, *decl);
  }
}

void check_enumerations(Context& context) {
  // Attributes name enumerators of other enumerations: those written by hand come first.
  for (const bool from_file : {false, true}) {
    for (const EnumerationDecl* decl : all<EnumerationDecl>(context)) {
      const int index = context.program.find_enumeration(decl->name.text);
      if (!is_first(context, *decl, index) || decl->file.has_value() != from_file) continue;
      if (from_file) add_from_file(context, *decl, index);
      if (!from_file) add_written(context, *decl, at(context.program.enumerations, index));
      no_values(context, *decl, index);
    }
  }
}

}  // namespace takecare::lang::check
