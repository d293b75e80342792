#include "takecare/extracts/words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::extracts {
namespace {

TEST(Words, AreLettersAndDigitsWithoutAccents) {
  EXPECT_EQ(split_words("S.C.I., Cresson, PA"), (Words{"S", "C", "I", "CRESSON", "PA"}));
  EXPECT_EQ(split_words("Bethany Childrens' Home"), (Words{"BETHANY", "CHILDRENS", "HOME"}));
  EXPECT_EQ(split_words("Prince George’s"), (Words{"PRINCE", "GEORGES"}));
  EXPECT_EQ(split_words("Doña Ana"), (Words{"DONA", "ANA"}));
  EXPECT_EQ(split_words(" -- "), Words{});
}

TEST(Words, AreWrittenAsTheBookSays) {
  const std::vector<std::pair<std::string, std::string>> rules = {{"S C I", "SCI"}, {"CO", "COUNTY"}, {"U.S.", "US"}};
  const Wording wording(rules);
  EXPECT_EQ(wording.words("S.C.I. AT PITTSBURG"), (Words{"SCI", "AT", "PITTSBURG"}));
  EXPECT_EQ(wording.words("MERCER CO. JAIL"), (Words{"MERCER", "COUNTY", "JAIL"}));
  EXPECT_EQ(wording.words("ALLENWOOD U.S.PEN."), (Words{"ALLENWOOD", "US", "PEN"}));
}

TEST(Words, ForgiveASlipOfThePenOnlyInLongerNames) {
  EXPECT_TRUE(nearly_same("LACKAWANA", "LACKAWANNA"));
  EXPECT_TRUE(nearly_same("HONEDALE", "HONESDALE"));
  EXPECT_FALSE(nearly_same("YORK", "CORK"));
  EXPECT_FALSE(nearly_same("CLARION", "CLINTON"));
  EXPECT_FALSE(nearly_same("BUTLER", "BUTTE"));
}

RC_GTEST_PROP(Words, RulesThatWriteWhatTheyReadEndAndChangeNothing, (std::string text)) {
  const std::vector<std::pair<std::string, std::string>> rules = {{"A", "A A"}, {"B", "B"}};
  const Words words = Wording(rules).words(text);
  RC_ASSERT(words.size() <= 2 * split_words(text).size());
}

}  // namespace
}  // namespace takecare::extracts
