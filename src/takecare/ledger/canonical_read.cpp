// The strict reader: a grammar so small that it is read as it is checked, byte by byte.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "takecare/base/text_file.h"
#include "takecare/ledger/canonical.h"

namespace takecare::ledger {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Json> read(int depth) {
    if (const std::size_t at = first_invalid_utf8(text_); at != std::string_view::npos) {
      at_ = at;
      return refused("these bytes are not UTF-8");
    }
    auto value = read_value(depth);
    if (!value) return refused(problem_);
    if (at_ != text_.size()) return refused("the value ends here, and more follows");
    return std::move(*value);
  }

 private:
  std::unexpected<Error> refused(std::string_view problem) const {
    return fail(fmt::format("not canonical JSON: {} (byte {})", problem, at_ + 1),
                "write it as RFC 8785 says: no white space, names in order, nothing escaped that need not be",
                Place{.column = static_cast<int>(at_) + 1});
  }

  std::nullopt_t no(const char* problem) {
    problem_ = problem;
    return std::nullopt;
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool at_space() const {
    return at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos;
  }

  std::optional<Json> read_value(int depth) {
    if (at_ >= text_.size()) return no("a value is missing at the end");
    switch (text_[at_]) {
      case '"': {
        auto text = read_string();
        if (!text) return std::nullopt;
        return Json(std::move(*text));
      }
      case '[': return depth < deepest_nesting ? read_list(depth + 1) : no("lists and objects nest too deep");
      case '{': return depth < deepest_nesting ? read_members(depth + 1) : no("lists and objects nest too deep");
      case 't': return take("true") ? std::optional(Json(true)) : no("no value begins like this");
      case 'f': return take("false") ? std::optional(Json(false)) : no("no value begins like this");
      case 'n': return take("null") ? std::optional(Json()) : no("no value begins like this");
      default: return at_space() ? no("white space") : read_number();
    }
  }

  std::optional<Json> read_list(int depth) {
    Json::List items;
    take('[');
    if (take(']')) return Json(std::move(items));
    do {
      auto item = read_value(depth);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    } while (take(','));
    if (!take(']')) return no("',' or ']' should follow an item");
    return Json(std::move(items));
  }

  std::optional<Json> read_members(int depth) {
    Json::Members members;
    take('{');
    if (take('}')) return Json(std::move(members));
    do {
      const std::size_t start = at_;
      auto name = read_string();
      if (!name) return std::nullopt;
      if (!members.empty() && !stands_before(members.back().first, *name)) {
        at_ = start;
        return no(members.back().first == *name ? "a name twice in an object" : "a name out of order");
      }
      if (!take(':')) return no("':' should follow a name");
      auto value = read_value(depth);
      if (!value) return std::nullopt;
      members.emplace_back(std::move(*name), std::move(*value));
    } while (take(','));
    if (!take('}')) return no("',' or '}' should follow a member");
    return Json(std::move(members));
  }

  std::optional<std::string> read_string() {
    if (!take('"')) return no(at_space() ? "white space" : "a text should begin here");
    std::string text;
    for (;;) {
      std::size_t end = at_;
      while (end < text_.size() && stands_for_itself(text_[end])) ++end;
      if (end == text_.size()) {
        at_ = text_.size();
        return no("a text does not end");
      }
      text.append(text_, at_, end - at_);
      at_ = end;
      if (take('"')) return text;
      if (text_[at_] != '\\') return no("a control character that is not escaped");
      const auto escaped = read_escape();
      if (!escaped) return std::nullopt;
      text += *escaped;
    }
  }

  // The only escapes there are: of the quote, the backslash and the control characters, each in its shortest form.
  std::optional<char> read_escape() {
    static constexpr std::string_view letters = "\"\\btnfr";
    static constexpr std::string_view meant = "\"\\\b\t\n\f\r";
    const std::string_view rest = text_.substr(at_ + 1);
    if (rest.empty()) return no("a text does not end");
    if (const std::size_t which = letters.find(rest[0]); which != std::string_view::npos) {
      at_ += 2;
      return meant[which];
    }
    unsigned code = 0;
    const bool hex = rest.size() >= 5 && rest.starts_with("u00") && (rest[3] == '0' || rest[3] == '1') &&
                     std::from_chars(rest.data() + 4, rest.data() + 5, code, 16).ec == std::errc();
    if (!hex || (rest[4] >= 'A' && rest[4] <= 'F')) return no("an escape that is not needed, or not this way");
    const char c = static_cast<char>(code + (rest[3] == '1' ? 0x10U : 0U));
    if (meant.find(c) != std::string_view::npos) return no("an escape that has a shorter form");
    at_ += 6;
    return c;
  }

  std::optional<Json> read_number() {
    const std::size_t start = at_;
    std::size_t end = start;
    if (end < text_.size() && text_[end] == '-') ++end;
    const std::size_t first = end;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end == first) return no("no value begins like this");
    if (text_[first] == '0' && (end - first > 1 || first > start)) return no("a number with a needless zero");
    if (end < text_.size() && (text_[end] == '.' || text_[end] == 'e' || text_[end] == 'E'))
      return no("a number that is not whole");
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text_.data() + start, text_.data() + end, number);
    if (error != std::errc() || number > largest_number || number < -largest_number)
      return no("a number beyond 2^53-1");
    at_ = end;
    return Json(number);
  }

  static bool stands_for_itself(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

  std::string_view text_;
  std::size_t at_ = 0;
  const char* problem_ = "";
};

}  // namespace

Result<Json> read_canonical(std::string_view text, int depth) { return Reader(text).read(depth); }

}  // namespace takecare::ledger
