#include "export/xml_writer.h"

#include <algorithm>

#include "export/utf8.h"

namespace entente {
namespace {

constexpr std::size_t buffer_size = 1 << 16;
constexpr std::string_view special_in_text = "&<>\r";
constexpr std::string_view special_in_attributes = "&<>\"\n\t\r";

std::string_view reference(char character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return "&#13;";
  }
}

bool is_allowed_control(char character) {
  return character == '\n' || character == '\t' || character == '\r';
}

// How many bytes at the beginning mean themselves anywhere: nearly all of most texts.
std::size_t plain_run(std::string_view text) {
  const auto is_plain = [](char c) { return c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"'; };
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
}

bool is_forbidden(char32_t code_point) {
  return code_point == 0xFFFE || code_point == 0xFFFF;
}

}  // namespace

XmlWriter& XmlWriter::declaration() {
  buffer_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  return *this;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  end_start_tag();
  buffer_.append("<").append(name);
  open_.push_back(name);
  in_start_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  buffer_.append(" ").append(name).append("=\"");
  append_escaped(value, special_in_attributes);
  buffer_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view value) {
  end_start_tag();
  append_escaped(value, special_in_text);
  return *this;
}

XmlWriter& XmlWriter::close() {
  if (in_start_tag_) {
    buffer_ += "/>";
    in_start_tag_ = false;
  } else {
    buffer_.append("</").append(open_.back()).append(">");
  }
  open_.pop_back();
  pass_on_when_full();
  return *this;
}

XmlWriter& XmlWriter::line() {
  end_start_tag();
  buffer_.append("\n").append(2 * open_.size(), ' ');
  return *this;
}

void XmlWriter::finish() {
  while (!open_.empty()) {
    if (!in_start_tag_) {
      const std::string_view name = open_.back();
      open_.pop_back();
      line();
      open_.push_back(name);
    }
    close();
  }
  buffer_ += '\n';
  sink_.write(buffer_);
  buffer_.clear();
}

void XmlWriter::end_start_tag() {
  if (in_start_tag_) buffer_ += '>';
  in_start_tag_ = false;
}

void XmlWriter::append_escaped(std::string_view value, std::string_view special) {
  for (std::size_t offset = 0; offset < value.size();) {
    const std::size_t run = plain_run(value.substr(offset));
    buffer_.append(value, offset, run);
    offset += run;
    if (offset == value.size()) break;
    const auto byte = static_cast<unsigned char>(value[offset]);
    if (byte >= 0x80) {
      const DecodedCharacter character = character_at(value, offset);
      if (!character.valid) {
        buffer_ += "\xEF\xBF\xBD";
      } else if (!is_forbidden(character.code_point)) {
        buffer_.append(value, offset, character.size);
      }
      offset += character.size;
      continue;
    }
    if (special.find(value[offset]) != std::string_view::npos) {
      buffer_ += reference(value[offset]);
    } else if (byte >= 0x20 || is_allowed_control(value[offset])) {
      buffer_ += value[offset];
    }
    ++offset;
  }
}

void XmlWriter::pass_on_when_full() {
  if (buffer_.size() < buffer_size) return;
  sink_.write(buffer_);
  buffer_.clear();
}

}  // namespace entente
