#include "takecare/ledger/canonical.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/base/text_file.h"

namespace takecare::ledger {
namespace {

// A code point beyond the basic plane is a surrogate in UTF-16 and so stands before U+E000..U+FFFF; in UTF-8 it begins
// with a byte F0..F4 and they with EE or EF. All else has one order in both.
int utf16_rank(unsigned char byte) { return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 7 : byte; }

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\t': out += "\\t"; break;
    case '\n': out += "\\n"; break;
    case '\f': out += "\\f"; break;
    case '\r': out += "\\r"; break;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  }
}

bool is_escaped(char c) {
  return static_cast<int>(static_cast<unsigned char>(c) < 0x20) + static_cast<int>(c == '"') +
             static_cast<int>(c == '\\') !=
         0;
}

// How many bytes at the beginning need no escape.
std::size_t plain_length(std::string_view text) {
  constexpr std::size_t block = 16;  // without a branch in it, so that the compiler looks at all of it at once
  std::size_t at = 0;
  for (; text.size() - at >= block; at += block) {
    bool escaped = false;
    for (std::size_t i = 0; i < block; ++i) escaped |= is_escaped(text[at + i]);
    if (escaped) break;
  }
  while (at < text.size() && !is_escaped(text[at])) ++at;
  return at;
}

class Writer {
 public:
  Result<std::string> write(const Json& value) && {
    if (!add(value, 0)) return fail(problem_, "write the value so that canonical JSON can hold it (RFC 8785)");
    return std::move(out_);
  }

 private:
  bool refuse(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  bool add(const Json& value, int depth) {
    if (const auto* text = value.text()) return add_text(*text);
    if (const auto* number = value.number()) return add_number(*number);
    if (const auto* truth = value.truth()) {
      out_ += *truth ? "true" : "false";
      return true;
    }
    if (value.list() == nullptr && value.members() == nullptr) {
      out_ += "null";
      return true;
    }
    if (depth >= deepest_nesting) return refuse(fmt::format("lists and objects nest deeper than {}", deepest_nesting));
    return value.list() != nullptr ? add_list(*value.list(), depth + 1) : add_members(*value.members(), depth + 1);
  }

  bool add_text(const std::string& text) {
    if (first_invalid_utf8(text) != std::string_view::npos) return refuse("a text is not UTF-8");
    append_string(out_, text);
    return true;
  }

  bool add_number(std::int64_t number) {
    if (number > largest_number || number < -largest_number)
      return refuse(fmt::format("the number {} is beyond 2^53-1", number));
    fmt::format_to(std::back_inserter(out_), "{}", number);
    return true;
  }

  bool add_list(const Json::List& items, int depth) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ',';
      if (!add(items[i], depth)) return false;
    }
    out_ += ']';
    return true;
  }

  bool add_members(const Json::Members& members, int depth) {
    std::vector<const Json::Members::value_type*> order;
    order.reserve(members.size());
    for (const auto& member : members) order.push_back(&member);
    std::ranges::sort(order, [](const auto* a, const auto* b) { return stands_before(a->first, b->first); });
    out_ += '{';
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& [name, value] = *order[i];
      if (i > 0 && order[i - 1]->first == name) return refuse(fmt::format("an object has '{}' twice", name));
      if (i > 0) out_ += ',';
      if (!add_text(name)) return false;
      out_ += ':';
      if (!add(value, depth)) return false;
    }
    out_ += '}';
    return true;
  }

  std::string out_;
  std::string problem_;
};

}  // namespace

const Json* Json::member(std::string_view name) const {
  if (members() == nullptr) return nullptr;
  const auto found =
      std::ranges::find(*members(), name, [](const auto& member) { return std::string_view(member.first); });
  return found == members()->end() ? nullptr : &found->second;
}

bool stands_before(std::string_view a, std::string_view b) {
  const auto [at_a, at_b] = std::ranges::mismatch(a, b);
  if (at_b == b.end()) return false;
  if (at_a == a.end()) return true;
  return utf16_rank(static_cast<unsigned char>(*at_a)) < utf16_rank(static_cast<unsigned char>(*at_b));
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t plain = plain_length(text);
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

Result<std::string> write_canonical(const Json& value) { return Writer().write(value); }

}  // namespace takecare::ledger
