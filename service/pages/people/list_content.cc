#include "service/pages/people/list_content.h"

#include "taxonomies/base/json.h"

namespace corner::pages {

ListContent ReadList(const casework::Entry& entry) {
  ListContent list;
  const auto document = JsonDocument::Parse(entry.content);
  if (!document.ok()) return list;
  const JsonValue root = document->root();
  list.note = root.member("note").string().value_or("");
  list.day = root.member("day").string().value_or("");
  list.from = root.member("released_name").string().value_or("");
  const JsonValue items = root.member("items");
  for (size_t i = 0; i < items.size(); ++i) {
    const auto text = [&](const char* name) {
      return std::string(items.element(i).member(name).string().value_or(""));
    };
    list.items.push_back({text("vacancy"), text("title"), text("employer"), text("note")});
  }
  return list;
}

std::string WriteList(const ListContent& list) {
  JsonWriter json;
  json.BeginObject().Field("day", list.day);
  if (!list.note.empty()) json.Field("note", list.note);
  json.Key("items").BeginArray();
  for (const ListItem& item : list.items) {
    json.BeginObject().Field("vacancy", item.vacancy);
    if (!item.title.empty()) json.Field("title", item.title);
    if (!item.employer.empty()) json.Field("employer", item.employer);
    if (!item.note.empty()) json.Field("note", item.note);
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace corner::pages
