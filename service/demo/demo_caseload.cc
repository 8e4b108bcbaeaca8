#include "service/demo/demo_caseload.h"

#include <algorithm>
#include <set>
#include <utility>

#include "service/accounts/account_records.h"
#include "service/casework/access.h"
#include "service/casework/ids.h"
#include "service/casework/kinds.h"
#include "service/casework/rights.h"
#include "service/casework/vault/passwords.h"
#include "taxonomies/base/embed.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

CORNER_EMBEDDED(corner_demo_caseload, DemoCaseloadFile)

namespace corner::demo {
namespace {

namespace kind = casework::kind;

struct Part {
  std::string_view word, kind;
  bool several = false;
};
constexpr Part kParts[] = {
    {"client", kind::kClient},       {"profile", kind::kProfile},
    {"about", kind::kAbout},         {"plan", kind::kPlan},
    {"wellness", kind::kWellness},   {"reactions", kind::kReaction},
    {"circle", kind::kCircle, true}, {"disclosure", kind::kDisclosure, true},
    {"talks", kind::kTalk, true},    {"self_ratings", kind::kSelfRating, true},
};

// The same words give the same id on every machine.
std::string IdOf(char letter, std::string_view word) {
  return letter + ToBase32(HashOf(Concat("demonstration ", std::string(1, letter), " ", word)));
}

std::string TextOf(JsonValue line, std::string_view member) {
  return std::string(line.member(member).string().value_or(""));
}

// A plan names the person it is of.
std::string ContentOf(const Part& part, JsonValue content, const std::string& person) {
  if (part.kind != kind::kDisclosure) return content.ToJson();
  JsonWriter json;
  json.BeginObject().Field("schema", 1).Field("person", person);
  content.ForEachMember([&](std::string_view name, JsonValue value) {
    if (name != "schema" && name != "person") json.Key(name).Raw(value.ToJson());
  });
  json.EndObject();
  return json.Take();
}

class Caseload {
 public:
  Caseload(casework::RecordTransaction* records, absl::Time now, std::string password_hash)
      : records_(*records), now_(now), password_hash_(std::move(password_hash)) {}

  absl::Status Take(JsonValue line) {
    if (line.member("staff").valid()) return TakeStaff(line);
    if (line.member("person").valid()) return TakePerson(line);
    return absl::OkStatus();  // a team needs no record of its own
  }

 private:
  absl::Status TakeStaff(JsonValue line) {
    const auto role = casework::RoleFrom(TextOf(line, "role"));
    if (!role) return InvalidInput(Concat("there is no role called ", TextOf(line, "role")));
    accounts::Account account;
    account.id = IdOf(casework::kAccountLetter, TextOf(line, "staff"));
    account.role = *role;
    account.name = TextOf(line, "name");
    account.sign_in_name = TextOf(line, "email");
    if (const std::string team = TextOf(line, "team"); !team.empty()) {
      account.teams = {IdOf(casework::kTeamLetter, team)};
    }
    account.password_hash = password_hash_;
    account.made = now_;
    return accounts::Save(&records_, account, now_, "system");
  }

  // The person as an exported record, which goes in as any other would.
  absl::Status TakePerson(JsonValue line) {
    const std::string word = TextOf(line, "person");
    const std::string person = IdOf(casework::kPersonLetter, word);
    const std::string specialist = IdOf(casework::kAccountLetter, TextOf(line, "specialist"));
    std::set<std::string, std::less<>> confirmed;
    const JsonValue said = line.member("confirmed");
    for (size_t i = 0; i < said.size(); ++i) confirmed.emplace(*said.element(i).string());
    JsonWriter json;
    json.BeginObject().Field("schema", 1).Field("person", person).Key("records").BeginObject();
    for (const Part& part : kParts) {
      const JsonValue content = line.member(part.word);
      if (!content.valid()) continue;
      json.Key(part.kind).BeginArray();
      const size_t count = part.several ? content.size() : 1;
      for (size_t i = 0; i < count; ++i) {
        const JsonValue one = part.several ? content.element(i) : content;
        const std::string id = part.several
                                   ? IdOf(casework::kRecordLetter,
                                          Concat(word, " ", part.word, " ", std::to_string(i)))
                                   : person;
        const bool by_client = confirmed.contains(part.word) || part.kind == kind::kSelfRating ||
                               part.kind == kind::kWellness || part.kind == kind::kReaction;
        json.BeginObject()
            .Field("id", id)
            .Field("typed_by", by_client ? IdOf(casework::kAccountLetter, word) : specialist)
            .Field("said_by", "client")
            .Field("confirmed", by_client)
            .Key("content")
            .Raw(ContentOf(part, one, person))
            .EndObject();
      }
      json.EndArray();
    }
    json.EndObject().EndObject();
    const casework::NamedValues tags = {
        {std::string(casework::tag::kService), "all"},
        {std::string(casework::tag::kTeam), IdOf(casework::kTeamLetter, TextOf(line, "team"))},
        {std::string(casework::tag::kSpecialist), specialist}};
    CORNER_RETURN_IF_ERROR(casework::ImportRecord(&records_, json.Take(), tags, now_).status());
    return GiveAccount(word, person);
  }

  absl::Status GiveAccount(const std::string& word, const std::string& person) {
    accounts::Account account;
    account.id = IdOf(casework::kAccountLetter, word);
    account.role = casework::Role::kClient;
    account.person = person;
    account.sign_in_name = word;
    account.password_hash = password_hash_;
    account.made = now_;
    return accounts::Save(&records_, account, now_, "system");
  }

  casework::RecordTransaction& records_;
  const absl::Time now_;
  const std::string password_hash_;
};

// The first of each of three roles.
std::vector<DemoSignIn> FirstSignIns() {
  std::vector<DemoSignIn> sign_ins;
  for (const std::string_view text : Split(CaseloadMaster(), '\n')) {
    const auto line = JsonDocument::Parse(text);
    if (!line.ok()) continue;
    const JsonValue root = line->root();
    const bool client = root.member("person").valid();
    const std::string role = client ? "client" : TextOf(root, "role");
    const bool offered = std::any_of(sign_ins.begin(), sign_ins.end(),
                                     [&](const DemoSignIn& known) { return known.role == role; });
    if (offered || (role != "specialist" && role != "client" && role != "job_developer")) continue;
    sign_ins.push_back({role, client ? TextOf(root.member("client"), "name") : TextOf(root, "name"),
                        client ? TextOf(root, "person") : TextOf(root, "email")});
  }
  return sign_ins;
}

}  // namespace

std::string_view CaseloadMaster() { return DemoCaseloadFile(); }

absl::StatusOr<std::vector<DemoSignIn>> MakeDemoCaseload(casework::RecordStore* store, Day day) {
  CORNER_ASSIGN_OR_RETURN(std::string hash, casework::HashPassword(kDemoPassword));
  CORNER_ASSIGN_OR_RETURN(const auto records, store->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto known,
                          records->FindByTag(kind::kClient, casework::tag::kService, "all"));
  if (!known.empty()) return FirstSignIns();
  const absl::Time now =
      absl::FromCivil(absl::CivilDay(1970, 1, 1) + day.days(), absl::UTCTimeZone()) +
      absl::Hours(9);
  Caseload caseload(records.get(), now, std::move(hash));
  size_t number = 0;
  for (const std::string_view text : Split(CaseloadMaster(), '\n')) {
    ++number;
    if (TrimSpace(text).empty()) continue;
    const auto line = JsonDocument::Parse(text);
    const absl::Status taken = line.ok() ? caseload.Take(line->root()) : line.status();
    if (!taken.ok()) return WithContext(taken, Concat("caseload.jsonl, line ", number));
  }
  CORNER_RETURN_IF_ERROR(records->Commit());
  return FirstSignIns();
}

}  // namespace corner::demo
