#include "takecare/engine/json_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

namespace takecare::engine {

namespace {

constexpr std::size_t deepest = 64;

// Walks over the text and remembers how far the parser has read.
class Reading {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reading(const char* at, const char** read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  Reading& operator++() {
    *read_ = ++at_;
    return *this;
  }
  Reading operator++(int) {
    Reading before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Reading& a, const Reading& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** read_;
};

// Builds the tree; nlohmann's parser calls it for every token.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const char* begin, const char** read, const std::string& file)
      : file_(file), line_begin_(begin), last_end_(begin), read_(read) {}

  bool null() override { return add({.kind = JsonValue::Kind::null}); }
  bool boolean(bool value) override { return add({.kind = JsonValue::Kind::truth, .truth = value}); }
  bool number_integer(number_integer_t value) override { return add_number(fmt::format("{}", value)); }
  bool number_unsigned(number_unsigned_t value) override { return add_number(fmt::format("{}", value)); }
  bool number_float(number_float_t, const string_t& digits) override { return add_number(digits); }
  bool string(string_t& value) override { return add({.kind = JsonValue::Kind::text, .text = std::move(value)}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open({.kind = JsonValue::Kind::object}); }
  bool start_array(std::size_t) override { return open({.kind = JsonValue::Kind::array}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    open_.back()->members.push_back({.name = std::move(name), .name_place = token(), .value = {}});
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override {
    problem_ = error.what();
    // '[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …'
    if (const std::size_t words = problem_.find(": "); words != std::string::npos) problem_.erase(0, words + 2);
    return false;
  }

  // Where the token that was read last stands. Between two tokens that this class hears of are only blanks, ',' and
  // ':'. A number is known to be over only by the character after it, which was read as well.
  Place token(bool number = false) {
    const char* end = std::max(last_end_, number ? *read_ - 1 : *read_);
    const char* begin =
        std::find_if_not(last_end_, end, [](char c) { return std::string_view(" \t\r\n,:").contains(c); });
    for (const char* c = last_end_; c != begin; ++c) {
      if (*c != '\n') continue;
      ++line_;
      line_begin_ = c + 1;
    }
    last_end_ = end;
    return {.file = file_, .line = line_, .column = column(begin), .end_column = column(end)};
  }
  const std::string& problem() const { return problem_; }
  JsonValue take() { return std::move(root_); }

 private:
  JsonValue& place(JsonValue value) {
    value.place = token(value.kind == JsonValue::Kind::number);
    if (open_.empty()) return root_ = std::move(value);
    JsonValue& owner = *open_.back();
    if (owner.kind == JsonValue::Kind::array) return owner.items.emplace_back(std::move(value));
    return owner.members.back().value = std::move(value);
  }
  bool add(JsonValue value) {
    place(std::move(value));
    return true;
  }
  bool add_number(std::string digits) { return add({.kind = JsonValue::Kind::number, .text = std::move(digits)}); }
  bool open(JsonValue value) {
    if (open_.size() == deepest) {
      problem_ = "it is nested deeper than any case";
      return false;
    }
    open_.push_back(&place(std::move(value)));
    return true;
  }
  bool close() {
    token();
    open_.pop_back();
    return true;
  }
  // Characters, from 1, as in a chapter.
  int column(const char* at) const {
    const auto follows = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    return 1 + static_cast<int>(at - line_begin_ - std::count_if(line_begin_, at, follows));
  }

  JsonValue root_;
  std::vector<JsonValue*> open_;  // only the last one grows, so these addresses hold
  const std::string& file_;
  const char* line_begin_;
  const char* last_end_;  // of the last token
  const char** read_;
  int line_ = 1;
  std::string problem_;
};

}  // namespace

Result<JsonValue> parse_json(std::string_view json, const std::string& file) {
  const char* const first = json.data();
  const char* read = first;
  Builder builder(first, &read, file);
  const Reading begin(first, &read);
  const Reading end(first + json.size(), &read);
  if (nlohmann::json::sax_parse(begin, end, &builder)) return builder.take();
  return fail("this is not JSON: " + builder.problem(), "", builder.token());
}

}  // namespace takecare::engine
