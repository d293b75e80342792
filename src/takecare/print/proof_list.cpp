#include "takecare/print/proof_list.h"

#include <algorithm>
#include <functional>

namespace takecare::print {

namespace {

using engine::ProofKind;
using engine::ProofNode;

int field_named(const lang::Program& program, int record, std::string_view name) {
  const auto& fields = at(program.records, record).fields;
  const auto found = std::ranges::find(fields, name, &lang::Field::name);
  return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

// The record of the item that a path names; the subject's for the empty path.
int record_at(const lang::Program& program, int record, std::string_view path) {
  while (!path.empty()) {
    const std::string_view step = path.substr(0, path.find('.'));
    const int field = field_named(program, record, step.substr(0, step.find('[')));
    if (field < 0) return record;
    const lang::Type type = at(at(program.records, record).fields, field).type;
    if (type.kind == lang::Kind::list) record = type.of;
    path.remove_prefix(std::min(step.size() + 1, path.size()));
  }
  return record;
}

class Writer {
 public:
  Writer(Html& html, const Site& site, int record, std::string_view from)
      : html_(html), site_(site), record_(record), from_(from) {}

  void write(const ProofNode& node, const std::vector<std::string>& remarks) {
    const auto item = html_.in("li");
    Html line;
    write_first_line(line, node);
    html_.markup(line.str()).markup("\n");
    for (const std::string& remark : remarks) html_.line("p", remark, {{"class", "until"}});
    if (engine::compares_facts_only(node) || node.parts.empty()) return;
    const auto list = html_.in("ul");
    for (const ProofNode& part : node.parts) write(part, {});
  }

 private:
  void write_first_line(Html& line, const ProofNode& node) {
    const auto target = meant(node);
    const std::string words = engine::first_line(node);
    if (target && words.starts_with(node.name)) {
      link_to(line, site_, *target, from_);
      line.text(std::string_view(words).substr(node.name.size()));
    } else if (target && node.kind == ProofKind::fact) {
      line.link(site_.addresses.of(*target, from_), node.says).text(std::string_view(words).substr(node.says.size()));
    } else {
      line.text(words);
    }
    if (engine::compares_facts_only(node)) write_facts(line, node);
    write_cites(line, node);
  }

  void write_facts(Html& line, const ProofNode& node) {
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const std::string words = engine::fact_words(node.parts[i]);
      const std::string& path = node.parts[i].says;
      line.text(i == 0 ? " \u2014 " : "; ");
      const auto field = field_at(site_.program, record_, path);
      if (!field) {
        line.text(words);
        continue;
      }
      link_to(line, site_, *field, from_, path);
      line.text(std::string_view(words).substr(path.size()));
    }
  }

  void write_cites(Html& line, const ProofNode& node) {
    if (node.cites.empty() || node.remark == engine::shown_above) return;
    line.markup(" <span class=\"c\">");
    for (std::size_t i = 0; i < node.cites.size(); ++i) {
      line.text(i == 0 ? "" : "; ");
      const lang::Citation* citation = site_.uses.citation(node.cites[i]);
      citation == nullptr ? void(line.text(node.cites[i])) : link_citation(line, site_, *citation, from_);
    }
    line.markup("</span>");
  }

  std::optional<Target> meant(const ProofNode& node) const {
    if (node.kind == ProofKind::fact) return field_at(site_.program, record_, node.says);
    if (node.kind != ProofKind::definition) return std::nullopt;
    const std::string_view rest = std::string_view(node.says).substr(node.name.size());
    const std::string_view path = rest.starts_with(" of ") ? rest.substr(4) : "";
    int found = site_.program.find_definition(node.name, record_at(site_.program, record_, path));
    if (found < 0) found = site_.program.find_definition(node.name);
    return found < 0 ? std::nullopt : std::optional(Target{TargetKind::definition, found});
  }

  Html& html_;
  const Site& site_;
  int record_;
  std::string_view from_;
};

}  // namespace

std::optional<Target> field_at(const lang::Program& program, int record, std::string_view path) {
  const std::size_t last = path.rfind('.');
  const std::string_view items = last == std::string_view::npos ? "" : path.substr(0, last);
  std::string_view name = last == std::string_view::npos ? path : path.substr(last + 1);
  name = name.substr(0, name.find('['));
  const int owner = record_at(program, record, items);
  const int field = field_named(program, owner, name);
  return field < 0 ? std::nullopt : std::optional(Target{TargetKind::field, owner, field});
}

void write_proof(Html& html, const Site& site, const engine::Answer& answer, int record, std::string_view from) {
  for (const std::string& law : answer.proof.law) html.line("p", law, {{"class", "status out"}});
  const auto list = html.in("ul", {{"class", "proof"}});
  Writer(html, site, record, from).write(answer.proof.root, engine::missing_lines(answer.missing));
}

}  // namespace takecare::print
