// The tables of API endpoints: the router is filled from them and the OpenAPI description is
// checked against them, so that neither can know an endpoint or parameter the other does not.
#pragma once

#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/http/message.h"
#include "service/http/router.h"

namespace corner::api {

struct EndpointParam {
  enum class In { kQuery, kPath };
  std::string_view name;
  In in;
  std::string_view doc;
};

// A handler is a plain function; an error becomes a problem document at one door.
using EndpointHandler = absl::StatusOr<http::Reply> (*)(const http::Request&, const Services&);

struct Endpoint {
  std::string_view method;
  std::string_view path;       // a router pattern: "/api/v1/vacancies/{id}"
  std::string_view operation;  // operationId
  std::string_view summary;
  EndpointHandler handler;
  std::span<const EndpointParam> params;
  bool search_params = false;  // takes SearchParams() besides
  bool immediate = false;      // never blocks: answered even when all workers are busy
};

// One table a subject, each in the file of its name.
std::span<const Endpoint> PublicEndpoints();    // public_endpoints.cc
std::span<const Endpoint> AccountEndpoints();   // account_endpoints.cc
std::span<const Endpoint> CaseworkEndpoints();  // casework_endpoints.cc

// The rows of all tables, one after another (endpoints.cc puts them together).
std::span<const Endpoint> Endpoints();

// Adds every endpoint. `services` must outlive the router.
void RegisterApi(http::Router* router, const Services* services);

}  // namespace corner::api
