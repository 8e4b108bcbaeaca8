// The people somebody supports: who waits longest comes first.
#include <algorithm>
#include <vector>

#include "service/casework/books.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/input.h"
#include "service/pages/components/link.h"
#include "service/pages/components/status_tag.h"
#include "service/pages/components/table.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

struct PersonRow {
  casework::Entry client;
  std::optional<absl::Time> last_list;  // when one was last released
  bool has_profile = false, confirmed = false;
  size_t proposals = 0;
};

absl::StatusOr<PersonRow> ReadRow(casework::Books& books, casework::Entry client) {
  PersonRow row;
  const std::string person = client.person;
  row.client = std::move(client);
  CORNER_ASSIGN_OR_RETURN(const auto lists, books.List(casework::kind::kShortlist, person));
  for (const casework::Entry& list : lists) {
    row.last_list = std::max(row.last_list.value_or(list.at), list.at);
  }
  CORNER_ASSIGN_OR_RETURN(const auto profiles, books.List(casework::kind::kProfile, person));
  row.has_profile = !profiles.empty();
  row.confirmed = row.has_profile && profiles[0].confirmed;
  return row;
}

Content ProfileTag(const PersonRow& row) {
  if (!row.has_profile) {
    return Render(StatusTag{.text = "Not begun", .colour = TagColour::kGrey});
  }
  if (!row.confirmed) {
    return Render(StatusTag{.text = "Waits for their yes", .colour = TagColour::kYellow});
  }
  return Render(StatusTag{.text = "In their words", .colour = TagColour::kGreen});
}

SafeHtml PeopleTable(const std::vector<PersonRow>& rows) {
  Table table{.caption = "Who has waited longest comes first",
              .caption_size = TextSize::kS,
              .columns = {{.name = "Name"}, {.name = "Profile"}, {.name = "Last list sent"}},
              .first_is_header = true};
  for (const PersonRow& row : rows) {
    const SafeUrl page = SafeUrl::Local(Concat("/people/", row.client.person));
    table.rows.push_back(
        {Render(Link{.text = NameOf(row.client), .href = page}), ProfileTag(row),
         row.last_list ? Content(DayText(*row.last_list)) : Content("No list yet")});
  }
  return Render(table);
}

// The questions about a new person, with what was wrong with the answers.
SafeHtml NewPersonForm(const PageDesk& desk, const Form* form,
                       const std::vector<casework::RecordIssue>& issues) {
  const auto value = [&](std::string_view name) {
    return form == nullptr ? std::string() : form->Text(name);
  };
  Html html;
  ErrorSummary summary;
  std::string wrong;
  for (const casework::RecordIssue& issue : issues) {
    if (issue.path == "/name") wrong = "Write the name of the person";
    summary.lines.push_back(
        {.field_id = issue.path.substr(1),
         .text = issue.path == "/name"
                     ? Content("Write the name of the person")
                     : Content(Concat(issue.path.substr(1), ": ", issue.sentence))});
  }
  html.Add(Render(summary));
  html.Add(Render(Heading{.text = "Take someone on", .level = 1, .size = TextSize::kXl}));
  html.Add(Render(Paragraph{
      .text = "Only what you need to reach them. Everything else you do together, with them."}));
  Html inside;
  inside.Add(Render(Input{.label = {.text = "Full name"},
                          .name = "name",
                          .value = value("name"),
                          .error = wrong,
                          .spell_check = false}));
  inside.Add(Render(Input{.label = {.text = "What they like to be called (optional)"},
                          .name = "called",
                          .value = value("called"),
                          .spell_check = false}));
  inside.Add(Render(Input{.label = {.text = "Telephone (optional)"},
                          .name = "phone",
                          .value = value("phone"),
                          .type = "tel",
                          .width = 20}));
  inside.Add(Render(Input{.label = {.text = "E-mail (optional)"},
                          .name = "email",
                          .value = value("email"),
                          .type = "email"}));
  inside.Add(Render(Button{.text = "Take them on", .once = true}));
  html.Add(Render(PostForm{.action = SafeUrl::Local("/people/new"),
                           .csrf = desk.csrf,
                           .inside = inside.Take(),
                           .autocomplete = false}));
  return html.Take();
}

std::string ClientContent(const Form& form) {
  JsonWriter json;
  json.BeginObject();
  for (const char* name : {"name", "called", "phone", "email"}) {
    const std::string text = form.Text(name);
    if (!text.empty()) json.Field(name, text);
  }
  json.EndObject();
  return json.Take();
}

}  // namespace

absl::StatusOr<http::Reply> PeoplePage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/people", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        if (page.IsClient()) return http::RedirectReply("/my");
        CORNER_ASSIGN_OR_RETURN(const auto records, page.desk.visit.Clients());
        std::vector<PersonRow> rows;
        for (const casework::Record& record : records) {
          CORNER_ASSIGN_OR_RETURN(casework::Entry client, casework::ReadBody(record));
          if (page.desk.caller.actor.role == casework::Role::kManager) {
            rows.emplace_back().client = std::move(client);
            continue;
          }
          CORNER_ASSIGN_OR_RETURN(PersonRow row, ReadRow(page.desk.books, std::move(client)));
          rows.push_back(std::move(row));
        }
        std::stable_sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
          return a.last_list.value_or(absl::InfinitePast()) <
                 b.last_list.value_or(absl::InfinitePast());
        });
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(Render(Heading{.text = "People I support", .level = 1, .size = TextSize::kXl}));
        if (const size_t paused = page.desk.visit.paused(); paused > 0) {
          html.Add(Render(InsetText{
              .text =
                  Concat(paused == 1 ? std::string("1 person has") : Concat(paused, " people have"),
                         " paused their record. Talk with them: they end the pause "
                         "themselves.")}));
        }
        if (rows.empty()) {
          html.Add(Render(Paragraph{.text = "You support nobody yet. Take the first person on, or "
                                            "ask your team lead to give you someone."}));
        } else {
          html.Add(PeopleTable(rows));
        }
        if (page.desk.caller.actor.role == casework::Role::kSpecialist) {
          html.Add(
              Render(ButtonLink{.text = "Take someone on", .href = SafeUrl::Local("/people/new")}));
        }
        return PageReply(200, {.title = "People I support", .main = html.Take()}, page.frame);
      });
}

absl::StatusOr<http::Reply> NewPersonPage(const http::Request& request,
                                          const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/people", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        const PageShell shell{.title = "Take someone on",
                              .main = {},
                              .before = Render(BackLink{.href = SafeUrl::Local("/people")})};
        const auto show = [&](int status, SafeHtml main) {
          PageShell filled = shell;
          filled.main = std::move(main);
          return PageReply(status, filled, page.frame);
        };
        if (page.request.method != "POST") return show(200, NewPersonForm(page, nullptr, {}));
        CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
        const auto& teams = page.desk.caller.actor.teams;
        if (teams.empty()) {
          return FailedPrecondition("You belong to no team yet, so nobody can join it.",
                                    "Ask your administrator to add you to your team.");
        }
        CORNER_ASSIGN_OR_RETURN(const auto written,
                                page.desk.books.TakeOn(ClientContent(form), teams[0]));
        if (!written.issues.empty()) {
          return show(422, NewPersonForm(page, &form, written.issues));
        }
        return Done(Concat("/people/", written.id), "taken-on");
      });
}

}  // namespace corner::pages
