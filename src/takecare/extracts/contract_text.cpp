#include "takecare/extracts/contract_text.h"

#include <fmt/format.h>

namespace takecare::extracts {

namespace {

// Changed when the way that rows are stored changes: what was stored before has to be imported again.
constexpr int store_version = 1;

std::string value_text(const lang::GivenValue& value) {
  switch (value.state) {
    case lang::GivenValue::State::unknown: return "unknown";
    case lang::GivenValue::State::not_applicable: return "not applicable";
    case lang::GivenValue::State::known:
    case lang::GivenValue::State::items: break;
  }
  return fmt::format("{} '{}'", value.value, value.text);
}

std::string stored_text(const Contract& contract, int stored) {
  if (stored < 0) return "-";
  const StoredColumn& column = contract.stored[static_cast<std::size_t>(stored)];
  return column.name + " " + sql_type(column.storage);
}

}  // namespace

std::string contract_text(const Contract& contract) {
  const lang::Extract& extract = contract.definition();
  const lang::Program& program = *contract.program;
  std::string text = fmt::format("store {}\nextract {} of {}\n", store_version, extract.name,
                                 program.records[static_cast<std::size_t>(extract.record)].name);
  if (extract.into_field >= 0) {
    const lang::Record& owner = program.records[static_cast<std::size_t>(extract.into_record)];
    text += fmt::format("into {} of {}\n", owner.fields[static_cast<std::size_t>(extract.into_field)].name, owner.name);
  }
  for (const std::string& key : extract.key) text += "key " + key + "\n";
  for (const ContractColumn& column : contract.columns) {
    text += fmt::format("column {} to {} missing {} format {} pattern '{}' unit {} blank {} kind {}\n", column.name,
                        stored_text(contract, column.stored), stored_text(contract, column.stored_missing),
                        static_cast<int>(column.format), column.pattern ? column.pattern->pattern() : "", column.unit,
                        static_cast<int>(column.blank), static_cast<int>(column.type.kind));
    if (column.source == nullptr) continue;
    // The enumerator's name, not its number: another enumerator before it changes nothing that is stored.
    for (const lang::Code& code : column.source->codes) {
      const Value& means = column.codes.at(code.code);
      const std::string word = column.type.kind == lang::Kind::enumeration && means.state == Value::State::known
                                   ? means.text
                                   : value_text(code.means);
      text += fmt::format("  code '{}' means {}\n", code.code, word);
    }
    if (column.type.kind == lang::Kind::enumeration && column.format == lang::ColumnFormat::text) {
      for (const auto& value : program.enumerations[static_cast<std::size_t>(column.type.of)].values) {
        text += "  enumerator " + value.name + "\n";
      }
    }
  }
  return text;
}

}  // namespace takecare::extracts
