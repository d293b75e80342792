#include "takecare/extracts/register_near.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::extracts {
namespace {

std::string why(const std::string& a, const std::string& b) { return why_near(split_words(a), split_words(b)); }

TEST(RegisterNear, SaysWhyTwoNamesMayMeanTheSame) {
  EXPECT_EQ(why("Pleasant View Police", "PLEASANTVIEW POLICE"), "they differ in spaces");
  EXPECT_EQ(why("Wyoming Highway State Patrol", "Wyoming State Highway Patrol"), "the same words in another order");
  EXPECT_EQ(why("Albermarle District Jail", "Albemarle District Jail"), "a slip of the pen: ALBERMARLE, ALBEMARLE");
  EXPECT_EQ(why("Department of Corrections", "Alaska Department of Corrections"), "words left out: ALASKA");
  EXPECT_EQ(why("Lexington County Sheriff's Office", "Lexington County Sheriff's Department"),
            "the last word differs: OFFICE, DEPARTMENT");
}

TEST(RegisterNear, LeavesOtherNamesApart) {
  EXPECT_EQ(why("Bay County Sheriff's Office", "Clay County Sheriff's Office"), "");
  EXPECT_EQ(why("Lee County Sheriff's Office", "Leon County Sheriff's Office"), "");
  EXPECT_EQ(why("Palm Beach Police Department", "Palm Bay Police Department"), "");
  EXPECT_EQ(why("Cambria County Sheriff's Office", "Cambria County Prison"), "");
  EXPECT_EQ(why("Police", "Sitka Police"), "");
  EXPECT_EQ(why("Sitka Police", "Sitka Jail"), "");
  EXPECT_EQ(why("", "Sitka Police"), "");
}

// Which of the two lists came first makes no difference to whether anybody should look.
RC_GTEST_PROP(RegisterNear, IsTheSameBothWays, ()) {
  const auto name = rc::gen::container<Words>(
      rc::gen::element<std::string>("LAKE", "LAKES", "COUNTY", "JAIL", "OFFICE", "POLICE", "MANITOWOC", "MANTIOWOC"));
  const Words a = *name;
  const Words b = *name;
  RC_ASSERT(why_near(a, b).empty() == why_near(b, a).empty());
}

}  // namespace
}  // namespace takecare::extracts
