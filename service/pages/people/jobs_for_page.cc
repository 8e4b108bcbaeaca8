// Jobs for one person, with why: the client looking for themselves, or their specialist picking a
// list. The same engine and the same list for both.
#include <utility>

#include "service/api/stored_match.h"
#include "service/api/wording.h"
#include "service/pages/components/button.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/details.h"
#include "service/pages/components/link.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/job_card.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr size_t kOnAPage = 20;

// What the visit gives to the matching, which runs after it.
struct Looking {
  std::string person, name;
  api::StoredWishes wishes;
  PageFrame frame;
  std::string csrf;
  bool to_client = false;
};

absl::StatusOr<http::Reply> Prepare(const http::Request& request, const api::Services& services,
                                    const PageFrame& frame, Looking* looking) {
  const std::string_view here = request.PathParam("id").empty() ? "/my/jobs" : "/people";
  return AtPageDesk(
      request, services, frame, here, [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(looking->person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const auto client,
                                page.desk.books.Read(casework::kind::kClient, looking->person));
        CORNER_ASSIGN_OR_RETURN(looking->wishes,
                                api::ReadWishes(&page.desk.books, looking->person));
        looking->name = NameOf(client);
        looking->frame = page.frame;
        looking->csrf = page.csrf.text();
        looking->to_client = page.IsClient();
        return http::Reply{};
      });
}

SafeHtml PickBox(const matcher::MatchItem& item) {
  return Render(Checkboxes{.name = "vacancy",
                           .id_prefix = Concat("pick-", item.vacancy.id),
                           .items = {{.value = item.vacancy.id, .text = "Put it on the list"}},
                           .small = true});
}

void AddItems(const std::vector<matcher::MatchItem>& items, const Looking& looking, Day today,
              int level, Html* html) {
  for (const matcher::MatchItem& item : items) {
    html->Add(Render(JobCard{.item = &item,
                             .today = today,
                             .to_client = looking.to_client,
                             .choice = looking.to_client ? SafeHtml() : PickBox(item),
                             .level = level}));
  }
}

void AddGroup(std::string_view heading, std::string_view intro,
              const std::vector<matcher::MatchItem>& items, const Looking& looking, Day today,
              Html* html) {
  if (items.empty()) return;
  html->Add(Render(Heading{.text = heading, .size = TextSize::kL}));
  html->Add(Render(Paragraph{.text = intro}));
  AddItems(items, looking, today, 3, html);
}

std::string CountLine(const matcher::Shortlist& list, bool to_client) {
  const std::string_view who = to_client ? "you" : "them";
  if (list.openings == 0) {
    return Concat("No job open now fits what is important to ", who,
                  ". Below is what comes near, and what your own rules set aside.");
  }
  return Concat(api::CountText(list.openings, "job suits ", "jobs suit "), who,
                list.items.size() < static_cast<size_t>(list.openings)
                    ? Concat(". Here are the first ", list.items.size(), ".")
                    : std::string("."));
}

SafeHtml SetAside(const matcher::Shortlist& list, const matcher::PhraseOptions& phrases) {
  if (list.set_aside.empty()) return {};
  Html lines;
  lines.Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
  for (const matcher::SetAside& aside : list.set_aside) {
    lines.Element("li", matcher::SetAsideLine(aside, phrases));
  }
  lines.Close();
  return Render(Details{.summary = "What the rules set aside", .inside = lines.Take()});
}

SafeHtml ListPage(const Looking& looking, const matcher::Shortlist& list, Day today) {
  Html items;
  AddItems(list.items, looking, today, 2, &items);
  AddGroup("Just outside", "Each misses one rule by a little.", list.just_outside, looking, today,
           &items);
  AddGroup("Farther away", "They suit, but for the journey.", list.farther, looking, today, &items);
  AddGroup("A little wider", "Not the fields that were named, but work of the same kind.",
           list.widen, looking, today, &items);
  return items.Take();
}

SafeHtml Page(const Looking& looking, const matcher::Shortlist& list,
              const matcher::PhraseOptions& phrases, Day today) {
  Html html;
  const std::string title =
      looking.to_client ? std::string("Jobs for you") : Concat("Jobs for ", looking.name);
  html.Add(Render(Heading{.text = title, .level = 1, .size = TextSize::kXl}));
  html.Add(Render(Paragraph{.text = CountLine(list, looking.to_client)}));
  html.Add(SetAside(list, phrases));
  Html inside;
  inside.Add(ListPage(looking, list, today));
  const std::string base = Concat("/people/", looking.person);
  inside.Add(Render(
      Button{.text = looking.to_client ? "Keep this list" : "Make a draft list", .once = true}));
  html.Add(Render(PostForm{
      .action = SafeUrl::Local(looking.to_client ? std::string("/my/jobs") : base + "/drafts"),
      .csrf = CsrfToken(looking.csrf),
      .inside = inside.Take()}));
  return html.Take();
}

}  // namespace

absl::StatusOr<http::Reply> JobsForPage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame) {
  Looking looking;
  CORNER_ASSIGN_OR_RETURN(http::Reply prepared, Prepare(request, services, frame, &looking));
  if (prepared.status != 200) return prepared;
  std::vector<api::ParamIssue> ignored;
  api::MatchAsk ask = api::ReadMatchAsk(request, services, &ignored);
  ask.options.limit = kOnAPage;
  ask.phrases.audience =
      looking.to_client ? matcher::Audience::kClient : matcher::Audience::kSpecialist;
  CORNER_ASSIGN_OR_RETURN(const api::MatchAnswer answer,
                          api::MatchWishes(services, ask, looking.wishes));
  const Day today = services.today();
  if (request.method == "POST") {  // the client keeps what they found
    return AtPageDesk(request, services, frame, "/my/jobs",
                      [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
                        const casework::Draft draft{std::string(casework::kind::kFound),
                                                    looking.person,
                                                    "",
                                                    api::FoundList(*answer.list),
                                                    casework::SaidBy::kClient,
                                                    0};
                        CORNER_RETURN_IF_ERROR(page.desk.books.Write(draft).status());
                        return Done("/my", "kept");
                      });
  }
  const std::string back = looking.to_client ? "/my" : Concat("/people/", looking.person);
  http::Reply reply = PageReply(
      200,
      {.title = looking.to_client ? std::string("Jobs for you") : Concat("Jobs for ", looking.name),
       .main = Page(looking, *answer.list, ask.phrases, today),
       .before = Render(BackLink{.href = SafeUrl::Local(back)})},
      looking.frame);
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace corner::pages
