// A message of mail (RFC 5322, MIME) taken apart: headers, and the leaves of its body, decoded.
//
// A small parser of our own: the usual libraries bring an object system and the C library's converters, which
// look for files that a sandboxed worker may not open. Nothing here recurses; a message of any shape yields
// what can be read of it, and what was left out is named in `losses`. Linear, for each of at most 20 levels.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// Names in small letters, values unfolded but not decoded, in order.
using MailHeaders = std::vector<std::pair<std::string, std::string>>;

// The value of the first header of that name; "" when there is none.
std::string_view header_named(const MailHeaders& headers, std::string_view name);

// "=?utf-8?Q?R=C3=A9sum=C3=A9?=" -> "Résumé" (RFC 2047). UTF-8, whatever comes in.
std::string decode_header(std::string_view value);

// Of "multipart/mixed; boundary=\"x\"": the value of one parameter, RFC 2231 forms decoded; "" when absent.
std::string header_parameter(std::string_view value, std::string_view name);

struct MimePart {
  std::string media_type;  // "text/plain", in small letters
  std::string charset;
  std::string file_name;  // as the sender named it
  std::string location;   // Content-Location: saved pages
  std::string body;       // transfer encoding undone, charset not
  bool attached = false;  // meant to be saved, not shown
  int alternatives = 0;   // leaves of one multipart/alternative share a number; 0: none
};

struct MimeMessage {
  MailHeaders headers;
  std::vector<MimePart> parts;  // leaves, in order
  std::vector<std::string> losses;
};

MimeMessage parse_mime(std::string_view bytes);

// Whether bytes begin with the headers of a message: at least three that mail has, among them From with Date
// or Subject, and MIME-Version, Message-ID or Received. A text that begins "Date: …" is a text.
bool begins_with_mail_headers(std::string_view bytes);

}  // namespace entente
