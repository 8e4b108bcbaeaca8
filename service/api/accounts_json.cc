#include "service/api/accounts_json.h"

#include "absl/time/time.h"
#include "taxonomies/base/json.h"

namespace corner::api {
namespace {

using accounts::Account;
using accounts::ApiToken;
using accounts::Session;

void WriteTime(std::string_view name, absl::Time time, JsonWriter* json) {
  json->Field(name, absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone()));
}

void WriteTexts(std::string_view name, const std::vector<std::string>& texts, JsonWriter* json) {
  json->Key(name).BeginArray();
  for (const std::string& text : texts) json->String(text);
  json->EndArray();
}

void WriteAccount(const Account& account, JsonWriter* json) {
  json->BeginObject().Field("id", std::string_view(account.id));
  json->Field("role", casework::RoleWord(account.role));
  if (!account.person.empty()) json->Field("person", std::string_view(account.person));
  json->Field("name", std::string_view(account.name));
  json->Field("sign_in_name", std::string_view(account.sign_in_name));
  WriteTexts("teams", account.teams, json);
  json->Field("second_factor", account.HasSecondFactor());
  json->Field("has_password", !account.password_hash.empty());
  json->Field("disabled", account.disabled).EndObject();
}

void WriteSession(const Session& session, JsonWriter* json) {
  json->Field("id", std::string_view(session.id));
  json->Field("stage", accounts::StageWord(session.stage));
  json->Field("opened_by", accounts::OpenedByWord(session.opened_by));
  json->Field("device", std::string_view(session.device));
  json->Field("shared_computer", session.shared_computer);
  WriteTime("opened", session.opened, json);
  WriteTime("seen", session.seen, json);
  WriteTime("ends", session.ends, json);
}

void WriteOpen(const Account& account, const Session& session, std::string_view csrf_token,
               int64_t failed_tries, JsonWriter* json) {
  json->BeginObject();
  WriteSession(session, json);
  json->Field("csrf_token", csrf_token);
  // Someone with the password alone learns nothing more.
  if (session.stage != accounts::SessionStage::kCodeNeeded) {
    json->Key("account");
    WriteAccount(account, json);
    json->Field("recovery_codes_left", account.recovery_hashes.size());
    json->Field("failed_tries", failed_tries);
  }
  json->EndObject();
}

void WriteToken(const ApiToken& token, JsonWriter* json) {
  json->Field("id", std::string_view(token.id)).Field("name", std::string_view(token.name));
  WriteTexts("scopes", token.scopes, json);
  WriteTime("made", token.made, json);
  WriteTime("ends", token.ends, json);
}

}  // namespace

std::string SessionToJson(const Account& account, const Session& session,
                          std::string_view csrf_token, int64_t failed_tries) {
  JsonWriter json;
  WriteOpen(account, session, csrf_token, failed_tries, &json);
  return json.Take();
}

std::string SecondFactorToJson(const accounts::SecondFactorSet& set, std::string_view csrf_token) {
  JsonWriter json;
  json.BeginObject();
  WriteTexts("recovery_codes", set.recovery_codes, &json);
  json.Key("session");
  WriteOpen(set.opened.account, set.opened.session, csrf_token, 0, &json);
  return json.EndObject().Take();
}

std::string SessionsToJson(const std::vector<Session>& sessions, std::string_view current) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const Session& session : sessions) {
    json.BeginObject();
    WriteSession(session, &json);
    json.Field("current", session.id == current).EndObject();
  }
  return json.EndArray().EndObject().Take();
}

std::string InvitedToJson(const accounts::Invited& invited) {
  JsonWriter json;
  json.BeginObject().Field("account", std::string_view(invited.invitation.account));
  json.Field("purpose", accounts::PurposeWord(invited.invitation.purpose));
  json.Field("code", std::string_view(invited.code));
  WriteTime("ends", invited.invitation.ends, &json);
  return json.EndObject().Take();
}

std::string TokensToJson(const std::vector<ApiToken>& tokens) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const ApiToken& token : tokens) {
    json.BeginObject();
    WriteToken(token, &json);
    json.EndObject();
  }
  return json.EndArray().EndObject().Take();
}

std::string NewTokenToJson(const accounts::NewToken& made) {
  JsonWriter json;
  json.BeginObject();
  WriteToken(made.token, &json);
  return json.Field("token", std::string_view(made.secret)).EndObject().Take();
}

std::string AccountToJson(const Account& account) {
  JsonWriter json;
  WriteAccount(account, &json);
  return json.Take();
}

std::string AccountsToJson(const std::vector<Account>& all) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const Account& account : all) WriteAccount(account, &json);
  return json.EndArray().EndObject().Take();
}

}  // namespace corner::api
