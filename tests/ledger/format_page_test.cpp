// docs/ledger-format.md: its worked example has the bytes that a ledger would have.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "takecare/ledger/commitment.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/merkle.h"
#include "takecare/ledger/proof.h"
#include "takecare/ledger/tile.h"

namespace takecare::ledger {
namespace {

// The fenced blocks of the page by what stands behind their fence.
std::map<std::string, std::string> blocks() {
  std::ifstream in(TAKECARE_ROOT "/docs/ledger-format.md");
  std::map<std::string, std::string> found;
  std::string open;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      open = line.substr(3);
    } else if (!open.empty()) {
      found[open] += line + "\n";
    }
  }
  return found;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(FormatPage, TheExampleHasTheBytesThatALedgerWouldHave) {
  auto page = blocks();
  const auto events = lines_of(page["event"]);
  ASSERT_EQ(events.size(), 2U);
  Digest salts[2];
  salts[0].fill(0x10);
  salts[1].fill(0x11);
  std::vector<Digest> commitments;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto event = read_event(events[i]);
    ASSERT_TRUE(event) << event.error().message;
    EXPECT_EQ(*write_event(*event), events[i]);
    commitments.push_back(commit_to(salts[i], events[i]));
  }
  const auto line = [](const Digest& digest) { return hex(view_of(digest)) + "\n"; };
  EXPECT_EQ(line(commitments[0]) + line(commitments[1]), page["commitment"]);
  const Digest leaves[2] = {leaf_hash(view_of(commitments[0])), leaf_hash(view_of(commitments[1]))};
  const Digest root = fold(leaves);
  EXPECT_EQ(line(leaves[0]) + line(leaves[1]) + line(root), page["tree"]);
  std::string bundle = hex(bundle_bytes(commitments)) + "\n";
  EXPECT_EQ(bundle.insert(68, "\n"), page["bundle"]);

  const auto keys = lines_of(page["key"]);
  ASSERT_EQ(keys.size(), 2U);
  const auto signer = SignerKey::read(keys[0]);
  ASSERT_TRUE(signer) << signer.error().message;
  std::string seed(1, '\x01');
  for (char byte = 0; byte < 32; ++byte) seed += byte;
  EXPECT_TRUE(keys[0].ends_with(base64(seed)));
  EXPECT_EQ(write_key(signer->verifier()), keys[1]);
  const std::string note = signer->sign(write_checkpoint({.origin = signer->verifier().name, .size = 2, .root = root}));
  EXPECT_EQ(note, page["checkpoint"]);
  const Proof proof{.extra = opened_extra(salts[1], events[1]), .index = 1, .hashes = {leaves[0]}, .note = note};
  EXPECT_EQ(write_proof(proof), page["tlog-proof"]);
  const auto proved = verify_proof(page["tlog-proof"], signer->verifier());
  ASSERT_TRUE(proved) << proved.error().message;
  EXPECT_EQ(proved->canonical, events[1]);
}

}  // namespace
}  // namespace takecare::ledger
