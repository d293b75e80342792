#include "takecare/ledger/event.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "takecare/base/text_file.h"
#include "takecare/ledger/canonical.h"

namespace takecare::ledger {
namespace {

bool is_kind(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_hash(std::string_view text) {
  return text.empty() || (text.size() == 64 && std::ranges::all_of(text, [](char c) {
                            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                          }));
}

bool is_name(std::string_view text) {
  return text.size() <= longest_name &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// A member that is text, under its name in the canonical text, and where the event keeps it.
struct Text {
  std::string_view name;
  std::string Event::* member;
};

constexpr std::array texts = {
    Text{"act", &Event::act},   Text{"actor", &Event::actor},     Text{"authority", &Event::authority},
    Text{"book", &Event::book}, Text{"id", &Event::id},           Text{"key", &Event::key},
    Text{"kind", &Event::kind}, Text{"program", &Event::program}, Text{"reasons", &Event::reasons},
    Text{"time", &Event::time},
};

std::unexpected<Error> malformed(std::string_view member, std::string_view value, std::string_view wanted) {
  return fail(fmt::format("the event's {} '{}' is {}", member, value.substr(0, longest_name), wanted),
              fmt::format("mend '{}' and append again", member));
}

Result<void> check(const Event& event) {
  if (!is_kind(event.kind)) return malformed("kind", event.kind, "no word of a-z and '_'");
  for (const Text& text : texts) {
    if (text.name != "reasons" && !is_name(event.*text.member))
      return malformed(text.name, event.*text.member,
                       fmt::format("longer than {} bytes, or has control characters", longest_name));
  }
  if (!is_time(event.time)) return malformed("time", event.time, "no time such as 2018-03-01T09:30:00Z");
  if (!is_hash(event.book)) return malformed("book", event.book, "no SHA-256 in 64 hexadecimal digits");
  if (!parse_iso_date(format_iso_date(event.on)))
    return malformed("on", format_iso_date(event.on), "no date of the years 0001 to 9999");
  for (const Evidence& one : event.evidence) {
    if (!is_hash(one.sha256)) return malformed("evidence", one.sha256, "no SHA-256 in 64 hexadecimal digits");
  }
  return {};
}

// The members of an object, in their order; the text is what canonical JSON would be, without the detour of building
// it.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  ~ObjectWriter() { out_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  void name(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_string(out_, name);
    out_ += ':';
  }
  void text(std::string_view member, std::string_view value) {
    name(member);
    append_string(out_, value);
  }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Item, class Write>
void append_list(std::string& out, const std::vector<Item>& items, const Write& write) {
  out += '[';
  for (const Item& item : items) {
    if (&item != &items.front()) out += ',';
    ObjectWriter object(out);
    write(object, item);
  }
  out += ']';
}

std::string text_of(const Event& event) {
  std::string out;
  out.reserve(512);
  {
    ObjectWriter object(out);
    object.text("act", event.act);
    object.text("actor", event.actor);
    object.text("authority", event.authority);
    object.text("book", event.book);
    object.name("evidence");
    append_list(out, event.evidence, [](ObjectWriter& item, const Evidence& one) {
      item.text("name", one.name);
      item.text("note", one.note);
      item.text("sha256", one.sha256);
    });
    object.name("fields");
    out += event.fields;
    object.text("id", event.id);
    object.text("key", event.key);
    object.text("kind", event.kind);
    object.name("law");
    append_list(out, event.law, [](ObjectWriter& item, const LawStatus& one) {
      item.text("citation", one.citation);
      item.text("status", one.status);
    });
    object.text("on", format_iso_date(event.on));
    object.text("program", event.program);
    object.text("reasons", event.reasons);
    object.text("time", event.time);
  }
  return out;
}

std::unexpected<Error> no_event(std::string_view problem) {
  return fail(fmt::format("not an event: {}", problem), "docs/ledger-format.md says what an event has");
}

// The texts of an object that has these members and no others.
template <std::size_t N>
std::optional<std::array<std::string, N>> texts_of(const Json& object, const std::array<std::string_view, N>& names) {
  if (object.members() == nullptr || object.members()->size() != N) return std::nullopt;
  std::array<std::string, N> found;
  for (std::size_t i = 0; i < N; ++i) {
    const auto& [name, value] = (*object.members())[i];
    if (name != names[i] || value.text() == nullptr) return std::nullopt;
    found[i] = *value.text();
  }
  return found;
}

Result<void> read_lists(const Json& evidence, const Json& law, Event& event) {
  for (const Json& item : *evidence.list()) {
    auto found = texts_of<3>(item, {"name", "note", "sha256"});
    if (!found) return no_event("a piece of evidence has other members than name, note, sha256");
    event.evidence.push_back({.name = (*found)[0], .sha256 = (*found)[2], .note = (*found)[1]});
  }
  for (const Json& item : *law.list()) {
    auto found = texts_of<2>(item, {"citation", "status"});
    if (!found) return no_event("an item of the law has other members than citation, status");
    event.law.push_back({.citation = (*found)[0], .status = (*found)[1]});
  }
  return {};
}

}  // namespace

bool is_time(std::string_view text) {
  // The digits of "YYYY-MM-DDTHH:MM:SSZ" from the hour on.
  if (text.size() != 20 || !parse_iso_date(text.substr(0, 10))) return false;
  static constexpr std::string_view form = "T00:00:00Z";
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = text[10 + i];
    if (form[i] == '0' ? c < '0' || c > '9' : c != form[i]) return false;
  }
  return text.substr(11, 2) < "24" && text.substr(14, 2) < "60" && text.substr(17, 2) < "60";
}

Result<std::string> write_event(const Event& event) {
  if (auto sound = check(event); !sound) return std::unexpected(sound.error());
  const auto fields = read_canonical(event.fields, 1);
  if (!fields) return fail("the event's fields are " + fields.error().message, fields.error().help);
  if (fields->members() == nullptr) return malformed("fields", event.fields, "no object");
  std::string text = text_of(event);
  if (first_invalid_utf8(text) != std::string_view::npos)
    return fail("the event can not be written: a text in it is not UTF-8", "write its texts in UTF-8");
  if (text.size() > largest_event) {
    return fail(fmt::format("the event is of {} bytes, more than {}", text.size(), largest_event),
                "keep documents elsewhere and name them by their SHA-256 as evidence");
  }
  return text;
}

Result<Event> read_event(std::string_view text) {
  auto json = read_canonical(text);
  if (!json) return std::unexpected(json.error());
  if (json->members() == nullptr || json->members()->size() != texts.size() + 4) return no_event("members are missing");
  Event event;
  for (const Text& member : texts) {
    const Json* found = json->member(member.name);
    if (found == nullptr || found->text() == nullptr) return no_event(fmt::format("'{}' is no text", member.name));
    event.*member.member = *found->text();
  }
  const Json* on = json->member("on");
  const auto date = on != nullptr && on->text() != nullptr ? parse_iso_date(*on->text()) : std::nullopt;
  if (!date) return no_event("'on' is no date");
  event.on = *date;
  const Json* fields = json->member("fields");
  if (fields == nullptr || fields->members() == nullptr) return no_event("'fields' is no object");
  auto written = write_canonical(*fields);
  if (!written) return std::unexpected(written.error());
  event.fields = std::move(*written);
  const Json* evidence = json->member("evidence");
  const Json* law = json->member("law");
  if (evidence == nullptr || evidence->list() == nullptr || law == nullptr || law->list() == nullptr)
    return no_event("'evidence' or 'law' is no list");
  if (auto read = read_lists(*evidence, *law, event); !read) return std::unexpected(read.error());
  if (auto sound = check(event); !sound) return std::unexpected(sound.error());
  return event;
}

std::vector<std::string_view> differences(const Event& one, const Event& other) {
  std::vector<std::string_view> found;
  for (const Text& text : texts) {
    if (text.name != "time" && one.*text.member != other.*text.member) found.push_back(text.name);
  }
  if (one.on != other.on) found.emplace_back("on");
  if (one.fields != other.fields) found.emplace_back("fields");
  if (one.evidence != other.evidence) found.emplace_back("evidence");
  if (one.law != other.law) found.emplace_back("law");
  return found;
}

std::string erasure_fields(const Erased& erased) {
  std::string text = "{\"ground\":";
  append_string(text, erased.ground);
  text += fmt::format(",\"index\":{},\"kind\":", erased.index);
  append_string(text, erased.kind);
  return text + "}";
}

std::optional<Erased> erased_by(const Event& event) {
  if (event.kind != erasure_kind) return std::nullopt;
  const auto fields = read_canonical(event.fields);
  if (!fields) return std::nullopt;
  const Json* ground = fields->member("ground");
  const Json* index = fields->member("index");
  const Json* kind = fields->member("kind");
  if (ground == nullptr || ground->text() == nullptr || index == nullptr || index->number() == nullptr ||
      *index->number() < 0 || kind == nullptr || kind->text() == nullptr || fields->members()->size() != 3)
    return std::nullopt;
  return Erased{
      .index = static_cast<std::uint64_t>(*index->number()), .ground = *ground->text(), .kind = *kind->text()};
}

}  // namespace takecare::ledger
