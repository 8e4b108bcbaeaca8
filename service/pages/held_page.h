// The page of held adverts at "/held", for staff: what waits for a person, and why. It only shows;
// an advert is released on the command line. Called by the page routes; thread-safe as far as the
// services are.
#pragma once

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/http/message.h"
#include "service/pages/components/page_shell.h"

namespace corner::pages {

absl::StatusOr<http::Reply> HeldPage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame);

}  // namespace corner::pages
