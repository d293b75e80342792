// Programs and their like as text, for tests.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "takecare/lang/dump.h"

namespace takecare::lang {

namespace {

template <class T>
const T& at(const std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}

class DumpPrograms {
 public:
  explicit DumpPrograms(const Program& program) : program_(program) {}

  std::string write() {
    for (const Authority& one : program_.authorities) authority(one);
    for (const Notice& one : program_.notices) notice(one);
    for (const LifeProgram& one : program_.programs) life_program(one);
    for (const Life& one : program_.lives) life(one);
    for (const Duty& one : program_.duties) duty(one);
    for (const Privacy& one : program_.privacies) privacy(one);
    for (const Release& one : program_.releases) release(one);
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }

  std::string definition(int index) const { return index < 0 ? "-" : at(program_.definitions, index).name; }
  std::string field(int record, int index) const {
    return index < 0 ? "-" : at(at(program_.records, record).fields, index).name;
  }
  std::string fields(int record, const std::vector<int>& all) const {
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const int one : all) names.push_back(field(record, one));
    return fmt::format("{}", fmt::join(names, ", "));
  }
  std::string who(int authority) const {
    return authority < 0 ? "registrar" : at(program_.authorities, authority).name;
  }
  std::string stage(const LifeProgram& program, int index) const {
    return index < 0 ? "-" : at(at(program_.enumerations, program.stages).values, index).name;
  }
  static std::string cites(const std::vector<Citation>& citations) {
    std::vector<std::string> texts;
    texts.reserve(citations.size());
    for (const Citation& one : citations) texts.push_back(one.text);
    return fmt::format("{}", fmt::join(texts, "; "));
  }
  std::string where(const std::vector<int>& rules) const {
    std::vector<std::string> names;
    names.reserve(rules.size());
    for (const int one : rules) names.push_back(definition(one));
    return names.empty() ? "" : fmt::format(" where [{}]", fmt::join(names, ", "));
  }

  void authority(const Authority& one) {
    line("authority {}", one.name);
    for (const AuthorityHolder& holder : one.holders) {
      line("  of {} held by {} when {} cites {}", at(program_.records, holder.record).name,
           field(holder.record, holder.held_by), definition(holder.definition), cites(holder.citations));
    }
  }

  void notice(const Notice& one) {
    line("notice {} of {} to {} cites {}", one.name, at(program_.records, one.record).name, field(one.record, one.to),
         cites(one.citations));
    for (const auto& says : one.says) {
      std::string words;
      for (const Notice::Piece& piece : says) {
        const bool text = piece.field < 0 && piece.definition < 0;
        words += text ? piece.text
                      : "<" + (piece.field >= 0 ? field(one.record, piece.field) : definition(piece.definition)) + ">";
      }
      line("  says {}", words);
    }
  }

  void actors(std::string_view word, const std::vector<ActBy>& all, const LifeProgram& program) {
    for (const ActBy& by : all) {
      const std::string other = by.other_than < 0 ? "" : " other than who did " + at(program.acts, by.other_than).name;
      line("    {} {}{}{}", word, who(by.authority), where(by.where), other);
    }
  }

  void life_program(const LifeProgram& one) {
    line("program {} of {} cites {}", one.name, at(program_.records, one.record).name, cites(one.citations));
    line("  stages {} acts {} steps {} accounts {}", at(program_.enumerations, one.stages).name,
         at(program_.enumerations, one.acts_named).name, at(program_.records, one.step_record).name,
         fields(one.record, one.accounts));
    actors("corrected by", one.corrected_by, one);
    for (const Act& act : one.acts) dump_act(one, act);
    for (const Invariant& always : one.always) line("  always {}: {}", definition(always.definition), always.words);
  }

  void dump_act(const LifeProgram& program, const Act& act) {
    std::vector<std::string> from;
    from.reserve(act.from.size());
    for (const int one : act.from) from.push_back(stage(program, one));
    line("  act {}{} from [{}] to {} cites {}", act.name, act.begins ? " begins" : "", fmt::join(from, ", "),
         stage(program, act.to), cites(act.citations));
    actors("by", act.by, program);
    const int record = program.record;
    line("    records [{}] may record [{}] adds [{}]{}", fields(record, act.records), fields(record, act.may_record),
         fields(record, act.adds), act.reasons ? " reasons" : "");
    for (const Setting& one : act.settings)
      line("    sets {} to {}", field(record, one.field), definition(one.definition));
    for (const Movement& one : act.movements) {
      line("    moves {} from {} to {}", definition(one.definition), field(record, one.from), field(record, one.to));
    }
    for (const std::string& one : act.evidence) line("    evidence {}", one);
    for (const Guard& one : act.guards) {
      line("    {} {}: {} cites {}", one.bar ? "barred while" : "needs", definition(one.definition), one.words,
           cites(one.citations));
    }
    for (const int one : act.sends) line("    sends {}", at(program_.notices, one).name);
  }

  void given(const std::vector<GivenField>& all, int record) {
    for (const GivenField& one : all) {
      const Field& declared = at(at(program_.records, record).fields, one.field);
      line("    with {} {}", declared.name, dump_given(program_, one.value, declared.type));
    }
  }

  void life(const Life& one) {
    const LifeProgram& program = at(program_.programs, one.program);
    line("life \"{}\" of {}", one.title, program.name);
    for (const LifeStep& step : one.steps) {
      line("  {} {} by {} \"{}\"{}", format_iso_date(step.on), at(program.acts, step.act).name, who(step.authority),
           step.person, step.refused ? fmt::format(" refused because {}", fmt::join(step.because, ", ")) : "");
      if (step.authority >= 0) given(step.holder, at(program_.authorities, step.authority).holders.front().record);
      given(step.with, program.record);
      if (!step.evidence.empty()) line("    evidence {}", fmt::join(step.evidence, ", "));
      if (!step.reasons.empty()) line("    reasons {}", step.reasons);
    }
    if (one.expected_stage >= 0) line("  expect stage is {}", stage(program, one.expected_stage));
    for (const Expectation& expectation : one.expectations) line("  expect {}", definition(expectation.definition));
  }

  void duty(const Duty& one) {
    line("duty {} owed by {} to {} cites {}", one.name, fmt::join(one.owed_by, ", "), fmt::join(one.to, ", "),
         cites(one.citations));
    for (const DueAfter& due : one.once)
      line("  due {} months {} days after {}", due.months, due.days, format_iso_date(due.after));
    if (one.series) {
      const Series& series = *one.series;
      line("  due every {} week from {} from {}{} within {} months {} days", static_cast<int>(series.every),
           series.week_start, format_iso_date(series.from),
           series.until ? " until " + format_iso_date(*series.until) : "", series.within_months, series.within_days);
    }
    if (one.record >= 0)
      line("  of {} when {} due {}", at(program_.records, one.record).name, definition(one.applies),
           definition(one.due));
    if (one.program < 0) return;
    const LifeProgram& program = at(program_.programs, one.program);
    std::vector<std::string> acts;
    for (const int act : one.acts) acts.push_back(act < 0 ? "nothing" : at(program.acts, act).name);
    line("  done by {} of {} when {}", fmt::join(acts, ", "), program.name, definition(one.done));
  }

  void privacy(const Privacy& one) {
    line("privacy {} of {} cites {}", one.name, at(program_.records, one.record).name, cites(one.citations));
    for (const PrivacyLine& shows : one.lines) {
      line("  shows {}{} for {} cites {}", shows.everything ? "everything" : fields(one.record, shows.fields),
           shows.provision ? "protected by " + shows.provision->text : "", shows.ground, cites(shows.citations));
      for (const ShownTo& to : shows.to) line("    to {}{}", who(to.authority), where(to.where));
    }
  }

  void release(const Release& one) {
    line("release {} of {} cites {}", one.name, at(program_.records, one.record).name, cites(one.citations));
    release_line(one, "publishes", one.publishes);
    release_line(one, "corrects", one.corrects);
    release_line(one, "withdraws", one.withdraws);
    if (!one.prints.empty()) line("  prints {}", fields(one.record, one.prints));
  }

  void release_line(const Release& release, std::string_view word, const ReleaseLine& one) {
    if (one.acts.empty()) return;
    const auto field = [&](int index) {
      return index < 0 ? "-" : at(at(program_.records, release.record).fields, index).name;
    };
    std::vector<std::string> acts;
    for (const int act : one.acts) acts.push_back(at(at(program_.programs, release.program).acts, act).name);
    line("  {} {} by {} saying {}", word, field(one.digest), fmt::join(acts, ", "), field(one.saying));
  }

  const Program& program_;
  std::string out_;
};

}  // namespace

std::string dump_programs(const Program& program) { return DumpPrograms(program).write(); }

}  // namespace takecare::lang
