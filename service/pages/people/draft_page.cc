// A list before it is sent: what is on it, what the specialist says about each job and to the
// person, and sending it in their own name.
#include <algorithm>

#include "indexer/catalogue.h"
#include "service/api/wording.h"
#include "service/casework/books.h"
#include "service/pages/advert_words.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/link.h"
#include "service/pages/components/textarea.h"
#include "service/pages/people/desk.h"
#include "service/pages/people/list_content.h"
#include "service/pages/people/pages.h"
#include "service/pages/people/person_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

namespace kind = casework::kind;

SafeHtml ItemCard(const ListItem& item) {
  Html inside;
  inside.Add(Render(Paragraph{.text = item.employer}));
  inside.Add(Render(Textarea{.label = {.text = "What you want to say about it (optional)"},
                             .name = Concat("note-", item.vacancy),
                             .value = item.note,
                             .rows = 2}));
  inside.Add(Render(Checkboxes{.name = "remove",
                               .id_prefix = Concat("remove-", item.vacancy),
                               .items = {{.value = item.vacancy, .text = "Take it off the list"}},
                               .small = true}));
  return Render(Card{.heading = item.title,
                     .level = 2,
                     .size = TextSize::kM,
                     .href = AdvertAddress(item.vacancy),
                     .inside = inside.Take()});
}

SafeHtml DraftMain(const PageDesk& page, const casework::Entry& entry, const ListContent& list,
                   std::string_view name, const SafeUrl& here) {
  Html html;
  html.Add(DoneBanner(page.request));
  html.Add(Render(Heading{.text = Concat("A list for ", name), .level = 1, .size = TextSize::kXl}));
  html.Add(Render(Paragraph{.text = "A short honest list beats a long one. Take off what you would "
                                    "not talk about with them."}));
  Html inside;
  for (const ListItem& item : list.items) inside.Add(ItemCard(item));
  inside.Add(Render(Textarea{.label = {.text = Concat("A message to ", name, " (optional)")},
                             .name = "message",
                             .value = list.note,
                             .rows = 4,
                             .max_length = 1500}));
  inside.Open("div", {{"class", "nhsuk-button-group"}});
  inside.Add(Render(Button{
      .text = "Save the draft", .kind = ButtonKind::kSecondary, .name = "do", .value = "save"}));
  inside.Add(Render(
      Button{.text = Concat("Send it to ", name), .name = "do", .value = "send", .once = true}));
  inside.Close();
  html.Add(Render(PostForm{.action = here,
                           .csrf = page.csrf,
                           .inside = inside.Take(),
                           .hidden = {{"version", std::to_string(entry.version)}},
                           .autocomplete = false}));
  return html.Take();
}

// The list as the form leaves it.
ListContent Trimmed(ListContent list, const Form& form) {
  const std::vector<std::string> removed = form.All("remove");
  std::erase_if(list.items, [&](const ListItem& item) {
    return std::find(removed.begin(), removed.end(), item.vacancy) != removed.end();
  });
  for (ListItem& item : list.items) item.note = form.Text(Concat("note-", item.vacancy));
  list.note = form.Text("message");
  return list;
}

absl::StatusOr<ListContent> Picked(const api::Services& services, const Form& form) {
  ListContent list;
  list.day = services.today().Iso();
  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  for (const std::string& id : form.All("vacancy")) {
    const auto vacancy = catalogue->Find(id);
    if (absl::IsNotFound(vacancy.status())) continue;  // closed in the meantime
    CORNER_RETURN_IF_ERROR(vacancy.status());
    list.items.push_back({vacancy->id, vacancy->title, api::EmployerText(*vacancy), ""});
  }
  return list;
}

}  // namespace

absl::StatusOr<http::Reply> NewDraftPage(const http::Request& request,
                                         const api::Services& services, const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/people", [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
        CORNER_ASSIGN_OR_RETURN(const ListContent list, Picked(services, form));
        if (list.items.empty()) {
          return Error(absl::StatusCode::kOutOfRange, "No job was ticked, so there is no list yet.",
                       "Go back, and tick the jobs you want to talk about.");
        }
        const casework::Draft draft{std::string(kind::kDraftList), person, "", WriteList(list),
                                    casework::SaidBy::kSpecialist, 0};
        CORNER_ASSIGN_OR_RETURN(const auto written, page.desk.books.Write(draft));
        return Done(Concat("/people/", person, "/drafts/", written.id), "draft");
      });
}

absl::StatusOr<http::Reply> DraftPage(const http::Request& request, const api::Services& services,
                                      const PageFrame& frame) {
  return AtPageDesk(
      request, services, frame, "/people", [&](PageDesk& page) -> absl::StatusOr<http::Reply> {
        CORNER_ASSIGN_OR_RETURN(const std::string person, page.Person());
        CORNER_ASSIGN_OR_RETURN(const auto client, page.desk.books.Read(kind::kClient, person));
        CORNER_ASSIGN_OR_RETURN(
            const auto entry,
            page.desk.books.Read(kind::kDraftList, page.request.PathParam("record")));
        if (entry.person != person) return NotFound("There is no such list.");
        const std::string base = Concat("/people/", person);
        const SafeUrl here = SafeUrl::Local(Concat(base, "/drafts/", entry.id));
        if (page.request.method == "POST") {
          CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(page.request));
          const auto version = form.Number("version", 1, INT64_MAX);
          const casework::Draft draft{std::string(kind::kDraftList),
                                      person,
                                      entry.id,
                                      WriteList(Trimmed(ReadList(entry), form)),
                                      entry.said_by,
                                      static_cast<uint64_t>(version.value_or(0))};
          CORNER_ASSIGN_OR_RETURN(const auto written, page.desk.books.Write(draft));
          if (!written.issues.empty()) return InvalidInput(written.issues[0].sentence);
          if (form.Text("do") != "send") return Done(here.text(), "saved");
          CORNER_RETURN_IF_ERROR(
              page.desk.books.Release(entry.id, page.desk.caller.name, written.version).status());
          return Done(base, "released");
        }
        return PageReply(200,
                         {.title = Concat("A list for ", NameOf(client)),
                          .main = DraftMain(page, entry, ReadList(entry), NameOf(client), here),
                          .before = Render(BackLink{.href = SafeUrl::Local(base)})},
                         page.frame);
      });
}

}  // namespace corner::pages
