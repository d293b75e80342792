#include "takecare/print/coverage_map.h"

#include <fmt/format.h>

namespace takecare::print {

namespace {

using lang::CoverageState;
using lang::ParagraphCoverage;

constexpr std::array states = {CoverageState::carried_out, CoverageState::no_effect, CoverageState::not_encoded,
                               CoverageState::not_yet, CoverageState::left_out};

std::size_t number(CoverageState state) { return static_cast<std::size_t>(state); }

// Beside the look, so that nothing is told by colour alone.
std::string_view sign(CoverageState state) {
  switch (state) {
    case CoverageState::carried_out: return "\u2713";
    case CoverageState::no_effect: return "\u2013";
    case CoverageState::not_encoded: return "\u00D7";
    case CoverageState::not_yet: return "\u2026";
    case CoverageState::left_out: return "!";
  }
  return "";
}

const std::string& pinpoint_of(const Site& site, int source, const ParagraphCoverage& row) {
  return at(at(site.program.sources, source).paragraphs, row.paragraph).pinpoint;
}

// '237(a)' of '237(a)(2)(A)': what a line of the map begins with.
std::string_view group_of(std::string_view pinpoint) { return pinpoint.substr(0, pinpoint.find(')') + 1); }

std::string_view last_step(std::string_view pinpoint) {
  const std::size_t open = pinpoint.rfind('(');
  return open == std::string_view::npos ? pinpoint : pinpoint.substr(open);
}

void write_cell(Html& html, const std::string& pinpoint, CoverageState state) {
  Html words;
  words.span("span", last_step(pinpoint)).text(" ").span("span", sign(state), {{"aria-hidden", "true"}});
  html.line_of("a", words,
               {{"class", fmt::format("cell {}", state_class(state))},
                {"href", "#" + paragraph_anchor(pinpoint)},
                {"aria-label", fmt::format("{}: {}", pinpoint, state_words(state))}});
}

}  // namespace

std::string_view state_words(CoverageState state) {
  switch (state) {
    case CoverageState::carried_out: return "carried out";
    case CoverageState::no_effect: return "no operative effect";
    case CoverageState::not_encoded: return "not encoded";
    case CoverageState::not_yet: return "not yet carried out";
    case CoverageState::left_out: return "left out";
  }
  return "";
}

std::string_view state_class(CoverageState state) {
  switch (state) {
    case CoverageState::carried_out: return "carried";
    case CoverageState::no_effect: return "none";
    case CoverageState::not_encoded: return "not-encoded";
    case CoverageState::not_yet: return "not-yet";
    case CoverageState::left_out: return "left-out";
  }
  return "";
}

std::vector<ParagraphCoverage> coverage_rows(const Site& site, int source, std::string_view section) {
  std::vector<ParagraphCoverage> rows;
  for (const ParagraphCoverage& row : at(site.coverage, source)) {
    if (section.empty() || section_of(pinpoint_of(site, source, row)) == section) rows.push_back(row);
  }
  return rows;
}

StateCounts counts_of(const std::vector<ParagraphCoverage>& rows) {
  StateCounts counts{};
  for (const ParagraphCoverage& row : rows) ++counts[number(row.state)];
  return counts;
}

void write_bar(Html& html, const StateCounts& counts) {
  const auto bar = html.in("div", {{"class", "bar"}, {"aria-hidden", "true"}});
  for (const CoverageState state : states) {
    const int count = counts[number(state)];
    if (count == 0) continue;
    html.line("span", "", {{"class", fmt::format("{}", state_class(state))}, {"style", fmt::format("flex:{}", count)}});
  }
}

void write_map(Html& html, const Site& site, int source, const std::vector<ParagraphCoverage>& rows) {
  const auto map = html.in("div", {{"class", "map"}});
  for (std::size_t i = 0; i < rows.size();) {
    const std::string_view group = group_of(pinpoint_of(site, source, rows[i]));
    const auto line = html.in("div", {{"class", "cells"}});
    for (; i < rows.size() && group_of(pinpoint_of(site, source, rows[i])) == group; ++i) {
      write_cell(html, pinpoint_of(site, source, rows[i]), rows[i].state);
    }
  }
}

void write_legend(Html& html, const StateCounts& counts) {
  const auto list = html.in("ul", {{"class", "legend"}});
  for (const CoverageState state : states) {
    const int count = counts[number(state)];
    if (count == 0) continue;
    Html item;
    item.span("span", sign(state), {{"class", fmt::format("cell {}", state_class(state))}, {"aria-hidden", "true"}});
    html.line_of("li", item.text(fmt::format(" {} {}", count, state_words(state))));
  }
}

}  // namespace takecare::print
