#include "takecare/pages/html.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::pages {
namespace {

TEST(Html, EscapesWhatCouldEndATextOrAnAttribute) {
  EXPECT_EQ(escaped("<b>\"Q&A\" 'x'</b>"), "&lt;b&gt;&quot;Q&amp;A&quot; &#39;x&#39;&lt;/b&gt;");
  EXPECT_EQ(escaped(std::string_view("a\0b\x1b", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(escaped("Cura\u00e7ao"), "Cura\u00e7ao");
}

TEST(Html, ClosesWhatItOpens) {
  Html html;
  {
    const auto outer = html.in("div", {{"class", "a\"b"}, {"id", ""}});
    html.line("p", "1 < 2");
  }
  EXPECT_EQ(html.str(), "<div class=\"a&quot;b\">\n<p>1 &lt; 2</p>\n</div>\n");
}

RC_GTEST_PROP(Html, NoTextOpensAnElementOrEndsAnAttribute, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('<', '>', '"', '\'', '&', 's', '/', '\0'));
  const std::string out = escaped(text);
  RC_ASSERT(out.find_first_of("<>\"'") == std::string::npos);
  for (std::size_t at = out.find('&'); at != std::string::npos; at = out.find('&', at + 1)) {
    const std::string entity = out.substr(at, out.find(';', at) - at);
    RC_ASSERT(entity == "&lt" || entity == "&gt" || entity == "&quot" || entity == "&#39" || entity == "&amp");
  }
}

}  // namespace
}  // namespace takecare::pages
