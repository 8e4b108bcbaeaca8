#include "service/demo/demo_feed.h"

#include "taxonomies/base/embed.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::demo {
namespace {

CORNER_EMBEDDED(corner_demo_vacancies, EmbeddedMaster)

// Members that are about the demonstration, not about the vacancy.
bool IsNote(std::string_view name) { return name == "field" || name == "demo_note"; }

}  // namespace

std::string_view DemoMaster() { return EmbeddedMaster(); }

absl::StatusOr<std::string> DemoFeed(Day day) {
  std::string feed;
  for (std::string_view line : Split(DemoMaster(), '\n')) {
    if (line.empty()) continue;
    CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(line));
    JsonWriter json;
    json.BeginObject();
    document.root().ForEachMember([&](std::string_view name, JsonValue value) {
      const auto days = static_cast<int32_t>(value.integer().value_or(0));
      if (name == "posted_offset") {
        json.Field("posted", std::string_view((day - days).Iso()));
      } else if (name == "closes_offset") {
        json.Field("closes", std::string_view((day + days).Iso()));
      } else if (!IsNote(name)) {
        json.Key(name).Raw(value.ToJson());
      }
    });
    feed.append(json.EndObject().Take());
    feed.push_back('\n');
  }
  return feed;
}

}  // namespace corner::demo
