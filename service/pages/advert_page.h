// The page of one advert at "/jobs/{id}": what it says, where each fact was read, what is worth
// asking. Called by the page routes; thread-safe as far as the services are.
#pragma once

#include <span>

#include "absl/status/statusor.h"
#include "indexer/vacancy.h"
#include "service/api/services.h"
#include "service/http/message.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/html.h"

namespace corner::pages {

absl::StatusOr<http::Reply> AdvertPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame);

// The part of the page inside its frame; `others` are open adverts of the same job.
SafeHtml AdvertMain(const indexer::Vacancy& vacancy, Day today,
                    std::span<const indexer::Vacancy> others = {});

}  // namespace corner::pages
