// Building HTML: every text is escaped, every element is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takecare/base/markup.h"

namespace takecare::pages {

using takecare::escaped;

class Html {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // Closes its element when it goes.
  class Scope {
   public:
    explicit Scope(Html& html) : html_(html) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { html_.close(); }

   private:
    Html& html_;
  };

  // An element with elements in it, each on a line of its own. An attribute whose value is empty is left out.
  [[nodiscard]] Scope in(std::string_view tag, Attributes attributes = {});
  // An element with one text in it.
  void line(std::string_view tag, std::string_view text, Attributes attributes = {});
  // An element with markup in it that this class made.
  void line_of(std::string_view tag, const Html& inner, Attributes attributes = {});
  // An element without an end: meta, link, br.
  void single(std::string_view tag, Attributes attributes = {});

  // Pieces within a line.
  Html& text(std::string_view text);
  Html& span(std::string_view tag, std::string_view text, Attributes attributes = {});
  Html& link(std::string_view href, std::string_view text, Attributes attributes = {});
  // Markup that is known to be well-formed: what charts make.
  Html& markup(std::string_view trusted);

  const std::string& str() const { return out_; }

 private:
  void open(std::string_view tag, Attributes attributes);
  void close();

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace takecare::pages
