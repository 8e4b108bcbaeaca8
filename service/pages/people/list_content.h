// A list of jobs as the record keeps it: drafts, released lists, lists that clients found. Pure
// functions, safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "service/casework/books.h"

namespace corner::pages {

struct ListItem {
  std::string vacancy, title, employer, note;
};
struct ListContent {
  std::string note;  // the message to the client
  std::string day;
  std::string from;  // who released it; empty: a draft, or a list the client found
  std::vector<ListItem> items;
};

// What the entry holds; empty where it holds none of it.
ListContent ReadList(const casework::Entry& entry);
// The content of a draft: who released a list is never written here.
std::string WriteList(const ListContent& list);

}  // namespace corner::pages
