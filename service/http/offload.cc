#include "service/http/offload.h"

#include <boost/asio/executor_work_guard.hpp>
#include <utility>

namespace corner::http {
namespace {

using Result = std::unique_ptr<Reply>;

// Completes on `executor` in every case. The worker moves its reference to the handler along, so
// the handler is run and destroyed on the executor's thread.
template <typename CompletionHandler>
void Submit(WorkerPool& pool, asio::any_io_executor executor, ReplyJob job,
            CompletionHandler handler) {
  auto owner = std::make_shared<CompletionHandler>(std::move(handler));
  auto finish = [executor, work = asio::make_work_guard(executor)](
                    std::shared_ptr<CompletionHandler> receiver, Result result) {
    asio::post(executor, [receiver = std::move(receiver), result = std::move(result)]() mutable {
      CompletionHandler resume = std::move(*receiver);
      receiver.reset();
      std::move(resume)(std::move(result));
    });
  };
  const bool accepted = pool.TrySubmit([finish, owner, job = std::move(job)]() mutable {
    finish(std::move(owner), std::make_unique<Reply>(job()));
  });
  if (!accepted) finish(std::move(owner), nullptr);
}

}  // namespace

asio::awaitable<std::unique_ptr<Reply>> RunOnPool(WorkerPool& pool, asio::any_io_executor executor,
                                                  ReplyJob job) {
  auto initiate = [&pool, executor](auto handler, ReplyJob work) {
    Submit(pool, executor, std::move(work), std::move(handler));
  };
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Result)>(
      std::move(initiate), asio::use_awaitable, std::move(job));
}

}  // namespace corner::http
