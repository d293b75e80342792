#include "bench/eleven_rules/people_file.h"

#include <fmt/format.h>

#include "bench/eleven_rules/duckdb_tables.h"

namespace takecare::bench {

Result<void> write_people(const std::filesystem::path& file, std::size_t people) {
  auto database = engine::Database::open({.memory_limit = "4GiB"});
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  if (auto loaded = load_tables(*connection, generate(std::min(people, expected_people))); !loaded) return loaded;
  const std::size_t copies = (people + expected_people - 1) / expected_people;
  return connection->run(fmt::format(R"(
COPY (SELECT (copy * {}) + id AS id, us_citizen, admitted_on, final_order_on, departed, fraud_finding, benefit_abuse,
             list_transform(offenses, o -> {{
               'committed_on': o.committed_on,
               'disposition': CASE o.disposition WHEN 0 THEN 'convicted' WHEN 1 THEN 'pending' WHEN 2 THEN 'dismissed' WHEN 3 THEN 'acquitted' END,
               'moral_turpitude': o.mt, 'controlled_substance': o.cs, 'aggravated_felony': o.af, 'firearm': o.fi,
               'max_sentence': o.max_sentence, 'sentence': o.sentence, 'marijuana_grams': (o.marijuana / 10)::DECIMAL(6, 1)}}) AS offenses
      FROM nested, range({}) copies(copy) LIMIT {}) TO {} (FORMAT parquet))",
                                     expected_people, copies, people, engine::quote_text(file.string())));
}

}  // namespace takecare::bench
