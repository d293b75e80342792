#include "takecare/pages/html.h"

namespace takecare::pages {

void Html::open(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += escaped(value);
    out_ += '"';
  }
  out_ += '>';
}

void Html::close() {
  out_ += "</" + open_.back() + ">\n";
  open_.pop_back();
}

Html::Scope Html::in(std::string_view tag, Attributes attributes) {
  open(tag, attributes);
  out_ += '\n';
  open_.emplace_back(tag);
  return Scope(*this);
}

void Html::line(std::string_view tag, std::string_view text, Attributes attributes) {
  span(tag, text, attributes);
  out_ += '\n';
}

void Html::line_of(std::string_view tag, const Html& inner, Attributes attributes) {
  open(tag, attributes);
  out_ += inner.out_;
  out_ += "</";
  out_ += tag;
  out_ += ">\n";
}

void Html::single(std::string_view tag, Attributes attributes) {
  open(tag, attributes);
  out_ += '\n';
}

Html& Html::text(std::string_view text) {
  out_ += escaped(text);
  return *this;
}

Html& Html::span(std::string_view tag, std::string_view text, Attributes attributes) {
  open(tag, attributes);
  out_ += escaped(text);
  out_ += "</";
  out_ += tag;
  out_ += '>';
  return *this;
}

Html& Html::link(std::string_view href, std::string_view text, Attributes attributes) {
  out_ += "<a href=\"" + escaped(href) + "\"";
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"" + escaped(value) + "\"";
  }
  out_ += '>';
  out_ += escaped(text);
  out_ += "</a>";
  return *this;
}

Html& Html::markup(std::string_view trusted) {
  out_ += trusted;
  return *this;
}

}  // namespace takecare::pages
