#include "takecare/programs/act.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "takecare/programs/ledger_past.h"
#include "takecare/programs/remembered_past.h"
#include "takecare/programs/withhold.h"

namespace takecare::programs {

namespace {

constexpr int most_tries = 1000;  // each lost to another writer, who made headway

// What was recorded under a key before.
Result<std::optional<Recorded>> earlier(const Past& past, std::string_view record, std::string_view id,
                                        const std::string& key) {
  if (key.empty()) return std::nullopt;
  auto events = past.events_of(record, id);
  if (!events) return std::unexpected(events.error());
  const auto found = std::ranges::find_if(*events, [&](const Recorded& one) { return one.event.key == key; });
  if (found == events->end()) return std::nullopt;
  return std::move(*found);
}

using Judge = std::function<Result<Judgment>(const Past&)>;

// 'record' and 'id' say where an earlier event with the key would be; 'same' whether it is the same request.
Result<Outcome> record_judged(ledger::Ledger& ledger, std::string_view record, std::string_view id,
                              const std::string& key, const std::function<bool(const ledger::Event&)>& same,
                              const Judge& judge) {
  for (int tries = 0; tries < most_tries; ++tries) {
    const auto size = ledger.size();
    if (!size) return std::unexpected(size.error());
    const auto past = LedgerPast::of(ledger);
    if (!past) return std::unexpected(past.error());
    auto before = earlier(*past, record, id, key);
    if (!before) return std::unexpected(before.error());
    if (*before) {
      if (!same((*before)->event)) {
        return fail(fmt::format("the key '{}' is that of another request, at entry {}", key, (*before)->index),
                    "use a key of its own for every request");
      }
      return Outcome{.judgment = {.event = (*before)->event}, .index = (*before)->index, .repeated = true};
    }
    auto judgment = judge(RememberedPast(*past));
    if (!judgment) return std::unexpected(judgment.error());
    const auto indices = ledger.append({&judgment->event, 1}, *size);
    if (indices) return Outcome{.judgment = std::move(*judgment), .index = indices->front()};
    if (indices.error().kind != ledger::AppendError::Kind::conflict) return std::unexpected(indices.error().error);
  }
  return fail("other writers were always quicker", "try again");
}

// The fields that were asked for are among those that the event has.
bool says_the_same(const ledger::Event& event, const ledger::Json::Members& fields) {
  const auto said = read_said(event);
  return said && std::ranges::all_of(fields, [&](const auto& field) {
           return std::ranges::find(said->fields, field) != said->fields.end();
         });
}

}  // namespace

Result<Outcome> act(const lang::Program& program, ledger::Ledger& ledger, const Request& request) {
  const auto& life = program.programs[static_cast<std::size_t>(request.program)];
  const std::string& record = program.records[static_cast<std::size_t>(life.record)].name;
  const auto same = [&](const ledger::Event& event) {
    return request.act >= 0 && event.act == life.acts[static_cast<std::size_t>(request.act)].name &&
           event.actor == request.actor && event.on == request.on && event.reasons == request.reasons &&
           event.evidence == request.evidence && says_the_same(event, request.fields);
  };
  return record_judged(ledger, record, request.id, request.key, same,
                       [&](const Past& past) { return try_act(program, past, request); });
}

Result<Judgment> try_act(const lang::Program& program, const Past& past, const Request& request) {
  auto judgment = judge(program, past, request);
  if (!judgment) return judgment;
  if (auto done = withhold(program, past, request, *judgment); !done) return std::unexpected(done.error());
  return judgment;
}

Result<Outcome> correct(const lang::Program& program, ledger::Ledger& ledger, const CorrectionRequest& request) {
  const auto& life = program.programs[static_cast<std::size_t>(request.program)];
  const std::string& record = program.records[static_cast<std::size_t>(life.record)].name;
  const auto same = [&](const ledger::Event& event) {
    const auto said = read_said(event);
    return said && said->corrects == request.index && event.actor == request.actor &&
           event.reasons == request.reasons && says_the_same(event, request.fields);
  };
  return record_judged(ledger, record, request.id, request.key, same,
                       [&](const Past& past) { return judge_correction(program, past, request); });
}

}  // namespace takecare::programs
