// The profile page by page: what there is to say, and one question at a time. The client's and
// their specialist's pages are the same; where the client has spoken last, a specialist's change
// waits for their yes.
#include <memory>
#include <utility>

#include "matcher/profile_json.h"
#include "service/casework/books.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/link.h"
#include "service/pages/components/task_list.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;

struct StoredProfile {
  matcher::Profile profile;
  uint64_t version = 0;
  bool confirmed = false, said_by_other = false;
};

absl::StatusOr<StoredProfile> ReadStored(casework::Books& books, const std::string& person) {
  StoredProfile stored;
  stored.profile.key = person;
  CORNER_ASSIGN_OR_RETURN(const auto entries, books.List(kind::kProfile, person));
  if (entries.empty()) return stored;
  stored.version = entries[0].version;
  stored.confirmed = entries[0].confirmed;
  matcher::ProfileReading reading =
      matcher::ReadProfile(entries[0].content, matcher::BuiltinProfileWords());
  stored.profile = std::move(reading.profile);  // what could be read of it
  return stored;
}

// "/my/profile" or "/people/{id}/profile".
std::string BaseOf(const PageDesk& page, const std::string& person) {
  return page.IsClient() ? std::string("/my/profile") : Concat("/people/", person, "/profile");
}

SafeHtml PartList(const StoredProfile& stored, const taxonomies::TaxonomySet& set,
                  const std::string& base, bool to_client) {
  TaskList tasks;
  for (const ProfilePart& part : ProfileParts()) {
    const std::string said = part.said(stored.profile, set);
    tasks.tasks.push_back({.name = to_client ? part.to_client : part.to_staff,
                           .href = SafeUrl::Local(Concat(base, "/", part.word)),
                           .hint = said.empty() ? std::string(part.hint) : said,
                           .status = said.empty() ? Content("Nothing yet") : Content("Said")});
  }
  return Render(tasks);
}

SafeHtml ConfirmForm(const PageDesk& page, const StoredProfile& stored) {
  if (!page.IsClient() || stored.version == 0 || stored.confirmed) return {};
  Html inside;
  inside.Add(
      Render(InsetText{.text = "Your specialist wrote some of this with you or for you. Look "
                               "through it. Say yes when it is right, or change what is "
                               "not."}));
  inside.Add(Render(Button{.text = "Yes, this is right", .kind = ButtonKind::kSecondary}));
  return Render(PostForm{.action = SafeUrl::Local("/my/profile"),
                         .csrf = page.csrf,
                         .inside = inside.Take(),
                         .hidden = {{"version", std::to_string(stored.version)}}});
}

// The suggestions that wait for the client, each with yes and no.
absl::StatusOr<SafeHtml> Proposals(PageDesk& page, const std::string& person) {
  if (!page.IsClient()) return SafeHtml();
  CORNER_ASSIGN_OR_RETURN(const auto proposals, page.desk.books.List(kind::kProposal, person));
  Html html;
  for (const casework::Entry& proposal : proposals) {
    Html inside;
    inside.Add(Render(
        Paragraph{.text = Concat("Your specialist suggests a change, made on ",
                                 DayText(proposal.at), ". Nothing changes unless you say yes.")}));
    inside.Open("div", {{"class", "nhsuk-button-group"}});
    inside.Add(Render(Button{.text = "Yes, take it over", .name = "answer", .value = "yes"}));
    inside.Add(Render(Button{.text = "No, leave it as it is",
                             .kind = ButtonKind::kSecondary,
                             .name = "answer",
                             .value = "no"}));
    inside.Close();
    html.Add(Render(PostForm{
        .action = SafeUrl::Local("/my/profile"),
        .csrf = page.csrf,
        .inside = inside.Take(),
        .hidden = {{"proposal", proposal.id}, {"version", std::to_string(proposal.version)}}}));
  }
  return html.Take();
}

absl::StatusOr<http::Reply> Answer(PageDesk& page, const std::string& person) {
  CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
  const auto version = static_cast<uint64_t>(form.Number("version", 1, INT64_MAX).value_or(0));
  const std::string proposal = form.Text("proposal");
  if (proposal.empty()) {
    CORNER_RETURN_IF_ERROR(page.desk.books.Confirm(kind::kProfile, person, version).status());
    return Done("/my/profile", "confirmed");
  }
  if (form.Text("answer") == "yes") {
    CORNER_RETURN_IF_ERROR(page.desk.books.Accept(proposal).status());
    return Done("/my/profile", "confirmed");
  }
  CORNER_RETURN_IF_ERROR(page.desk.visit.Remove(kind::kProposal, proposal, version));
  return Done("/my/profile", "removed");
}

SafeHtml PartMain(const PageDesk& page, const ProfilePart& part, const PartView& view,
                  const std::vector<PartIssue>& issues, uint64_t version, const SafeUrl& here) {
  Html html;
  ErrorSummary summary;
  for (const PartIssue& issue : issues) {
    summary.lines.push_back({.field_id = issue.field, .text = issue.sentence});
  }
  html.Add(Render(summary));
  html.Add(Render(Heading{
      .text = view.to_client ? part.to_client : part.to_staff, .level = 1, .size = TextSize::kXl}));
  Html inside;
  inside.Add(part.ask(view, issues));
  inside.Add(Render(Button{.text = "Save", .once = true}));
  html.Add(Render(PostForm{.action = here,
                           .csrf = page.csrf,
                           .inside = inside.Take(),
                           .hidden = {{"version", std::to_string(version)}},
                           .autocomplete = false}));
  return html.Take();
}

}  // namespace

absl::StatusOr<http::Reply> ProfilePage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame) {
  const std::string_view here = request.PathParam("id").empty() ? "/my/profile" : "/people";
  return AtPageDesk(
      request, services, frame, here, [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        if (page.request.method == "POST") return Answer(page, person);
        CORNER_ASSIGN_OR_RETURN(const auto client, page.desk.books.Read(kind::kClient, person));
        CORNER_ASSIGN_OR_RETURN(const StoredProfile stored, ReadStored(page.desk.books, person));
        CORNER_ASSIGN_OR_RETURN(const SafeHtml proposals, Proposals(page, person));
        CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
        const std::string title =
            page.IsClient() ? std::string("About me") : Concat("About ", NameOf(client));
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(Render(Heading{.text = title, .level = 1, .size = TextSize::kXl}));
        html.Add(Render(Paragraph{
            .text =
                "Small questions, in any order. Leave out what you like and stop when you like. "
                "Nothing here is about health, and nothing counts against anyone."}));
        html.Add(proposals);
        html.Add(ConfirmForm(page, stored));
        html.Add(PartList(stored, lookup->set(), BaseOf(page, person), page.IsClient()));
        html.Add(Render(ActionLink{
            .text = "See the jobs that fit",
            .href = SafeUrl::Local(page.IsClient() ? std::string("/my/jobs")
                                                   : Concat("/people/", person, "/jobs"))}));
        PageShell shell{.title = title, .main = html.Take()};
        if (!page.IsClient()) {
          shell.before = Render(BackLink{.href = SafeUrl::Local(Concat("/people/", person))});
        }
        return PageReply(200, shell, page.frame);
      });
}

absl::StatusOr<http::Reply> ProfilePartPage(const http::Request& request,
                                            const api::Services& services, const PageFrame& frame) {
  const std::string_view place = request.PathParam("id").empty() ? "/my/profile" : "/people";
  return AtPageDesk(
      request, services, frame, place, [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        const ProfilePart* const part = FindProfilePart(page.request.PathParam("part"));
        if (part == nullptr) return NotFound("There is no such question.");
        CORNER_ASSIGN_OR_RETURN(const StoredProfile stored, ReadStored(page.desk.books, person));
        CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
        const std::string base = BaseOf(page, person);
        const SafeUrl here = SafeUrl::Local(Concat(base, "/", part->word));
        PageShell shell{.title = std::string(page.IsClient() ? part->to_client : part->to_staff),
                        .main = {},
                        .before = Render(BackLink{.href = SafeUrl::Local(base)})};
        PartView view{stored.profile, lookup->set(), page.IsClient()};
        if (page.request.method != "POST") {
          shell.main = PartMain(page, *part, view, {}, stored.version, here);
          return PageReply(200, shell, page.frame);
        }
        CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
        const auto version =
            static_cast<uint64_t>(form.Number("version", 0, INT64_MAX).value_or(0));
        matcher::Profile changed = stored.profile;
        if (changed.key.empty()) changed.key = person;
        const std::vector<PartIssue> issues = part->take(form, lookup->set(), &changed);
        if (!issues.empty()) {
          view.sent = &form;
          shell.main = PartMain(page, *part, view, issues, version, here);
          return PageReply(422, shell, page.frame);
        }
        const casework::Draft draft{
            std::string(kind::kProfile), person, "", matcher::WriteProfile(changed),
            casework::SaidBy::kClient,   version};
        CORNER_ASSIGN_OR_RETURN(const auto written, page.desk.books.Write(draft));
        if (!written.issues.empty()) return InvalidInput(written.issues[0].sentence);
        return Done(base, written.proposed ? "proposed" : "saved");
      });
}

}  // namespace corner::pages
