#include "takecare/programs/said.h"

#include <fmt/format.h>

namespace takecare::programs {

using ledger::Json;

namespace {

Json texts(const std::vector<std::string>& all) {
  Json::List list;
  for (const std::string& one : all) list.emplace_back(one);
  return list;
}

Json moves_json(const std::vector<Moved>& moves) {
  Json::List list;
  for (const Moved& move : moves) {
    list.emplace_back(Json::Members{{"amount", move.amount}, {"from", move.from}, {"to", move.to}});
  }
  return list;
}

Json notices_json(const std::vector<Sent>& notices) {
  Json::List list;
  for (const Sent& one : notices) {
    list.emplace_back(Json::Members{{"notice", one.notice}, {"says", texts(one.says)}, {"to", one.to}});
  }
  return list;
}

std::string text_of(const Json* json) {
  const std::string* text = json == nullptr ? nullptr : json->text();
  return text == nullptr ? "" : *text;
}

std::vector<std::string> texts_of(const Json* json) {
  std::vector<std::string> all;
  const Json::List* list = json == nullptr ? nullptr : json->list();
  if (list == nullptr) return all;
  for (const Json& one : *list) all.push_back(text_of(&one));
  return all;
}

void read_moves(const Json* json, Said& said) {
  const Json::List* list = json == nullptr ? nullptr : json->list();
  if (list == nullptr) return;
  for (const Json& one : *list) {
    said.moves.push_back({.from = text_of(one.member("from")),
                          .to = text_of(one.member("to")),
                          .amount = text_of(one.member("amount"))});
  }
}

void read_notices(const Json* json, Said& said) {
  const Json::List* list = json == nullptr ? nullptr : json->list();
  if (list == nullptr) return;
  for (const Json& one : *list) {
    said.notices.push_back({.notice = text_of(one.member("notice")),
                            .to = text_of(one.member("to")),
                            .says = texts_of(one.member("says"))});
  }
}

}  // namespace

std::string why_not_appended(const ledger::Event& event) {
  for (const char* judged :
       {kind::act, kind::correction, kind::refusal, kind::read, kind::opening, kind::publication}) {
    if (event.kind == judged) {
      return fmt::format("an event of the kind '{}' comes from a judgment and is not written by hand", event.kind);
    }
  }
  return {};
}

ledger::Event erasure_of(const ledger::Event& gone, ledger::Event by) {
  if (gone.kind != kind::act && gone.kind != kind::correction) return by;
  by.program = gone.program;
  by.id = gone.id;
  by.act = gone.act;
  return by;
}

Result<std::string> write_said(const Said& said) {
  Json::Members members;
  if (!said.fields.empty()) members.emplace_back("fields", said.fields);
  if (!said.computed.empty()) members.emplace_back("computed", texts(said.computed));
  if (!said.moves.empty()) members.emplace_back("moves", moves_json(said.moves));
  if (!said.notices.empty()) members.emplace_back("notices", notices_json(said.notices));
  if (!said.stage.empty()) members.emplace_back("stage", said.stage);
  if (said.corrects) members.emplace_back("corrects", static_cast<std::int64_t>(*said.corrects));
  if (!said.obstacles.empty()) members.emplace_back("obstacles", texts(said.obstacles));
  return ledger::write_canonical(members);
}

Result<Said> read_said(const ledger::Event& event) {
  const auto json = ledger::read_canonical(event.fields);
  if (!json || json->members() == nullptr) {
    return fail(fmt::format("what the event '{}' of {} {} says cannot be read", event.act, event.program, event.id),
                "'takecare ledger fsck' tells what is wrong with the ledger");
  }
  Said said{.computed = texts_of(json->member("computed")),
            .stage = text_of(json->member("stage")),
            .obstacles = texts_of(json->member("obstacles"))};
  if (const Json* fields = json->member("fields"); fields != nullptr && fields->members() != nullptr) {
    said.fields = *fields->members();
  }
  read_moves(json->member("moves"), said);
  read_notices(json->member("notices"), said);
  if (const Json* index = json->member("corrects"); index != nullptr && index->number() != nullptr) {
    said.corrects = static_cast<std::uint64_t>(*index->number());
  }
  return said;
}

}  // namespace takecare::programs
