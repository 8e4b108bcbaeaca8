// A program with three writing threads and a reader is killed at random moments: every change it
// acknowledged is there, a change cut short is there as a whole or not at all, the audit chain and
// the file are sound. CORNER_CRASH_ROUNDS sets the number of rounds (10 unless set).
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

constexpr int kThreads = 3;
constexpr int kIds = 8;  // records of a person

int Rounds() {
  const char* rounds = std::getenv("CORNER_CRASH_ROUNDS");
  return rounds == nullptr ? 10 : std::max(1, std::atoi(rounds));
}

// What one thread has written: it has a person at a time, and moves on to the next by erasing.
struct Work {
  struct Held {
    uint64_t version = 0;
    std::string body;
    bool operator==(const Held&) const = default;
  };
  int generation = 0, serial = 0;
  std::map<std::string, Held> records;

  std::string Person(int thread) const { return Concat("p", thread, "-", generation); }
};

// One change. A thread announces it, makes it and acknowledges it.
struct Step {
  enum What : int { kPut, kRemove, kErase };
  int acknowledged = 0;
  int thread = 0, serial = 0;
  What what = kPut;
  int record = 0;

  std::string Id() const { return Concat("r", thread, "-", record); }
  std::string Body() const {
    return Concat("body ", serial, std::string(static_cast<size_t>(serial % 7) * 900, 'x'));
  }
  std::string Request() const { return Concat("t", thread, "-", serial); }

  void ApplyTo(Work* work) const {
    work->serial = serial;
    if (what == kErase) {
      ++work->generation;
      work->records.clear();
    } else if (what == kRemove) {
      work->records.erase(Id());
    } else {
      Work::Held& held = work->records[Id()];
      held = {held.version + 1, Body()};
    }
  }
};

bool Make(const Step& step, const Work& work, casework::RecordStore* store) {
  auto write = store->BeginWrite();
  if (!write.ok()) return false;
  const auto held = work.records.find(step.Id());
  const uint64_t version = held == work.records.end() ? 0 : held->second.version;
  const std::string person = work.Person(step.thread);
  absl::Status status;
  if (step.what == Step::kErase) {
    status = (*write)->Erase(person);
  } else if (step.what == Step::kRemove) {
    status = (*write)->Remove("talk", step.Id(), version);
  } else {
    Record record = RecordOf("talk", step.Id(), person, step.Body());
    record.tags = {{"thread", Concat(step.thread)}};
    status = (*write)->Put(record, version).status();
  }
  AuditEntry entry = EntryAbout(person);
  entry.request = step.Request();
  return status.ok() && (*write)->Append(entry).ok() && (*write)->Commit().ok();
}

// In the child: one thread's work until it is killed. A pipe takes a step as a whole.
void WorkOn(int thread, Work work, casework::RecordStore* store, int pipe) {
  std::mt19937 random(std::random_device{}());
  while (true) {
    Step step;
    step.thread = thread;
    step.serial = work.serial + 1;
    step.record = static_cast<int>(random() % kIds);
    const uint32_t chance = random() % 20;
    if (chance == 0) step.what = Step::kErase;
    if (chance > 15 && work.records.contains(step.Id())) step.what = Step::kRemove;
    if (write(pipe, &step, sizeof step) != sizeof step) _exit(2);
    if (!Make(step, work, store)) _exit(3);
    step.ApplyTo(&work);
    step.acknowledged = 1;
    if (write(pipe, &step, sizeof step) != sizeof step) _exit(2);
  }
}

[[noreturn]] void WorkUntilKilled(const std::vector<Work>& work, SqliteAdapter* adapter, int pipe) {
  if (!adapter->TryOpen().ok()) _exit(4);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back(WorkOn, i, work[static_cast<size_t>(i)], adapter->store(), pipe);
  }
  while (true) {
    const auto read = adapter->store()->BeginRead();
    if (!read.ok() || !(*read)->FindByTag("talk", "thread", "1").ok()) _exit(5);
  }
}

class StoreCrash : public ::testing::Test {
 protected:
  // Runs a child, kills it and takes in what it announced and acknowledged.
  void KillOne(std::mt19937* random) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    adapter_.Close();
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      WorkUntilKilled(work_, &adapter_, ends[1]);
    }
    close(ends[1]);
    std::thread killer([&, pause = std::chrono::milliseconds(20 + (*random)() % 400)] {
      std::this_thread::sleep_for(pause);
      kill(child, SIGKILL);
    });
    under_way_.assign(kThreads, std::nullopt);
    Step step;
    while (read(ends[0], &step, sizeof step) == sizeof step) Take(step);
    killer.join();
    close(ends[0]);
    int how = 0;
    ASSERT_EQ(waitpid(child, &how, 0), child);
    ASSERT_TRUE(WIFSIGNALED(how)) << "the program stopped by itself: " << WEXITSTATUS(how);
  }

  void Take(const Step& step) {
    const auto thread = static_cast<size_t>(step.thread);
    if (step.acknowledged == 0) {
      under_way_[thread] = step;
      return;
    }
    step.ApplyTo(&work_[thread]);
    under_way_[thread].reset();
    acknowledged_.insert(step.Request());
  }

  static std::map<std::string, Work::Held> Found(RecordTransaction* read, int thread) {
    std::map<std::string, Work::Held> found;
    const auto records = read->FindByTag("talk", "thread", Concat(thread));
    EXPECT_TRUE(records.ok()) << records.status().ToString();
    if (!records.ok()) return found;
    for (const Record& record : *records) found[record.id] = {record.version, record.body};
    return found;
  }

  void ExpectNothingLost() {
    ASSERT_EQ(adapter_.TryOpen().ToString(), "OK");
    ASSERT_OK_AND_ASSIGN(const auto check, adapter_.store()->Check());
    ASSERT_THAT(check.faults, ::testing::ElementsAre());
    ASSERT_OK_AND_ASSIGN(const auto read, adapter_.store()->BeginRead());
    ASSERT_OK_AND_ASSIGN(const auto entries, read->Audit("", 0, SIZE_MAX));
    std::set<std::string> requests;
    for (const AuditEntry& entry : entries) requests.insert(entry.request);
    for (const std::string& request : acknowledged_) {
      EXPECT_TRUE(requests.contains(request)) << "lost " << request;
    }
    for (int thread = 0; thread < kThreads; ++thread) {
      Work& work = work_[static_cast<size_t>(thread)];
      // What was under way is there as a whole, with its audit entry, or not at all.
      const auto& step = under_way_[static_cast<size_t>(thread)];
      if (step && requests.contains(step->Request())) {
        step->ApplyTo(&work);
        acknowledged_.insert(step->Request());
        ++completed_;
      } else if (step) {
        work.serial = step->serial;  // its number is not given again
      }
      EXPECT_EQ(Found(read.get(), thread), work.records) << "thread " << thread;
    }
    EXPECT_EQ(entries.size(), acknowledged_.size());
    ExpectErased();
  }

  // Everyone a thread has left behind is erased in both files, whenever the program was killed.
  void ExpectErased() {
    ASSERT_OK_AND_ASSIGN(const auto erasures, adapter_.vault()->Erasures());
    std::set<std::string> erased, expected;
    for (const auto& erasure : erasures) erased.insert(erasure.subject);
    for (int thread = 0; thread < kThreads; ++thread) {
      Work past = work_[static_cast<size_t>(thread)];
      while (--past.generation >= 0) expected.insert(past.Person(thread));
    }
    EXPECT_EQ(erased, expected);
  }

  SqliteAdapter adapter_;
  std::vector<Work> work_ = std::vector<Work>(kThreads);
  std::vector<std::optional<Step>> under_way_;
  std::set<std::string> acknowledged_;
  int completed_ = 0;
};

TEST_F(StoreCrash, KilledAnywhereNothingAcknowledgedIsLost) {
  std::mt19937 random(std::random_device{}());
  for (int round = 0; round < Rounds() && !HasFailure(); ++round) {
    SCOPED_TRACE(Concat("round ", round));
    ASSERT_NO_FATAL_FAILURE(KillOne(&random));
    ASSERT_NO_FATAL_FAILURE(ExpectNothingLost());
  }
  size_t erased = 0;
  for (const Work& work : work_) erased += static_cast<size_t>(work.generation);
  EXPECT_GT(acknowledged_.size(), 0u);
  std::printf(
      "%d kills: %zu changes stand, %d of them cut short before they were acknowledged; "
      "%zu people erased\n",
      Rounds(), acknowledged_.size(), completed_, erased);
}

}  // namespace
}  // namespace corner::testing
