#include "script.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <vector>

#include "settings.h"
#include "takecare/engine/case_json.h"
#include "takecare/programs/correction.h"
#include "takecare/programs/diagram.h"
#include "takecare/programs/duties.h"
#include "takecare/programs/explore.h"
#include "takecare/programs/show.h"

namespace takecare::test {

namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream words(line);
  return {std::istream_iterator<std::string>(words), {}};
}

std::string word_after(const std::vector<std::string>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() || found + 1 == words.end() ? "" : *(found + 1);
}

}  // namespace

Script::Script(const lang::Program& program) : program_(program) { past_.set_registrar("R-1"); }

int Script::program_named(const std::string& record) const { return program_.program_of(program_.find_record(record)); }

void Script::done(Result<programs::Judgment> judgment) {
  problem_ = judgment ? "" : judgment.error().message + "\n";
  last_.reset();
  if (!judgment) return;
  last_ = std::move(*judgment);
  past_.append(last_->event);
}

// 'Permit D-1 propose', then lines 'as WHO on DATE [at TIME]', 'set A=…, B=…', 'evidence NAME', 'reasons TEXT'.
void Script::act(const std::string& body) {
  std::istringstream lines(body);
  std::string line;
  std::getline(lines, line);
  const auto what = words_of(line);
  programs::Request request{.program = program_named(what.at(0)), .id = what.at(1)};
  const auto& life = program_.programs.at(static_cast<std::size_t>(request.program));
  const auto named = std::ranges::find(life.acts, what.at(2), &lang::Act::name);
  request.act = named == life.acts.end() ? -1 : static_cast<int>(named - life.acts.begin());
  while (std::getline(lines, line)) {
    const std::string rest = line.substr(line.find(' ') + 1);
    if (line.starts_with("as ")) {
      const auto words = words_of(line);
      request.actor = words.at(1);
      request.on = parse_iso_date(word_after(words, "on")).value();
      request.time = word_after(words, "at");
      if (request.time.empty()) request.time = format_iso_date(request.on) + "T12:00:00Z";
    } else if (line.starts_with("set ")) {
      for (const std::string& part : parts_of(rest)) {
        set_field(program_, program_.records[static_cast<std::size_t>(life.record)], part, request.fields);
      }
    } else if (line.starts_with("evidence ")) {
      request.evidence.push_back({.name = rest});
    } else if (line.starts_with("reasons ")) {
      request.reasons = rest;
    }
  }
  done(programs::judge(program_, past_, request));
}

// 'Permit D-1 entry 4', then lines 'as WHO at TIME', 'set …', 'reasons TEXT'.
void Script::correct(const std::string& body) {
  std::istringstream lines(body);
  std::string line;
  std::getline(lines, line);
  const auto what = words_of(line);
  programs::CorrectionRequest request{
      .program = program_named(what.at(0)), .id = what.at(1), .index = std::stoull(what.at(3))};
  const auto& life = program_.programs.at(static_cast<std::size_t>(request.program));
  while (std::getline(lines, line)) {
    const std::string rest = line.substr(line.find(' ') + 1);
    if (line.starts_with("as ")) {
      request.actor = words_of(line).at(1);
      request.time = word_after(words_of(line), "at");
    } else if (line.starts_with("set ")) {
      for (const std::string& part : parts_of(rest)) {
        set_field(program_, program_.records[static_cast<std::size_t>(life.record)], part, request.fields);
      }
    } else if (line.starts_with("reasons ")) {
      request.reasons = rest;
    }
  }
  done(programs::judge_correction(program_, past_, request));
}

// 'state Permit D-1 as of 2017-03-01 known 2017-03-02T10:00:00Z'
std::string Script::state(const std::string& info) const {
  const auto words = words_of(info);
  const auto state = programs::state_of(
      program_, past_, program_named(words.at(1)), words.at(2),
      {.as_of = parse_iso_date(word_after(words, "of")).value(), .known = word_after(words, "known")});
  if (!state) return state.error().message + "\n";
  std::string out = state->exists ? engine::write_case_json(program_, state->the_case) : "there is none\n";
  for (const auto& sentence : state->unread) out += "unread: " + sentence + "\n";
  return out;
}

// 'show Permit D-1 as A-1 on 2017-03-01'
std::string Script::show(const std::string& info) {
  const auto words = words_of(info);
  const Days on = parse_iso_date(word_after(words, "on")).value();
  const auto shown = programs::show(program_, past_,
                                    {.program = program_named(words.at(1)),
                                     .id = words.at(2),
                                     .viewer = word_after(words, "as"),
                                     .when = {.as_of = on},
                                     .time = format_iso_date(on) + "T12:00:00Z"});
  if (!shown) return shown.error().message + "\n";
  past_.append(shown->read);
  return programs::shown_text(*shown) + "\nread: " + shown->read.fields + "\n";
}

// 'duties as of 2017-03-01', or 'calendar as of 2017-03-01' with its line breaks shown
std::string Script::duties(const std::string& info) const {
  const Days as_of = parse_iso_date(word_after(words_of(info), "of")).value();
  const auto rows = programs::duties(program_, past_, {.as_of = as_of});
  if (!rows) return rows.error().message + "\n";
  if (info.starts_with("duties")) return programs::duties_text(*rows, as_of);
  std::string calendar = programs::duties_calendar(*rows, as_of);
  for (std::size_t at = calendar.find('\r'); at != std::string::npos; at = calendar.find('\r', at + 1)) {
    calendar.replace(at, 1, "|");
  }
  return calendar;
}

// 'explore Permit depth 4'
std::string Script::explore(const std::string& info) const {
  const auto words = words_of(info);
  programs::ExploreOptions options;
  if (const std::string depth = word_after(words, "depth"); !depth.empty()) options.depth = std::stoi(depth);
  const auto explored = programs::explore(program_, program_named(words.at(1)), options);
  return explored ? programs::explored_text(*explored) : explored.error().message + "\n";
}

std::optional<std::string> Script::run(const Fence& fence) {
  const std::string& info = fence.info;
  if (info == "act" || info == "correct") {
    info == "act" ? act(fence.body) : correct(fence.body);
    return std::nullopt;
  }
  if (info.starts_with("state ")) return state(info);
  if (info.starts_with("show ")) return show(info);
  if (info.starts_with("duties ") || info.starts_with("calendar ")) return duties(info);
  if (info.starts_with("explore ")) return explore(info);
  if (info.starts_with("diagram ")) {
    const auto life = static_cast<std::size_t>(program_named(words_of(info).at(1)));
    return programs::diagram_text(program_, program_.programs.at(life));
  }
  if (!last_) return problem_;
  if (info == "event") return last_->event.fields + "\n";
  if (!last_->allowed()) {
    std::string text;
    for (const auto& obstacle : last_->obstacles) text += programs::obstacle_text(obstacle);
    return text;
  }
  const auto said = programs::read_said(last_->event);
  return (said->corrects ? "corrected" : said->stage) + "\n";
}

}  // namespace takecare::test
