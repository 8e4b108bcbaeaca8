#include "benchmarks/http_load/load.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace corner::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

class Load {
 public:
  explicit Load(const LoadOptions& options)
      : options_(options),
        total_(static_cast<int64_t>(options.rate * options.seconds)),
        epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
  ~Load() { ::close(epoll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  LoadResult Run() {
    lanes_.resize(static_cast<size_t>(options_.connections));
    for (uint32_t i = 0; i < lanes_.size(); ++i) {
      lanes_[i].connection = std::make_unique<Connection>();
      Reopen(i);
    }
    start_ = Clock::now();
    const double last = options_.seconds + options_.grace_seconds;
    while (answered_ < total_ && !(idle_.empty() && open_ == 0) && Elapsed() < last) {
      SendDue();
      WaitForAnswers();
    }
    result_.due = total_;
    result_.unanswered = total_ - answered_;
    result_.seconds = Elapsed();
    return std::move(result_);
  }

 private:
  struct Lane {
    std::unique_ptr<Connection> connection;
    double due = 0;  // seconds after the start
    bool busy = false;
  };

  double Elapsed() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  double DueAt(int64_t request) const { return static_cast<double>(request) / options_.rate; }

  void Reopen(uint32_t index) {
    Lane& lane = lanes_[index];
    if (!lane.connection->Open(options_.server)) return;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.u32 = index;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lane.connection->socket(), &event);
    idle_.push_back(index);
  }

  // A request that finds no free connection stays due; its latency already runs.
  void SendDue() {
    while (!idle_.empty() && sent_ < total_ && DueAt(sent_) <= Elapsed()) {
      const uint32_t index = idle_.back();
      idle_.pop_back();
      Lane& lane = lanes_[index];
      lane.due = DueAt(sent_);
      lane.busy = true;
      ++open_;
      lane.connection->Send(options_.targets[static_cast<size_t>(sent_) % options_.targets.size()]);
      ++sent_;
      Advance(index);
    }
  }

  void WaitForAnswers() {
    epoll_event events[64];
    int timeout = 100;
    if (!idle_.empty() && sent_ < total_) {
      timeout = static_cast<int>(std::clamp((DueAt(sent_) - Elapsed()) * 1000, 0.0, 100.0));
    }
    const int ready = ::epoll_wait(epoll_, events, 64, timeout);
    for (int i = 0; i < ready; ++i) {
      if (lanes_[events[i].data.u32].busy) Advance(events[i].data.u32);
    }
  }

  void Advance(uint32_t index) {
    Lane& lane = lanes_[index];
    const Connection::Progress progress = lane.connection->Advance();
    if (progress == Connection::Progress::kWaiting) return;
    lane.busy = false;
    --open_;
    ++answered_;
    if (progress == Connection::Progress::kBroken) {
      ++result_.broken;
    } else if (lane.connection->status() >= 400) {
      ++(lane.connection->status() == 503 ? result_.refused : result_.failed);
    } else {
      result_.latencies.Add((Elapsed() - lane.due) * 1000);
    }
    if (progress == Connection::Progress::kBroken || lane.connection->closing()) {
      Reopen(index);
    } else {
      idle_.push_back(index);
    }
  }

  const LoadOptions& options_;
  const int64_t total_;
  const int epoll_;
  std::vector<Lane> lanes_;
  std::vector<uint32_t> idle_;
  int64_t sent_ = 0, answered_ = 0, open_ = 0;
  Clock::time_point start_;
  LoadResult result_;
};

}  // namespace

LoadResult RunLoad(const LoadOptions& options) { return Load(options).Run(); }

}  // namespace corner::benchmarks
