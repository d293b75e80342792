#include "takecare/reports/render/case_page.h"

#include <nlohmann/json.hpp>

#include "takecare/pages/html.h"
#include "takecare/pages/page.h"
#include "takecare/pages/words.h"

namespace takecare::reports::render {

namespace {

std::string case_page(const WorkedCase& worked) {
  pages::Html html;
  html.line("h1", worked.title);
  html.line("p", worked.answer, {{"class", "summary"}});
  if (!worked.rules.empty()) {
    html.line("h2", "The rule");
    html.line("p", "As the book has it. What it names is defined in the book, too.");
    html.line("pre", worked.rules);
  }
  html.line("h2", "The proof");
  html.line("p",
            "Read it from the top: each line says what was decided, and the lines set in below it say why, with the "
            "law and the fact used.");
  html.line("pre", worked.proof);
  if (!worked.case_json.empty()) {
    html.line("h2", "The facts");
    html.line("p", "All that was given. What is not here is unknown, and is never taken for a yes or a no.");
    html.line("pre", worked.case_json);
  }
  if (!worked.case_json.empty() || !worked.proof_json.empty()) {
    html.line("h2", "Download");
    const auto list = html.in("ul", {{"class", "files"}});
    const auto file = [&html](const char* href, const char* text) {
      pages::Html item;
      item.link(href, text);
      html.line_of("li", item);
    };
    if (!worked.case_json.empty()) file("case.json", "The facts of the case (JSON)");
    if (!worked.proof_json.empty()) file("proof.json", "The proof (JSON)");
  }
  return pages::page({.title = worked.title,
                      .description = worked.answer,
                      .home = "../index.html",
                      .trail = {{.href = "../index.html", .text = "Reports"}},
                      .warning = worked.warning},
                     html);
}

}  // namespace

std::string case_folder(const WorkedCase& worked) { return "case-" + pages::slug(worked.name); }

std::vector<pages::OutFile> case_files(const WorkedCase& worked) {
  std::vector<pages::OutFile> files;
  if (!worked.case_json.empty()) files.push_back({.path = "case.json", .content = worked.case_json});
  files.push_back({.path = "index.html", .content = case_page(worked)});
  if (!worked.proof_json.empty()) files.push_back({.path = "proof.json", .content = worked.proof_json});
  const nlohmann::ordered_json card = {{"title", worked.title}, {"answer", worked.answer}, {"warning", worked.warning}};
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  files.push_back({.path = "worked.json", .content = card.dump(1, ' ', false, replace) + "\n"});
  return files;
}

}  // namespace takecare::reports::render
