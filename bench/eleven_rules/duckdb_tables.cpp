#include "bench/eleven_rules/duckdb_tables.h"

namespace takecare::bench {

namespace {

using engine::Connection;

// One row a value of the workload; what is unknown is NULL.
class Loader {
 public:
  Loader(const Connection& connection, const char* table) {
    duckdb_appender_create(connection.handle(), nullptr, table, &appender_);
  }
  ~Loader() { duckdb_appender_destroy(&appender_); }
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  void truth(std::uint8_t v) {
    v == unknown_truth ? duckdb_append_null(appender_) : duckdb_append_bool(appender_, v == 1);
  }
  void number(std::int32_t v) {
    v == unknown_number ? duckdb_append_null(appender_) : duckdb_append_int32(appender_, v);
  }
  void date(std::int32_t v) {
    v == unknown_number ? duckdb_append_null(appender_) : duckdb_append_date(appender_, {.days = v});
  }
  void code(std::int16_t v) { duckdb_append_int16(appender_, v); }
  void end_row() { duckdb_appender_end_row(appender_); }

 private:
  duckdb_appender appender_ = nullptr;
};

void load(const Connection& connection, const Workload& w) {
  Loader people(connection, "person");
  Loader offenses(connection, "offense");
  for (std::size_t i = 0; i < w.people(); ++i) {
    people.number(static_cast<std::int32_t>(i));
    people.truth(w.us_citizen[i]);
    people.date(w.admitted_on[i]);
    people.date(w.final_order_on[i]);
    people.truth(w.departed[i]);
    people.truth(w.fraud_finding[i]);
    people.truth(w.benefit_abuse[i]);
    people.end_row();
    const auto end = static_cast<std::size_t>(w.offsets[i + 1]);
    for (auto j = static_cast<std::size_t>(w.offsets[i]); j < end; ++j) {
      offenses.number(static_cast<std::int32_t>(i));
      offenses.date(w.committed_on[j]);
      offenses.code(w.disposition[j]);
      offenses.truth(w.moral_turpitude[j]);
      offenses.truth(w.controlled_substance[j]);
      offenses.truth(w.aggravated_felony[j]);
      offenses.truth(w.firearm[j]);
      offenses.number(w.max_sentence[j]);
      offenses.number(w.sentence[j]);
      offenses.number(w.marijuana[j]);
      offenses.end_row();
    }
  }
}

constexpr const char* tables = R"(
CREATE TABLE person (id INTEGER, us_citizen BOOLEAN, admitted_on DATE, final_order_on DATE, departed BOOLEAN,
                     fraud_finding BOOLEAN, benefit_abuse BOOLEAN);
CREATE TABLE offense (id INTEGER, committed_on DATE, disposition SMALLINT, mt BOOLEAN, cs BOOLEAN, af BOOLEAN, fi BOOLEAN,
                      max_sentence INTEGER, sentence INTEGER, marijuana INTEGER);
)";

constexpr const char* nested = R"(
CREATE TABLE nested AS
SELECT p.*, coalesce(o.offenses, []) AS offenses
FROM person p LEFT JOIN
     (SELECT id, list({'committed_on': committed_on, 'disposition': disposition, 'mt': mt, 'cs': cs, 'af': af, 'fi': fi,
                       'max_sentence': max_sentence, 'sentence': sentence, 'marijuana': marijuana}) AS offenses
      FROM offense GROUP BY id) o USING (id)
ORDER BY id
)";

}  // namespace

Result<void> load_tables(Connection& connection, const Workload& workload) {
  if (auto made = connection.run(tables); !made) return made;
  load(connection, workload);
  return connection.run(nested);
}

}  // namespace takecare::bench
