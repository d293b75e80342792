#include "takecare/engine/sql/dialect.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "takecare/engine/sql/interval.h"
#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/terms.h"

namespace takecare::engine::sql {

using lang::Kind;

std::unique_ptr<Dialect> make_duckdb_dialect();
std::unique_ptr<Dialect> make_postgres_dialect();

std::unique_ptr<Dialect> make_dialect(DialectName name) {
  return name == DialectName::duckdb ? make_duckdb_dialect() : make_postgres_dialect();
}

std::string Dialect::name(std::string_view text) const { return quoted(text, longest_name()); }

std::string Dialect::of_raw(std::string_view field) const { return "item." + name(field); }

std::string Dialect::read(const lang::Program& program, const lang::Field& field) const {
  const std::string raw = of_raw(field.name);
  std::string as_type = fmt::format("CAST({} AS {})", raw, type(field.type.kind));
  const auto stopped = [&](const char* words, const std::string& value) {
    const std::string sentence = fmt::format("{} of '{}': ", words, field.name);
    return fmt::format("CAST({} AS {})", stop(sentence, value), type(field.type.kind));
  };
  switch (field.type.kind) {
    case Kind::number:
    case Kind::money:
      return case_of({{fmt::format("{} = {}", raw, as_type), as_type},
                      {fmt::format("{} IS NOT NULL", raw), stopped("not an exact value", raw)}});
    case Kind::duration: {
      const std::string interval = of_raw(interval_column(field));
      const std::string number = fmt::format("CAST({} AS BIGINT) * {}", raw, twelfths_per_day);
      const std::string no_duration = stopped("no duration", raw);
      return case_of({{is_digits(raw), number},
                      {fmt::format("{} IS NOT NULL", interval), twelfths_of(interval, no_duration)},
                      {fmt::format("{} IS NOT NULL", raw), no_duration}});
    }
    case Kind::enumeration: {
      std::vector<std::string> names;
      const auto& values = program.enumerations[static_cast<std::size_t>(field.type.of)].values;
      for (std::size_t v = 0; v < values.size(); ++v)
        names.push_back(literal_of(program, field.type, static_cast<std::int64_t>(v)));
      return case_of({{fmt::format("{} IN ({})", as_type, fmt::join(names, ", ")), as_type},
                      {fmt::format("{} IS NOT NULL", raw), stopped("no value", raw)}});
    }
    case Kind::truth:
    case Kind::date:
    case Kind::text:
    case Kind::list: break;
  }
  return as_type;
}

}  // namespace takecare::engine::sql
