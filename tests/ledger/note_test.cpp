// Signed notes and checkpoints: the examples of C2SP signed-note and tlog-checkpoint.
#include "takecare/ledger/note.h"

#include <gtest/gtest.h>

#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

constexpr const char* example_key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string example_note =
    "This is an example message.\n"
    "\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

VerifierKey key_of(const std::string& text) {
  auto key = read_verifier_key(text);
  EXPECT_TRUE(key) << key.error().message;
  return key.value_or(VerifierKey{});
}

TEST(Note, TheExampleOfTheSpecificationHolds) {
  const VerifierKey key = key_of(example_key);
  EXPECT_EQ(write_key(key), example_key);
  const auto text = open_note(example_note, {&key, 1});
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text, "This is an example message.\n");
}

TEST(Note, EveryBitOfANoteCounts) {
  const VerifierKey key = key_of(example_key);
  for (std::size_t bit = 0; bit < example_note.size() * 8; ++bit) {
    std::string changed = example_note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(open_note(changed, {&key, 1})) << "bit " << bit;
  }
}

TEST(Note, EveryBitOfAKeyCounts) {
  const std::string text = example_key;
  const auto original = key_of(text);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(read_verifier_key(changed)) << "bit " << bit;
  }
}

TEST(Note, SignaturesOfOthersArePassedOverAndAFalseOneOfTheKeyRefuses) {
  const SignerKey mine = SignerKey::make("example.com/mine");
  const SignerKey other = SignerKey::make("example.com/other");
  const SignerKey namesake = SignerKey::make("example.com/mine");
  const auto lines = [](const std::string& note) { return note.substr(note.rfind("\n\n") + 2); };
  const std::string note = mine.sign("a\n\nb\n");
  const std::span<const VerifierKey> keys(&mine.verifier(), 1);
  EXPECT_EQ(open_note(note, keys).value_or(""), "a\n\nb\n");
  EXPECT_TRUE(open_note(note + lines(other.sign("a\n\nb\n")), keys));
  EXPECT_TRUE(open_note(note + lines(namesake.sign("a\n\nb\n")), keys));
  EXPECT_FALSE(open_note(other.sign("a\n\nb\n"), keys));
  EXPECT_FALSE(open_note(note + lines(mine.sign("c\n")), keys));
}

TEST(Note, BrokenNotesAreRefused) {
  const SignerKey mine = SignerKey::make("example.com/mine");
  const std::span<const VerifierKey> keys(&mine.verifier(), 1);
  const std::string note = mine.sign("a\n");
  EXPECT_FALSE(open_note("", keys));
  EXPECT_FALSE(open_note("a\n", keys));
  EXPECT_FALSE(open_note("a\n\n", keys));
  EXPECT_FALSE(open_note(note + "x", keys));
  EXPECT_FALSE(open_note(note + "\n", keys));
  EXPECT_FALSE(open_note(note.substr(0, note.size() - 1), keys));
  EXPECT_FALSE(open_note(mine.sign("a\tb\n"), keys));
  EXPECT_FALSE(open_note(mine.sign(std::string(largest_note, 'a') + "\n"), keys));
  EXPECT_FALSE(open_note("\xff\n" + note, keys));
}

TEST(Note, APrivateKeyIsReadBack) {
  const SignerKey key = SignerKey::make("example.com/log");
  const auto again = SignerKey::read(key.write());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->verifier(), key.verifier());
  EXPECT_EQ(again->sign("a\n"), key.sign("a\n"));
  EXPECT_FALSE(SignerKey::read(write_key(key.verifier())));
}

TEST(Note, NamesHaveNoSpacesAndNoPlus) {
  EXPECT_TRUE(is_key_name("example.com/log"));
  for (const char* name : {"", "a b", "a+b", "a\u00a0b", "a\u3000", "a\nb", "\xff"}) EXPECT_FALSE(is_key_name(name));
}

TEST(Checkpoint, TheExampleOfTheSpecificationIsRead) {
  const std::string text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  const auto checkpoint = read_checkpoint(text);
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->size, 20852163U);
  EXPECT_EQ(write_checkpoint(*checkpoint), text);
  EXPECT_TRUE(read_checkpoint(text + "an extension\n"));
}

TEST(Checkpoint, WhatIsNoneIsRefused) {
  const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  for (const std::string& text :
       {std::string(), "a\n1\n" + root.substr(0, root.size() - 1), "\n1\n" + root, "a\n01\n" + root, "a\n-1\n" + root,
        "a\n\n" + root, "a\n1 \n" + root, "a\n18446744073709551616\n" + root, std::string("a\n1\nCsUY\n"),
        "a\n1\n" + root + "\n", "a\n1\n" + root + "x"}) {
    EXPECT_FALSE(read_checkpoint(text)) << text;
  }
}

TEST(Checkpoint, OneOfAnotherLogIsRefused) {
  const SignerKey key = SignerKey::make("example.com/mine");
  EXPECT_TRUE(open_checkpoint(key.sign(write_checkpoint({.origin = "example.com/mine"})), key.verifier()));
  EXPECT_FALSE(open_checkpoint(key.sign(write_checkpoint({.origin = "example.com/other"})), key.verifier()));
}

}  // namespace
}  // namespace takecare::ledger
