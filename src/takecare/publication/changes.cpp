#include "takecare/publication/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/publication/frame.h"
#include "takecare/reports/differences.h"
#include "takecare/reports/render/figures.h"

namespace takecare::publication {

namespace {

using reports::Difference;

// A table of more rows than this is for a program, which has the files.
constexpr std::size_t most_rows = 60;

const reports::Report* report_of(const Shown& shown, std::size_t version) {
  const auto& made = shown.made[version];
  return made.report ? &*made.report : nullptr;
}

const reports::Report* standing_report(const Shown& shown) {
  const Version* stands = standing(shown.publication);
  return stands == nullptr ? nullptr : report_of(shown, static_cast<std::size_t>(stands->number - 1));
}

std::string where(const Difference& one) {
  std::string words;
  for (const std::string& part : one.at) words += (words.empty() ? "" : "; ") + part;
  return words.empty() ? "Total" : words;
}

// '+12', '-3'; empty where there is no number on both sides, or where a difference of them says nothing.
std::string change_of(const Difference& one) {
  const auto number = [](const reports::Figure& figure) {
    return figure.state == reports::State::value || figure.state == reports::State::zero;
  };
  const bool counts = one.measure.kind == reports::MeasureKind::count || one.measure.kind == reports::MeasureKind::sum;
  if (!counts || !number(one.before) || !number(one.after)) return "";
  const std::int64_t change = one.after.value - one.before.value;
  if (change == 0) return "none";
  const reports::Figure size{.state = reports::State::value, .value = std::abs(change)};
  return (change > 0 ? "+" : "\u2212") + reports::render::shown(size, one.measure);
}

std::vector<std::string> row_of(const Difference& one) {
  return {where(one), one.measure.label, reports::render::shown(one.before, one.measure),
          reports::render::shown(one.after, one.measure), change_of(one)};
}

void write_differences(pages::Html& html, const std::string& caption, const std::string& before,
                       const std::string& after, const std::vector<Difference>& all) {
  Rows rows;
  for (const Difference& one : all) {
    if (rows.size() < most_rows) rows.push_back(row_of(one));
  }
  write_text_table(html, caption, {"Of", "What", before, after, "Change"}, rows);
  if (all.size() > most_rows) {
    html.line("p", fmt::format("{} more are in the files.",
                               pages::grouped(static_cast<std::int64_t>(all.size() - most_rows))));
  }
}

// The total and the rows of tables by one thing; what is by several is for the files.
std::vector<Difference> in_short(std::vector<Difference> all) {
  std::vector<Difference> kept;
  for (Difference& one : all) {
    const auto same = [&](const Difference& other) {
      return other.at == one.at && other.measure.name == one.measure.name;
    };
    if (one.at.size() < 2 && std::ranges::none_of(kept, same)) kept.push_back(std::move(one));
  }
  return kept;
}

void write_comparison(pages::Html& html, const SiteContent& content, const Shown& shown, Days day,
                      const std::string& words) {
  const reports::Report* now = standing_report(shown);
  const lang::Report& declared = content.program->reports[static_cast<std::size_t>(shown.publication.report)];
  if (now == nullptr || declared.every == lang::Every::once) return;
  const reports::Period wanted = reports::period_of({declared.every, declared.week_start}, day);
  const auto earlier = std::ranges::find_if(content.shown, [&](const Shown& other) {
    return other.publication.report == shown.publication.report && other.publication.period == wanted;
  });
  const reports::Report* then = earlier == content.shown.end() ? nullptr : standing_report(*earlier);
  if (then == nullptr || then == now) return;
  html.line("h3", fmt::format("{}: {}", words, wanted.label));
  write_differences(html, words + ": " + wanted.id, wanted.id, shown.publication.period.id,
                    in_short(reports::differences(*then, *now)));
}

Days a_year_before(Days day) { return add_period(day, -12, 0, Rounding::last_day_kept); }

}  // namespace

void write_changes(pages::Html& html, const Shown& shown) {
  for (std::size_t i = 1; i < shown.made.size(); ++i) {
    const Version& version = shown.publication.versions[i];
    const reports::Report* before = report_of(shown, i - 1);
    const reports::Report* after = report_of(shown, i);
    if (before == nullptr || after == nullptr) continue;
    if (i == 1) html.line("h2", "What changed", {{"id", "changes"}});
    std::vector<Difference> changed;
    for (Difference& one : reports::differences(*before, *after)) {
      if (one.changed()) changed.push_back(std::move(one));
    }
    const std::string words = fmt::format("From version {} to version {}", version.number - 1, version.number);
    html.line("h3", words);
    if (!version.by.says.empty()) html.line("p", version.by.says);
    if (changed.empty()) {
      html.line("p", "No figure that is shown changed.");
    } else {
      write_differences(html, words, fmt::format("Version {}", version.number - 1),
                        fmt::format("Version {}", version.number), changed);
    }
  }
}

void write_comparisons(pages::Html& html, const SiteContent& content, const Shown& shown) {
  pages::Html inner;
  const Days start = shown.publication.period.start;
  write_comparison(inner, content, shown, start - 1, "Beside the period before");
  write_comparison(inner, content, shown, a_year_before(start + 3), "Beside the same period a year before");
  if (inner.str().empty()) return;
  html.line("h2", "Compared", {{"id", "compared"}});
  html.markup(inner.str());
}

}  // namespace takecare::publication
