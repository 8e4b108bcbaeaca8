// Steps that can be done in any order, each with how far it is. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/pages/components/content.h"

namespace corner::pages {

struct TaskList {
  struct Task {
    Content name = {};
    std::optional<SafeUrl> href = {};  // absent: nothing to do here yet
    Content hint = {};
    Content status = {};  // "Done" as text, or a StatusTag for what needs doing
  };
  std::vector<Task> tasks = {};
  std::string id_prefix = "task-list";
};
SafeHtml Render(const TaskList& list);

}  // namespace corner::pages
