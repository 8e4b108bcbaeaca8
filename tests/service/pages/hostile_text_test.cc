// Text from outside in every member of every component that takes text: the page stays whole, and
// gains no element and no attribute.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/date_input.h"
#include "service/pages/components/details.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/header.h"
#include "service/pages/components/input.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/components/pagination.h"
#include "service/pages/components/select.h"
#include "service/pages/components/status_tag.h"
#include "service/pages/components/summary_list.h"
#include "service/pages/components/table.h"
#include "service/pages/components/task_list.h"
#include "service/pages/components/textarea.h"
#include "taxonomies/base/text.h"
#include "tests/service/pages/markup_check.h"

namespace corner::pages {
namespace {

using ::corner::testing::Markup;
using ::corner::testing::ReadMarkup;
using ::testing::IsEmpty;

const SafeUrl kHere = SafeUrl::Local("/here");

struct Case {
  std::string_view name;
  std::function<SafeHtml(const std::string&)> render;
};

std::vector<Case> FieldCases() {
  return {
      {"button",
       [](const auto& t) {
         return Render(Button{.text = t, .name = t, .value = t, .once = true, .id = t});
       }},
      {"button link",
       [](const auto& t) { return Render(ButtonLink{.text = t, .href = kHere, .id = t}); }},
      {"print button", [](const auto& t) { return PrintButton(t); }},
      {"input",
       [](const auto& t) {
         return Render(Input{.label = {.text = t, .is_heading = true},
                             .name = t,
                             .value = t,
                             .hint = t,
                             .error = t,
                             .type = t,
                             .inputmode = t,
                             .autocomplete = t,
                             .prefix = t,
                             .suffix = t});
       }},
      {"password",
       [](const auto& t) {
         return Render(PasswordInput{
             .label = {.text = t}, .name = t, .hint = t, .error = t, .autocomplete = t});
       }},
      {"textarea",
       [](const auto& t) {
         return Render(Textarea{.label = {.text = t},
                                .name = t,
                                .value = t,
                                .hint = t,
                                .error = t,
                                .max_length = 20,
                                .autocomplete = t});
       }},
      {"radios",
       [](const auto& t) {
         return Render(
             Radios{.legend = {.text = t},
                    .name = t,
                    .hint = t,
                    .error = t,
                    .items = {{.value = t, .text = t, .hint = t},
                              {.divider = t},
                              {.value = t, .text = t, .conditional = Content(t).html()}}});
       }},
      {"checkboxes",
       [](const auto& t) {
         return Render(Checkboxes{.name = t,
                                  .id_prefix = t,
                                  .hint = t,
                                  .error = t,
                                  .items = {{.value = t, .text = t, .exclusive = true}}});
       }},
      {"select",
       [](const auto& t) {
         return Render(Select{.label = {.text = t},
                              .name = t,
                              .hint = t,
                              .error = t,
                              .options = {{.value = t, .text = t}},
                              .chosen = t});
       }},
      {"date",
       [](const auto& t) {
         return Render(DateInput{.legend = {.text = t},
                                 .id = t,
                                 .hint = t,
                                 .error = t,
                                 .name_prefix = t,
                                 .day = t,
                                 .month = t,
                                 .year = t});
       }},
      {"error summary",
       [](const auto& t) {
         return Render(ErrorSummary{
             .heading = t, .description = t, .lines = {{.field_id = t, .text = t}, {.text = t}}});
       }},
      {"get form",
       [](const auto& t) {
         return Render(GetForm{.action = SafeUrl::Local(t), .hidden = {{t, t}}, .label = t});
       }},
      {"post form", [](const auto& t) {
         return Render(
             PostForm{.action = kHere, .csrf = CsrfToken(t), .hidden = {{t, t}}, .label = t});
       }}};
}

std::vector<Case> TextCases() {
  return {
      {"heading", [](const auto& t) { return Render(Heading{.text = t, .id = t, .caption = t}); }},
      {"paragraph", [](const auto& t) { return Render(Paragraph{.text = t}); }},
      {"link", [](const auto& t) { return Render(Link{.text = t, .href = kHere, .hidden = t}); }},
      {"back link",
       [](const auto& t) { return Render(BackLink{.href = kHere, .text = t, .hidden = t}); }},
      {"action link",
       [](const auto& t) { return Render(ActionLink{.text = t, .href = SafeUrl::Local(t)}); }},
      {"skip link", [](const auto& t) { return Render(SkipLink{.target = t, .text = t}); }},
      {"breadcrumb",
       [](const auto& t) {
         return Render(Breadcrumb{{{t, kHere}, {t, kHere}}});
       }},
      {"details",
       [](const auto& t) { return Render(Details{.summary = t, .inside = Content(t).html()}); }},
      {"inset text", [](const auto& t) { return Render(InsetText{.text = t}); }},
      {"banner", [](const auto& t) { return Render(NotificationBanner{.title = t, .text = t}); }},
      {"panel", [](const auto& t) { return Render(Panel{.heading = t, .text = t}); }},
      {"tag", [](const auto& t) { return Render(StatusTag{.text = t}); }},
      {"card",
       [](const auto& t) {
         return Render(Card{.heading = t,
                            .href = kHere,
                            .description = t,
                            .actions = {{t, kHere, t}, {t, kHere, t}},
                            .hidden = t,
                            .id = t});
       }},
      {"warning",
       [](const auto& t) {
         return Render(WarningCallout{.heading = t, .inside = Content(t).html()});
       }},
      {"do and don't", [](const auto& t) {
         return Render(DoDontList{.heading = t, .items = {t, t}, .dont = true, .prefix = t});
       }}};
}

std::vector<Case> ListCases() {
  return {
      {"summary list",
       [](const auto& t) {
         return Render(SummaryList{{{.key = t, .value = t, .actions = {{t, kHere, t}}},
                                    {.key = t, .value = Render(FactValue{{t, t}, t, false})}}});
       }},
      {"table",
       [](const auto& t) {
         return Render(Table{.caption = t,
                             .columns = {{.name = t, .hidden = t}, {.name = t, .numeric = true}},
                             .rows = {{t, t}, {t, t, t}},
                             .first_is_header = true});
       }},
      {"bar table",
       [](const auto& t) {
         return Render(BarTable{
             .caption = t, .name_column = t, .words_column = t, .rows = {{t, t, 1}, {t, t, 2}}});
       }},
      {"task list",
       [](const auto& t) {
         return Render(TaskList{.tasks = {{.name = t, .href = kHere, .hint = t, .status = t},
                                          {.name = t, .status = t}},
                                .id_prefix = t});
       }},
      {"pagination",
       [](const auto& t) {
         return Render(Pagination{.previous = kHere,
                                  .next = kHere,
                                  .previous_text = t,
                                  .next_text = t,
                                  .previous_label = t,
                                  .next_label = t,
                                  .name = t});
       }},
      {"header",
       [](const auto& t) {
         return Render(Header{.service = t,
                              .organisation = t,
                              .navigation = {{t, kHere, true}, {t, kHere}},
                              .sign_out = SignOut{t, kHere, CsrfToken(t)}});
       }},
      {"footer", [](const auto& t) {
         return Render(Footer{.links = {{t, kHere}}, .text = t, .copyright = t});
       }}};
}

// What a page is made of, without its text and values.
std::vector<std::string> Shape(const Markup& markup) {
  std::vector<std::string> shape;
  for (const auto& element : markup.elements) {
    shape.push_back(element.name);
    for (const auto& [name, value] : element.attributes) shape.push_back(Concat("@", name));
  }
  return shape;
}

const std::vector<std::string>& HostileTexts() {
  using std::string_literals::operator""s;
  static const auto* const texts =
      new std::vector<std::string>{"\"><script>alert(1)</script>",
                                   "'><img src=x onerror=alert(1)>",
                                   "javascript:alert(1)",
                                   "</textarea></title></option><svg onload=x>",
                                   "\" onfocus=\"alert(1)\" autofocus=\"",
                                   "<!-- --><![CDATA[ ]]>",
                                   "&lt;b&gt; &amp;amp; &#60;",
                                   "a\0b"s,
                                   "\xED\xA0\x80 lone surrogate \xED\xBF\xBF",
                                   "\xFF\xFE bytes \xC3",
                                   "\xE2\x80\xAE reversed \xE2\x81\xA6 isolated \xE2\x80\x8F",
                                   "line\r\nbreak\tand\x1b[31m",
                                   "{{7*7}} ${7*7} %00 %3Cscript%3E",
                                   std::string(20'000, '<')};
  return *texts;
}

void CheckAll(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const std::vector<std::string> usual = Shape(ReadMarkup(one.render("x").text()));
    EXPECT_FALSE(usual.empty()) << one.name;
    for (const std::string& hostile : HostileTexts()) {
      const std::string html = one.render(hostile).text();
      const Markup markup = ReadMarkup(html);
      EXPECT_THAT(markup.faults, IsEmpty()) << one.name << "\n" << html.substr(0, 2000);
      EXPECT_EQ(Shape(markup), usual) << one.name << "\n" << html.substr(0, 2000);
      EXPECT_TRUE(IsValidUtf8(html)) << one.name;
      EXPECT_EQ(html.find('\0'), std::string::npos) << one.name;
    }
  }
}

TEST(HostileText, StaysTextInFields) { CheckAll(FieldCases()); }
TEST(HostileText, StaysTextInText) { CheckAll(TextCases()); }
TEST(HostileText, StaysTextInLists) { CheckAll(ListCases()); }

TEST(HostileText, StaysTextInTheFrame) {
  for (const std::string& hostile : HostileTexts()) {
    PageFrame frame{.settings = {.organisation = hostile},
                    .navigation = {{hostile, kHere, true}},
                    .sign_out = SignOut{hostile, kHere, CsrfToken(hostile)},
                    .quick_exit = true};
    frame.settings.footer = {{hostile, kHere}};
    const SafeHtml main = Render(Heading{.text = hostile, .level = 1});
    const std::string page = Render(PageShell{hostile, main}, frame);
    EXPECT_THAT(testing::PageFaults(page), IsEmpty()) << page;
  }
}

}  // namespace
}  // namespace corner::pages
