#include "takecare/programs/privacy.h"

#include <algorithm>
#include <set>

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

template <class T, class U>
bool has(const std::vector<T>& all, const U& one) {
  return std::ranges::find(all, one) != all.end();
}

Result<bool> is_shown_to(const lang::Program& program, const Past& past, const lang::ShownTo& to, const State& state,
                         std::string_view viewer, const When& now) {
  const auto standing = standing_of(program, past, to.authority, viewer, now, Reasons::none);
  if (!standing) return std::unexpected(standing.error());
  if (to.where.empty()) return standing->held;
  return std::ranges::any_of(standing->holdings, [&](const Holding& holding) {
    return holding.asked.truth().surely_true() && ask_of_both(program, to.where[at(holding.holder)], state.the_case,
                                                              holding.the_case, now.as_of, Reasons::none)
                                                      .truth()
                                                      .surely_true();
  });
}

// The fields of the record that a line is for; those within its lists are asked for one by one (View::shows_part).
std::vector<int> fields_of(const lang::Record& record, const lang::PrivacyLine& line) {
  std::vector<int> fields = line.fields;
  for (int f = 0; f < std::ssize(record.fields); ++f) {
    const auto& protection = record.fields[at(f)].protected_by;
    const bool suits =
        line.provision ? protection && protection->text == line.provision->text : line.everything && !protection;
    if (suits && !has(fields, f)) fields.push_back(f);
  }
  return fields;
}

Ground ground_of(const lang::Program& program, const lang::Privacy& privacy, const lang::PrivacyLine& line,
                 const lang::ShownTo& to) {
  Ground ground{.ground = line.ground,
                .authority = authority_name(program, to.authority),
                .fields = fields_of(program.records[at(privacy.record)], line),
                .provision = line.provision ? line.provision->text : ""};
  for (const lang::Citation& citation : line.citations.empty() ? privacy.citations : line.citations) {
    ground.citations.push_back(citation.text);
  }
  return ground;
}

}  // namespace

bool View::shows(int field) const { return has(shown, field); }

bool View::shows_part(const lang::Field& field) const {
  return !field.protected_by || has(provisions, field.protected_by->text);
}

Result<View> view_of(const lang::Program& program, const Past& past, int record, const State& state,
                     std::string_view viewer, const When& now) {
  View view;
  for (const lang::Privacy& privacy : program.privacies) {
    if (privacy.record != record) continue;
    for (const lang::PrivacyLine& line : privacy.lines) {
      for (const lang::ShownTo& to : line.to) {
        const auto shown = is_shown_to(program, past, to, state, viewer, now);
        if (!shown) return std::unexpected(shown.error());
        if (*shown) view.grounds.push_back(ground_of(program, privacy, line, to));
      }
    }
  }
  std::set<int> fields;
  for (const Ground& ground : view.grounds) {
    fields.insert(ground.fields.begin(), ground.fields.end());
    if (!ground.provision.empty()) view.provisions.push_back(ground.provision);
  }
  view.shown.assign(fields.begin(), fields.end());
  for (int f = 0; f < std::ssize(program.records[at(record)].fields); ++f) {
    if (!fields.contains(f)) view.withheld.push_back(f);
  }
  return view;
}

}  // namespace takecare::programs
