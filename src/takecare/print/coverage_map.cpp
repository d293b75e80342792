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

// '237(a)(2)' of '237(a)(2)(A)'; of a source without sections of its own the section.
std::string_view group_of(const Site& site, int source, std::string_view pinpoint) {
  if (at(site.program.sources, source).sections.empty()) return section_of(pinpoint);
  const std::size_t first = pinpoint.find(')');
  const std::size_t second = first == std::string_view::npos ? first : pinpoint.find(')', first + 1);
  return second == std::string_view::npos ? pinpoint : pinpoint.substr(0, second + 1);
}

// '(a)(2)': a line begins with the whole path within the section.
std::string_view path_in_section(std::string_view pinpoint) {
  const std::size_t open = pinpoint.find('(');
  return open == std::string_view::npos ? pinpoint : pinpoint.substr(open);
}

std::string_view last_step(std::string_view pinpoint) {
  const std::size_t open = pinpoint.rfind('(');
  return open == std::string_view::npos ? pinpoint : pinpoint.substr(open);
}

// The lines of the map: a group each, and groups of a single paragraph together.
std::vector<std::vector<const ParagraphCoverage*>> lines_of(const Site& site, int source,
                                                            const std::vector<ParagraphCoverage>& rows) {
  const auto group = [&](const ParagraphCoverage& row) {
    return group_of(site, source, pinpoint_of(site, source, row));
  };
  std::vector<std::vector<const ParagraphCoverage*>> lines;
  bool singles = false;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && group(rows[end]) == group(rows[i])) ++end;
    const bool single = end == i + 1;
    if (!single || !singles) lines.emplace_back();
    singles = single;
    for (; i < end; ++i) lines.back().push_back(&rows[i]);
  }
  return lines;
}

void write_cell(Html& html, const lang::Source& source, const ParagraphCoverage& row, std::string_view shown) {
  const CoverageState state = row.state;
  Html words;
  words.span("span", shown).text(" ").span("span", sign(state), {{"aria-hidden", "true"}});
  html.line_of(
      "a", words,
      {{"class", fmt::format("cell {}", state_class(state))},
       {"href", "#" + paragraph_anchor(source, row.paragraph)},
       {"aria-label", fmt::format("{}: {}", at(source.paragraphs, row.paragraph).pinpoint, state_words(state))}});
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
  const bool by_section = at(site.program.sources, source).sections.empty();
  const auto map = html.in("div", {{"class", "map"}});
  for (const auto& line : lines_of(site, source, rows)) {
    const auto cells = html.in("div", {{"class", "cells"}});
    std::string_view group;
    for (const ParagraphCoverage* row : line) {
      const std::string& pinpoint = pinpoint_of(site, source, *row);
      const std::string_view head = by_section ? std::string_view(pinpoint) : path_in_section(pinpoint);
      const bool first = group_of(site, source, pinpoint) != group;
      group = group_of(site, source, pinpoint);
      write_cell(html, at(site.program.sources, source), *row, first ? head : last_step(pinpoint));
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
