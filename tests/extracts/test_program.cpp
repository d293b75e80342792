#include "test_program.h"

namespace takecare::extracts {

namespace {

using lang::Blank;
using lang::ColumnFormat;
using lang::GivenValue;
using lang::Kind;
using State = lang::GivenValue::State;

lang::Field field(const char* name, lang::Type type, bool optional = false) {
  lang::Field field;
  field.name = name;
  field.type = type;
  field.optional = optional;
  return field;
}

lang::ExtractColumn column(const char* name, std::vector<int> path, ColumnFormat format) {
  lang::ExtractColumn column;
  column.name = name;
  column.path = std::move(path);
  column.format = format;
  return column;
}

lang::Code code(const char* text, State state, std::int64_t value = 0) {
  lang::Code code;
  code.code = text;
  code.means.state = state;
  code.means.value = value;
  return code;
}

lang::Extract people() {
  lang::Extract extract;
  extract.name = "people";
  extract.record = 0;
  extract.grain = "one row a person and day";
  extract.csv = extract.ndjson = extract.parquet = true;
  extract.key = {"ID"};
  extract.columns = {
      column("ID", {0}, ColumnFormat::text),       column("CITIZEN", {1}, ColumnFormat::truth),
      column("STATUS", {2}, ColumnFormat::codes),  column("SENTENCE", {3}, ColumnFormat::duration),
      column("FEE", {4}, ColumnFormat::money),     column("SCORE", {5}, ColumnFormat::number),
      column("ADMITTED", {6}, ColumnFormat::date), column("ENDED", {7}, ColumnFormat::date),
      column("NOTE", {8}, ColumnFormat::text),
  };
  extract.columns[0].blank = Blank::refused;
  extract.columns[0].meaning = "the person's number, not a name";
  extract.columns[2].codes = {code("C", State::known, 0), code("R", State::known, 1), code("V", State::known, 2),
                              code("?", State::unknown)};
  extract.columns[3].unit = twelfths_per_month;
  extract.columns[6].pattern = "MM/DD/YYYY";
  extract.columns[7].pattern = "YYYY-MM-DD HH:MM:SS";
  extract.columns[7].codes = {code("NONE", State::not_applicable)};
  lang::ExtractConstant constant;
  constant.field = 9;
  constant.value.state = State::known;
  constant.value.value = 1;
  extract.constants = {constant};
  return extract;
}

lang::Extract charges() {
  lang::Extract extract;
  extract.name = "charges";
  extract.record = 1;
  extract.into_record = 0;
  extract.into_field = 10;
  extract.belongs_to = {0};
  extract.csv = extract.ndjson = true;
  extract.key = {"ID"};
  extract.columns = {column("CODE", {0}, ColumnFormat::text), column("ON", {1}, ColumnFormat::date)};
  extract.columns[0].blank = Blank::refused;
  extract.columns[1].pattern = "MM/DD/YYYY";
  return extract;
}

lang::Extract visits() {
  lang::Extract extract;
  extract.name = "visits";
  extract.record = 2;
  extract.csv = true;
  extract.columns = {column("PLACE", {0}, ColumnFormat::text), column("DAY", {1}, ColumnFormat::date)};
  extract.columns[1].pattern = "YYYY-MM-DD";
  return extract;
}

}  // namespace

lang::Program test_program() {
  lang::Program program;
  lang::Enumeration status;
  status.name = "Status";
  status.values = {{"citizen", "Citizen"}, {"resident", "Resident"}, {"visitor", "Visitor"}};
  lang::Enumeration system;
  system.name = "System";
  system.values = {{"north", "North"}, {"south", "South"}};
  program.enumerations = {status, system};
  lang::Record person;
  person.name = "Person";
  person.fields = {
      field("id", {Kind::text}),
      field("citizen", {Kind::truth}),
      field("status", {Kind::enumeration, 0}),
      field("sentence", {Kind::duration}),
      field("fee", {Kind::money}),
      field("score", {Kind::number}),
      field("admitted_on", {Kind::date}),
      field("ended_on", {Kind::date}, true),
      field("note", {Kind::text}),
      field("system", {Kind::enumeration, 1}),
      field("charges", {Kind::list, 1}),
  };
  person.fields[0].identifies = true;
  lang::Record charge;
  charge.name = "Charge";
  charge.fields = {field("code", {Kind::text}), field("charged_on", {Kind::date})};
  lang::Record visit;
  visit.name = "Visit";
  visit.fields = {field("place", {Kind::text}), field("day", {Kind::date})};
  program.records = {person, charge, visit};
  program.extracts = {people(), charges(), visits()};
  return program;
}

}  // namespace takecare::extracts
