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

bool is_call(std::string_view sql) {
  std::size_t at = 0;
  while (at < sql.size() && std::isupper(static_cast<unsigned char>(sql[at])) != 0) ++at;
  if (at == sql.size() || sql[at] != '(') return false;
  int depth = 0;
  while (at < sql.size()) {
    if (sql[at] == '\'' || sql[at] == '"') {
      at = after_quotes(sql, at);
      continue;
    }
    depth += sql[at] == '(' ? 1 : sql[at] == ')' ? -1 : 0;
    ++at;
    if (depth == 0) break;
  }
  return at == sql.size();
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

}  // namespace takecare::engine::sql
