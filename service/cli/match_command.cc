// match: an explained shortlist for a client, one advert's standing, what a rule sets aside, the
// clients a vacancy could suit, and the lists of a caseload.
#include <algorithm>
#include <optional>
#include <utility>

#include "matcher/phrases/phrases.h"
#include "matcher/phrases/step_words.h"
#include "service/api/match_json.h"
#include "service/api/wording.h"
#include "service/cli/commands.h"
#include "service/cli/match_reactions.h"
#include "service/cli/match_world.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using matcher::MatchItem;
using matcher::Reason;
using matcher::Standing;

constexpr int kCaseloadThreads = 2;

void PrintReasons(const Context& context, std::string_view mark,
                  const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) {
    *context.out << "     " << mark << " " << reason.text;
    if (reason.most > 0) *context.out << " [" << reason.points << " of " << reason.most << "]";
    *context.out << "\n";
  }
}

void PrintItem(const Context& context, std::string_view lead, const MatchItem& item) {
  *context.out << "\n"
               << lead << item.vacancy.title << " · " << api::EmployerText(item.vacancy) << " · "
               << api::PlaceText(item.vacancy) << " · " << api::PayText(item.vacancy.pay)
               << "\n     " << item.vacancy.id << " · fit " << item.fit << "\n";
  if (!item.rule.empty()) *context.out << "     ✗ " << item.rule_reason.text << "\n";
  PrintReasons(context, "•", item.reasons);
  PrintReasons(context, "→", item.way_in);
  PrintReasons(context, "?", item.ask);
  if (!item.next_step.empty()) *context.out << "     Next: " << item.next_step << "\n";
}

void PrintExtras(const Context& context, std::string_view title,
                 const std::vector<MatchItem>& items) {
  if (items.empty()) return;
  *context.out << "\n" << title << "\n";
  for (const MatchItem& item : items) PrintItem(context, "  – ", item);
}

void PrintList(const Context& context, const matcher::Shortlist& list,
               const matcher::PhraseOptions& phrases) {
  if (list.items.empty()) {
    *context.out << "No open job reaches the floor of this list today. What was set aside, and "
                    "why, stands below.\n";
  } else {
    *context.out << list.openings << (list.openings == 1 ? " job suits" : " jobs suit")
                 << "; the first " << list.items.size() << ":\n";
  }
  for (size_t i = 0; i < list.items.size(); ++i) {
    PrintItem(context, Concat(i < 9 ? "  " : " ", i + 1, ". "), list.items[i]);
  }
  PrintExtras(context, "Farther than asked for:", list.farther);
  PrintExtras(context, "Just outside the rules:", list.just_outside);
  PrintExtras(context, "To look a little wider:", list.widen);
  if (list.set_aside.empty()) return;
  *context.out << "\nSet aside:\n";
  for (const matcher::SetAside& aside : list.set_aside) {
    *context.out << "  " << matcher::SetAsideLine(aside, phrases) << "\n";
  }
}

// Open adverts that rest and stand in no part of the list: they are shown all the same.
absl::Status AddRestingElsewhere(const MatchFolder& folder, const matcher::MatchOptions& options,
                                 const Reacted& reacted, const matcher::PhraseOptions& phrases,
                                 std::vector<matcher::RestingItem>* shown) {
  for (const matcher::Resting& one : reacted.resting) {
    const auto is_this = [&](const matcher::RestingItem& item) {
      return item.item.vacancy.id == one.value;
    };
    if (one.kind != matcher::Resting::Kind::kVacancy ||
        std::any_of(shown->begin(), shown->end(), is_this)) {
      continue;
    }
    auto standing = matcher::Why(folder.world(), reacted.profile, one.value, options);
    if (absl::IsNotFound(standing.status())) continue;
    if (!standing.ok()) return standing.status();
    if (standing->kind == Standing::Kind::kClosed) continue;
    matcher::PhraseAll(&*standing, phrases);
    shown->push_back({std::move(standing->item), one.until});
  }
  return absl::OkStatus();
}

// The shortlist after the client's reactions, if there are any.
int MatchList(const Context& context, const MatchArgs& args, const MatchFolder& folder,
              matcher::MatchOptions options, const Reacted& reacted,
              const matcher::PhraseOptions& phrases) {
  // What rests leaves its place on the first page to others.
  if (options.offset == 0) options.limit += reacted.resting.size();
  auto list = matcher::MakeShortlist(folder.world(), reacted.profile, options);
  if (!list.ok()) return Fail(context, list.status());
  matcher::PhraseAll(&*list, phrases);
  std::vector<matcher::RestingItem> resting = matcher::TakeResting(reacted.resting, &*list);
  const absl::Status added = AddRestingElsewhere(folder, options, reacted, phrases, &resting);
  if (!added.ok()) return Fail(context, added);
  if (list->items.size() > args.limit) list->items.resize(args.limit);
  if (context.json) {
    *context.out << (args.reactions.empty()
                         ? api::ShortlistToJson(*list)
                         : api::ReactedToJson(*list, resting, reacted.steps, phrases.audience))
                 << "\n";
    return kDone;
  }
  PrintList(context, *list, phrases);
  if (!resting.empty()) *context.out << "\nResting:\n";
  for (const matcher::RestingItem& one : resting) {
    PrintItem(context, "  – ", one.item);
    *context.out << "     " << matcher::RestWords(one.until, phrases.audience) << "\n";
  }
  PrintSteps(context, reacted.steps, phrases.audience);
  return kDone;
}

int MatchOne(const Context& context, const MatchArgs& args, const MatchFolder& folder,
             matcher::MatchOptions options, const matcher::PhraseOptions& phrases) {
  auto stated = ReadProfileFile(args.profile);
  if (!stated.ok()) return Fail(context, stated.status());
  const auto reacted = React(args.reactions, *std::move(stated), folder.world(), options.day);
  if (!reacted.ok()) return Fail(context, reacted.status());
  options.stated_interest_points = reacted->stated_interest_points;
  if (!args.why.empty()) {
    auto standing = matcher::Why(folder.world(), reacted->profile, args.why, options);
    if (!standing.ok()) return Fail(context, standing.status());
    matcher::PhraseAll(&*standing, phrases);
    if (context.json) {
      *context.out << api::StandingToJson(*standing) << "\n";
      return kDone;
    }
    PrintItem(context, "", standing->item);
    PrintReasons(context, "✗", standing->rules);
    return kDone;
  }
  if (!args.set_aside.empty()) {
    auto items = matcher::SetAsideBy(folder.world(), reacted->profile, args.set_aside, args.after,
                                     args.limit, options);
    if (!items.ok()) return Fail(context, items.status());
    for (MatchItem& item : *items) matcher::PhraseAll(&item, phrases);
    if (context.json) {
      *context.out << api::SetAsideToJson(args.set_aside, *items) << "\n";
      return kDone;
    }
    for (const MatchItem& item : *items) PrintItem(context, "– ", item);
    return kDone;
  }
  return MatchList(context, args, folder, options, *reacted, phrases);
}

int MatchVacancy(const Context& context, const MatchArgs& args, const MatchFolder& folder,
                 const matcher::Profiles& profiles, const matcher::MatchOptions& options,
                 const matcher::PhraseOptions& phrases) {
  auto clients = matcher::ClientsFor(folder.world(), profiles, args.vacancy, options);
  if (!clients.ok()) return Fail(context, clients.status());
  for (matcher::ClientFit& client : *clients) matcher::PhraseAll(&client.standing, phrases);
  if (context.json) {
    *context.out << api::ClientsToJson(args.vacancy, *clients) << "\n";
    return kDone;
  }
  if (clients->empty()) *context.out << "This vacancy reaches none of these clients' lists.\n";
  for (const matcher::ClientFit& client : *clients) {
    *context.out << client.key << " · fit " << client.standing.item.fit << "\n";
    PrintReasons(context, "•", client.standing.item.reasons);
  }
  return kDone;
}

int MatchCaseload(const Context& context, const MatchFolder& folder,
                  const matcher::Profiles& profiles, const matcher::MatchOptions& options,
                  const matcher::PhraseOptions& phrases) {
  auto caseload = matcher::MakeCaseload(folder.world(), profiles, options, kCaseloadThreads);
  if (!caseload.ok()) return Fail(context, caseload.status());
  for (matcher::Shortlist& list : caseload->lists) matcher::PhraseAll(&list, phrases);
  if (context.json) {
    *context.out << api::CaseloadToJson(*caseload) << "\n";
    return kDone;
  }
  for (const matcher::Shortlist& list : caseload->lists) {
    *context.out << list.profile << ": " << list.openings
                 << (list.openings == 1 ? " job suits" : " jobs suit") << "\n";
    for (const MatchItem& item : list.items) {
      const auto others = caseload->also_on.find(item.vacancy.id);
      *context.out << "  " << item.fit << "  " << item.vacancy.title << " · "
                   << api::PlaceText(item.vacancy) << "  " << item.vacancy.id;
      if (others != caseload->also_on.end()) {
        *context.out << "  (on " << others->second << " lists)";
      }
      *context.out << "\n";
    }
  }
  return kDone;
}

}  // namespace

int Match(const Context& context, const MatchArgs& args) {
  if (args.profile.empty() == args.profiles.empty()) {
    *context.err << "corner: say either --profile FILE or --profiles DIR.\n";
    return kBadUsage;
  }
  if (!args.reactions.empty() && args.profile.empty()) {
    *context.err << "corner: --reactions goes with --profile FILE.\n";
    return kBadUsage;
  }
  const auto folder = MatchFolder::Open(context);
  if (!folder.ok()) return Fail(context, folder.status());
  matcher::MatchOptions options = (*folder)->options();
  options.limit = args.limit;
  options.offset = args.offset;
  options.no_musts = args.no_musts;
  matcher::PhraseOptions phrases;
  phrases.audience = args.audience == "client"  ? matcher::Audience::kClient
                     : args.audience == "print" ? matcher::Audience::kPrint
                                                : matcher::Audience::kSpecialist;
  if (!args.profile.empty()) return MatchOne(context, args, **folder, options, phrases);
  const auto profiles = ReadProfileFolder(args.profiles);
  if (!profiles.ok()) return Fail(context, profiles.status());
  if (!args.vacancy.empty()) {
    return MatchVacancy(context, args, **folder, *profiles, options, phrases);
  }
  return MatchCaseload(context, **folder, *profiles, options, phrases);
}

}  // namespace corner::cli
