#include "takecare/lang/markdown.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <string>

namespace takecare::lang {

namespace {

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

// Where a fenced block lies, as cmark counts lines; end_line is its closing fence.
struct Fence {
  std::string word;  // the first of the info string
  int start_line = 0;
  int end_line = 0;
  char character = '`';
  int length = 3;
  int indent = 0;
  bool nested = false;  // in a list or a quote
};

std::string first_word(std::string_view info) { return std::string(info.substr(0, info.find_first_of(" \t"))); }

// Nothing for a block that is marked by indentation only.
std::optional<Fence> describe(cmark_node* node) {
  Fence fence;
  if (cmark_node_get_fenced(node, &fence.length, &fence.indent, &fence.character) == 0) return std::nullopt;
  fence.word = first_word(cmark_node_get_fence_info(node));
  fence.start_line = cmark_node_get_start_line(node);
  fence.end_line = cmark_node_get_end_line(node);
  fence.nested = cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT;
  return fence;
}

std::vector<Fence> find_fences(const std::string& text) {
  const Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
  const Iterator nodes(cmark_iter_new(document.get()), &cmark_iter_free);
  std::vector<Fence> fences;
  while (true) {
    const cmark_event_type event = cmark_iter_next(nodes.get());
    if (event == CMARK_EVENT_DONE) return fences;
    cmark_node* node = cmark_iter_get_node(nodes.get());
    if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) continue;
    if (const std::optional<Fence> fence = describe(node)) fences.push_back(*fence);
  }
}

bool is_law(const std::string& word) { return word == "law"; }

bool is_nearly_law(const std::string& word) {
  std::string lower = word;
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower == "law" || lower == "laws" || lower == "{law}" || lower == "law:";
}

bool is_closing(std::string_view line, const Fence& fence) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  line.remove_prefix(begin);
  const std::size_t run = std::min(line.find_first_not_of(fence.character), line.size());
  return run >= static_cast<std::size_t>(fence.length) && line.find_first_not_of(" \t", run) == std::string_view::npos;
}

Diagnostic at_fence(const Chapter& chapter, const Fence& fence, const std::vector<SourceLine>& lines, std::string code,
                    std::string message, std::string help) {
  const std::string_view text = lines[static_cast<std::size_t>(fence.start_line) - 1].text;
  const auto begin = text.find(fence.character);
  const int column = begin == std::string_view::npos ? 1 : static_cast<int>(begin) + 1;
  const int width = fence.length + static_cast<int>(fence.word.size());
  return {.code = std::move(code),
          .message = std::move(message),
          .place = {.file = chapter.file, .line = fence.start_line, .column = column, .end_column = column + width},
          .help = std::move(help),
          .notes = {}};
}

LawBlock cut(const Fence& fence, const std::vector<SourceLine>& lines, int last_line) {
  LawBlock block{.fence_line = fence.start_line, .fence_indent = fence.indent, .lines = {}};
  for (int line = fence.start_line + 1; line <= last_line; ++line) {
    const std::string_view text = lines[static_cast<std::size_t>(line) - 1].text;
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t stripped = std::min(indent, static_cast<std::size_t>(fence.indent));
    block.lines.push_back(
        {.text = text.substr(stripped), .line = line, .first_column = static_cast<int>(stripped) + 1});
  }
  return block;
}

}  // namespace

std::vector<LawBlock> find_law_blocks(const Chapter& chapter, const std::vector<SourceLine>& lines,
                                      std::vector<Diagnostic>& diagnostics) {
  std::vector<LawBlock> blocks;
  for (const Fence& fence : find_fences(chapter.text)) {
    if (!is_law(fence.word)) {
      if (!is_nearly_law(fence.word)) continue;
      diagnostics.push_back(at_fence(chapter, fence, lines, "block-name",
                                     "a block marked '" + fence.word + "' is not part of the program",
                                     "mark it 'law', in small letters"));
      diagnostics.back().severity = Severity::warning;
      continue;
    }
    if (fence.nested) {
      diagnostics.push_back(at_fence(chapter, fence, lines, "nested-block",
                                     "a law block stands by itself, not inside a list or a quote",
                                     "begin its fence at the left margin"));
      continue;
    }
    const int end_line = std::min(fence.end_line, static_cast<int>(lines.size()));
    const bool closed =
        end_line > fence.start_line && is_closing(lines[static_cast<std::size_t>(end_line) - 1].text, fence);
    if (!closed) {
      diagnostics.push_back(at_fence(chapter, fence, lines, "unclosed-block",
                                     "this law block is never closed, so that the rest of the chapter belongs to it",
                                     "write " + std::string(static_cast<std::size_t>(fence.length), fence.character) +
                                         " on a line of its own where the law ends"));
    }
    blocks.push_back(cut(fence, lines, closed ? end_line - 1 : end_line));
  }
  return blocks;
}

}  // namespace takecare::lang
