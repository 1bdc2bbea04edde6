#include "tests/fetching/misbehaving_site.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <utility>

extern char** environ;

namespace entente {

MisbehavingSite::MisbehavingSite() {
  std::array<int, 2> to{}, from{};
  if (pipe2(to.data(), O_CLOEXEC) != 0 || pipe2(from.data(), O_CLOEXEC) != 0) return;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to[0], 0);
  posix_spawn_file_actions_adddup2(&actions, from[1], 1);
  std::string python = "python3", script = ENTENTE_SOURCE_DIR "/tests/fetching/misbehaving_server.py";
  std::array<char*, 3> words = {python.data(), script.data(), nullptr};
  posix_spawnp(&process_, "python3", &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(to[0]);
  close(from[1]);
  to_server_ = to[1];
  for (char letter = 0; read(from[0], &letter, 1) == 1 && letter != '\n';) port_ += letter;
  close(from[0]);
  EXPECT_FALSE(port_.empty()) << "the server did not start";
}

MisbehavingSite::~MisbehavingSite() {
  close(to_server_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

std::string MisbehavingSite::at(const std::string& path) const {
  return "http://localhost:" + port_ + path;
}

std::string MisbehavingSite::ask(const std::string& path) {
  HttpClient client({}, "test", NetworkReach::any, {}, {});
  const auto answer = client.get({at(path), "", ""});
  EXPECT_TRUE(answer.ok()) << answer.error().describe();
  return answer.ok() ? answer->body : "";
}

void MisbehavingSite::set(const std::string& name, const std::string& value) {
  std::string encoded;
  for (const char letter : value) {
    encoded += letter == ' ' ? "%20" : letter == '\n' ? "%0A" : std::string(1, letter);
  }
  ask("/set/" + name + "/" + encoded);
}

std::vector<std::string> MisbehavingSite::requests() {
  std::vector<std::string> lines;
  std::istringstream text(ask("/requests"));
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::size_t MisbehavingSite::asked(const std::string& path) {
  std::size_t count = 0;
  for (const std::string& line : requests()) count += line.rfind(path + "\t", 0) == 0 ? 1 : 0;
  return count;
}

FetchingTest::FetchingTest() {
  options.private_hosts = {"localhost"};
  options.delay = std::chrono::seconds(0);
  options.contact = "keeper@example.org";
  options.limits.max_bytes = 1u << 20;
  options.limits.total = std::chrono::seconds(3);
  options.limits.stall = std::chrono::seconds(1);
  reopen();
}

void FetchingTest::reopen() {
  archive.reset();
  auto opened = FetchArchive::open(folder.path() / "fetched", clock);
  ASSERT_TRUE(opened.ok()) << opened.error().describe();
  archive = std::make_unique<FetchArchive>(std::move(*opened));
}

std::string FetchingTest::body(const FetchedItem& item) const {
  const auto record = archive->record(item.place);
  EXPECT_TRUE(record.ok());
  const auto payload = archived_body(*record, 1u << 20);
  return payload.ok() ? payload->bytes : "error: " + payload.error().describe();
}

}  // namespace entente
