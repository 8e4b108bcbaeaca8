// Runs a handler on the worker pool while its connection's coroutine waits on the I/O thread.
// For service/http's own sources only.
#pragma once

#include <functional>
#include <memory>

#include "service/http/asio.h"
#include "service/http/message.h"
#include "service/http/worker_pool.h"

namespace corner::http {

using ReplyJob = std::function<Reply()>;

// Gives the job's reply, or null when the pool's queue is full. The job must not throw.
asio::awaitable<std::unique_ptr<Reply>> RunOnPool(WorkerPool& pool, asio::any_io_executor executor,
                                                  ReplyJob job);

}  // namespace corner::http
