// The parts of a person's record: reading, writing and taking away, the same for every part.
#include "service/api/casework_handlers.h"
#include "service/api/casework_request.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

absl::Status OnePerPerson(const Section& section) {
  return NotFound(Concat("each person has one \"", section.word, "\", without an id of its own"),
                  "leave the last part of the address out");
}
absl::Status SeveralPerPerson(const Section& section) {
  return NotFound(Concat("a person can have several \"", section.word, "\""),
                  "POST a new one, or add the id of one to the address");
}

// The record of the path, made sure to be of that person.
absl::StatusOr<casework::Entry> Find(Desk& desk, const Section& section) {
  CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
  CORNER_ASSIGN_OR_RETURN(auto entry,
                          desk.books.Read(section.kind, desk.request.PathParam("record")));
  if (entry.person != person) {
    return NotFound("there is no such record among those you can see",
                    "look it up in your own list");
  }
  return entry;
}

absl::StatusOr<http::Reply> Write(Desk& desk, std::string_view kind, std::string_view record,
                                  uint64_t version) {
  CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
  CORNER_ASSIGN_OR_RETURN(const ContentSent sent, ReadContent(desk.request));
  const casework::Draft draft{std::string(kind), person,       std::string(record),
                              sent.content,      sent.said_by, version};
  CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.Write(draft));
  http::Reply reply = WrittenReply(desk.request, written, version == 0);
  if (reply.status == 201 && desk.request.method == "POST") {
    reply.headers.emplace_back("Location", Concat(desk.request.path, "/", written.id));
  }
  return reply;
}

http::Reply Gone() {
  http::Reply reply;
  reply.status = 204;
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace

absl::StatusOr<http::Reply> GetSection(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    if (casework::IsSingle(section.kind)) {
      CORNER_ASSIGN_OR_RETURN(const auto entry, desk.books.Read(section.kind, person));
      return EntryReply(200, entry);
    }
    CORNER_ASSIGN_OR_RETURN(const auto entries, desk.books.List(section.kind, person));
    return EntriesReply(entries);
  });
}

absl::StatusOr<http::Reply> PutSection(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    if (!casework::IsSingle(section.kind)) return SeveralPerPerson(section);
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    return Write(desk, section.kind, "", version);
  });
}

absl::StatusOr<http::Reply> PostSection(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    if (casework::IsSingle(section.kind)) return OnePerPerson(section);
    return Write(desk, section.kind, "", 0);
  });
}

absl::StatusOr<http::Reply> DeleteSection(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    if (!casework::IsSingle(section.kind)) return SeveralPerPerson(section);
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    CORNER_RETURN_IF_ERROR(desk.visit.Remove(section.kind, person, version));
    return Gone();
  });
}

absl::StatusOr<http::Reply> GetRecord(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto entry, Find(desk, section));
    return EntryReply(200, entry);
  });
}

absl::StatusOr<http::Reply> PutRecord(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    if (casework::IsSingle(section.kind)) return OnePerPerson(section);
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    CORNER_RETURN_IF_ERROR(Find(desk, section).status());
    return Write(desk, section.kind, desk.request.PathParam("record"), version);
  });
}

absl::StatusOr<http::Reply> DeleteRecord(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto entry, Find(desk, section));
    CORNER_RETURN_IF_ERROR(desk.visit.Remove(section.kind, entry.id, version));
    return Gone();
  });
}

absl::StatusOr<http::Reply> GetHistory(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto entry, Find(desk, section));
    CORNER_ASSIGN_OR_RETURN(const auto versions, desk.books.History(section.kind, entry.id));
    return EntriesReply(versions);
  });
}

absl::StatusOr<http::Reply> ConfirmRecord(const http::Request& request, const Services& services) {
  return AtDesk(
      request, services,
      [](Desk& desk) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const Section section, SectionOf(desk.request));
        CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
        CORNER_ASSIGN_OR_RETURN(const auto entry, Find(desk, section));
        CORNER_ASSIGN_OR_RETURN(const uint64_t now,
                                desk.books.Confirm(section.kind, entry.id, version));
        return VersionReply(now);
      },
      Needs::kVersion);
}

absl::StatusOr<http::Reply> AcceptProposal(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const auto entry, Find(desk, {"proposals", casework::kind::kProposal}));
    CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.Accept(entry.id));
    return WrittenReply(desk.request, written, /*is_new=*/false);
  });
}

absl::StatusOr<http::Reply> ReleaseDraft(const http::Request& request, const Services& services) {
  return AtDesk(
      request, services,
      [](Desk& desk) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
        CORNER_ASSIGN_OR_RETURN(const auto entry,
                                Find(desk, {"drafts", casework::kind::kDraftList}));
        CORNER_ASSIGN_OR_RETURN(const auto written,
                                desk.books.Release(entry.id, desk.caller.name, version));
        return WrittenReply(desk.request, written, /*is_new=*/true);
      },
      Needs::kVersion);
}

absl::StatusOr<http::Reply> WithdrawDisclosure(const http::Request& request,
                                               const Services& services) {
  return AtDesk(
      request, services,
      [](Desk& desk) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
        CORNER_ASSIGN_OR_RETURN(const auto entry,
                                Find(desk, {"disclosure-plans", casework::kind::kDisclosure}));
        CORNER_ASSIGN_OR_RETURN(const uint64_t now, desk.books.Withdraw(entry.id, version));
        return VersionReply(now);
      },
      Needs::kVersion);
}

}  // namespace corner::api
