#include "service/api/casework_handlers.h"
#include "service/api/endpoint.h"

namespace corner::api {
namespace {

using In = EndpointParam::In;

#define CORNER_PERSON_PARAM \
  { "id", In::kPath, "The person's id." }
#define CORNER_SECTION_PARAM \
  { "section", In::kPath, "A part of the record: see the list of its words." }
#define CORNER_RECORD_PARAM \
  { "record", In::kPath, "The id of one entry of that part." }

constexpr EndpointParam kPersonParams[] = {CORNER_PERSON_PARAM};
constexpr EndpointParam kSectionParams[] = {CORNER_PERSON_PARAM, CORNER_SECTION_PARAM};
constexpr EndpointParam kRecordParams[] = {CORNER_PERSON_PARAM, CORNER_SECTION_PARAM,
                                           CORNER_RECORD_PARAM};
constexpr EndpointParam kOneRecordParams[] = {CORNER_PERSON_PARAM, CORNER_RECORD_PARAM};
constexpr EndpointParam kLookedParams[] = {
    CORNER_PERSON_PARAM,
    {"after", In::kQuery, "Only what came after the entry of this number."},
    {"limit", In::kQuery, "Entries in a reply, 1 to 500; 100 unless given."},
};
constexpr EndpointParam kExportParams[] = {
    CORNER_PERSON_PARAM,
    {"form", In::kQuery, "json for programs, text for reading; json unless given."},
};
constexpr EndpointParam kMatchParams[] = {
    CORNER_PERSON_PARAM,
    {"for", In::kQuery,
     "Whom the sentences speak to: client, specialist or print; client unless given."},
    {"limit", In::kQuery, "Jobs on a page, 1 to 100; 20 unless given."},
    {"offset", In::kQuery, "Jobs to pass over first; 0 unless given."},
    {"why", In::kQuery,
     "Say where this vacancy stands for the client, and why, instead of a list."},
    {"set_aside", In::kQuery, "The jobs this rule sets aside, instead of the shortlist."},
    {"after", In::kQuery,
     "With set_aside: where the next page starts, the \"next\" of the page before."},
    {"keep", In::kQuery, "true: the client keeps the list as one they found themselves."},
};
#undef CORNER_PERSON_PARAM
#undef CORNER_SECTION_PARAM
#undef CORNER_RECORD_PARAM

#define CORNER_CLIENT "/api/v1/clients/{id}"
constexpr Endpoint kEndpoints[] = {
    {"GET", "/api/v1/clients", "listClients", "The people you support.", ListClients, {}},
    {"POST", "/api/v1/clients", "takeOnClient", "Take a person on.", TakeOnClient, {}},
    {"GET", CORNER_CLIENT, "getClient", "A person's name and how to reach them.", GetClient,
     kPersonParams},
    {"PUT", CORNER_CLIENT, "putClient", "Change a person's name or how to reach them.", PutClient,
     kPersonParams},
    {"DELETE", CORNER_CLIENT, "eraseClient",
     "Erase a person's whole record, in every copy, for good.", EraseClient, kPersonParams},
    {"PUT", CORNER_CLIENT "/support", "assignClient", "Say who supports a person.", AssignClient,
     kPersonParams},
    {"POST", CORNER_CLIENT "/matches", "matchClient",
     "Jobs for a person's stored profile, each with its reasons.", MatchClient, kMatchParams},
    {"GET", CORNER_CLIENT "/who-looked", "whoLooked", "Who has looked at a person's record.",
     WhoLooked, kLookedParams},
    {"GET", CORNER_CLIENT "/export", "exportClient", "Everything held about a person.",
     ExportClient, kExportParams},
    {"GET", CORNER_CLIENT "/{section}", "getSection", "A part of a person's record.", GetSection,
     kSectionParams},
    {"PUT", CORNER_CLIENT "/{section}", "putSection", "Write a part of which each person has one.",
     PutSection, kSectionParams},
    {"POST", CORNER_CLIENT "/{section}", "postSection",
     "Add an entry to a part that can have several.", PostSection, kSectionParams},
    {"DELETE", CORNER_CLIENT "/{section}", "deleteSection",
     "Take a part away of which each person has one.", DeleteSection, kSectionParams},
    {"GET", CORNER_CLIENT "/{section}/{record}", "getRecord", "One entry of a part.", GetRecord,
     kRecordParams},
    {"PUT", CORNER_CLIENT "/{section}/{record}", "putRecord", "Change one entry of a part.",
     PutRecord, kRecordParams},
    {"DELETE", CORNER_CLIENT "/{section}/{record}", "deleteRecord",
     "Take one entry of a part away.", DeleteRecord, kRecordParams},
    {"GET", CORNER_CLIENT "/{section}/{record}/history", "getHistory",
     "Every version of an entry, with who wrote it.", GetHistory, kRecordParams},
    {"POST", CORNER_CLIENT "/{section}/{record}/confirm", "confirmRecord",
     "The client says yes to what was written for them.", ConfirmRecord, kRecordParams},
    {"POST", CORNER_CLIENT "/proposals/{record}/accept", "acceptProposal",
     "The client takes over what their specialist suggests.", AcceptProposal, kOneRecordParams},
    {"POST", CORNER_CLIENT "/drafts/{record}/release", "releaseDraft",
     "Send a list to its client, in your own name.", ReleaseDraft, kOneRecordParams},
    {"POST", CORNER_CLIENT "/disclosure-plans/{record}/withdraw", "withdrawDisclosure",
     "From now on this employer is told nothing.", WithdrawDisclosure, kOneRecordParams},
    {"GET", "/api/v1/monitoring", "getMonitoring", "Your own equality answers.", GetMonitoring, {}},
    {"POST",
     "/api/v1/monitoring",
     "answerMonitoring",
     "Answer, change or take back your equality answers.",
     AnswerMonitoring,
     {}},
};
#undef CORNER_CLIENT

}  // namespace

std::span<const Endpoint> CaseworkEndpoints() { return kEndpoints; }

}  // namespace corner::api
