#include <utility>
#include <vector>

#include "service/api/endpoint.h"
#include "service/http/problem.h"

namespace corner::api {

std::span<const Endpoint> Endpoints() {
  static const auto* const kAll = [] {
    auto* all = new std::vector<Endpoint>;
    for (const std::span<const Endpoint> table :
         {PublicEndpoints(), AccountEndpoints(), CaseworkEndpoints()}) {
      all->insert(all->end(), table.begin(), table.end());
    }
    return all;
  }();
  return *kAll;
}

void RegisterApi(http::Router* router, const Services* services) {
  for (const Endpoint& endpoint : Endpoints()) {
    http::RouteOptions options;
    options.operation = endpoint.operation;
    options.immediate = endpoint.immediate;
    router->Add(
        endpoint.method, endpoint.path,
        [handler = endpoint.handler, services](const http::Request& request) {
          auto reply = handler(request, *services);
          return reply.ok() ? *std::move(reply)
                            : http::ProblemReply(reply.status(), request.request_id);
        },
        std::move(options));
  }
}

}  // namespace corner::api
