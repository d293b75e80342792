#include "takecare/extracts/register_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/extracts/subject_sql.h"

namespace takecare::extracts {

namespace {

using engine::quote_name;
using engine::quote_text;

const lang::Field& field_of(const lang::Program& program, const lang::Register& definition, int field) {
  const lang::Record& record = program.records[static_cast<std::size_t>(definition.record)];
  return record.fields[static_cast<std::size_t>(field)];
}

// A field as a reader of the list has it: 'yes', '3', '2018-01-31', 'not applicable'.
std::string text_sql(const lang::Field& field) {
  const std::string name = "l." + quote_name(field.name);
  std::string text = "CAST(" + name + " AS VARCHAR)";
  if (field.type.kind == lang::Kind::truth)
    text = fmt::format("CASE WHEN {0} THEN 'yes' WHEN NOT {0} THEN 'no' END", name);
  if (field.type.kind == lang::Kind::number) text = fmt::format("rtrim(rtrim({}, '0'), '.')", text);
  return field.optional ? fmt::format("coalesce({}, l.{})", text, quote_name(field.name + "_missing")) : text;
}

std::string list_sql(const lang::Program& program, const lang::Register& definition) {
  return definition.list_field < 0 ? "NULL" : text_sql(field_of(program, definition, definition.list_field));
}

std::string day_sql(const lang::Program& program, const lang::Register& definition) {
  return text_sql(field_of(program, definition, definition.date_field));
}

int enumerator_of(const lang::Program& program, const lang::Register& definition, const std::string& name) {
  const int of = field_of(program, definition, definition.list_field).type.of;
  const auto& values = program.enumerations[static_cast<std::size_t>(of)].values;
  return static_cast<int>(std::ranges::find(values, name, &lang::Enumerator::name) - values.begin());
}

std::optional<ListId> id_of(const lang::Program& program, const lang::Register& definition,
                            const std::optional<std::string>& list, const std::optional<std::string>& day) {
  const auto on = day ? parse_iso_date(*day) : std::nullopt;
  if (!on || (definition.list_field >= 0 && !list)) return std::nullopt;
  return ListId{definition.list_field < 0 ? -1 : enumerator_of(program, definition, *list), *on};
}

const lang::ExtractConstant* constant_of(const lang::Extract& extract, int field) {
  const auto found = std::ranges::find(extract.constants, field, &lang::ExtractConstant::field);
  const bool known = found != extract.constants.end() && found->value.state == lang::GivenValue::State::known;
  return known ? &*found : nullptr;
}

// The list of a file that brings no rows: what the extract sets, whatever stands in the file.
std::optional<ListId> id_without_rows(const lang::Register& definition, const lang::Extract& extract) {
  const lang::ExtractConstant* day = constant_of(extract, definition.date_field);
  const lang::ExtractConstant* list = definition.list_field < 0 ? nullptr : constant_of(extract, definition.list_field);
  if (day == nullptr || (definition.list_field >= 0 && list == nullptr)) return std::nullopt;
  return ListId{list == nullptr ? -1 : static_cast<int>(list->value.value), static_cast<Days>(day->value.value)};
}

std::vector<int> compared_by(const lang::Register& definition, const lang::Extract& extract) {
  std::vector<int> filled;
  for (const int field : definition.compares) {
    const bool column = std::ranges::any_of(
        extract.columns, [field](const lang::ExtractColumn& one) { return one.path == std::vector<int>{field}; });
    if (column || std::ranges::find(extract.constants, field, &lang::ExtractConstant::field) != extract.constants.end())
      filled.push_back(field);
  }
  return filled;
}

}  // namespace

Result<RegisterLists> RegisterLists::open(const lang::Program& program, const lang::Register& definition,
                                          const std::filesystem::path& data) {
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  RegisterLists lists(program, definition, std::move(*connection));
  for (std::size_t i = 0; i < program.extracts.size(); ++i) {
    const lang::Extract& extract = program.extracts[i];
    if (extract.record != definition.record || extract.into_record >= 0) continue;
    auto stored = stored_rows(program, data, static_cast<int>(i));
    if (!stored) return std::unexpected(stored.error());
    if (auto added = lists.add(*stored); !added) return std::unexpected(added.error());
  }
  const auto place = [](const ListFile& file) { return std::pair(!file.id, file.id.value_or(ListId{})); };
  std::ranges::stable_sort(lists.files_, {}, place);
  return lists;
}

Result<void> RegisterLists::add(const StoredRows& stored) {
  const lang::Extract& extract = stored.contract.definition();
  const std::vector<int> compared = compared_by(definition_, extract);
  std::set<std::string> with_rows;
  if (stored.imported()) {
    sources_.push_back(subject_sql(program_, {.owner = &stored, .children = {}, .found = {}, .joins = {}}));
    auto groups = connection_.table(
        fmt::format("SELECT {}, {}, l._file, count(*) FROM ({}) l GROUP BY ALL ORDER BY ALL",
                    list_sql(program_, definition_), day_sql(program_, definition_), sources_.back()));
    if (!groups) return std::unexpected(groups.error());
    for (const auto& group : *groups) {
      const auto file = std::ranges::find(stored.manifest.files, group[2].value_or(""), &StoredFile::file);
      with_rows.insert(file->file);
      files_.push_back({stored.contract.name, *file, id_of(program_, definition_, group[0], group[1]),
                        std::stoll(*group[3]), compared});
    }
  }
  for (const StoredFile& file : stored.manifest.files) {
    if (!with_rows.contains(file.file))
      files_.push_back({stored.contract.name, file, id_without_rows(definition_, extract), 0, compared});
  }
  return {};
}

std::vector<Days> RegisterLists::days_of(int list) const {
  std::set<Days> days;
  for (const ListFile& file : files_) {
    if (file.id && file.id->list == list && file.file.status == FileStatus::accepted) days.insert(file.id->on);
  }
  return {days.begin(), days.end()};
}

std::vector<int> RegisterLists::lists() const {
  std::set<int> lists;
  for (const ListFile& file : files_) {
    if (file.id && file.file.status == FileStatus::accepted) lists.insert(file.id->list);
  }
  return {lists.begin(), lists.end()};
}

Result<std::vector<ListRow>> RegisterLists::rows(ListId id) {
  std::string select = "l._file, l._row";
  for (const int field : definition_.key) select += ", " + text_sql(field_of(program_, definition_, field));
  for (const int field : definition_.compares) select += ", " + text_sql(field_of(program_, definition_, field));
  std::string where = day_sql(program_, definition_) + " = " + quote_text(format_iso_date(id.on));
  if (id.list >= 0) {
    const int of = field_of(program_, definition_, definition_.list_field).type.of;
    const auto& values = program_.enumerations[static_cast<std::size_t>(of)].values;
    where +=
        " AND " + list_sql(program_, definition_) + " = " + quote_text(values[static_cast<std::size_t>(id.list)].name);
  }
  std::vector<ListRow> rows;
  for (const std::string& source : sources_) {
    auto table = connection_.table(fmt::format("SELECT {} FROM ({}) l WHERE {} ORDER BY 1, 2", select, source, where));
    if (!table) return std::unexpected(table.error());
    for (auto& cells : *table) {
      const auto values = cells.begin() + 2 + static_cast<std::ptrdiff_t>(definition_.key.size());
      rows.push_back(
          {cells[0].value_or(""), std::stoll(*cells[1]), {cells.begin() + 2, values}, {values, cells.end()}});
    }
  }
  return rows;
}

bool RegisterLists::compares(ListId id, int field) const {
  return std::ranges::any_of(files_, [&](const ListFile& file) {
    return file.id == id && std::ranges::find(file.compared, field) != file.compared.end();
  });
}

}  // namespace takecare::extracts
