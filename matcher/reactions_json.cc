#include "matcher/reactions_json.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "matcher/profile_cursor.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using Kind = ReactionReason::Kind;

constexpr int64_t kSchema = 1;
constexpr int kMostDepth = 8;
constexpr size_t kMostReactionBytes = 4u << 20;
constexpr std::string_view kPage = "docs/reactions-and-cards.md";

constexpr std::array<std::string_view, 3> kRoot = {"schema", "reactions", "undone"};
constexpr std::array<std::string_view, 4> kReaction = {"vacancy", "day", "answer", "reasons"};
constexpr std::array<std::string_view, 4> kAnswers = {"yes", "maybe", "not_now", "not_this_kind"};
// In the order of ReactionReason::Kind.
constexpr std::array<std::string_view, 11> kReasons = {
    "like_task", "dislike_task", "not_the_place", "too_far", "hours", "pay",
    "people",    "facet",        "employer",      "field",   "other"};
constexpr std::array<std::string_view, 2> kDirections = {"too_little", "too_much"};
// Facets of the shipped vocabulary that speak of people.
constexpr std::array<std::string_view, 5> kPeople = {"public", "team", "conflict", "phone",
                                                     "closeness"};

bool HasFacet(Kind kind) { return kind == Kind::kFacet || kind == Kind::kPeople; }
bool HasId(Kind kind) {
  return kind == Kind::kLikeTask || kind == Kind::kDislikeTask || kind == Kind::kField ||
         HasFacet(kind);
}

template <size_t n>
std::optional<size_t> Find(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<size_t>(found - names.begin());
}

// "noise:too_much" -> the facet and the direction; false with an issue.
bool ReadFacetReason(const ProfileCursor& at, std::string_view rest, ReactionReason* reason) {
  const size_t colon = rest.rfind(':');
  const auto direction =
      colon == std::string_view::npos ? std::nullopt : Find(kDirections, rest.substr(colon + 1));
  if (!direction) {
    at.Report(
        Concat(Shown(rest), " does not say which way."),
        "Write the facet and the way, such as facet:noise:too_much or people:team:too_little.");
    return false;
  }
  reason->id = rest.substr(0, colon);
  reason->too_much = *direction == 1;
  if (reason->kind != Kind::kPeople || Find(kPeople, reason->id)) return true;
  at.Report(Concat(Shown(reason->id), " is not a facet about people."),
            Concat("Choose ", OneOf(kPeople), ", or write facet: instead of people:."));
  return false;
}

bool ReadId(const ProfileCursor& at, std::string_view rest, ReactionReason* reason) {
  if (HasFacet(reason->kind)) {
    if (!ReadFacetReason(at, rest, reason)) return false;
  } else {
    reason->id = rest;
  }
  const ProfileWord word = HasFacet(reason->kind)         ? ProfileWord::kFacet
                           : reason->kind == Kind::kField ? ProfileWord::kField
                                                          : ProfileWord::kConcept;
  if (at.words().Knows(word, reason->id)) return true;
  at.ReportUnknownId({&word, 1}, reason->id);
  return false;
}

std::optional<ReactionReason> ReadReason(const ProfileCursor& at) {
  const std::optional<std::string> text = at.NeededText();
  if (!text) return std::nullopt;
  const std::string_view whole = *text;
  const size_t colon = whole.find(':');
  const bool more = colon != std::string_view::npos;
  const auto kind = Find(kReasons, whole.substr(0, colon));
  if (!kind) {
    at.Report(Concat(Shown(whole), " is not one of the reasons."),
              Concat("Choose ", OneOf(kReasons), "; what is none of these goes after other:."));
    return std::nullopt;
  }
  ReactionReason reason;
  reason.kind = static_cast<Kind>(*kind);
  const bool wants_more = HasId(reason.kind) || reason.kind == Kind::kOther;
  if (more != wants_more) {
    at.Report(more ? Concat(Shown(kReasons[*kind]), " stands alone.")
                   : Concat(Shown(kReasons[*kind]), " needs a colon and what it is about."),
              Concat(kPage, " lists the reasons and their forms."));
    return std::nullopt;
  }
  if (!more) return reason;
  const std::string_view rest = whole.substr(colon + 1);
  if (reason.kind == Kind::kOther) {
    reason.text = rest;
    return reason;
  }
  if (!ReadId(at, rest, &reason)) return std::nullopt;
  return reason;
}

std::optional<Reaction> ReadReaction(const ProfileCursor& at) {
  if (!at.IsObject(kReaction)) return std::nullopt;
  Reaction reaction;
  const auto vacancy = at.Needed("vacancy").NeededText();
  const auto day_text = at.Needed("day").Text();
  const auto answer = at.Needed("answer").Choice(kAnswers);
  at["reasons"].ForEach(kMostReactionReasons, [&](const ProfileCursor& entry) {
    if (auto reason = ReadReason(entry)) reaction.reasons.push_back(*std::move(reason));
  });
  std::optional<Day> day;
  if (day_text) {
    day = Day::ParseIso(*day_text);
    if (!day) {
      at["day"].Report(Concat(Shown(*day_text), " is not a day."), "Write the day as 2027-01-31.");
    }
  }
  if (!vacancy || !day || !answer) return std::nullopt;
  reaction.vacancy = *vacancy;
  reaction.day = *day;
  reaction.answer = static_cast<Reaction::Answer>(*answer);
  return reaction;
}

void ReadMembers(const ProfileCursor& root, Reactions* reactions) {
  const ProfileCursor schema = root.Needed("schema");
  if (schema.present() && !schema.Is(kSchema)) {
    schema.Report("These reactions are of a form that Corner does not read.", "Set schema to 1.");
  }
  std::set<std::string> seen;
  root.Needed("reactions").ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    auto reaction = ReadReaction(entry);
    if (!reaction) return;
    if (!seen.insert(ReactionId(*reaction)).second) {
      entry.Report("There are two reactions to this vacancy on one day.",
                   "Put what was said into one.");
      return;
    }
    reactions->all.push_back(*std::move(reaction));
  });
  root["undone"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    if (auto id = entry.NeededText()) reactions->undone.insert(*std::move(id));
  });
}

}  // namespace

std::string ToString(const ReactionReason& reason) {
  const std::string_view name = kReasons[static_cast<size_t>(reason.kind)];
  if (HasFacet(reason.kind)) {
    return Concat(name, ":", reason.id, ":", kDirections[reason.too_much ? 1 : 0]);
  }
  if (HasId(reason.kind)) return Concat(name, ":", reason.id);
  return reason.kind == Kind::kOther ? Concat(name, ":", reason.text) : std::string(name);
}

std::string_view Name(Reaction::Answer answer) { return kAnswers[static_cast<size_t>(answer)]; }

ReactionsReading ReadReactions(std::string_view json, const ProfileWords& words) {
  ReactionsReading reading;
  ProfileIssues issues("A list of reactions", kPage);
  const auto document =
      JsonDocument::Parse(json, {.max_bytes = kMostReactionBytes, .max_depth = kMostDepth});
  if (!document.ok()) {
    std::string reason = Sentence(document.status());
    while (reason.ends_with('.')) reason.pop_back();
    issues.Add({"", Concat("These reactions cannot be read: ", reason, "."),
                Concat("They are one JSON object in UTF-8; ", kPage, " has an example.")});
  } else {
    const ProfileCursor root(document->root(), "", &words, &issues);
    if (root.IsObject(kRoot)) ReadMembers(root, &reading.reactions);
  }
  reading.issues = issues.Take();
  return reading;
}

std::string WriteReactions(const Reactions& reactions) {
  JsonWriter writer;
  writer.BeginObject().Field("schema", kSchema).Key("reactions").BeginArray();
  for (const Reaction& reaction : reactions.all) {
    writer.BeginObject().Field("vacancy", reaction.vacancy).Field("day", reaction.day.Iso());
    writer.Field("answer", Name(reaction.answer)).Key("reasons").BeginArray();
    for (const ReactionReason& reason : reaction.reasons) writer.String(ToString(reason));
    writer.EndArray().EndObject();
  }
  writer.EndArray();
  if (!reactions.undone.empty()) {
    writer.Key("undone").BeginArray();
    for (const std::string& id : reactions.undone) writer.String(id);
    writer.EndArray();
  }
  return writer.EndObject().Take();
}

}  // namespace corner::matcher
