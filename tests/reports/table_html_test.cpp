#include <gtest/gtest.h>

#include "takecare/reports/render/sections.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {
namespace {

Figure value(std::int64_t count) { return {.state = State::value, .value = count}; }
Figure hidden() { return {.state = State::suppressed}; }

// Status {a, <b>, c, unknown} by kind {x, y} on one day; c has none.
Report report() {
  Report out;
  out.title = "Inmates";
  out.record = "Person";
  Layout& layout = out.cube.layout;
  layout.time.standing = Standing::last_day;
  layout.time.periods = {{.id = "2018-Q1", .label = "First quarter", .start = 17440, .end = 17531}};
  layout.dimensions = {
      {.name = "status",
       .label = "Status",
       .categories = {{.name = "a", .label = "A"},
                      {.name = "b", .label = "<b>"},
                      {.name = "c", .label = "C"},
                      {.name = "unknown", .label = "Unknown", .kind = CategoryKind::unknown}}},
      {.name = "kind", .label = "Kind", .categories = {{.name = "x", .label = "X"}, {.name = "y", .label = "Y"}}}};
  layout.tables = {{.id = "by-status", .title = "By status", .dimensions = {0}},
                   {.id = "by-status-and-kind", .title = "By status and kind", .dimensions = {0, 1}}};
  layout.measures = {{.name = "count", .label = "Number", .kind = MeasureKind::count}};
  const auto put = [&out](Key key, Figure figure) {
    out.cube.cells[std::move(key)] = {.count = figure, .figures = {figure}};
  };
  put({0, total, total}, value(1234));
  put({0, 0, total}, value(1000));
  put({0, 1, total}, hidden());
  put({0, 3, total}, hidden());
  put({0, 0, 0}, value(600));
  put({0, 0, 1}, value(400));
  put({0, 1, 0}, hidden());
  put({0, 3, 1}, hidden());
  put({0, total, 0}, value(700));
  put({0, total, 1}, value(534));
  return out;
}

TEST(TableHtml, OneDimensionInTheBooksOrderWithTheUnknownApart) {
  pages::Html html;
  write_table(html, report(), report().cube.layout.tables[0], 0);
  EXPECT_EQ(html.str(), R"(<div class="scroll" role="group" aria-label="By status" tabindex="0">
<table>
<caption>
<span>
<span class="say">Number of persons on December 31, 2017</span>
</span>
</caption>
<thead>
<tr>
<th scope="col">Status</th>
<th scope="col" class="num">Number</th>
</tr>
</thead>
<tbody>
<tr>
<th scope="row">A</th>
<td class="num">1,000</td>
</tr>
<tr>
<th scope="row">&lt;b&gt;</th>
<td class="missing">suppressed</td>
</tr>
<tr>
<th scope="row">C</th>
<td class="num">0</td>
</tr>
<tr class="apart">
<th scope="row">Unknown</th>
<td class="missing">suppressed</td>
</tr>
<tr class="total">
<th scope="row">Total</th>
<td class="num">1,234</td>
</tr>
</tbody>
</table>
</div>
)");
}

TEST(TableHtml, ACrossTableSaysItsEmptyRowsInTheCaption) {
  pages::Html html;
  write_table(html, report(), report().cube.layout.tables[1], 0);
  const std::string& out = html.str();
  EXPECT_NE(out.find("Number of persons on December 31, 2017. None: “C”.</span>"), std::string::npos) << out;
  EXPECT_EQ(out.find(">C</th>"), std::string::npos);
  EXPECT_NE(out.find(R"(<th scope="col">Status</th>
<th scope="col" class="num">Total</th>
<th scope="col" class="num">X</th>
<th scope="col" class="num">Y</th>)"),
            std::string::npos);
  EXPECT_NE(out.find(R"(<th scope="row">&lt;b&gt;</th>
<td class="missing">suppressed</td>
<td class="missing">suppressed</td>
<td class="num">0</td>)"),
            std::string::npos);
}

TEST(LawSection, LawThatWasNotInForceIsSaidFirst) {
  Report made = report();
  made.as_of = 17531;
  pages::Html in_force;
  made.law.own = {{.citation = "order 1", .source_title = "An order", .in_force = 1, .dates = 1, .why = ""}};
  write_law_alert(in_force, made);
  EXPECT_EQ(in_force.str(), "");
  made.law.own[0] = {.citation = "order 1",
                     .source_title = "An order",
                     .in_force = 0,
                     .dates = 1,
                     .why = "An order is not yet in force"};
  pages::Html alert;
  write_law_alert(alert, made);
  EXPECT_EQ(alert.str(), R"(<div class="box alert">
<h2>The law of this report was not in force</h2>
<ul>
<li><strong>order 1</strong>: not in force on December 31, 2017: An order is not yet in force.</li>
</ul>
</div>
)");
}

}  // namespace
}  // namespace takecare::reports::render
