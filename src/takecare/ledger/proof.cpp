#include "takecare/ledger/proof.h"

#include <fmt/format.h>

#include <charconv>

#include "takecare/ledger/commitment.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/merkle.h"

namespace takecare::ledger {
namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1";
constexpr std::size_t longest_path = 64;  // a tree of 64-bit size is no higher

std::unexpected<Error> no_proof(std::string_view problem, int line = 0) {
  return fail(fmt::format("not a proof: {}", problem), "a proof is a file that 'takecare ledger prove' wrote",
              Place{.line = line});
}

// Lines, counted; a last line without an end is none.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  std::optional<std::string_view> take() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number;
    return line;
  }
  std::string_view rest() const { return rest_; }
  int number = 0;

 private:
  std::string_view rest_;
};

std::optional<std::uint64_t> index_of(std::string_view line) {
  if (!line.starts_with("index ")) return std::nullopt;
  line.remove_prefix(6);
  std::uint64_t index = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
  const bool whole = error == std::errc() && end == line.data() + line.size() && (line.size() == 1 || line[0] != '0');
  return whole ? std::optional(index) : std::nullopt;
}

// What the extra line opens: the commitment, and the event when it is there.
Result<void> open_extra(std::string_view extra, Proved& proved) {
  if (extra.size() == 1 + sizeof(Digest) && extra[0] == 0) {
    proved.commitment = *digest_of(extra.substr(1));
    return {};
  }
  if (extra.size() <= 1 + sizeof(Digest) || extra[0] != 1)
    return no_proof("its extra line neither opens the entry nor gives its commitment");
  proved.canonical = extra.substr(1 + sizeof(Digest));
  proved.commitment = commit_to(*digest_of(extra.substr(1, sizeof(Digest))), proved.canonical);
  auto event = read_event(proved.canonical);
  if (!event) return no_proof("what it opens is " + event.error().message);
  proved.event = std::move(*event);
  return {};
}

}  // namespace

std::string opened_extra(const Digest& salt, std::string_view canonical) {
  return fmt::format("\x01{}{}", view_of(salt), canonical);
}

std::string closed_extra(const Digest& commitment) { return std::string(1, '\0') + std::string(view_of(commitment)); }

std::string write_proof(const Proof& proof) {
  std::string text = fmt::format("{}\n", header);
  if (!proof.extra.empty()) text += fmt::format("extra {}\n", base64(proof.extra));
  text += fmt::format("index {}\n", proof.index);
  for (const Digest& hash : proof.hashes) text += base64(view_of(hash)) + "\n";
  return text + "\n" + proof.note;
}

Result<Proof> read_proof(std::string_view text) {
  Lines lines(text);
  if (lines.take() != header) return no_proof(fmt::format("its first line should be {}", header), 1);
  Proof proof;
  auto line = lines.take();
  if (line && line->starts_with("extra ")) {
    auto extra = from_base64(line->substr(6));
    if (!extra || extra->empty()) return no_proof("the extra line is not in base64", lines.number);
    proof.extra = std::move(*extra);
    line = lines.take();
  }
  const auto index = line ? index_of(*line) : std::nullopt;
  if (!index) return no_proof("a line 'index NUMBER' should stand here", lines.number);
  proof.index = *index;
  for (line = lines.take(); line && !line->empty(); line = lines.take()) {
    const auto bytes = from_base64(*line);
    const auto hash = bytes ? digest_of(*bytes) : std::nullopt;
    if (!hash || proof.hashes.size() == longest_path)
      return no_proof("a hash in base64, or a blank line, should stand here", lines.number);
    proof.hashes.push_back(*hash);
  }
  if (!line) return no_proof("it ends before its checkpoint", lines.number);
  proof.note = lines.rest();
  return proof;
}

Result<Proved> verify_proof(std::string_view text, const VerifierKey& key) {
  auto proof = read_proof(text);
  if (!proof) return std::unexpected(proof.error());
  auto checkpoint = open_checkpoint(proof->note, key);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  Proved proved{.index = proof->index, .checkpoint = std::move(*checkpoint)};
  if (auto opened = open_extra(proof->extra, proved); !opened) return std::unexpected(opened.error());
  const Digest leaf = leaf_hash(view_of(proved.commitment));
  if (!includes(leaf, proved.index, proved.checkpoint.size, proof->hashes, proved.checkpoint.root)) {
    return fail(fmt::format("the proof does not lead from entry {} to the root of the checkpoint", proved.index),
                "the entry is not the one that the log has, or the proof was altered: ask for it again");
  }
  return proved;
}

}  // namespace takecare::ledger
