// What a client tells each employer: nothing, unless they say so here. In their own words, for one
// employer at a time, changeable and taken back at once.
#include <utility>

#include "indexer/employer.h"
#include "service/casework/books.h"
#include "service/casework/disclosure_plan.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/input.h"
#include "service/pages/components/link.h"
#include "service/pages/components/textarea.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;
using casework::DisclosurePlan;
using Stance = DisclosurePlan::Stance;

constexpr std::string_view kHome = "/my/telling";

struct StanceText {
  Stance stance;
  std::string_view text, hint;
};
constexpr StanceText kStances[] = {
    {Stance::kUndecided, "I have not decided", "Then nothing is told."},
    {Stance::kNone, "Nothing", "Nothing is told, now or later."},
    {Stance::kAfterOffer, "Only after they offer me the job", ""},
    {Stance::kAtApplication, "When I apply",
     "Some employers then promise an interview to people who "
     "have what the job needs."},
};
struct TellerText {
  DisclosurePlan::Teller teller;
  std::string_view word, text;
};
constexpr TellerText kTellers[] = {
    {DisclosurePlan::Teller::kClient, "client", "I tell them myself"},
    {DisclosurePlan::Teller::kSpecialist, "specialist", "My specialist tells them"},
    {DisclosurePlan::Teller::kTogether, "together", "We tell them together"},
};

std::string_view StanceLine(const DisclosurePlan& plan) {
  if (plan.withdrawn) return "Taken back: they are told nothing";
  for (const StanceText& known : kStances) {
    if (known.stance == plan.stance) return known.text;
  }
  return "";
}

std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += Concat(lines.empty() ? "" : "\n", text);
  return lines;
}

SafeHtml ProsAndCons() {
  Html html;
  html.Open("div", {{"class", "nhsuk-grid-row"}});
  html.Open("div", {{"class", "nhsuk-grid-column-one-half"}});
  html.Add(Render(
      DoDontList{.heading = "Telling can help",
                 .items = {"you can ask for changes that make the job work",
                           "some employers promise an interview", "there is nothing to keep back",
                           "the law protects you from being treated worse"},
                 .level = 2}));
  html.Close();
  html.Open("div", {{"class", "nhsuk-grid-column-one-half"}});
  html.Add(Render(DoDontList{
      .heading = "Not telling can be right",
      .items = {"it is your business, and nobody may make you",
                "you may want them to meet you first", "you may not need anything to change",
                "you can still tell later, but not take it back"},
      .level = 2}));
  html.Close().Close();
  return html.Take();
}

// The questions, filled with the plan as it is.
SafeHtml PlanQuestions(const DisclosurePlan& plan, bool is_new, const std::string& employer_wrong) {
  Html html;
  if (is_new) {
    html.Add(Render(Input{.label = {.text = "Which employer?"},
                          .name = "employer",
                          .value = plan.employer_name,
                          .hint = "As their adverts name them. The plan is for no one else.",
                          .error = employer_wrong}));
  }
  Radios stance{.legend = {.text = "What should they be told, and when?"}, .name = "stance"};
  for (const StanceText& known : kStances) {
    stance.items.push_back({.value = std::string(casework::StanceWord(known.stance)),
                            .text = known.text,
                            .hint = known.hint,
                            .chosen = plan.stance == known.stance});
  }
  html.Add(Render(stance));
  html.Add(Render(Textarea{.label = {.text = "What may be said, in your words"},
                           .name = "words",
                           .value = Lines(plan.words),
                           .hint = "One thing a line. Nothing else is said.",
                           .rows = 4}));
  html.Add(Render(Textarea{.label = {.text = "What must never be said (optional)"},
                           .name = "never",
                           .value = Lines(plan.exclusions),
                           .hint = "One word or thing a line. A line above that holds one of these "
                                   "is left out.",
                           .rows = 3}));
  html.Add(Render(Textarea{.label = {.text = "Who may know (optional)"},
                           .name = "who",
                           .value = Lines(plan.recipients),
                           .hint = "One a line, such as: line manager. Nobody else is told.",
                           .rows = 2}));
  Radios teller{.legend = {.text = "Who tells them?"}, .name = "teller"};
  for (const TellerText& known : kTellers) {
    teller.items.push_back({.value = std::string(known.word),
                            .text = known.text,
                            .chosen = plan.teller == known.teller});
  }
  html.Add(Render(teller));
  html.Add(Render(
      Checkboxes{.legend = {.text = "My specialist may"},
                 .name = "may",
                 .items = {{.value = "contact",
                            .text = "speak with this employer for me",
                            .chosen = plan.may_contact},
                           {.value = "name_me", .text = "say who I am", .chosen = plan.may_name_me},
                           {.value = "name_service",
                            .text = "say which service they work for",
                            .hint = "That alone can tell something about you.",
                            .chosen = plan.may_name_service}}}));
  return html.Take();
}

void TakeAnswers(const Form& form, DisclosurePlan* plan) {
  for (const StanceText& known : kStances) {
    if (casework::StanceWord(known.stance) == form.Text("stance")) plan->stance = known.stance;
  }
  for (const TellerText& known : kTellers) {
    if (known.word == form.Text("teller")) plan->teller = known.teller;
  }
  plan->words = form.Lines("words");
  plan->exclusions = form.Lines("never");
  plan->recipients = form.Lines("who");
  plan->may_contact = plan->may_name_me = plan->may_name_service = false;
  for (const std::string& may : form.All("may")) {
    plan->may_contact |= may == "contact";
    plan->may_name_me |= may == "name_me";
    plan->may_name_service |= may == "name_service";
  }
  plan->withdrawn.reset();  // saying it anew takes the withdrawal back
}

http::Reply PlanPage(const PageDesk& page, int status, const DisclosurePlan& plan,
                     const casework::Entry* entry, const casework::RecordIssue* wrong) {
  const bool is_new = entry == nullptr;
  const std::string title =
      is_new ? std::string("An employer to decide about") : plan.employer_name;
  Html html;
  if (wrong != nullptr) {
    html.Add(Render(
        ErrorSummary{.lines = {{.field_id = wrong->path.substr(1), .text = wrong->sentence}}}));
  }
  html.Add(DoneBanner(page.request));
  html.Add(Render(Heading{.text = title, .level = 1, .size = TextSize::kXl}));
  html.Add(ProsAndCons());
  Html inside;
  inside.Add(PlanQuestions(plan, is_new,
                           wrong != nullptr && wrong->path == "/employer" ? wrong->sentence : ""));
  inside.Add(Render(Button{.text = "Save", .once = true}));
  const std::string here = is_new ? Concat(kHome, "/new") : Concat(kHome, "/", entry->id);
  const std::string version = is_new ? "0" : std::to_string(entry->version);
  html.Add(Render(PostForm{.action = SafeUrl::Local(here),
                           .csrf = page.csrf,
                           .inside = inside.Take(),
                           .hidden = {{"version", version}},
                           .autocomplete = false}));
  if (!is_new && !plan.withdrawn) {
    html.Add(Render(PostForm{.action = SafeUrl::Local(here),
                             .csrf = page.csrf,
                             .inside = Render(Button{.text = "Take it all back: tell them nothing",
                                                     .kind = ButtonKind::kWarning,
                                                     .name = "do",
                                                     .value = "withdraw"}),
                             .hidden = {{"version", version}}}));
  }
  return PageReply(status,
                   {.title = title,
                    .main = html.Take(),
                    .before = Render(BackLink{.href = SafeUrl::Local(kHome)})},
                   page.frame);
}

absl::StatusOr<http::Reply> Save(PageDesk& page, const Form& form, DisclosurePlan plan,
                                 const casework::Entry* entry) {
  TakeAnswers(form, &plan);
  if (entry == nullptr) {
    plan.employer_name = form.Text("employer");
    plan.employer = indexer::EmployerKey(plan.employer_name);
    if (plan.employer.empty()) {
      const casework::RecordIssue wrong{"/employer", "Write the employer's name"};
      return PlanPage(page, 422, plan, nullptr, &wrong);
    }
  }
  const casework::Draft draft{
      std::string(kind::kDisclosure),
      plan.person,
      entry == nullptr ? std::string() : entry->id,
      casework::WriteDisclosurePlan(plan),
      casework::SaidBy::kClient,
      static_cast<uint64_t>(form.Number("version", 0, INT64_MAX).value_or(0))};
  CORNER_ASSIGN_OR_RETURN(const auto written, page.desk.books.Write(draft));
  if (!written.issues.empty()) return PlanPage(page, 422, plan, entry, &written.issues[0]);
  return Done(kHome, "saved");
}

}  // namespace

absl::StatusOr<http::Reply> TellingPage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, kHome, [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const auto entries,
                                page.desk.books.List(kind::kDisclosure, person));
        Html html;
        html.Add(DoneBanner(page.request));
        html.Add(
            Render(Heading{.text = "What I tell employers", .level = 1, .size = TextSize::kXl}));
        html.Add(Render(Paragraph{
            .text = "Nobody is told anything about you unless you say so here. You decide for each "
                    "employer on its own, and you can change your mind at any time."}));
        for (const casework::Entry& entry : entries) {
          CORNER_ASSIGN_OR_RETURN(const DisclosurePlan plan,
                                  casework::ReadDisclosurePlan(entry.content));
          html.Add(Render(Card{.heading = plan.employer_name,
                               .size = TextSize::kM,
                               .href = SafeUrl::Local(Concat(kHome, "/", entry.id)),
                               .clickable = true,
                               .description = StanceLine(plan)}));
        }
        html.Add(Render(ButtonLink{.text = "Decide about an employer",
                                   .href = SafeUrl::Local(Concat(kHome, "/new"))}));
        return PageReply(200, {.title = "What I tell employers", .main = html.Take()}, page.frame);
      });
}

absl::StatusOr<http::Reply> NewTellingPage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(request, services, frame, kHome,
                    [](PageDesk& page) -> absl::StatusOr<http::Reply> {
                      DisclosurePlan plan;
                      CORNER_ASSIGN_OR_RETURN(plan.person, page.Person());
                      plan.employer_name = page.request.Query("employer").value_or("");
                      if (page.request.method != "POST")
                        return PlanPage(page, 200, plan, nullptr, nullptr);
                      CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
                      return Save(page, form, std::move(plan), nullptr);
                    });
}

absl::StatusOr<http::Reply> OneTellingPage(const http::Request& request,
                                           const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, kHome, [](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(
            const auto entry,
            page.desk.books.Read(kind::kDisclosure, page.request.PathParam("record")));
        CORNER_ASSIGN_OR_RETURN(DisclosurePlan plan, casework::ReadDisclosurePlan(entry.content));
        if (page.request.method != "POST") return PlanPage(page, 200, plan, &entry, nullptr);
        CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
        if (form.Text("do") != "withdraw") return Save(page, form, std::move(plan), &entry);
        const auto version = form.Number("version", 1, INT64_MAX);
        CORNER_RETURN_IF_ERROR(
            page.desk.books.Withdraw(entry.id, static_cast<uint64_t>(version.value_or(0)))
                .status());
        return Done(kHome, "withdrawn");
      });
}

}  // namespace corner::pages
