// A fixed number of threads and a bounded queue of jobs. The server hands handlers to it.
// Safe from any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace corner::http {

class WorkerPool {
 public:
  using Job = std::function<void()>;  // must not throw

  WorkerPool(int workers, size_t max_queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False when the queue is full or the pool has stopped; the job is then not kept.
  bool TrySubmit(Job job);

  // Runs what is queued, then ends the threads. Called once more it does nothing.
  void Stop();

  size_t queued() const;

 private:
  void Work();

  const size_t max_queue_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> queue_;
  size_t idle_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace corner::http
