#include "takecare/cli/secret.h"

#include "takecare/base/text_file.h"

namespace takecare::cli {

namespace {

// 128 bits in hexadecimal.
constexpr std::size_t least_characters = 32;

}  // namespace

void add_secret(CLI::App& command, std::string& file) {
  command
      .add_option("--secret", file,
                  "The file with the secret of the office, for reports whose counts are perturbed by keys")
      ->option_text("FILE");
}

Result<std::string> read_secret(const std::string& file) {
  if (file.empty()) return std::string();
  auto text = read_text_file(file);
  if (!text) return text;
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
  if (text->size() >= least_characters) return text;
  return std::unexpected(Error{.message = "a secret this short can be guessed",
                               .help = "make one of 32 characters or more, and keep it: openssl rand -hex 32 > FILE",
                               .place = {.file = file}});
}

}  // namespace takecare::cli
