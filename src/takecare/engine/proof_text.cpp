#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/proof.h"

namespace takecare::engine {

namespace {

bool is_fact(const ProofNode& node) { return node.kind == ProofKind::fact; }

// 'INA 237(a)(2); Matter of X — 237-a-2.md:12'
std::string source_line(const ProofNode& node) {
  if (node.cites.empty()) return "";
  std::string line = "cites ";
  for (std::size_t i = 0; i < node.cites.size(); ++i) line += (i > 0 ? "; " : "") + node.cites[i];
  if (node.place.line > 0) line += fmt::format(" ({}:{})", node.place.file, node.place.line);
  return line;
}

// Facts that a condition compares stand on its own line.
void write(const ProofNode& node, std::size_t depth, const std::vector<std::string>& remarks, std::string& out) {
  const std::string indent(2 * depth, ' ');
  out += indent + first_line(node);
  const bool facts_only = compares_facts_only(node);
  if (facts_only) {
    for (std::size_t i = 0; i < node.parts.size(); ++i) out += (i == 0 ? " — " : "; ") + fact_words(node.parts[i]);
  }
  out += "\n";
  const std::string source = source_line(node);
  if (!source.empty() && node.remark != shown_above) out += fmt::format("{}  {}\n", indent, source);
  for (const std::string& remark : remarks) out += fmt::format("{}  {}\n", indent, remark);
  if (facts_only) return;
  for (const ProofNode& part : node.parts) write(part, depth + 1, {}, out);
}

void collect(const ProofNode& node, std::vector<std::string>& names) {
  if (!node.name.empty()) names.push_back(node.name);
  for (const ProofNode& part : node.parts) collect(part, names);
}

}  // namespace

std::string fact_words(const ProofNode& fact) {
  return fmt::format("{} {}{}", fact.says, fact.answer, fact.origin.empty() ? "" : " (" + fact.origin + ")");
}

std::string first_line(const ProofNode& node) {
  std::string line = node.says;
  if (node.kind == ProofKind::choice) {
    line = fmt::format("{} {}", node.answer, node.says);
    if (!node.remark.empty()) line += ": " + node.remark;
    if (node.place.line > 0) line += fmt::format(" ({}:{})", node.place.file, node.place.line);
    return line;
  }
  if (!node.answer.empty()) line += ": " + node.answer;
  if (!node.remark.empty()) line += " (" + node.remark + ")";
  if (!node.origin.empty()) line += " (" + node.origin + ")";
  return line;
}

bool compares_facts_only(const ProofNode& node) {
  return node.kind == ProofKind::condition && !node.parts.empty() && std::ranges::all_of(node.parts, is_fact);
}

std::string proof_text(const Proof& proof, const std::vector<std::string>& remarks) {
  std::string out;
  for (const std::string& law : proof.law) out += law + "\n";
  write(proof.root, 0, remarks, out);
  return out;
}

std::vector<std::string> decided_by(const Proof& proof) {
  std::vector<std::string> names;
  collect(proof.root, names);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace takecare::engine
