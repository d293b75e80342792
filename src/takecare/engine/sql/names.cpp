#include "takecare/engine/sql/names.h"

#include <fmt/format.h>

#include <cctype>

#include "takecare/base/date.h"
#include "takecare/base/sha256.h"
#include "takecare/engine/duckdb.h"

namespace takecare::engine::sql {

namespace {

constexpr std::size_t digest_length = 10;

// The position after the quoted name or text that begins at 'at'.
std::size_t after_quotes(std::string_view sql, std::size_t at) {
  const char mark = sql[at];
  for (++at; at < sql.size(); ++at) {
    if (sql[at] != mark) continue;
    if (at + 1 == sql.size() || sql[at + 1] != mark) return at + 1;
    ++at;
  }
  return at;
}

// Calls 'at_word' for every word and sign outside names, texts, comments and parentheses, with how many CASE are open.
template <class AtWord>
void each_outside(std::string_view sql, AtWord at_word) {
  int parentheses = 0;
  int cases = 0;
  for (std::size_t at = 0; at < sql.size();) {
    if (sql[at] == '\'' || sql[at] == '"') {
      at = after_quotes(sql, at);
    } else if (sql.substr(at).starts_with("/*")) {
      at = sql.find("*/", at) + 2;
    } else if (std::isalpha(static_cast<unsigned char>(sql[at])) != 0) {
      std::size_t end = at;
      while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) != 0 || sql[end] == '_')) ++end;
      const std::string_view word = sql.substr(at, end - at);
      if (parentheses == 0 && word == "CASE") ++cases;
      if (parentheses == 0) at_word(word, cases, end);
      if (parentheses == 0 && word == "END") --cases;
      at = end;
    } else {
      if (sql[at] == '(') ++parentheses;
      if (sql[at] == ')' && --parentheses == 0) at_word(sql.substr(at, 1), cases, at + 1);
      ++at;
    }
  }
}

// The first parenthesis that closes, or the first CASE that ends, ends all.
bool is_call(std::string_view sql) {
  if (sql.empty() || std::isalpha(static_cast<unsigned char>(sql.front())) == 0) return false;
  const bool begins_case = sql.starts_with("CASE ");
  std::size_t word = 0;
  while (word < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[word])) != 0 || sql[word] == '_')) ++word;
  if (!begins_case && (word == sql.size() || sql[word] != '(')) return false;
  std::size_t first_end = 0;
  std::size_t words = 0;
  each_outside(sql, [&](std::string_view one, int cases, std::size_t end) {
    if (one != ")") ++words;
    const bool closes = begins_case ? one == "END" && cases == 1 : one == ")" && words == 1;
    if (closes && first_end == 0) first_end = end;
  });
  return first_end == sql.size();
}

}  // namespace

std::string quoted(std::string_view name, std::size_t most) {
  if (name.size() <= most) return quote_name(name);
  std::size_t kept = most - digest_length - 1;
  while (kept > 0 && (static_cast<unsigned char>(name[kept]) & 0xC0U) == 0x80U) --kept;
  return quote_name(fmt::format("{}~{}", name.substr(0, kept), sha256_hex(name).substr(0, digest_length)));
}

std::string table_name_of(std::string_view record) {
  std::string name;
  for (const char c : record) {
    const bool upper = std::isupper(static_cast<unsigned char>(c)) != 0;
    if (upper && !name.empty()) name += '_';
    name += upper ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : c;
  }
  return name;
}

std::string comment_words(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool joins = (c == '/' && words.ends_with('*')) || (c == '*' && words.ends_with('/'));
    if (joins) words += ' ';
    words += c == '\n' || c == '\r' ? ' ' : c;
  }
  return words;
}

std::string decimal_text(std::int64_t value, int decimals) {
  std::uint64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const bool negative = value < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string text = fmt::format("{}{}", negative ? "-" : "", size / unit);
  if (size % unit == 0) return text;
  text += fmt::format(".{:0{}}", size % unit, decimals);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

std::string literal_of(const lang::Program& program, lang::Type type, std::int64_t value) {
  using lang::Kind;
  switch (type.kind) {
    case Kind::truth: return value != 0 ? "TRUE" : "FALSE";
    case Kind::number: return decimal_text(value, 6);
    case Kind::money: return decimal_text(value, 2);
    case Kind::date: return fmt::format("DATE '{}'", format_iso_date(static_cast<Days>(value)));
    case Kind::duration: return fmt::format("{}", value);
    case Kind::enumeration: {
      const auto& values = program.enumerations[static_cast<std::size_t>(type.of)].values;
      return quote_text(values[static_cast<std::size_t>(value)].name);
    }
    case Kind::text:
    case Kind::list: break;
  }
  return "NULL";
}

bool is_atom(std::string_view sql) {
  if (sql.starts_with("DATE '")) sql.remove_prefix(5);
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (c == '\'' || c == '"') {
      at = after_quotes(sql, at);
    } else if (c == ' ' || c == '(' || c == '*' || c == '-' || c == '+') {
      return at == 0 && c == '-' && is_atom(sql.substr(1));
    } else {
      ++at;
    }
  }
  return true;
}

std::string grouped(std::string_view sql) {
  if (is_atom(sql) || is_call(sql)) return std::string(sql);
  return fmt::format("({})", sql);
}

Connective connective_of(std::string_view sql) {
  Connective found = Connective::none;
  each_outside(sql, [&](std::string_view word, int cases, std::size_t) {
    if (cases == 0 && word == "OR") found = Connective::either;
    if (cases == 0 && word == "AND" && found == Connective::none) found = Connective::both;
  });
  return found;
}

}  // namespace takecare::engine::sql
