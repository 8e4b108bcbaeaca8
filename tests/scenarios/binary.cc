#include "tests/scenarios/binary.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace corner::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

[[noreturn]] void Exec(const Args& args, const std::string& out, const std::string& err,
                       const std::function<void()>& before_exec) {
  const int null_fd = ::open("/dev/null", O_RDONLY);
  const int out_fd = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_fd = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(null_fd, STDIN_FILENO);
  ::dup2(out_fd, STDOUT_FILENO);
  ::dup2(err_fd, STDERR_FILENO);
  if (before_exec) before_exec();
  std::vector<char*> words;
  for (const std::string& arg : args) words.push_back(const_cast<char*>(arg.c_str()));
  words.push_back(nullptr);
  ::execv(words[0], words.data());
  ::_exit(127);
}

Args WithBinary(Args args) {
  args.insert(args.begin(), Program());
  args.insert(args.end(), {"--day", std::string(kDay)});
  return args;
}

}  // namespace

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "corner-scenario-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no scratch folder";
  path_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Scratch::Path(std::string_view name) const { return path_ + "/" + std::string(name); }

std::string Scratch::Write(std::string_view name, std::string_view bytes) const {
  const std::string path = Path(name);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) ADD_FAILURE() << "could not write " << path;
  return path;
}

Running::Running(const Args& args, const std::function<void()>& before_exec)
    : start_(steady_clock::now()) {
  const std::string out = scratch_.Path("out");
  const std::string err = scratch_.Path("err");
  pid_ = ::fork();
  if (pid_ == 0) Exec(args, out, err, before_exec);
}

Running::~Running() {
  if (reaped_) return;
  Signal(SIGKILL);
  Wait();
}

void Running::Signal(int signal) const {
  if (!reaped_ && pid_ > 0) ::kill(pid_, signal);
}

bool Running::ended() {
  if (reaped_) return true;
  int status = 0;
  rusage usage{};
  if (::wait4(pid_, &status, WNOHANG, &usage) != pid_) return false;
  reaped_ = true;
  outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  outcome_.peak_kb = usage.ru_maxrss;
  outcome_.seconds = std::chrono::duration<double>(steady_clock::now() - start_).count();
  outcome_.out = ReadAll(scratch_.Path("out"));
  outcome_.err = ReadAll(scratch_.Path("err"));
  return true;
}

Outcome Running::Wait(milliseconds limit) {
  const auto end = steady_clock::now() + limit;
  while (!ended()) {
    if (steady_clock::now() > end && !outcome_.timed_out) {
      outcome_.timed_out = true;
      ADD_FAILURE() << "a run took longer than " << limit.count() << " ms";
      Signal(SIGKILL);
    }
    std::this_thread::sleep_for(milliseconds(1));
  }
  return outcome_;
}

std::string Running::out() const { return ReadAll(scratch_.Path("out")); }

Outcome Corner(const Args& args, const std::function<void()>& before_exec) {
  return Running(WithBinary(args), before_exec).Wait();
}

Served::Served(const std::string& data, const Args& more)
    : process_([&] {
        Args args = {"serve", "--data", data, "--port", "0"};
        args.insert(args.end(), more.begin(), more.end());
        return WithBinary(args);
      }()) {
  constexpr std::string_view kBefore = "http://127.0.0.1:";
  for (int tries = 0; tries < 30'000 && !process_.ended(); ++tries) {
    const std::string out = process_.out();
    const size_t at = out.find(kBefore);
    if (at != std::string::npos && out.find('\n', at) != std::string::npos) {
      std::from_chars(out.data() + at + kBefore.size(), out.data() + out.size(), port_);
      return;
    }
    std::this_thread::sleep_for(milliseconds(1));
  }
  ADD_FAILURE() << "the server did not start: " << process_.Wait(milliseconds(1)).err;
}

HttpReply Get(int port, const std::string& target) {
  HttpReply reply;
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{20, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const std::string request =
      "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  std::string text;
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(request.size())) {
    char buffer[8192];
    for (ssize_t got = 0; (got = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) {
      text.append(buffer, static_cast<size_t>(got));
    }
  }
  ::close(fd);
  const size_t end = text.find("\r\n\r\n");
  if (end == std::string::npos || !text.starts_with("HTTP/1.1 ")) return reply;
  std::from_chars(text.data() + 9, text.data() + 12, reply.status);
  reply.body = text.substr(end + 4);
  return reply;
}

Complaint ComplaintOf(const Outcome& outcome) {
  Complaint complaint;
  const size_t at = outcome.err.find("\n  ");
  complaint.sentence = outcome.err.substr(0, at);
  if (at != std::string::npos) complaint.hint = outcome.err.substr(at + 3);
  for (std::string* part : {&complaint.sentence, &complaint.hint}) {
    if (!part->empty() && part->back() == '\n') part->pop_back();
  }
  return complaint;
}

JsonDocument Json(std::string_view text) {
  auto document = JsonDocument::Parse(text);
  if (document.ok()) return *std::move(document);
  ADD_FAILURE() << "not JSON: " << document.status().ToString() << "\n" << text.substr(0, 500);
  return *JsonDocument::Parse("null");
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

size_t CountOf(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace corner::testing
