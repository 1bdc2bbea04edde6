#include "ingest/isolation/protocol.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t max_descriptors = 4;

struct ControlSpace {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * max_descriptors)> bytes{};
};

void attach(msghdr& message, ControlSpace& space, std::span<const int> descriptors) {
  if (descriptors.empty()) return;
  message.msg_control = space.bytes.data();
  message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
  std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
}

std::vector<Descriptor> descriptors_of(msghdr& message) {
  std::vector<Descriptor> descriptors;
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return descriptors;
  const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
  for (std::size_t i = 0; i < count; ++i) {
    int number = -1;
    std::memcpy(&number, CMSG_DATA(header) + i * sizeof number, sizeof number);
    descriptors.emplace_back(number);
  }
  return descriptors;
}

}  // namespace

bool send_datagram(int socket, std::string_view bytes, std::span<const int> descriptors) {
  if (bytes.size() > max_datagram || descriptors.size() > max_descriptors) return false;
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  ControlSpace space;
  attach(message, space, descriptors);
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

std::optional<Datagram> receive_datagram(int socket) {
  Datagram datagram;
  datagram.bytes.resize(max_datagram);
  iovec part{datagram.bytes.data(), datagram.bytes.size()};
  ControlSpace space;
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.bytes.data();
  message.msg_controllen = space.bytes.size();
  ssize_t size = 0;
  do {
    size = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (size < 0 && errno == EINTR);
  if (size <= 0) return std::nullopt;
  datagram.bytes.resize(static_cast<std::size_t>(size));
  datagram.descriptors = descriptors_of(message);
  return datagram;
}

std::string pack(std::span<const std::string> words) {
  std::string bytes;
  for (const std::string& word : words) {
    const std::uint64_t size = word.size();
    bytes += bytes_of(size);
    bytes += word;
  }
  return bytes;
}

std::vector<std::string> unpack(std::string_view bytes) {
  std::vector<std::string> words;
  while (bytes.size() >= sizeof(std::uint64_t)) {
    const auto size =
        static_cast<std::size_t>(*message_of<std::uint64_t>(bytes.substr(0, sizeof(std::uint64_t))));
    bytes.remove_prefix(sizeof(std::uint64_t));
    const std::size_t taken = std::min(size, bytes.size());
    words.emplace_back(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
  }
  return words;
}

}  // namespace entente
