// Endpoints that need no account and are about no person.
#include "service/api/endpoint.h"
#include "service/api/handlers.h"

namespace corner::api {
namespace {

using In = EndpointParam::In;

constexpr EndpointParam kVacancyParams[] = {
    {"id", In::kPath, "The vacancy's id."},
};
// As a search has them; docs/http-api.md says what leaving the selection means.
#define CORNER_CHANGE_FILTER_PARAMS                                                    \
  {"field", In::kQuery, "Only vacancies of these job fields, with commas between."},   \
      {"place", In::kQuery, "Only vacancies at this place, by name or id."},           \
      {"near", In::kQuery, "Only vacancies near this town, county or postcode."}, {    \
    "within", In::kQuery,                                                              \
        "How far from there, in miles (mi) or kilometres (km); 10 miles unless given." \
  }
constexpr EndpointParam kSnapshotParams[] = {
    {"after", In::kQuery, "Where the next page starts: the \"next\" of the page before."},
    {"limit", In::kQuery, "Vacancies on a page, 1 to 1000; 100 unless given."},
    CORNER_CHANGE_FILTER_PARAMS,
};
constexpr EndpointParam kChangeParams[] = {
    {"since", In::kQuery, "Changes after this number; 0 for all. Use the last reply's next_since."},
    {"limit", In::kQuery, "Changes in a reply, 1 to 1000; 100 unless given."},
    CORNER_CHANGE_FILTER_PARAMS,
};
#undef CORNER_CHANGE_FILTER_PARAMS
constexpr EndpointParam kEmployerParams[] = {
    {"q", In::kQuery, "Part of the employer's name."},
    {"after", In::kQuery, "Where the next page starts: the \"next\" of the page before."},
    {"limit", In::kQuery, "Employers on a page, 1 to 100; 20 unless given."},
};

constexpr EndpointParam kHeldParams[] = {
    {"code", In::kQuery, "Only adverts held for this reason."},
    {"after", In::kQuery, "Where the next page starts: the \"next\" of the page before."},
    {"limit", In::kQuery, "Adverts on a page, 1 to 100; 20 unless given."},
};

#define CORNER_TYPED_PARAMS                                                           \
  {"q", In::kQuery, "Words typed so far, in any order; small slips are forgiven."}, { \
    "limit", In::kQuery, "Items in a reply, 1 to 50; 10 unless given."                \
  }
constexpr EndpointParam kTypedParams[] = {CORNER_TYPED_PARAMS};
constexpr EndpointParam kResourcesParams[] = {
    CORNER_TYPED_PARAMS,
    {"group", In::kQuery, "Every resource of this group, instead of words."},
};
#undef CORNER_TYPED_PARAMS
constexpr EndpointParam kOccupationParams[] = {
    {"scheme", In::kPath, "SOC2020, or ESCO or ONET where they are loaded."},
    {"code", In::kPath, "The code inside that scheme."},
};
constexpr EndpointParam kResourceParams[] = {
    {"id", In::kPath, "The resource's id."},
};

constexpr EndpointParam kMatchParams[] = {
    {"for", In::kQuery,
     "Whom the sentences speak to: client, specialist or print; client unless given."},
    {"limit", In::kQuery, "Jobs on a page, 1 to 100; 20 unless given."},
    {"offset", In::kQuery, "Jobs to pass over first; 0 unless given."},
    {"why", In::kQuery,
     "Say where this vacancy stands for the client, and why, instead of a list."},
    {"set_aside", In::kQuery, "The jobs this rule sets aside, instead of the shortlist."},
    {"after", In::kQuery,
     "With set_aside: where the next page starts, the \"next\" of the page before."},
};

constexpr Endpoint kPublicEndpoints[] = {
    {"GET",
     "/api/v1/vacancies",
     "searchVacancies",
     "Search open vacancies.",
     ListVacancies,
     {},
     /*search_params=*/true},
    {"GET", "/api/v1/vacancies/{id}", "getVacancy", "One vacancy with all its facts.", GetVacancy,
     kVacancyParams},
    {"GET", "/api/v1/snapshot", "getSnapshot", "Every open vacancy, page by page.", GetSnapshot,
     kSnapshotParams},
    {"GET", "/api/v1/changes", "listChanges", "What changed since a change number, in order.",
     ListChanges, kChangeParams},
    {"GET", "/api/v1/employers", "listEmployers", "Employers and their open vacancies.",
     ListEmployers, kEmployerParams},
    {"GET", "/api/v1/held", "listHeld", "Adverts held for a person to look at, and why.", ListHeld,
     kHeldParams},
    {"GET",
     "/api/v1/taxonomy/fields",
     "listJobFields",
     "The job fields in which people browse and hope.",
     ListJobFields,
     {}},
    {"GET", "/api/v1/taxonomy/occupations", "findOccupations",
     "Job titles by the words typed so far; the major groups of SOC 2020 without any.",
     FindOccupations, kTypedParams},
    {"GET", "/api/v1/taxonomy/occupations/{scheme}/{code}", "getOccupation",
     "One occupation with its titles, what it uses and what a day is like.", GetOccupation,
     kOccupationParams},
    {"GET", "/api/v1/taxonomy/resources", "findResources",
     "What people bring, by the words typed so far, by group, or the groups.", FindResources,
     kResourcesParams},
    {"GET", "/api/v1/taxonomy/resources/{id}", "getResource",
     "One resource with its wordings, what is near and which work uses it.", GetResource,
     kResourceParams},
    {"GET",
     "/api/v1/taxonomy/facets",
     "listContextFacets",
     "What a working day is asked about, each on a scale of 1 to 5.",
     ListContextFacets,
     {}},
    {"GET", "/api/v1/taxonomy/places", "findPlaces", "Places by the words typed so far.",
     FindPlaces, kTypedParams},
    {"POST",
     "/api/v1/taxonomy/understand",
     "understandWords",
     "What a client's own words speak of. Nothing of them is kept or logged.",
     UnderstandWords,
     {}},
    {"POST", "/api/v1/matches", "matchProfile",
     "Jobs for a client's profile, each with its reasons. Nothing of it is kept or logged.",
     MatchProfile, kMatchParams},
    {"GET", "/api/openapi.json", "getDescription", "This description.", GetDescription, {}},
    {"GET",
     "/healthz",
     "getHealth",
     "Whether the program is alive.",
     GetHealth,
     {},
     /*search_params=*/false,
     /*immediate=*/true},
    {"GET",
     "/readyz",
     "getReadiness",
     "Whether searches can be answered now, and why not.",
     GetReadiness,
     {}},
};

}  // namespace

std::span<const Endpoint> PublicEndpoints() { return kPublicEndpoints; }

}  // namespace corner::api
