#include "timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "repeated.h"
#include "tests/support/fences.h"

namespace takecare::test {

namespace fs = std::filesystem;

namespace {

// The lines of an act: a line at the margin, and those indented below it.
struct Paragraph {
  std::string text;
  int line = 0;
};

std::vector<Paragraph> paragraphs_of(const std::string& body, int line) {
  std::vector<Paragraph> all;
  std::istringstream lines(body);
  for (std::string text; std::getline(lines, text);) {
    ++line;
    if (text.empty()) continue;
    if (text.front() != ' ' || all.empty()) all.push_back({.text = {}, .line = line});
    all.back().text += text + "\n";
  }
  return all;
}

Result<void> add_acts(const fs::path& file, const Fence& fence, std::vector<Item>& items) {
  const auto bodies = repeated(fence.info, fence.body);
  if (!bodies) return std::unexpected(bodies.error());
  for (const std::string& body : *bodies) {
    for (const Paragraph& paragraph : paragraphs_of(body, fence.line)) {
      auto act = read_act_line(paragraph.text);
      if (!act) return fail(fmt::format("line {}: {}", paragraph.line, act.error().message), act.error().help);
      items.push_back({.time = act->time, .file = file, .line = paragraph.line, .what = std::move(*act)});
    }
  }
  return {};
}

Result<void> add_question(const lang::Program& program, const fs::path& file, const Fence& fence,
                          std::vector<Item>& items) {
  auto question = read_question(program, fence.info);
  if (!question) return std::unexpected(question.error());
  const std::string time = question->when.known;
  items.push_back({.time = time,
                   .file = file,
                   .line = fence.line,
                   .what = Asked{.question = std::move(*question), .expected = fence.body, .opening = fence.info}});
  return {};
}

Result<void> add_file(const lang::Program& program, const fs::path& file, std::vector<Item>& items) {
  for (const Fence& fence : fences_of(read_file(file))) {
    if (fence.info.empty()) continue;
    const auto added =
        fence.info.starts_with("acts") ? add_acts(file, fence, items) : add_question(program, file, fence, items);
    if (!added) {
      return fail(fmt::format("{}:{}: {}", file.filename().string(), fence.line, added.error().message),
                  added.error().help);
    }
  }
  return {};
}

}  // namespace

Result<std::vector<Item>> read_timeline(const lang::Program& program, const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".md" && entry.path().stem() != "README") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Item> items;
  for (const fs::path& file : files) {
    if (auto added = add_file(program, file, items); !added) return std::unexpected(added.error());
  }
  std::ranges::stable_sort(items, {}, &Item::time);
  return items;
}

}  // namespace takecare::test
