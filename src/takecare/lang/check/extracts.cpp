// Extracts: what agencies send, and where it goes.
#include <algorithm>
#include <map>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/columns.h"
#include "takecare/lang/check/given.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::ExtractDecl;

std::string path_text(const Program& program, int record, const std::vector<int>& path) {
  std::string text;
  for (const int step : path) {
    const Field& field = at(at(program.records, record).fields, step);
    text += (text.empty() ? "" : ".") + field.name;
    record = field.type.of;
  }
  return text;
}

// Whose list the rows go into; false after an error.
bool read_into(Context& context, const ExtractDecl& decl, Extract& extract) {
  if (!decl.into_field || !decl.into_record) return true;
  extract.into_record = resolve_record(context, *decl.into_record);
  if (extract.into_record < 0) return false;
  const Record& owner = at(context.program.records, extract.into_record);
  extract.into_field = index_of(owner.fields, decl.into_field->text);
  if (extract.into_field < 0) {
    if (!context.broken_records.contains(extract.into_record)) {
      unknown_in(context, owner.name, "field", *decl.into_field, names_of(owner.fields));
    }
    return false;
  }
  const Field& field = at(owner.fields, extract.into_field);
  if (field.type == Type{Kind::list, extract.record}) return true;
  context.error("wrong-type", decl.into_field->place,
                "'" + field.name + "' of " + owner.name + " is " + words(context.program, field.type) +
                    ", and the rows are each a " + decl.record.text,
                "name a list of " + decl.record.text);
  return false;
}

void read_files(const ExtractDecl& decl, Extract& extract) {
  for (const syntax::Name& file : decl.files) {
    extract.csv = extract.csv || file.text == "csv";
    extract.ndjson = extract.ndjson || file.text == "ndjson";
    extract.parquet = extract.parquet || file.text == "parquet";
  }
  // An extract that does not say so is taken in every format.
  if (decl.files.empty()) extract.csv = extract.ndjson = extract.parquet = true;
}

// Each field is filled once. Remembers where.
class Filled {
 public:
  Filled(Context& context, int record) : context_(context), record_(record) {}

  bool add(const std::vector<int>& path, const Place& place) {
    const auto [first, is_new] = places_.emplace(path, place);
    if (is_new) return true;
    Diagnostic& diagnostic =
        context_.error("filled-twice", place, "'" + path_text(context_.program, record_, path) + "' is filled twice",
                       "let one column, or one 'set', fill it");
    add_note(diagnostic, first->second, "filled here first");
    return false;
  }

 private:
  Context& context_;
  int record_;
  std::map<std::vector<int>, Place> places_;
};

void read_constants(Context& context, const ExtractDecl& decl, Extract& extract, Filled& filled) {
  const Record& record = at(context.program.records, extract.record);
  for (const syntax::ConstantDecl& constant : decl.constants) {
    const int index = index_of(record.fields, constant.field.text);
    if (index < 0) {
      if (context.broken_records.contains(extract.record)) continue;
      unknown_in(context, record.name, "field", constant.field, names_of(record.fields));
      continue;
    }
    const Field& field = at(record.fields, index);
    const auto value =
        read_given(context, constant.value, {.name = field.name, .type = field.type, .optional = field.optional});
    if (filled.add({index}, constant.field.place) && value) {
      extract.constants.push_back({.field = index, .value = *value});
    }
  }
}

void read_columns(Context& context, const ExtractDecl& decl, Extract& extract, Filled& filled) {
  for (const syntax::ColumnDecl& column : decl.columns) {
    auto read = read_column(context, column, extract.record);
    if (read && filled.add(read->path, column.path.place)) extract.columns.push_back(std::move(*read));
  }
}

void read_key(Context& context, const ExtractDecl& decl, Extract& extract) {
  std::vector<std::string> columns;
  columns.reserve(decl.columns.size());
  for (const syntax::ColumnDecl& column : decl.columns) columns.push_back(column.name.text);
  for (const syntax::Name& name : decl.key) {
    if (contains(extract.key, name.text)) {
      context.error("listed-twice", name.place, "'" + name.text + "' stands twice in the key", "take one of them out");
      continue;
    }
    extract.key.push_back(name.text);
    // The key of rows that go into a list is their owner's; it need not fill a field of theirs.
    if (extract.into_record < 0 && !contains(columns, name.text)) unknown(context, "column", name, columns);
  }
  if (extract.into_record >= 0 && decl.key.empty()) {
    context.error("no-key", decl.name.place,
                  "extract '" + decl.name.text + "' does not say whose list its rows go into",
                  "add 'key COLUMN', with the key of the owner's extract");
  }
}

void add_extract(Context& context, const ExtractDecl& decl) {
  Program& program = context.program;
  if (const int first = program.find_extract(decl.name.text); first >= 0) {
    duplicate(context, "extract", decl.name, at(program.extracts, first).place);
    return;
  }
  Extract extract{.name = decl.name.text,
                  .citations = read_citations(context, decl.citations),
                  .grain = decl.grain ? decl.grain->text : std::string(),
                  .key = {},
                  .belongs_to = {},
                  .columns = {},
                  .constants = {},
                  .place = decl.name.place};
  extract.record = decl.header.broken ? -1 : resolve_record(context, decl.record);
  if (extract.record < 0 || !read_into(context, decl, extract)) {
    context.broken_names.insert(decl.name.text);
    return;
  }
  Filled filled(context, extract.record);
  read_files(decl, extract);
  read_constants(context, decl, extract, filled);
  read_columns(context, decl, extract, filled);
  read_key(context, decl, extract);
  program.extracts.push_back(std::move(extract));
}

// ---- Whose rows the rows of an 'into' extract belong to

std::vector<int> extracts_of(const Program& program, int record) {
  std::vector<int> found;
  for (int i = 0; i < size_of(program.extracts); ++i) {
    if (at(program.extracts, i).record == record && at(program.extracts, i).into_record < 0) found.push_back(i);
  }
  return found;
}

std::vector<std::string> names_at(const Program& program, const std::vector<int>& extracts) {
  std::vector<std::string> names;
  names.reserve(extracts.size());
  for (const int index : extracts) names.push_back(at(program.extracts, index).name);
  return names;
}

void which_owner(Context& context, const ExtractDecl& decl, const std::vector<int>& owners) {
  const std::string owner = decl.into_record->text;
  if (owners.empty()) {
    context.error("no-owner", decl.name.place, "no extract is of " + owner + ", whose list these rows go into",
                  "declare an extract of " + owner);
    return;
  }
  std::string names;
  for (const std::string& name : names_at(context.program, owners)) names += (names.empty() ? "" : ", ") + name;
  context.error("which-owner", decl.name.place,
                "several extracts are of " + owner + ", and this one does not say whose rows it has",
                "add 'belongs to' and some of: " + names);
}

void read_belongs_to(Context& context, const ExtractDecl& decl, Extract& extract) {
  const std::vector<int> owners = extracts_of(context.program, extract.into_record);
  for (const syntax::Name& name : decl.belongs_to) {
    const int found = context.program.find_extract(name.text);
    if (contains(owners, found)) {
      extract.belongs_to.push_back(found);
    } else {
      unknown(context, "extract of " + decl.into_record->text, name, names_at(context.program, owners));
    }
  }
  if (!decl.belongs_to.empty()) return;
  if (owners.size() != 1) return which_owner(context, decl, owners);
  extract.belongs_to = owners;
}

void check_key_of_owner(Context& context, const Extract& extract) {
  for (const int index : extract.belongs_to) {
    const Extract& owner = at(context.program.extracts, index);
    if (extract.key.empty() || owner.key.size() == extract.key.size()) continue;
    Diagnostic& diagnostic = context.error("key-differs", extract.place,
                                           "the key has " + std::to_string(extract.key.size()) +
                                               (extract.key.size() == 1 ? " column" : " columns") + ", that of '" +
                                               owner.name + "' has " + std::to_string(owner.key.size()),
                                           "name the columns that hold the owner's key, in the same order");
    add_note(diagnostic, owner.place, "the owner's extract");
  }
}

}  // namespace

void check_extracts(Context& context) {
  for (const ExtractDecl* decl : all<ExtractDecl>(context)) add_extract(context, *decl);
  for (const ExtractDecl* decl : all<ExtractDecl>(context)) {
    const int index = context.program.find_extract(decl->name.text);
    if (index < 0) continue;
    Extract& extract = at(context.program.extracts, index);
    if (extract.place != decl->name.place || (extract.into_record < 0 && decl->belongs_to.empty())) continue;
    if (extract.into_record < 0) {
      context.error("needless-owner", decl->belongs_to.front().place,
                    "only rows that go into a list belong to another extract", "leave 'belongs to' out");
      continue;
    }
    read_belongs_to(context, *decl, extract);
    check_key_of_owner(context, extract);
  }
}

}  // namespace takecare::lang::check
