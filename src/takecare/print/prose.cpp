#include "takecare/print/prose.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <set>

#include "takecare/pages/words.h"

namespace takecare::print {

namespace {

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Document parsed(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8), &cmark_parser_free);
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return {cmark_parser_finish(parser.get()), &cmark_node_free};
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

std::string_view type_of(cmark_node* node) { return cmark_node_get_type_string(node); }

bool is_law(cmark_node* node) {
  if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) return false;
  const std::string_view info = cmark_node_get_fence_info(node);
  return info.substr(0, info.find_first_of(" \t")) == "law";
}

// The words of a node, without its markup.
std::string words_of(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return " ";
  std::string words(literal(node));
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    words += words_of(child);
  }
  return words;
}

// What a browser would follow to another place than a page.
bool is_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

class Writer {
 public:
  Writer(Html& html, const ProseHooks& hooks, std::vector<pages::Link>& sections)
      : html_(html), hooks_(hooks), sections_(sections) {}

  void blocks(cmark_node* parent) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) block(node);
  }

 private:
  void block(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING: heading(node); return;
      case CMARK_NODE_PARAGRAPH: html_.line_of("p", inlines(node)); return;
      case CMARK_NODE_LIST: list(node); return;
      case CMARK_NODE_BLOCK_QUOTE: {
        const auto quote = html_.in("blockquote");
        blocks(node);
        return;
      }
      case CMARK_NODE_CODE_BLOCK: code(node); return;
      case CMARK_NODE_HTML_BLOCK: html_.line("p", literal(node)); return;
      case CMARK_NODE_THEMATIC_BREAK: html_.single("hr"); return;
      default:
        if (type_of(node) == "table") table(node);
    }
  }

  void heading(cmark_node* node) {
    const int wanted = cmark_node_get_heading_level(node);
    if (wanted == 1 && !titled_) {
      titled_ = true;
      return;
    }
    level_ = std::clamp(wanted, 2, last_ + 1);
    last_ = level_;
    const std::string id = free_id("s-" + pages::slug(words_of(node)));
    if (level_ == 2) sections_.push_back({.href = "#" + id, .text = words_of(node)});
    html_.line_of("h" + std::to_string(level_), inlines(node), {{"id", id}});
  }

  std::string free_id(const std::string& wanted) {
    std::string id = wanted;
    for (int next = 2; !ids_.insert(id).second; ++next) id = wanted + "-" + std::to_string(next);
    return id;
  }

  void list(cmark_node* node) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    const int start = cmark_node_get_list_start(node);
    const auto scope =
        html_.in(ordered ? "ol" : "ul", {{"start", ordered && start != 1 ? std::to_string(start) : std::string()}});
    const bool tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
      const auto in = html_.in("li");
      for (cmark_node* child = cmark_node_first_child(item); child != nullptr; child = cmark_node_next(child)) {
        const bool bare = tight && cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH;
        bare ? void(html_.markup(inlines(child).str()).markup("\n")) : block(child);
      }
    }
  }

  void code(cmark_node* node) {
    const bool top = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
    if (top && is_law(node)) {
      last_ = hooks_.law(html_, cmark_node_get_start_line(node), std::min(level_ + 1, 6));
      return;
    }
    html_.line("pre", literal(node));
  }

  void table(cmark_node* node) {
    const auto box =
        html_.in("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Table"}});
    const auto scope = html_.in("table");
    bool head = true;
    for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
      const auto part = html_.in(head ? "thead" : "tbody");
      const auto line = html_.in("tr");
      for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
        const Html words = inlines(cell);
        // A corner without words is no heading of anything.
        const bool heads = head && !words.str().empty();
        html_.line_of(heads ? "th" : "td", words, {{"scope", heads ? "col" : ""}});
      }
      head = false;
    }
  }

  Html inlines(cmark_node* parent) {
    Html out;
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      inline_node(out, node);
    }
    return out;
  }

  static void wrapped(Html& out, std::string_view tag, const Html& inner) {
    out.markup("<").markup(tag).markup(">").markup(inner.str()).markup("</").markup(tag).markup(">");
  }

  void inline_node(Html& out, cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_SOFTBREAK: out.text("\n"); return;
      case CMARK_NODE_LINEBREAK: out.markup("<br>"); return;
      case CMARK_NODE_EMPH: wrapped(out, "em", inlines(node)); return;
      case CMARK_NODE_STRONG: wrapped(out, "strong", inlines(node)); return;
      case CMARK_NODE_CODE: code_words(out, literal(node)); return;
      case CMARK_NODE_LINK: link(out, node); return;
      case CMARK_NODE_IMAGE: out.text(words_of(node)); return;
      case CMARK_NODE_TEXT: in_link_ ? void(out.text(literal(node))) : hooks_.text(out, literal(node)); return;
      default: out.text(literal(node));
    }
  }

  void code_words(Html& out, std::string_view words) {
    const std::string href = in_link_ ? "" : hooks_.name(words);
    Html inner;
    href.empty() ? inner.text(words) : inner.link(href, words);
    wrapped(out, "code", inner);
  }

  void link(Html& out, cmark_node* node) {
    const std::string_view url = cmark_node_get_url(node);
    const std::string href = is_address(url) ? std::string(url) : hooks_.link(url);
    in_link_ = !href.empty();
    const Html words = inlines(node);
    in_link_ = false;
    if (href.empty()) {
      out.markup(words.str());
      return;
    }
    out.markup("<a href=\"" + pages::escaped(href) + "\">").markup(words.str()).markup("</a>");
  }

  Html& html_;
  const ProseHooks& hooks_;
  std::vector<pages::Link>& sections_;
  std::set<std::string> ids_;
  int level_ = 1;  // of the last heading of the prose
  int last_ = 1;   // of the last heading of all
  bool titled_ = false;
  bool in_link_ = false;
};

}  // namespace

void write_prose(Html& html, const std::string& markdown, const ProseHooks& hooks, std::vector<pages::Link>& sections) {
  const Document document = parsed(markdown);
  Writer(html, hooks, sections).blocks(document.get());
}

std::string first_heading(const std::string& markdown) {
  const Document document = parsed(markdown);
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) return words_of(node);
  }
  return "";
}

std::string plain_words(const std::string& markdown) {
  const Document document = parsed(markdown);
  std::string words;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    if (!is_law(node)) words += words_of(node) + " ";
  }
  return words;
}

}  // namespace takecare::print
