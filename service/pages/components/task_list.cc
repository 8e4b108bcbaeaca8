#include "service/pages/components/task_list.h"

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

void AddName(const TaskList::Task& task, std::string_view hint_id, std::string_view status_id,
             Html* html) {
  if (!task.href) {
    html->Element("div", task.name.html());
    return;
  }
  html->Element("a", task.name.html(),
                {{"class", "nhsuk-task-list__link nhsuk-link"},
                 Attribute::Href(*task.href),
                 {"aria-describedby",
                  task.hint.empty() ? std::string(status_id) : Concat(hint_id, " ", status_id)}});
}

}  // namespace

SafeHtml Render(const TaskList& list) {
  Html html;
  html.Open("ul", {{"class", "nhsuk-task-list"}});
  for (size_t i = 0; i < list.tasks.size(); ++i) {
    const TaskList::Task& task = list.tasks[i];
    const std::string hint_id = Concat(list.id_prefix, "-", i + 1, "-hint");
    const std::string status_id = Concat(list.id_prefix, "-", i + 1, "-status");
    html.Open("li",
              {{"class", Classes("nhsuk-task-list__item",
                                 {{task.href.has_value(), "nhsuk-task-list__item--with-link"}})}});
    html.Open("div", {{"class", "nhsuk-task-list__name-and-hint"}});
    AddName(task, hint_id, status_id, &html);
    if (!task.hint.empty()) {
      html.Element("div", task.hint.html(), {{"class", "nhsuk-task-list__hint"}, {"id", hint_id}});
    }
    html.Close();
    html.Element("div", task.status.html(),
                 {{"class", "nhsuk-task-list__status"}, {"id", status_id}});
    html.Close();
  }
  return html.Take();
}

}  // namespace corner::pages
