#include "takecare/ledger/checkpoint.h"

#include <fmt/format.h>

#include <charconv>

#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

// Takes the line that the text begins with; empty when none does.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {};
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::unexpected<Error> no_checkpoint(std::string_view problem) {
  return fail(fmt::format("not a checkpoint: {}", problem),
              "a checkpoint has three lines: origin, size, root in base64");
}

}  // namespace

std::string write_checkpoint(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, base64(view_of(checkpoint.root)));
}

Result<Checkpoint> read_checkpoint(std::string_view text) {
  const std::string_view origin = take_line(text);
  const std::string_view size = take_line(text);
  const std::string_view root = take_line(text);
  if (origin.empty()) return no_checkpoint("the origin is missing");
  Checkpoint checkpoint{.origin = std::string(origin)};
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
  if (size.empty() || error != std::errc() || end != size.data() + size.size() || (size.size() > 1 && size[0] == '0'))
    return no_checkpoint("the size is no number");
  const auto bytes = from_base64(root);
  const auto hash = bytes ? digest_of(*bytes) : std::nullopt;
  if (!hash) return no_checkpoint("the root is no hash in base64");
  checkpoint.root = *hash;
  while (!text.empty()) {
    if (take_line(text).empty()) return no_checkpoint("a further line is empty, or does not end");
  }
  return checkpoint;
}

Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key) {
  auto text = open_note(note, {&key, 1});
  if (!text) return std::unexpected(text.error());
  auto checkpoint = read_checkpoint(*text);
  if (checkpoint && checkpoint->origin != key.name) {
    return fail(fmt::format("the checkpoint is one of '{}', and the key is for '{}'", checkpoint->origin, key.name),
                "take the checkpoint and the key of one log");
  }
  return checkpoint;
}

}  // namespace takecare::ledger
