// Canonical JSON: RFC 8785.
#include "takecare/ledger/canonical.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "takecare/ledger/event.h"

namespace takecare::ledger {
namespace {

// The lines of a file of cases, without comments.
std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream in(TAKECARE_ROOT "/tests/ledger/canonical/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#")) lines.push_back(line);
  }
  return lines;
}

TEST(Canonical, GoodTextIsReadAndWrittenAsItIs) {
  const auto lines = lines_of("good.txt");
  ASSERT_GT(lines.size(), 20U);
  for (const std::string& line : lines) {
    const auto value = read_canonical(line);
    ASSERT_TRUE(value) << line << ": " << value.error().message;
    EXPECT_EQ(*write_canonical(*value), line);
  }
}

TEST(CanonicalBad, TextIsRefusedWithTheReasonAndTheByte) {
  const auto lines = lines_of("bad.txt");
  ASSERT_GT(lines.size(), 60U);
  ASSERT_EQ(lines.size() % 2, 0U);
  for (std::size_t i = 0; i < lines.size(); i += 2) {
    const auto value = read_canonical(lines[i]);
    ASSERT_FALSE(value) << lines[i];
    EXPECT_EQ("not canonical JSON: " + lines[i + 1], value.error().message) << lines[i];
  }
}

TEST(CanonicalBad, BytesThatNoLineCanHoldAreRefused) {
  EXPECT_FALSE(read_canonical(""));
  EXPECT_FALSE(read_canonical(std::string("\"\0\"", 3)));
  EXPECT_FALSE(read_canonical("\"\n\""));
  EXPECT_FALSE(read_canonical("1\n"));
  EXPECT_FALSE(read_canonical("\"\xed\xa0\x80\""));  // a lone surrogate in UTF-8
  EXPECT_FALSE(read_canonical("\"\xc0\x80\""));
  EXPECT_FALSE(read_canonical("\xef\xbb\xbf{}"));
}

TEST(Canonical, NestingIsLimitedAlikeForBoth) {
  Json value;
  for (int depth = 0; depth < deepest_nesting; ++depth) value = Json::List{std::move(value)};
  const auto text = write_canonical(value);
  ASSERT_TRUE(text);
  EXPECT_TRUE(read_canonical(*text));
  EXPECT_FALSE(read_canonical("[" + *text + "]"));
  EXPECT_FALSE(write_canonical(Json::List{value}));
}

TEST(Canonical, TheWriterRefusesWhatHasNoText) {
  EXPECT_FALSE(write_canonical(Json::Members{{"a", 1}, {"a", 2}}));
  EXPECT_FALSE(write_canonical("\xff"));
  EXPECT_FALSE(write_canonical(largest_number + 1));
  EXPECT_FALSE(write_canonical(-largest_number - 1));
}

// The example of RFC 8785, 3.2.3: names sort by UTF-16 code units, so the emoji stands before U+FB33.
TEST(Canonical, NamesSortAsInTheRfc) {
  const Json value = Json::Members{{"\u20ac", "Euro Sign"},
                                   {"\r", "Carriage Return"},
                                   {"\ufb33", "Hebrew Letter Dalet With Dagesh"},
                                   {"1", "One"},
                                   {"\U0001f600", "Emoji: Grinning Face"},
                                   {"\u0080", "Control"},
                                   {"\u00f6", "Latin Small Letter O With Diaeresis"}};
  EXPECT_EQ(*write_canonical(value),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            "\"\U0001f600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

// Characters of different planes, too: between them the first byte decides.
TEST(Canonical, NamesBeyondTheFirstPlaneSortByCodePoint) {
  const Json value = Json::Members{{"\U0010ffff", 3}, {"\ufb33", 4}, {"\U00040000", 2}, {"\U0001f600", 1}};
  const auto text = write_canonical(value);
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "{\"\U0001f600\":1,\"\U00040000\":2,\"\U0010ffff\":3,\"\ufb33\":4}");
  EXPECT_TRUE(read_canonical(*text));
}

std::string any_text() {
  static const std::vector<std::string> pieces{"a",      "\"",     "\\",     "\n",         "\x01",       "\x1f", "/",
                                               "\u00e9", "\u20ac", "\ufb33", "\U0001f600", "\U0010ffff", " ",    "z"};
  std::string text;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) text += pieces[*rc::gen::inRange<std::size_t>(0, pieces.size())];
  return text;
}

Json any_value(int depth) {
  switch (*rc::gen::inRange(0, depth > 3 ? 4 : 6)) {
    case 0: return {};
    case 1: return *rc::gen::arbitrary<bool>();
    case 2: return *rc::gen::inRange<std::int64_t>(-largest_number, largest_number + 1);
    case 3: return any_text();
    case 4: {
      Json::List items;
      const int count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) items.push_back(any_value(depth + 1));
      return items;
    }
    default: {
      Json::Members members;
      const int count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) {
        const std::string name = any_text();
        if (Json(members).member(name) == nullptr) members.emplace_back(name, any_value(depth + 1));
      }
      return members;
    }
  }
}

RC_GTEST_PROP(Canonical, WhatIsWrittenIsReadAndWrittenTheSame, ()) {
  const auto text = write_canonical(any_value(0));
  RC_ASSERT(text.has_value());
  const auto value = read_canonical(*text);
  RC_ASSERT(value.has_value());
  RC_ASSERT(*write_canonical(*value) == *text);
}

// The strictest thing that can be said of the reader: one byte changed gives another value, or none.
RC_GTEST_PROP(CanonicalBad, NoTwoTextsHaveOneValue, ()) {
  const auto text = write_canonical(any_value(0));
  RC_ASSERT(text.has_value());
  std::string changed = *text;
  const auto at = *rc::gen::inRange<std::size_t>(0, changed.size());
  changed[at] = static_cast<char>(*rc::gen::inRange(0, 256));
  const auto value = read_canonical(changed);
  if (value) RC_ASSERT(*write_canonical(*value) == changed);
}

// An event's text is written member by member; it is the canonical text of the same object.
RC_GTEST_PROP(Canonical, AnEventHasTheTextThatItsObjectHas, ()) {
  Event event;
  event.kind = "act";
  event.time = "2018-03-01T09:00:00Z";
  event.reasons = any_text();
  const auto fields = write_canonical(Json::Members{{any_text(), any_value(2)}});
  RC_ASSERT(fields.has_value());
  event.fields = *fields;
  event.evidence = {{.name = any_text(), .sha256 = {}, .note = any_text()},
                    {.name = any_text(), .sha256 = {}, .note = {}}};
  event.law = {{.citation = any_text(), .status = any_text()}};
  const auto text = write_event(event);
  RC_ASSERT(text.has_value());
  RC_ASSERT(*write_canonical(*read_canonical(*text)) == *text);
  RC_ASSERT(read_event(*text).value() == event);
}

TEST(CanonicalBad, FieldsNestAsDeepAsTheEventMay) {
  Event event;
  event.kind = "act";
  event.time = "2018-03-01T09:00:00Z";
  const auto nested = [](int depth) {
    return R"({"a":)" + std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']') + "}";
  };
  event.fields = nested(deepest_nesting - 2);
  const auto text = write_event(event);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_TRUE(read_event(*text));
  event.fields = nested(deepest_nesting - 1);
  EXPECT_FALSE(write_event(event));
}

}  // namespace
}  // namespace takecare::ledger
