#include "takecare/lang/keywords.h"

#include <algorithm>
#include <array>

namespace takecare::lang::syntax {

namespace {

constexpr std::array<std::string_view, 25> reserved = {
    "and",       "or",    "not",  "is",      "of",    "has",    "have",  "where",   "among",
    "some",      "every", "no",   "exactly", "yes",   "true",   "false", "unknown", "when",
    "otherwise", "that",  "plus", "minus",   "times", "except", "cites"};

constexpr std::array<std::string_view, 79> clauses = {
    "cites",     "in",        "when",      "except", "is",       "are",    "text",    "from",     "until",   "by",
    "reach",     "given",     "expect",    "grain",  "files",    "key",    "set",     "column",   "rows",    "group",
    "with",      "title",     "every",     "about",  "table",    "show",   "unknown", "protect",  "never",   "note",
    "beside",    "code",      "label",     "once",   "owed",     "due",    "done",    "act",      "belongs", "write",
    "kind",      "overrides", "gives",     "name",   "state",    "county", "city",    "section",  "stages",  "accounts",
    "corrected", "always",    "records",   "may",    "adds",     "sets",   "moves",   "evidence", "reasons", "needs",
    "barred",    "sends",     "held",      "says",   "for",      "to",     "shows",   "dated",    "lists",   "compares",
    "publishes", "corrects",  "withdraws", "prints", "released", "round",  "perturb", "map",      "outlines"};

}  // namespace

bool is_reserved(std::string_view word) { return std::ranges::find(reserved, word) != reserved.end(); }

const std::vector<std::string>& declaration_keywords() {
  static const std::vector<std::string> keywords = {"enumeration", "record",   "rule",      "value",   "list",
                                                    "source",      "event",    "example",   "extract", "registry",
                                                    "resolution",  "register", "scenario",  "report",  "coverage",
                                                    "program",     "duty",     "authority", "privacy", "release"};
  return keywords;
}

bool is_declaration_keyword(std::string_view word) {
  return std::ranges::find(declaration_keywords(), word) != declaration_keywords().end();
}

bool is_clause_keyword(std::string_view word) { return std::ranges::find(clauses, word) != clauses.end(); }

const std::vector<std::string>& words_that_go_on() {
  static const std::vector<std::string> words = {
      "and",       "or",    "is",    "not",   "of",      "has",   "have",    "among",   "where", "when",
      "otherwise", "plus",  "minus", "times", "because", "until", "with",    "means",   "years", "year",
      "months",    "month", "weeks", "week",  "days",    "day",   "percent", "optional"};
  return words;
}

}  // namespace takecare::lang::syntax
