// The pages for people: "/" search, "/jobs/{id}" one advert, "/held" held adverts, "/assets/…" the
// style sheet and module, and the error page of the whole router. Called once by main.
#pragma once

#include "service/api/services.h"
#include "service/http/router.h"
#include "service/pages/page_settings.h"

namespace corner::pages {

// `services` must outlive the router.
void RegisterPages(http::Router* router, const api::Services* services,
                   const PageSettings& settings = {});

}  // namespace corner::pages
