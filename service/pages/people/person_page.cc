// One person, as their specialist works with them: what is there, what waits, what comes next.
#include "service/accounts/accounts.h"
#include "service/casework/books.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/link.h"
#include "service/pages/components/status_tag.h"
#include "service/pages/components/summary_list.h"
#include "service/pages/components/task_list.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;

struct Overview {
  casework::Entry client;
  std::vector<casework::Entry> profile, drafts, lists, found, plans, proposals;
  bool reacted = false;
};

// The entries of a part; none where the reader's role does not see it.
absl::StatusOr<std::vector<casework::Entry>> Seen(casework::Books& books, std::string_view kind,
                                                  const std::string& person) {
  auto entries = books.List(kind, person);
  if (absl::IsPermissionDenied(entries.status())) return std::vector<casework::Entry>();
  return entries;
}

absl::StatusOr<Overview> ReadOverview(casework::Books& books, const std::string& person) {
  Overview overview;
  CORNER_ASSIGN_OR_RETURN(overview.client, books.Read(kind::kClient, person));
  CORNER_ASSIGN_OR_RETURN(overview.profile, Seen(books, kind::kProfile, person));
  CORNER_ASSIGN_OR_RETURN(overview.drafts, Seen(books, kind::kDraftList, person));
  CORNER_ASSIGN_OR_RETURN(overview.lists, Seen(books, kind::kShortlist, person));
  CORNER_ASSIGN_OR_RETURN(overview.found, Seen(books, kind::kFound, person));
  CORNER_ASSIGN_OR_RETURN(overview.plans, Seen(books, kind::kDisclosure, person));
  CORNER_ASSIGN_OR_RETURN(overview.proposals, Seen(books, kind::kProposal, person));
  CORNER_ASSIGN_OR_RETURN(const auto reactions, Seen(books, kind::kReaction, person));
  overview.reacted = !reactions.empty();
  return overview;
}

// "in_person" of the record in words; any other text as it is.
std::string ChannelText(std::string_view text) {
  if (text == "in_person") return "In person";
  if (text == "text") return "Text message";
  if (text == "call") return "Telephone call";
  if (text == "email") return "E-mail";
  if (text == "letter") return "Letter";
  return std::string(text);
}

Content ProfileStatus(const Overview& overview) {
  if (overview.profile.empty()) {
    return Render(StatusTag{.text = "Not begun", .colour = TagColour::kBlue});
  }
  if (overview.profile[0].confirmed) return "In their words";
  return Render(StatusTag{.text = "Waits for their yes", .colour = TagColour::kYellow});
}

SafeHtml NextTasks(const Overview& overview, const std::string& base) {
  TaskList tasks;
  tasks.tasks.push_back({.name = "Build the profile together",
                         .href = SafeUrl::Local(base + "/profile"),
                         .hint = "What they bring, what they want, what matters",
                         .status = ProfileStatus(overview)});
  tasks.tasks.push_back({.name = "Look at jobs for them and pick a list",
                         .href = SafeUrl::Local(base + "/jobs"),
                         .hint = "Nothing reaches them before you send it"});
  for (const casework::Entry& draft : overview.drafts) {
    tasks.tasks.push_back(
        {.name = Concat("Draft list of ", DayText(draft.at)),
         .href = SafeUrl::Local(Concat(base, "/drafts/", draft.id)),
         .status = Render(StatusTag{.text = "Not sent yet", .colour = TagColour::kYellow})});
  }
  return Render(tasks);
}

// `all`: for their specialist; other roles see less, and none of it is said to be missing.
SafeHtml WhatIsThere(const Overview& overview, bool all) {
  const auto counted = [](size_t count, std::string_view one, std::string_view many) {
    if (count == 0) return std::string("None yet");
    return count == 1 ? Concat("1 ", one) : Concat(count, " ", many);
  };
  SummaryList list;
  const auto content = JsonDocument::Parse(overview.client.content);
  for (const auto& [member, words] : {std::pair("phone", "Telephone"), std::pair("email", "E-mail"),
                                      std::pair("best_channel", "Best way to reach them"),
                                      std::pair("best_times", "Best times")}) {
    const auto text = content->root().member(member).string();
    if (text) list.rows.push_back({.key = words, .value = ChannelText(*text)});
  }
  if (!all) return Render(list);
  list.rows.push_back({.key = "Lists sent",
                       .value = overview.lists.empty()
                                    ? "None yet"
                                    : Concat(counted(overview.lists.size(), "list", "lists"),
                                             ", the last on ", DayText(overview.lists.back().at))});
  list.rows.push_back({.key = "Lists they found themselves",
                       .value = counted(overview.found.size(), "list", "lists")});
  list.rows.push_back({.key = "What they said about jobs",
                       .value = overview.reacted ? "It shapes their next list" : "Nothing yet"});
  list.rows.push_back({.key = "What they tell employers",
                       .value = overview.plans.empty()
                                    ? "Nothing, to anyone"
                                    : Concat(counted(overview.plans.size(), "plan", "plans"))});
  list.rows.push_back({.key = "Your suggestions that wait for them",
                       .value = counted(overview.proposals.size(), "suggestion", "suggestions")});
  return Render(list);
}

SafeHtml CodeForm(const PageDesk& page, const std::string& base) {
  Html inside;
  inside.Add(Render(Button{.text = "Make a sign-in code", .kind = ButtonKind::kSecondary}));
  return Render(PostForm{
      .action = SafeUrl::Local(base + "/code"), .csrf = page.csrf, .inside = inside.Take()});
}

}  // namespace

absl::StatusOr<http::Reply> PersonPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/people", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const Overview overview, ReadOverview(page.desk.books, person));
        const std::string name = NameOf(overview.client);
        const std::string base = Concat("/people/", person);
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(Render(Heading{.text = name, .level = 1, .size = TextSize::kXl}));
        const bool supports = page.desk.caller.actor.role == casework::Role::kSpecialist;
        if (supports) {
          html.Add(Render(Heading{.text = "What to do next", .size = TextSize::kL}));
          html.Add(NextTasks(overview, base));
        }
        html.Add(Render(Heading{.text = "What is there", .size = TextSize::kL}));
        html.Add(WhatIsThere(overview, supports));
        html.Add(Render(Heading{.text = "Their own way in", .size = TextSize::kL}));
        html.Add(Render(Paragraph{
            .text =
                "With a code on paper they see their lists, change what they say about "
                "themselves, and look for jobs on their own. A new code ends the one before."}));
        html.Add(CodeForm(page, base));
        return PageReply(200,
                         {.title = name,
                          .main = html.Take(),
                          .before = Render(BackLink{.href = SafeUrl::Local("/people")})},
                         page.frame);
      });
}

absl::StatusOr<http::Reply> PersonCodePage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame) {
  std::string person, name;
  PageFrame seen;
  casework::Actor actor;
  const auto looked = AtPageDesk(
      request, services, frame, "/people", [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const auto client, page.desk.books.Read(kind::kClient, person));
        name = NameOf(client);
        seen = page.frame;
        actor = page.desk.caller.actor;
        return http::Reply{};
      });
  if (!looked.ok() || looked->status != 200) return looked;
  if (services.accounts == nullptr) {
    return Unavailable("This Corner keeps no accounts, so nobody can sign in.");
  }
  // Outside the visit: it writes in a transaction of its own.
  CORNER_ASSIGN_OR_RETURN(const auto invited,
                          services.accounts->MakeClientCode(actor, api::UsualPurpose(actor.role),
                                                            person, request.request_id));
  Html html;
  html.Add(Render(Heading{.text = Concat("A code for ", name), .level = 1, .size = TextSize::kXl}));
  html.Add(Render(Panel{.heading = invited.code, .level = 2}));
  html.Add(Render(Paragraph{
      .text = Concat("Write it down or print it for ", name, ". It works once, until ",
                     DayText(invited.invitation.ends),
                     ". On Corner's first page they choose “Sign in”, then “I have a code on "
                     "paper”.")}));
  html.Add(PrintButton("Print this page"));
  http::Reply reply =
      PageReply(200,
                {.title = Concat("A code for ", name),
                 .main = html.Take(),
                 .before = Render(BackLink{.href = SafeUrl::Local(Concat("/people/", person))})},
                seen);
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace corner::pages
