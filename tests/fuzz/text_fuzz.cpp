// The print of a statute, as its publisher has it: any bytes. What is taken over has paragraphs of the section alone,
// and comes back from its file as it was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "takecare/lang/official_text.h"
#include "takecare/lang/pinpoint.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace takecare::lang;
  const std::string_view print(reinterpret_cast<const char*>(data), size);
  const auto text = import_official_text(print, "12", {});
  if (!text) {
    require(!text.error().message.empty());
    return 0;
  }
  require(!text->empty());
  for (const OfficialParagraph& paragraph : *text) require(reaches("12", paragraph.pinpoint));
  const TextChanges same = compare_texts(*text, *text);
  require(same.changed == 0 && same.added == 0 && same.gone == 0);
  const auto again = import_official_text(print, "12", *text);
  require(again.has_value() && again->size() == text->size());
  return 0;
}
