// What the names that a designer gave an element hint at: bits, one a group of words (name_hints.inc).
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

// The groups, in the order of the model's columns: new ones only at the end, and then the model is trained
// again.
enum class NameHint {
  body,
  article,
  main,
  comment,
  related,
  share,
  author,
  picture,
  meta,
  newsletter,
  navigation,
  footer,
  sidebar,
  advertisement,
  date,
  title,
  button,
  card,
  question,
  contents,
  note,
  dialog,
  header,
  screen_reader,
};
constexpr int name_hint_count = 24;

// Of the words in a class or id, parted at signs and at capitals: "articleBody post-footer". Reads at most
// 400 bytes.
std::uint64_t name_hints(std::string_view names);

}  // namespace entente
