// A disk that fills up in the middle of an ingest: one sentence, exit status 1, readers of the
// generation before are unharmed, and with room again the next run completes.
// The disk is a small tmpfs in a mount namespace of the test's own; where the system forbids that,
// a limit on the size of files stands in for it.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

constexpr int kBefore = 200;  // adverts on the disk
constexpr int kAdded = 3000;  // adverts that do not fit
constexpr size_t kPlenty = 512u << 20;

bool WriteText(const char* path, const std::string& text) {
  const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(fd);
  return written;
}

// True when this process may now mount file systems no other process sees.
bool EnterMountNamespace() {
  const unsigned user = ::getuid();
  const unsigned group = ::getgid();
  if (::unshare(CLONE_NEWNS) != 0) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    WriteText("/proc/self/setgroups", "deny");
    if (!WriteText("/proc/self/uid_map", Concat("0 ", user, " 1")) ||
        !WriteText("/proc/self/gid_map", Concat("0 ", group, " 1"))) {
      return false;
    }
  }
  return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// A folder on a disk of its own, whose free room the test decides.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& path) : path_(path) {
    std::filesystem::create_directories(path_);
    real_ = EnterMountNamespace() &&
            ::mount("tmpfs", path_.c_str(), "tmpfs", 0, Concat("size=", kPlenty).c_str()) == 0;
  }
  ~SmallDisk() {
    if (real_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  // Leaves `bytes` free.
  void Leave(size_t bytes) {
    // A limit on files also holds for the error's own file, and must be below the ledger's size.
    limit_ = std::clamp<size_t>(bytes, 4096, 1u << 20);
    if (!real_) return;
    struct statvfs now {};
    ASSERT_EQ(::statvfs(path_.c_str(), &now), 0);
    const size_t used = (now.f_blocks - now.f_bfree) * now.f_frsize;
    const std::string size = Concat("size=", used + bytes);
    ASSERT_EQ(::mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT, size.c_str()), 0);
  }
  void LeavePlenty() {
    limit_ = 0;
    if (!real_) return;
    const std::string size = Concat("size=", kPlenty);
    ASSERT_EQ(::mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT, size.c_str()), 0);
  }
  // For the child: where there is no small disk, no file may grow past the room.
  std::function<void()> BeforeExec() const {
    if (real_ || limit_ == 0) return {};
    return [limit = limit_] {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit files{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &files);
    };
  }
  bool real() const { return real_; }

 private:
  std::string path_;
  bool real_ = false;
  size_t limit_ = 0;
};

class DiskFull : public ::testing::TestWithParam<int> {};

// The room in KiB decides where it runs out: in the ledger, in its journal, in the index.
TEST_P(DiskFull, IsOneSentenceAndReadersAreUnharmed) {
  const size_t room = static_cast<size_t>(GetParam()) << 10;
  const Scratch scratch;
  SmallDisk disk(scratch.Path("disk"));
  const std::string data = scratch.Path("disk/data");
  const std::string before = scratch.Write("before.jsonl", AdvertLines(1, kBefore));
  const std::string added = scratch.Write("added.jsonl", AdvertLines(10'001, kAdded));
  ASSERT_EQ(Corner({"ingest", before, "--data", data}).status, 0);
  Served server(data);
  ASSERT_NE(server.port(), 0);

  disk.Leave(room);
  const Outcome full = Corner({"ingest", added, "--data", data}, disk.BeforeExec());
  EXPECT_EQ(full.status, 1) << full.out;
  EXPECT_EQ(full.signal, 0);
  EXPECT_EQ(CountOf(full.err, "corner: "), 1u) << full.err;
  EXPECT_LE(CountOf(full.err, "\n"), 2u) << full.err;

  const HttpReply served = Get(server.port(), "/api/v1/vacancies?q=team&limit=1");
  EXPECT_EQ(served.status, 200) << served.body;
  EXPECT_EQ(Json(served.body).root().member("total").integer(), kBefore);
  const Outcome search = Corner({"search", "team", "--data", data, "--json"});
  EXPECT_EQ(search.status, 0) << search.err;
  EXPECT_EQ(Json(search.out).root().member("total").integer(), kBefore);

  disk.LeavePlenty();
  const Outcome again = Corner({"ingest", added, "--data", data});
  EXPECT_EQ(again.status, 0) << again.err;
  const Outcome verify = Corner({"verify", "--data", data});
  EXPECT_EQ(verify.status, 0) << verify.err;
  const Outcome status = Corner({"status", "--data", data, "--json"});
  EXPECT_EQ(Json(status.out).root().member("searchable").integer(), kBefore + kAdded);
  const HttpReply after = Get(server.port(), "/api/v1/vacancies?q=team&limit=1");
  EXPECT_EQ(after.status, 200) << after.body;
  std::printf("%zu KiB of room on %s: %s", room >> 10,
              disk.real() ? "a small disk" : "limited files", full.err.c_str());
  server.process().Signal(SIGTERM);
  EXPECT_EQ(server.process().Wait().status, 0);
}

INSTANTIATE_TEST_SUITE_P(Room, DiskFull, ::testing::Values(0, 256, 2048, 8192));

}  // namespace
}  // namespace corner::testing
