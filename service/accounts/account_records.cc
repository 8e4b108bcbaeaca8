#include "service/accounts/account_records.h"

#include <array>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using casework::Record;

constexpr std::array<std::string_view, 3> kStages = {"code_needed", "setup_needed", "full"};
constexpr std::array<std::string_view, 3> kOpenings = {"password", "client_code", "invitation"};
constexpr std::array<std::string_view, 3> kPurposes = {"joining", "renewal", "client_code"};

constexpr size_t kLongestEmail = 254;  // RFC 5321 section 4.5.3.1.3, without the brackets

void WriteTime(std::string_view name, absl::Time time, JsonWriter* json) {
  json->Field(name, absl::ToUnixMillis(time));
}
void WriteTexts(std::string_view name, const std::vector<std::string>& texts, JsonWriter* json) {
  json->Key(name).BeginArray();
  for (const std::string& text : texts) json->String(text);
  json->EndArray();
}

// Reads the members of one body; what is absent stays as it is.
class Body {
 public:
  static absl::StatusOr<Body> Open(const Record& record) {
    auto document = JsonDocument::ParseOwn(record.body);
    if (!document.ok() || !document->root().is_object()) {
      return Error(absl::StatusCode::kDataLoss,
                   Concat("The record ", record.kind, " ", record.id, " cannot be read."));
    }
    return Body(*std::move(document));
  }

  void Read(std::string_view name, std::string* text) const {
    if (const auto value = Member(name).string()) *text = *value;
  }
  void Read(std::string_view name, int64_t* number) const {
    if (const auto value = Member(name).integer()) *number = *value;
  }
  void Read(std::string_view name, bool* yes) const {
    if (const auto value = Member(name).boolean()) *yes = *value;
  }
  void Read(std::string_view name, absl::Time* time) const {
    if (const auto value = Member(name).integer()) *time = absl::FromUnixMillis(*value);
  }
  void Read(std::string_view name, std::vector<std::string>* texts) const {
    const JsonValue list = Member(name);
    for (size_t i = 0; i < list.size(); ++i) {
      if (const auto value = list.element(i).string()) texts->emplace_back(*value);
    }
  }
  void Read(std::string_view name, casework::Role* role) const {
    if (const auto value = Member(name).string()) {
      *role = casework::RoleFrom(*value).value_or(casework::Role::kClient);
    }
  }
  template <typename Choice, size_t kCount>
  void Read(std::string_view name, const std::array<std::string_view, kCount>& words,
            Choice* choice) const {
    for (size_t i = 0; i < kCount; ++i) {
      if (Member(name).string() == words[i]) *choice = static_cast<Choice>(i);
    }
  }

 private:
  explicit Body(JsonDocument document) : document_(std::move(document)) {}
  JsonValue Member(std::string_view name) const { return document_.root().member(name); }
  JsonDocument document_;
};

Record RecordOf(std::string_view kind, const std::string& id, const std::string& owner,
                JsonWriter* json) {
  Record record;
  record.kind = kind;
  record.id = id;
  record.person = owner;
  record.body = json->EndObject().Take();
  return record;
}

}  // namespace

std::string SignInKey(std::string_view sign_in_name) { return FoldText(TrimSpace(sign_in_name)); }

bool IsEmail(std::string_view text) {
  const size_t at = text.find('@');
  if (text.size() > kLongestEmail || at == 0 || at == std::string_view::npos) return false;
  const std::string_view host = text.substr(at + 1);
  if (host.find('@') != std::string_view::npos || host.find('.') == std::string_view::npos ||
      host.front() == '.' || host.back() == '.') {
    return false;
  }
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 127) return false;
  }
  return IsValidUtf8(text);
}

std::string_view StageWord(SessionStage stage) { return kStages[static_cast<size_t>(stage)]; }
std::string_view OpenedByWord(OpenedBy by) { return kOpenings[static_cast<size_t>(by)]; }
std::string_view PurposeWord(InvitationFor purpose) {
  return kPurposes[static_cast<size_t>(purpose)];
}

Record ToRecord(const Account& account) {
  JsonWriter json;
  json.BeginObject().Field("role", casework::RoleWord(account.role));
  json.Field("person", std::string_view(account.person));
  json.Field("name", std::string_view(account.name));
  json.Field("sign_in_name", std::string_view(account.sign_in_name));
  WriteTexts("teams", account.teams, &json);
  json.Field("password_hash", std::string_view(account.password_hash));
  json.Field("totp_secret", std::string_view(account.totp_secret));
  json.Field("totp_offered", std::string_view(account.totp_offered));
  json.Field("totp_last_step", account.totp_last_step);
  WriteTexts("recovery_hashes", account.recovery_hashes, &json);
  json.Field("disabled", account.disabled).Field("failed_tries", account.failed_tries);
  json.Field("failed_codes", account.failed_codes);
  WriteTime("made", account.made, &json);
  Record record = RecordOf(Account::kKind, account.id, OwnerOf(account), &json);
  record.tags = {{"state", std::string(account.disabled ? kDisabled : kActive)}};
  if (!account.person.empty()) record.tags.emplace_back("person", account.person);
  if (!account.sign_in_name.empty()) {
    record.lookups = {{"sign_in_name", SignInKey(account.sign_in_name)}};
  }
  return record;
}

absl::Status FromRecord(const Record& record, Account* account) {
  CORNER_ASSIGN_OR_RETURN(const Body body, Body::Open(record));
  account->id = record.id;
  body.Read("role", &account->role);
  body.Read("person", &account->person);
  body.Read("name", &account->name);
  body.Read("sign_in_name", &account->sign_in_name);
  body.Read("teams", &account->teams);
  body.Read("password_hash", &account->password_hash);
  body.Read("totp_secret", &account->totp_secret);
  body.Read("totp_offered", &account->totp_offered);
  body.Read("totp_last_step", &account->totp_last_step);
  body.Read("recovery_hashes", &account->recovery_hashes);
  body.Read("disabled", &account->disabled);
  body.Read("failed_tries", &account->failed_tries);
  body.Read("failed_codes", &account->failed_codes);
  body.Read("made", &account->made);
  return absl::OkStatus();
}

Record ToRecord(const Session& session) {
  JsonWriter json;
  json.BeginObject().Field("account", std::string_view(session.account));
  json.Field("stage", StageWord(session.stage));
  json.Field("opened_by", OpenedByWord(session.opened_by));
  json.Field("shared_computer", session.shared_computer);
  json.Field("device", std::string_view(session.device));
  json.Field("code_tries", session.code_tries);
  WriteTime("opened", session.opened, &json);
  WriteTime("seen", session.seen, &json);
  WriteTime("ends", session.ends, &json);
  Record record = RecordOf(Session::kKind, session.id, session.owner, &json);
  record.tags = {{"account", session.account}, {"state", std::string(kOpen)}};
  record.lookups = {{"secret", session.secret_hash}};
  return record;
}

absl::Status FromRecord(const Record& record, Session* session) {
  CORNER_ASSIGN_OR_RETURN(const Body body, Body::Open(record));
  session->id = record.id;
  session->owner = record.person;
  body.Read("account", &session->account);
  body.Read("stage", kStages, &session->stage);
  body.Read("opened_by", kOpenings, &session->opened_by);
  body.Read("shared_computer", &session->shared_computer);
  body.Read("device", &session->device);
  body.Read("code_tries", &session->code_tries);
  body.Read("opened", &session->opened);
  body.Read("seen", &session->seen);
  body.Read("ends", &session->ends);
  return absl::OkStatus();
}

Record ToRecord(const Invitation& invitation) {
  JsonWriter json;
  json.BeginObject().Field("account", std::string_view(invitation.account));
  json.Field("purpose", PurposeWord(invitation.purpose));
  json.Field("role", casework::RoleWord(invitation.role));
  json.Field("name", std::string_view(invitation.name));
  json.Field("sign_in_name", std::string_view(invitation.sign_in_name));
  WriteTexts("teams", invitation.teams, &json);
  json.Field("invited_by", std::string_view(invitation.invited_by));
  WriteTime("made", invitation.made, &json);
  WriteTime("ends", invitation.ends, &json);
  Record record = RecordOf(Invitation::kKind, invitation.id, invitation.owner, &json);
  record.tags = {{"account", invitation.account}, {"state", std::string(kOpen)}};
  record.lookups = {{"secret", invitation.secret_hash}};
  if (!invitation.sign_in_name.empty()) {
    record.lookups.emplace_back("sign_in_name", SignInKey(invitation.sign_in_name));
  }
  return record;
}

absl::Status FromRecord(const Record& record, Invitation* invitation) {
  CORNER_ASSIGN_OR_RETURN(const Body body, Body::Open(record));
  invitation->id = record.id;
  invitation->owner = record.person;
  body.Read("account", &invitation->account);
  body.Read("purpose", kPurposes, &invitation->purpose);
  body.Read("role", &invitation->role);
  body.Read("name", &invitation->name);
  body.Read("sign_in_name", &invitation->sign_in_name);
  body.Read("teams", &invitation->teams);
  body.Read("invited_by", &invitation->invited_by);
  body.Read("made", &invitation->made);
  body.Read("ends", &invitation->ends);
  return absl::OkStatus();
}

Record ToRecord(const ApiToken& token) {
  JsonWriter json;
  json.BeginObject().Field("account", std::string_view(token.account));
  json.Field("name", std::string_view(token.name));
  WriteTexts("scopes", token.scopes, &json);
  WriteTime("made", token.made, &json);
  WriteTime("ends", token.ends, &json);
  Record record = RecordOf(ApiToken::kKind, token.id, token.owner, &json);
  record.tags = {{"account", token.account}, {"state", std::string(kOpen)}};
  record.lookups = {{"secret", token.secret_hash}};
  return record;
}

absl::Status FromRecord(const Record& record, ApiToken* token) {
  CORNER_ASSIGN_OR_RETURN(const Body body, Body::Open(record));
  token->id = record.id;
  token->owner = record.person;
  body.Read("account", &token->account);
  body.Read("name", &token->name);
  body.Read("scopes", &token->scopes);
  body.Read("made", &token->made);
  body.Read("ends", &token->ends);
  return absl::OkStatus();
}

absl::Status SaveRecord(casework::RecordTransaction* records, Record record, absl::Time now,
                        std::string_view author) {
  CORNER_RETURN_IF_ERROR(DropRecord(records, record.kind, record.id));
  record.at = now;
  record.author = author;
  return records->Put(record, 0).status();
}

absl::Status DropRecord(casework::RecordTransaction* records, std::string_view kind,
                        std::string_view id) {
  const auto held = records->Get(kind, id);
  if (absl::IsNotFound(held.status())) return absl::OkStatus();
  if (!held.ok()) return held.status();
  return records->Remove(kind, id, held->version);
}

}  // namespace corner::accounts
