#include "indexer/ledger/report_json.h"

#include <string>

#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

int64_t IntegerOf(JsonValue object, std::string_view name) {
  return object.member(name).integer().value_or(0);
}

std::string TextOf(JsonValue object, std::string_view name) {
  return std::string(object.member(name).string().value_or(""));
}

}  // namespace

void WriteReport(const SourceReport& report, JsonWriter* writer) {
  writer->BeginObject().Field("source", report.source).Field("lines", report.lines);
  writer->Field("accepted", report.accepted).Field("unchanged", report.unchanged);
  writer->Field("closed", report.closed).Field("rejected", report.rejected);
  writer->Field("held", report.held).Field("unclosed", report.unclosed);
  writer->Field("grouped", report.grouped).Key("rejections").BeginArray();
  for (const Rejection& rejection : report.rejections) {
    writer->BeginObject().Field("line", rejection.line).Field("reason", rejection.reason);
    writer->Field("hint", rejection.hint).EndObject();
  }
  writer->EndArray().Key("holds").BeginArray();
  for (const HeldNote& held : report.holds) {
    writer->BeginObject().Field("id", std::string_view(held.id));
    writer->Field("code", std::string_view(held.code));
    writer->Field("reason", std::string_view(held.reason)).EndObject();
  }
  writer->EndArray();
  WriteUnknownMembers(report.unknown_members, writer);
  writer->EndObject();
}

void WriteUnknownMembers(const std::vector<UnknownMember>& members, JsonWriter* writer) {
  writer->Key("unknown_members").BeginArray();
  for (const UnknownMember& member : members) {
    writer->BeginObject().Field("name", member.name).Field("count", member.count);
    if (!member.nearest.empty()) writer->Field("nearest", member.nearest);
    writer->EndObject();
  }
  writer->EndArray();
}

absl::StatusOr<SourceReport> ReportFromJson(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  const JsonValue root = document.root();
  if (!root.is_object()) return InvalidInput("a report must be a JSON object");
  SourceReport report;
  report.source = TextOf(root, "source");
  report.lines = IntegerOf(root, "lines");
  report.accepted = IntegerOf(root, "accepted");
  report.unchanged = IntegerOf(root, "unchanged");
  report.closed = IntegerOf(root, "closed");
  report.rejected = IntegerOf(root, "rejected");
  report.held = IntegerOf(root, "held");
  report.grouped = IntegerOf(root, "grouped");
  report.unclosed = IntegerOf(root, "unclosed");
  const JsonValue holds = root.member("holds");
  for (size_t i = 0; i < holds.size(); ++i) {
    const JsonValue item = holds.element(i);
    report.holds.push_back({TextOf(item, "id"), TextOf(item, "code"), TextOf(item, "reason")});
  }
  const JsonValue rejections = root.member("rejections");
  for (size_t i = 0; i < rejections.size(); ++i) {
    const JsonValue item = rejections.element(i);
    report.rejections.push_back(
        {IntegerOf(item, "line"), TextOf(item, "reason"), TextOf(item, "hint")});
  }
  const JsonValue members = root.member("unknown_members");
  for (size_t i = 0; i < members.size(); ++i) {
    const JsonValue item = members.element(i);
    report.unknown_members.push_back(
        {TextOf(item, "name"), IntegerOf(item, "count"), TextOf(item, "nearest")});
  }
  return report;
}

}  // namespace corner::indexer
