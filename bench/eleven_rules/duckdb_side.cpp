#include "bench/eleven_rules/duckdb_side.h"

#include <fmt/format.h>

#include <memory>

#include "bench/eleven_rules/duckdb_tables.h"

namespace takecare::bench {

namespace {

using engine::Connection;
using engine::Database;

struct Session {
  Database database;
  Connection connection;
};

// Each truth of an offense adds 16 when it may hold and 17 when it surely does, in a lane of eight bits, so that one
// sum of a BIGINT counts several rules at once (nobody here has more than eight offenses).
std::string lane(const char* truth, int number) {
  return fmt::format("coalesce(({})::INT * {}::BIGINT, {}::BIGINT)", truth, 17LL << (8 * number), 16LL << (8 * number));
}

std::string rules_over(const std::string& offenses) {
  const std::string first =
      fmt::format("{} + {} + {} + {} + {} + {} + {}", lane("convicted", 0), lane("turpitude", 1), lane("substance", 2),
                  lane("pending", 3), lane("soon", 4), lane("felony", 5), lane("armed", 6));
  const std::string second = fmt::format("{} + {}", lane("small", 0), lane("petty", 1));
  // Sentences: the least sum from bit 20, how many are open from bit 16, the greatest sum from bit 36.
  const char* sums =
      "CASE WHEN convicted IS NOT FALSE THEN coalesce(sentence * (68719476736::BIGINT + CASE WHEN convicted THEN "
      "1048576 "
      "ELSE 0 END), 65536::BIGINT) ELSE 0 END";
  return fmt::format(R"(
WITH o AS ({}),
t AS (SELECT id, convicted, pending, sentence, convicted AND mt AS turpitude, convicted AND cs AS substance,
             convicted AND mt AND within_five AND max_sentence >= 365 AS soon, convicted AND af AS felony,
             convicted AND fi AS armed, convicted AND cs AND marijuana <= 300 AS small,
             convicted AND mt AND max_sentence <= 365 AND sentence <= 180 AS petty
      FROM o),
s AS (SELECT id, sum({})::BIGINT AS a, sum({} + {})::BIGINT AS b FROM t GROUP BY id),
j AS (SELECT p.us_citizen, p.final_order_on, p.departed, p.fraud_finding, p.benefit_abuse, coalesce(a, 0) AS a, coalesce(b, 0) AS b
      FROM person p LEFT JOIN s USING (id)),
c AS (SELECT *, a & 15 AS c1, (a >> 4) & 15 AS c2, (a >> 8) & 15 AS m1, (a >> 12) & 15 AS m2, (a >> 16) & 15 AS s1,
             (a >> 20) & 15 AS s2, (a >> 24) & 15 AS p1, (a >> 28) & 15 AS p2, (a >> 32) & 15 AS w1, (a >> 36) & 15 AS w2,
             (a >> 40) & 15 AS f1, (a >> 44) & 15 AS f2, (a >> 48) & 15 AS g1, (a >> 52) & 15 AS g2, b & 15 AS x1,
             (b >> 4) & 15 AS x2, (b >> 8) & 15 AS y1, (b >> 12) & 15 AS y2, ((b >> 16) & 15) <> 0 AS open,
             (b >> 20) & 65535 AS least, b >> 36 AS most
      FROM j),
r AS (SELECT us_citizen,
  CASE WHEN c1 > 0 THEN true WHEN c2 = 0 THEN false END AS r1,
  CASE WHEN p1 > 0 THEN true WHEN p2 = 0 THEN false END AS r2,
  CASE WHEN w1 > 0 THEN true WHEN w2 = 0 THEN false END AS r3,
  CASE WHEN m1 > 1 THEN true WHEN m2 < 2 THEN false END AS r4,
  CASE WHEN f1 > 0 THEN true WHEN f2 = 0 THEN false END AS r5,
  CASE WHEN s1 > 0 THEN true WHEN s2 = 0 THEN false END AND NOT (
    CASE WHEN s1 = 1 AND s2 = 1 THEN true WHEN s1 > 1 OR s2 = 0 THEN false END AND
    CASE WHEN x1 > 0 THEN true WHEN x2 = 0 THEN false END) AS r6,
  CASE WHEN g1 > 0 THEN true WHEN g2 = 0 THEN false END AS r7,
  CASE WHEN c1 > 1 THEN true WHEN c2 < 2 THEN false END AND
    CASE WHEN least >= 1825 THEN true WHEN NOT open AND most < 1825 THEN false END AS r8,
  final_order_on IS NOT NULL AND NOT departed AS r9,
  fraud_finding OR benefit_abuse AS r10,
  CASE WHEN w1 > 0 THEN true WHEN w2 = 0 THEN false END AND NOT (
    CASE WHEN m1 = 1 AND m2 = 1 THEN true WHEN m1 > 1 OR m2 = 0 THEN false END AND
    CASE WHEN y1 > 0 THEN true WHEN y2 = 0 THEN false END) AS r11
  FROM c),
v AS (SELECT *, NOT us_citizen AND (r1 OR r2 OR r3 OR r4 OR r5 OR r6 OR r7 OR r8 OR r9 OR r10 OR r11) AS r12 FROM r)
SELECT sum(r1::INT), count(*) - count(r1), sum(r2::INT), count(*) - count(r2), sum(r3::INT), count(*) - count(r3),
       sum(r4::INT), count(*) - count(r4), sum(r5::INT), count(*) - count(r5), sum(r6::INT), count(*) - count(r6),
       sum(r7::INT), count(*) - count(r7), sum(r8::INT), count(*) - count(r8), sum(r9::INT), count(*) - count(r9),
       sum(r10::INT), count(*) - count(r10), sum(r11::INT), count(*) - count(r11), sum(r12::INT), count(*) - count(r12)
FROM v)",
                     offenses, first, second, sums);
}

// What the conditions need of an offense and its person; dismissed and acquitted ones count for nothing.
constexpr const char* offense_columns = R"(
SELECT id, nullif(disposition, 4) = 0 AS convicted, nullif(disposition, 4) = 1 AS pending, mt, cs, af, fi,
       committed_on BETWEEN admitted_on AND CAST(admitted_on + INTERVAL 5 YEAR AS DATE) AS within_five, max_sentence, sentence, marijuana
FROM {} WHERE disposition NOT IN (2, 3))";

Counts counts_of(Connection& connection, const std::string& sql) {
  Counts counts;
  const auto rows = connection.table(sql);
  if (!rows || rows->empty()) return counts;
  for (std::size_t k = 0; k < rule_count; ++k) {
    counts.yes[k] = std::stoull((*rows)[0][2 * k].value_or("0"));
    counts.unknown[k] = std::stoull((*rows)[0][2 * k + 1].value_or("0"));
  }
  return counts;
}

}  // namespace

Result<std::vector<SqlForm>> duckdb_forms(const Workload& workload) {
  auto database = Database::open({.threads = 1});
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  auto session = std::make_shared<Session>(Session{std::move(*database), std::move(*connection)});
  if (auto loaded = load_tables(session->connection, workload); !loaded) return std::unexpected(loaded.error());

  const std::string joined =
      fmt::format(fmt::runtime(offense_columns), "(SELECT o.*, p.admitted_on FROM offense o JOIN person p USING (id))");
  const std::string unnested = fmt::format(fmt::runtime(offense_columns),
                                           "(SELECT id, admitted_on, unnest(offenses, recursive := true) FROM nested)");
  std::vector<SqlForm> forms;
  for (const auto& [name, offenses] :
       {std::pair{"two tables joined", joined}, std::pair{"a list a person, unnested", unnested}}) {
    const std::string sql = rules_over(offenses);
    forms.push_back({.name = name, .run = [session, sql] { return counts_of(session->connection, sql); }});
  }
  return forms;
}

}  // namespace takecare::bench
