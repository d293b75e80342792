#include <fmt/format.h>

#include "takecare/engine/decide.h"
#include "takecare/engine/json_text.h"

namespace takecare::engine {

namespace {

// An object whose empty members are left out.
class Object {
 public:
  Object& raw(std::string_view key, const std::string& json) {
    if (json.empty() || json == "[]" || json == "\"\"") return *this;
    body_ += fmt::format("{}{}:{}", body_.empty() ? "" : ",", json_text(key), json);
    return *this;
  }
  Object& text(std::string_view key, std::string_view value) { return raw(key, json_text(value)); }
  std::string done() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

template <class T, class F>
std::string array(const std::vector<T>& all, const F& json) {
  std::string out = "[";
  for (const T& one : all) out += (out.size() > 1 ? "," : "") + json(one);
  return out + "]";
}

std::string texts(const std::vector<std::string>& all) {
  return array(all, [](const std::string& text) { return json_text(text); });
}

std::string_view kind_name(ProofKind kind) {
  switch (kind) {
    case ProofKind::definition: return "definition";
    case ProofKind::condition: return "condition";
    case ProofKind::exception: return "exception";
    case ProofKind::quantifier: return "quantifier";
    case ProofKind::aggregate: return "aggregate";
    case ProofKind::item: return "item";
    case ProofKind::choice: return "choice";
    case ProofKind::fact: return "fact";
    case ProofKind::note: return "note";
  }
  return "";
}

std::string node_json(const ProofNode& node) {
  Object object;
  object.text("kind", kind_name(node.kind)).text("name", node.name).text("says", node.says).text("answer", node.answer);
  object.text("remark", node.remark).text("origin", node.origin).raw("cites", texts(node.cites));
  if (node.place.line > 0) object.text("place", fmt::format("{}:{}", node.place.file, node.place.line));
  return object.raw("parts", array(node.parts, node_json)).done();
}

std::string set_json(const MissingSet& set) {
  const auto outcome = [](const MissingOutcome& o) {
    return Object().text("answer", o.answer).raw("wanted", texts(o.wanted)).done();
  };
  return Object().raw("facts", texts(set.paths)).raw("outcomes", array(set.outcomes, outcome)).done();
}

}  // namespace

std::string answer_json(const lang::Program& program, const Answer& answer) {
  const lang::Definition& definition = program.definitions[static_cast<std::size_t>(answer.definition)];
  Object object;
  object.text("name", definition.name).text("about", answer.about).text("as_of", format_iso_date(answer.as_of));
  object.text("answer", answer.words).raw("law", texts(answer.proof.law)).raw("proof", node_json(answer.proof.root));
  object.raw("until", array(answer.missing.settle, set_json));
  return object.raw("yes_with", array(answer.missing.yes, set_json))
      .raw("no_with", array(answer.missing.no, set_json))
      .done();
}

}  // namespace takecare::engine
