// A client's rights over their record: who has looked, all of it to take away, a pause, and being
// forgotten.
#include <utility>

#include "service/accounts/credentials.h"
#include "service/casework/books.h"
#include "service/casework/monitoring.h"
#include "service/casework/rights.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/link.h"
#include "service/pages/components/table.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;

constexpr size_t kLooksShown = 50, kLooksRead = 1000;

std::string PurposeText(std::string_view purpose) {
  const auto known = casework::PurposeFrom(purpose);
  if (!known) return "";
  switch (*known) {
    case casework::Purpose::kOwnRecord:
      return "Your own record";
    case casework::Purpose::kSupport:
      return "To support you";
    case casework::Purpose::kCover:
      return "Standing in for a colleague";
    case casework::Purpose::kSupervision:
      return "To see that support goes well";
    case casework::Purpose::kRights:
      return "To answer for your rights";
    case casework::Purpose::kAdministration:
      return "To look after accounts";
  }
  return "";
}

std::string ActionText(std::string_view action) {
  if (action == "read") return "Looked";
  if (action == "write") return "Wrote";
  if (action == "export") return "Took a copy";
  if (action == "release") return "Sent you a list";
  if (action == "withdraw") return "Took back what an employer is told";
  if (action == "client_code") return "Made you a code to sign in with";
  if (action == "sign_in" || action == "sign_out") return "Signed in or out";
  if (action == "import") return "Brought your record here";
  return "Changed how you sign in";
}

SafeHtml LooksTable(const std::vector<casework::AuditEntry>& looks, std::string_view own) {
  Table table{.caption = "The last 50 times, without your own looking",
              .caption_size = TextSize::kS,
              .columns = {{.name = "When"}, {.name = "Who"}, {.name = "What"}, {.name = "Why"}}};
  for (auto look = looks.rbegin(); look != looks.rend(); ++look) {
    table.rows.push_back({Concat(DayText(look->at), ", ", TimeOfDayText(look->at)),
                          look->account == own ? "You" : "Your service", ActionText(look->action),
                          PurposeText(look->purpose)});
  }
  return Render(table);
}

absl::StatusOr<std::vector<casework::AuditEntry>> LastLooks(PageDesk& page,
                                                            const std::string& person) {
  std::vector<casework::AuditEntry> last;
  uint64_t after = 0;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(auto some, page.desk.visit.WhoLooked(person, after, kLooksRead));
    if (some.empty()) break;
    after = some.back().number;
    const bool last_page = some.size() < kLooksRead;
    // Their own looking would hide the others'.
    std::erase_if(some, [&](const casework::AuditEntry& look) {
      return look.account == page.desk.caller.actor.account && look.action == "read";
    });
    last.insert(last.end(), some.begin(), some.end());
    if (last.size() > kLooksShown) {
      last.erase(last.begin(), last.end() - static_cast<std::ptrdiff_t>(kLooksShown));
    }
    if (last_page) break;
  }
  return last;
}

SafeHtml PauseForm(const PageDesk& page, uint64_t paused_version) {
  Html inside;
  inside.Add(Render(Button{.text = paused_version > 0 ? "End the pause" : "Pause my record",
                           .kind = ButtonKind::kSecondary,
                           .name = "do",
                           .value = paused_version > 0 ? "resume" : "pause"}));
  return Render(PostForm{.action = SafeUrl::Local("/my/record"),
                         .csrf = page.csrf,
                         .inside = inside.Take(),
                         .hidden = {{"version", std::to_string(paused_version)}}});
}

SafeHtml EraseForm(const PageDesk& page) {
  Html inside;
  inside.Add(Render(WarningCallout{
      .heading = "This cannot be undone",
      .inside = Render(Paragraph{.text = "Everything about you here is destroyed, in every copy. "
                                         "Take a copy away first if you want one."})}));
  inside.Add(Render(Checkboxes{
      .name = "sure", .items = {{.value = "yes", .text = "Yes, erase everything about me here"}}}));
  inside.Add(Render(Button{.text = "Erase my record",
                           .kind = ButtonKind::kWarning,
                           .name = "do",
                           .value = "erase",
                           .once = true}));
  return Render(PostForm{.action = SafeUrl::Local("/my/record"),
                         .csrf = page.csrf,
                         .inside = inside.Take(),
                         .hidden = {{"version", "0"}}});
}

absl::StatusOr<http::Reply> Erase(PageDesk& page, const std::string& person) {
  CORNER_RETURN_IF_ERROR(page.desk.visit.Erase(person));
  const api::Services& services = page.desk.services;
  if (services.monitoring != nullptr && services.pseudonym != nullptr) {
    CORNER_RETURN_IF_ERROR(
        casework::ForgetMonitoring(services.monitoring, services.pseudonym("monitoring", person)));
  }
  Html html;
  html.Add(Render(Panel{.heading = "Your record is erased",
                        .text = "Nobody can read it any more, and neither can we."}));
  html.Add(Render(Paragraph{.text = "You can still look for jobs here without signing in. You are "
                                    "welcome back at any time."}));
  PageFrame frame = page.frame;
  frame.navigation.clear();
  frame.sign_out.reset();
  http::Reply reply =
      PageReply(200, {.title = "Your record is erased", .main = html.Take()}, frame);
  reply.headers.emplace_back("Set-Cookie", accounts::EndedSessionCookie());
  return reply;
}

absl::StatusOr<http::Reply> Act(PageDesk& page, const std::string& person) {
  CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
  const std::string what = form.Text("do");
  const auto version = static_cast<uint64_t>(form.Number("version", 0, INT64_MAX).value_or(0));
  if (what == "pause") {
    const casework::Draft draft{std::string(kind::kRestriction),
                                person,
                                "",
                                Concat(R"({"since": ")", page.desk.services.today().Iso(), R"("})"),
                                casework::SaidBy::kClient,
                                0};
    CORNER_RETURN_IF_ERROR(page.desk.books.Write(draft).status());
    return Done("/my/record", "saved");
  }
  if (what == "resume") {
    CORNER_RETURN_IF_ERROR(page.desk.visit.Remove(kind::kRestriction, person, version));
    return Done("/my/record", "saved");
  }
  if (what != "erase") return InvalidInput("There is nothing of that name to do here.");
  if (!form.Has("sure")) {
    return Error(absl::StatusCode::kOutOfRange, "The box was not ticked, so nothing was erased.",
                 "Go back, and tick it if you are sure.");
  }
  return Erase(page, person);
}

}  // namespace

absl::StatusOr<http::Reply> MyRecordPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/my/record", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        if (page.request.method == "POST") return Act(page, person);
        CORNER_ASSIGN_OR_RETURN(const auto looks, LastLooks(page, person));
        CORNER_ASSIGN_OR_RETURN(const auto pauses,
                                page.desk.books.List(kind::kRestriction, person));
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(Render(Heading{.text = "My record", .level = 1, .size = TextSize::kXl}));
        html.Add(Render(Heading{.text = "Take my data away", .size = TextSize::kL}));
        html.Add(Render(Paragraph{.text = "Everything Corner holds about you, yours to keep."}));
        html.Add(Render(ActionLink{.text = "To read or print",
                                   .href = SafeUrl::Local("/my/export?form=text")}));
        html.Add(Render(ActionLink{.text = "For another service's computer",
                                   .href = SafeUrl::Local("/my/export?form=json")}));
        html.Add(Render(Heading{.text = "Pause my record", .size = TextSize::kL}));
        html.Add(Render(Paragraph{
            .text = pauses.empty()
                        ? "While it is paused, nobody at your service opens your record. You can "
                          "still use everything here."
                        : "Your record is paused. Nobody at your service opens it until you end "
                          "the pause."}));
        html.Add(PauseForm(page, pauses.empty() ? 0 : pauses[0].version));
        html.Add(Render(Heading{.text = "Who has looked", .size = TextSize::kL}));
        if (looks.empty()) {
          html.Add(Render(Paragraph{.text = "Nobody but you has looked."}));
        } else {
          html.Add(LooksTable(looks, page.desk.caller.actor.account));
        }
        html.Add(Render(Heading{.text = "Erase my record", .size = TextSize::kL}));
        html.Add(EraseForm(page));
        return PageReply(200, {.title = "My record", .main = html.Take()}, page.frame);
      });
}

absl::StatusOr<http::Reply> MyExportPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/my/record", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        const bool text = page.request.Query("form").value_or("") == "text";
        http::Reply reply;
        if (text) {
          CORNER_ASSIGN_OR_RETURN(reply.body, casework::ExportReadable(&page.desk.visit, person));
          reply.content_type = "text/plain; charset=utf-8";
        } else {
          CORNER_ASSIGN_OR_RETURN(reply.body, casework::ExportRecord(&page.desk.visit, person));
          reply.content_type = "application/json";
        }
        reply.headers.emplace_back("Content-Disposition",
                                   text ? "inline; filename=\"my-record.txt\""
                                        : "attachment; filename=\"my-record.json\"");
        reply.headers.emplace_back("Cache-Control", "no-store");
        return reply;
      });
}

}  // namespace corner::pages
