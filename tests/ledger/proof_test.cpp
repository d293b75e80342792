// Proofs of single entries: C2SP tlog-proof.
#include "takecare/ledger/proof.h"

#include <gtest/gtest.h>

#include "ledger_case.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/merkle.h"

namespace takecare::ledger {
namespace {

using test::act;

class ProofOf : public test::OnBothStores {
 protected:
  void fill(int count) {
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) events.push_back(act("r" + std::to_string(i), i));
    append(events);
    key_ = *read_public_key(folder());
  }
  VerifierKey key_;
};

TEST_P(ProofOf, EveryEntryIsProvedAndOpened) {
  fill(530);
  for (const std::uint64_t index : {0, 1, 255, 256, 511, 512, 529}) {
    const auto text = ledger().prove(index);
    ASSERT_TRUE(text) << text.error().message;
    const auto proved = verify_proof(*text, key_);
    ASSERT_TRUE(proved) << proved.error().message;
    EXPECT_EQ(proved->event, ledger().entry(index)->event);
    EXPECT_EQ(write_proof(*read_proof(*text)), *text);
  }
  EXPECT_FALSE(ledger().prove(530));
}

TEST_P(ProofOf, AClosedProofTellsNothing) {
  fill(3);
  const auto text = ledger().prove(1, true);
  const auto proved = verify_proof(*text, key_);
  ASSERT_TRUE(proved) << proved.error().message;
  EXPECT_FALSE(proved->event);
  EXPECT_LT(text->size(), 600U);
}

TEST_P(ProofOf, EveryBitCounts) {
  fill(3);
  const std::string text = *ledger().prove(1);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(verify_proof(changed, key_)) << "bit " << bit;
  }
}

TEST_P(ProofOf, AnotherKeyOrAnotherEntryDoesNotHold) {
  fill(3);
  EXPECT_FALSE(verify_proof(*ledger().prove(1), SignerKey::make("example.com/ledger").verifier()));
  auto proof = *read_proof(*ledger().prove(1));
  proof.extra = read_proof(*ledger().prove(2))->extra;
  EXPECT_FALSE(verify_proof(write_proof(proof), key_));
}

TEST_P(ProofOf, ALaterLogContinuesAnEarlierOne) {
  fill(300);
  const auto before = open_checkpoint(*ledger().checkpoint(), key_);
  std::vector<Event> more;
  for (int i = 300; i < 700; ++i) more.push_back(act("r", i));
  append(more);
  const auto after = open_checkpoint(*ledger().checkpoint(), key_);
  const auto proof = ledger().prove_consistency(300, 700);
  ASSERT_TRUE(proof) << proof.error().message;
  EXPECT_TRUE(extends(300, before->root, 700, after->root, *proof));
  EXPECT_FALSE(ledger().prove_consistency(701, 700));
  EXPECT_FALSE(ledger().prove_consistency(0, 701));
}

TAKECARE_ON_BOTH_STORES(ProofOf);

}  // namespace
}  // namespace takecare::ledger
