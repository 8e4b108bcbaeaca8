#include "service/http/log.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

// RFC 3339, UTC, milliseconds.
std::string Now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = static_cast<std::time_t>(milliseconds / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char date[32];
  std::strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S", &utc);
  char text[48];
  std::snprintf(text, sizeof(text), "%s.%03dZ", date, static_cast<int>(milliseconds % 1000));
  return text;
}

constexpr std::string_view LevelName(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

void WriteToStandardError(std::string_view line) {
  std::string text(line);
  text += '\n';
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

Log::Log(LogSink sink) : sink_(sink ? std::move(sink) : LogSink(WriteToStandardError)) {}

void Log::Write(std::string_view line) {
  const std::lock_guard lock(mutex_);
  sink_(line);
}

void Log::Access(const AccessRecord& record) {
  JsonWriter json;
  json.BeginObject();
  json.Field("time", Now());
  json.Field("level", record.status >= 500 ? "error" : "info");
  json.Field("event", "request");
  json.Field("method", ScrubUtf8(record.method));
  json.Field("route", ScrubUtf8(record.route));
  json.Field("status", record.status);
  json.Key("ms").Decimal(static_cast<double>(record.microseconds) / 1000.0, 3);
  json.Field("request", ScrubUtf8(record.request_id));
  if (!record.refusal.empty()) json.Field("refusal", ScrubUtf8(record.refusal));
  json.EndObject();
  Write(json.Take());
}

void Log::Event(LogLevel level, std::string_view event,
                std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  JsonWriter json;
  json.BeginObject();
  json.Field("time", Now());
  json.Field("level", LevelName(level));
  json.Field("event", ScrubUtf8(event));
  for (const auto& [name, value] : fields) json.Field(ScrubUtf8(name), ScrubUtf8(value));
  json.EndObject();
  Write(json.Take());
}

}  // namespace corner::http
