// What a client sees first: lists picked with them, lists they found, and one list with why each
// job is on it and what they say about it.
#include <algorithm>
#include <utility>

#include "matcher/reactions_json.h"
#include "service/api/stored_match.h"
#include "service/casework/books.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/link.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/job_card.h"
#include "service/pages/people/list_content.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;
using matcher::Reaction;

struct AnswerWord {
  Reaction::Answer answer;
  std::string_view word, text;
};
constexpr AnswerWord kAnswers[] = {
    {Reaction::Answer::kYes, "yes", "Yes, I like this one"},
    {Reaction::Answer::kMaybe, "maybe", "Maybe"},
    {Reaction::Answer::kNotNow, "not_now", "Not now"},
    {Reaction::Answer::kNotThisKind, "not_this_kind", "Not this kind of job"},
};
struct WhyWord {
  matcher::ReactionReason::Kind kind;
  std::string_view word, text;
};
// Reasons that need nothing more than a tick.
constexpr WhyWord kWhys[] = {
    {matcher::ReactionReason::Kind::kTooFar, "too_far", "It is too far"},
    {matcher::ReactionReason::Kind::kNotThePlace, "place", "Not that place"},
    {matcher::ReactionReason::Kind::kHours, "hours", "The hours"},
    {matcher::ReactionReason::Kind::kPay, "pay", "The pay"},
    {matcher::ReactionReason::Kind::kEmployer, "employer", "That employer"},
};

void AddListLinks(std::string_view heading, const std::vector<casework::Entry>& lists,
                  std::string_view address, Html* html) {
  if (lists.empty()) return;
  html->Add(Render(Heading{.text = heading, .size = TextSize::kL}));
  for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
    const ListContent read = ReadList(*list);
    const std::string about =
        Concat(read.items.size() == 1 ? std::string("1 job") : Concat(read.items.size(), " jobs"),
               read.from.empty() ? "" : Concat(", picked with you by ", read.from));
    html->Add(Render(Card{.heading = Concat("List of ", DayText(list->at)),
                          .level = 3,
                          .size = TextSize::kM,
                          .href = SafeUrl::Local(Concat(address, list->id)),
                          .clickable = true,
                          .description = about}));
  }
}

// "newest first" needs the order of time; entries come by id.
void SortByTime(std::vector<casework::Entry>* lists) {
  std::stable_sort(lists->begin(), lists->end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
}

SafeHtml AnswerForm(const CsrfToken& csrf, const SafeUrl& here, const ListItem& item,
                    const Reaction* given) {
  Html inside;
  Radios answer{.legend = {.text = "What do you think?", .size = TextSize::kS},
                .name = "answer",
                .id_prefix = Concat("answer-", item.vacancy),
                .small = true};
  for (const AnswerWord& known : kAnswers) {
    answer.items.push_back({.value = std::string(known.word),
                            .text = known.text,
                            .chosen = given != nullptr && given->answer == known.answer});
  }
  inside.Add(Render(answer));
  Checkboxes why{.legend = {.text = "If not: what is it? (optional)", .size = TextSize::kS},
                 .name = "why",
                 .id_prefix = Concat("why-", item.vacancy),
                 .small = true};
  for (const WhyWord& known : kWhys) {
    const bool chosen =
        given != nullptr && std::any_of(given->reasons.begin(), given->reasons.end(),
                                        [&](const auto& r) { return r.kind == known.kind; });
    why.items.push_back({.value = std::string(known.word), .text = known.text, .chosen = chosen});
  }
  inside.Add(Render(why));
  inside.Add(Render(
      Button{.text = "Say this", .kind = ButtonKind::kSecondary, .small = true, .once = true}));
  return Render(PostForm{.action = here,
                         .csrf = csrf,
                         .inside = inside.Take(),
                         .hidden = {{"vacancy", item.vacancy}},
                         .label = Concat("What you think of ", item.title)});
}

absl::StatusOr<matcher::Reactions> ReadReactions(casework::Books& books, const std::string& person,
                                                 uint64_t* version) {
  *version = 0;
  CORNER_ASSIGN_OR_RETURN(const auto entries, books.List(kind::kReaction, person));
  if (entries.empty()) return matcher::Reactions{};
  *version = entries[0].version;
  return matcher::ReadReactions(entries[0].content, matcher::BuiltinProfileWords()).reactions;
}

absl::StatusOr<http::Reply> React(PageDesk& page, const std::string& person,
                                  const casework::Entry& list, const std::string& back) {
  CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
  const ListContent read = ReadList(list);
  Reaction reaction;
  reaction.vacancy = form.Text("vacancy");
  reaction.day = page.desk.services.today();
  const bool listed = std::any_of(read.items.begin(), read.items.end(), [&](const ListItem& item) {
    return item.vacancy == reaction.vacancy;
  });
  const std::string word = form.Text("answer");
  const auto answer = std::find_if(std::begin(kAnswers), std::end(kAnswers),
                                   [&](const AnswerWord& known) { return known.word == word; });
  if (!listed || answer == std::end(kAnswers)) {
    return Error(absl::StatusCode::kOutOfRange, "No answer was chosen.",
                 "Go back, and choose what is nearest.");
  }
  reaction.answer = answer->answer;
  for (const std::string& why : form.All("why")) {
    for (const WhyWord& known : kWhys) {
      if (known.word == why) reaction.reasons.emplace_back().kind = known.kind;
    }
  }
  uint64_t version = 0;
  CORNER_ASSIGN_OR_RETURN(matcher::Reactions reactions,
                          ReadReactions(page.desk.books, person, &version));
  std::erase_if(reactions.all, [&](const Reaction& old) {
    return old.vacancy == reaction.vacancy && old.day == reaction.day;
  });
  reactions.all.push_back(std::move(reaction));
  const casework::Draft draft{
      std::string(kind::kReaction), person, "", matcher::WriteReactions(reactions),
      casework::SaidBy::kClient,    version};
  CORNER_ASSIGN_OR_RETURN(const auto written, page.desk.books.Write(draft));
  if (!written.issues.empty()) return InvalidInput(written.issues[0].sentence);
  return Done(back, "said");
}

// What a visit gives to the page of one list; the reasons are made after it.
struct OneList {
  casework::Entry entry;
  api::StoredWishes wishes;
  matcher::Reactions reactions;
  PageFrame frame;
  std::string csrf;
};

const Reaction* LatestFor(const matcher::Reactions& reactions, std::string_view vacancy) {
  const Reaction* latest = nullptr;
  for (const Reaction& reaction : reactions.all) {
    if (reaction.vacancy == vacancy && (latest == nullptr || latest->day <= reaction.day)) {
      latest = &reaction;
    }
  }
  return latest;
}

absl::StatusOr<SafeHtml> ListItems(const api::Services& services, const OneList& one,
                                   const ListContent& read, const SafeUrl& here) {
  Html html;
  std::vector<api::ParamIssue> ignored;
  for (const ListItem& item : read.items) {
    api::MatchAsk ask = api::ReadMatchAsk(http::Request{}, services, &ignored);
    ask.why = item.vacancy;
    const auto answer = api::MatchWishes(services, ask, one.wishes);
    if (absl::IsNotFound(answer.status()) ||
        (answer.ok() && answer->standing->kind == matcher::Standing::Kind::kClosed)) {
      html.Add(Render(Card{.heading = item.title,
                           .level = 2,
                           .size = TextSize::kM,
                           .description = "This job is no longer open."}));
      continue;
    }
    CORNER_RETURN_IF_ERROR(answer.status());
    html.Add(Render(JobCard{.item = &answer->standing->item,
                            .today = services.today(),
                            .note = item.note,
                            .choice = AnswerForm(CsrfToken(one.csrf), here, item,
                                                 LatestFor(one.reactions, item.vacancy))}));
  }
  return html.Take();
}

}  // namespace

absl::StatusOr<http::Reply> MyPage(const http::Request& request, const api::Services& services,
                                   const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/my", [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        if (!page.IsClient()) return http::RedirectReply("/people");
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const auto client, page.desk.books.Read(kind::kClient, person));
        CORNER_ASSIGN_OR_RETURN(auto lists, page.desk.books.List(kind::kShortlist, person));
        CORNER_ASSIGN_OR_RETURN(auto found, page.desk.books.List(kind::kFound, person));
        SortByTime(&lists);
        SortByTime(&found);
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(Render(
            Heading{.text = Concat("Hello ", NameOf(client)), .level = 1, .size = TextSize::kXl}));
        if (lists.empty()) {
          html.Add(Render(Paragraph{.text = "No list has been sent to you yet. You can look for "
                                            "yourself at any time."}));
        }
        AddListLinks("Jobs picked with you", lists, "/my/lists/", &html);
        AddListLinks("Lists you found, not yet talked through", found, "/my/lists/", &html);
        html.Add(Render(
            ActionLink{.text = "Look for jobs yourself", .href = SafeUrl::Local("/my/jobs")}));
        html.Add(Render(ActionLink{.text = "Say what you bring and what you want",
                                   .href = SafeUrl::Local("/my/profile")}));
        return PageReply(200, {.title = "My jobs", .main = html.Take()}, page.frame);
      });
}

absl::StatusOr<http::Reply> MyListPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  OneList one;
  const std::string record(request.PathParam("record"));
  const std::string back = Concat("/my/lists/", record);
  const auto read = AtPageDesk(
      request, services, frame, "/my", [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        auto entry = page.desk.books.Read(kind::kShortlist, record);
        if (absl::IsNotFound(entry.status())) entry = page.desk.books.Read(kind::kFound, record);
        CORNER_RETURN_IF_ERROR(entry.status());
        if (page.request.method == "POST") return React(page, person, *entry, back);
        one.entry = *std::move(entry);
        CORNER_ASSIGN_OR_RETURN(one.wishes, api::ReadWishes(&page.desk.books, person));
        one.reactions = one.wishes.reactions;
        one.frame = page.frame;
        one.csrf = page.csrf.text();
        return http::Reply{};
      });
  if (!read.ok() || read->status != 200) return read;
  const ListContent list = ReadList(one.entry);
  // Each job is shown as it stands for the profile alone: what was said about it is in its form.
  one.wishes.reactions = {};
  CORNER_ASSIGN_OR_RETURN(const SafeHtml items,
                          ListItems(services, one, list, SafeUrl::Local(back)));
  Html html;
  html.Add(DoneBanner(request));
  html.Add(Render(Heading{.text = list.from.empty() ? "Jobs you found" : "Jobs picked with you",
                          .level = 1,
                          .size = TextSize::kXl,
                          .caption = Concat("List of ", DayText(one.entry.at))}));
  if (!list.note.empty()) {
    html.Add(Render(InsetText{.text = Concat(list.from, ": ", list.note)}));
  }
  html.Add(items);
  html.Add(PrintButton("Print this list"));
  http::Reply reply = PageReply(200,
                                {.title = "Jobs picked with you",
                                 .main = html.Take(),
                                 .before = Render(BackLink{.href = SafeUrl::Local("/my")})},
                                one.frame);
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace corner::pages
