#include "service/disclosure/calendar_entry.h"

#include "taxonomies/base/status.h"

namespace corner::disclosure {
namespace {

// "Meeting: Kitchen assistant, Sam Okoro"
EmployerText Title(Correspondence* writing) {
  const auto name = writing->ClientNameForCalendar();
  const EmployerText title = writing->Text({"Meeting: ", writing->JobTitle()});
  return name ? writing->Text({title, ", ", *name}) : title;
}

// The specialist and, where it may be said, the service; nothing of the client's.
EmployerText WhoComes(Correspondence* writing) {
  const auto specialist = writing->SpecialistName(), service = writing->ServiceName();
  if (specialist && service) return writing->Text({*specialist, ", ", *service});
  if (specialist) return writing->Text({*specialist});
  return service ? writing->Text({*service}) : writing->Text({});
}

}  // namespace

absl::StatusOr<EmployerDocument> CalendarEntry(const DisclosurePolicy& policy, Author author,
                                               const Addressee& to, const Meeting& meeting) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(author, to));
  if (meeting.to <= meeting.from) {
    return InvalidInput("The meeting ends before it begins.", "Look at its two times again.");
  }
  CORNER_ASSIGN_OR_RETURN(const EmployerText id, writing.OpaqueId(meeting.id));
  CORNER_ASSIGN_OR_RETURN(const EmployerText place, writing.Place(meeting.place));
  const EmployerText title = Title(&writing);
  // The maker of the file is not named: what supports somebody into work says something about them.
  EmployerText body =
      writing.Text({"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Calendar//EN\nBEGIN:VEVENT\nUID:", id,
                    "\nDTSTAMP:", writing.IcsTimeNow(), "\nDTSTART:", writing.IcsTime(meeting.from),
                    "\nDTEND:", writing.IcsTime(meeting.to),
                    "\nCLASS:PRIVATE\nSUMMARY:", title.As(TextForm::kIcsText)});
  if (!place.text().empty()) {
    body = writing.Text({body, "\nLOCATION:", place.As(TextForm::kIcsText)});
  }
  if (const EmployerText who = WhoComes(&writing); !who.text().empty()) {
    body = writing.Text({body, "\nDESCRIPTION:", who.As(TextForm::kIcsText)});
  }
  body = writing.Text({body, "\nEND:VEVENT\nEND:VCALENDAR"}).As(TextForm::kIcsFolded);
  return writing.Finish(DocumentKind::kCalendarEntry, title, "meeting.ics", body);
}

}  // namespace corner::disclosure
