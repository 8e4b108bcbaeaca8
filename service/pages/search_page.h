// The search page at "/": the form, what was understood, the results. Called by the page routes;
// thread-safe as far as the services are.
#pragma once

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/http/message.h"
#include "service/pages/components/page_shell.h"

namespace corner::pages {

absl::StatusOr<http::Reply> SearchPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);

}  // namespace corner::pages
