#include "takecare/print/example_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/decide.h"
#include "takecare/engine/examples.h"
#include "takecare/engine/value_words.h"
#include "takecare/pages/words.h"
#include "takecare/print/proof_list.h"

namespace takecare::print {

namespace {

using State = lang::GivenValue::State;

std::string value_text(const lang::Program& program, lang::Type type, const lang::GivenValue& value) {
  switch (value.state) {
    case State::unknown: return "unknown";
    case State::not_applicable: return "not applicable";
    case State::known: break;
    case State::items: return "";
  }
  return type.kind == lang::Kind::text ? engine::text_words(value.text)
                                       : engine::literal_words(program, type, value.value);
}

class Facts {
 public:
  Facts(Html& html, const Site& site, std::string_view from) : html_(html), site_(site), from_(from) {}

  void list(int record, const std::vector<lang::GivenField>& fields, std::string_view css) {
    const auto scope = html_.in("ul", {{"class", css}});
    for (const lang::GivenField& field : fields) {
      const lang::Type type = at(at(site_.program.records, record).fields, field.field).type;
      const auto item = html_.in("li");
      Html line;
      link_to(line, site_, {TargetKind::field, record, field.field}, from_);
      if (field.value.state != State::items) {
        write_value(line.text(" "), type, field.value);
        html_.markup(line.str()).markup("\n");
        continue;
      }
      if (field.value.items.empty()) line.text(" ").span("span", "none", {{"class", "n"}});
      html_.markup(line.str()).markup("\n");
      if (!field.value.items.empty()) items(type.of, field.value.items);
    }
  }

 private:
  void write_value(Html& line, lang::Type type, const lang::GivenValue& value) {
    const std::string words = value_text(site_.program, type, value);
    if (type.kind == lang::Kind::enumeration && value.state == State::known) {
      link_to(line, site_, {TargetKind::enumerator, type.of, static_cast<int>(value.value)}, from_, words);
    } else {
      line.span("span", words, {{"class", "n"}});
    }
  }

  void items(int record, const std::vector<std::vector<lang::GivenField>>& all) {
    const auto scope = html_.in("ol");
    for (const std::vector<lang::GivenField>& fields : all) {
      const auto item = html_.in("li");
      list(record, fields, "row");
    }
  }

  Html& html_;
  const Site& site_;
  std::string_view from_;
};

std::string expected_words(const Site& site, const lang::Expectation& expectation) {
  const lang::Definition& definition = at(site.program.definitions, expectation.definition);
  return value_text(site.program, engine::answer_type(definition), expectation.value);
}

std::string reasons(const lang::Expectation& expectation) {
  std::string words;
  for (const std::string& name : expectation.because) words += (words.empty() ? " because " : " and ") + name;
  for (std::size_t i = 0; i < expectation.until.size(); ++i) {
    words += i == 0 ? " until " : " or ";
    for (std::size_t j = 0; j < expectation.until[i].size(); ++j)
      words += (j > 0 ? " with " : "") + expectation.until[i][j];
  }
  return words;
}

// The answers that are expected, each once.
std::string answers(const Site& site, const lang::Example& example) {
  std::vector<std::string> all;
  std::string words;
  for (const lang::Expectation& expectation : example.expectations) {
    const std::string one = expected_words(site, expectation);
    if (std::ranges::find(all, one) != all.end()) continue;
    words += (words.empty() ? "" : ", ") + one;
    all.push_back(one);
  }
  return words;
}

void write_summary(Html& html, const Site& site, const lang::Example& example) {
  Html summary;
  summary.span("span", example.title, {{"class", "title"}}).text(" ");
  summary.span("span", answers(site, example), {{"class", "answer"}});
  html.line_of("summary", summary);
}

void write_expectation(Html& html, const Site& site, const lang::Example& example, const engine::Case& the_case,
                       const lang::Expectation& expectation, std::string_view from) {
  Html line;
  line.span("span", "Expected", {{"class", "label"}}).text(" ");
  link_to(line, site, {TargetKind::definition, expectation.definition}, from);
  line.text(" is ").span("strong", expected_words(site, expectation)).text(reasons(expectation));
  html.line_of("p", line);
  const lang::Definition& definition = at(site.program.definitions, expectation.definition);
  const bool about_owner = definition.parameters == std::vector<int>{example.record};
  const auto answer =
      engine::decide(site.program, expectation.definition, the_case, example.as_of, about_owner ? "" : example.item);
  if (!answer) {
    html.line("p", answer.error().message, {{"class", "status out"}});
    return;
  }
  html.line("p", "Proof", {{"class", "label"}});
  write_proof(html, site, *answer, example.record, from);
}

}  // namespace

std::string example_anchor(const Site& site, int example) {
  const lang::Example& one = at(site.program.examples, example);
  int before = 0;
  for (int i = 0; i < example; ++i) {
    const lang::Example& other = at(site.program.examples, i);
    before += other.place.file == one.place.file && pages::slug(other.title) == pages::slug(one.title) ? 1 : 0;
  }
  return "example-" + pages::slug(one.title) + (before > 0 ? fmt::format("-{}", before + 1) : "");
}

std::string example_address(const Site& site, int example, std::string_view from) {
  const std::string page = site.addresses.chapter(at(site.program.examples, example).place.file);
  return (page == from ? "" : page) + "#" + example_anchor(site, example);
}

void write_example(Html& html, const Site& site, int example, std::string_view from) {
  const lang::Example& one = at(site.program.examples, example);
  const auto box = html.in("details", {{"class", "example"}, {"id", example_anchor(site, example)}});
  write_summary(html, site, one);
  const engine::Case the_case = engine::case_of(site.program, one);
  html.line("p", "Facts, as of " + pages::english_date(one.as_of) + (one.item.empty() ? "" : "; put to " + one.item),
            {{"class", "label"}});
  if (one.given.empty()) {
    html.line("p", "Nothing is given: everything is unknown.");
  } else {
    Facts(html, site, from).list(one.record, one.given, "facts");
  }
  for (const lang::Expectation& expectation : one.expectations) {
    write_expectation(html, site, one, the_case, expectation, from);
  }
}

}  // namespace takecare::print
