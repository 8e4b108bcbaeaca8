#include "service/casework/books.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {

std::string_view SaidByWord(SaidBy said_by) {
  switch (said_by) {
    case SaidBy::kClient:
      return "client";
    case SaidBy::kSpecialist:
      return "specialist";
    case SaidBy::kOther:
      return "other";
  }
  return "";
}

std::string WriteBody(SaidBy said_by, bool confirmed, std::string_view content) {
  JsonWriter body;
  body.BeginObject()
      .Field("said_by", SaidByWord(said_by))
      .Field("confirmed", confirmed)
      .Key("content")
      .Raw(content)
      .EndObject();
  return body.Take();
}

absl::StatusOr<Entry> ReadBody(const Record& record) {
  const auto lost = [&] {
    return Error(absl::StatusCode::kDataLoss,
                 Concat("the record ", record.kind, " ", record.id, " cannot be understood"),
                 "restore it from a backup");
  };
  const auto document = JsonDocument::Parse(record.body);
  if (!document.ok()) return lost();
  const JsonValue root = document->root();
  const auto said_by = root.member("said_by").string();
  const auto confirmed = root.member("confirmed").boolean();
  const JsonValue content = root.member("content");
  if (!said_by || !confirmed || !content.valid()) return lost();
  Entry entry;
  entry.kind = record.kind;
  entry.id = record.id;
  entry.person = record.person;
  entry.version = record.version;
  entry.at = record.at;
  entry.author = record.author;
  entry.confirmed = *confirmed;
  for (const SaidBy of : {SaidBy::kClient, SaidBy::kSpecialist, SaidBy::kOther}) {
    if (SaidByWord(of) == *said_by) entry.said_by = of;
  }
  entry.content = content.ToJson();
  return entry;
}

}  // namespace corner::casework
