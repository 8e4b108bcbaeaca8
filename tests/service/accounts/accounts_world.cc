#include "tests/service/accounts/accounts_world.h"

#include <gtest/gtest.h>

#include "service/accounts/credentials.h"
#include "service/accounts/secrets.h"
#include "service/accounts/totp.h"
#include "service/casework/access.h"
#include "service/casework/ids.h"
#include "service/casework/kinds.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using accounts::AccountsOptions;

accounts::PasswordHashing QuickHashing(std::shared_ptr<std::atomic<int>> count) {
  accounts::PasswordHashing quick;
  quick.hash = [count](std::string_view password) -> absl::StatusOr<std::string> {
    ++*count;
    return "quick$" + accounts::SecretHash(password);
  };
  quick.verify = [count](std::string_view password, std::string_view hash) -> absl::StatusOr<bool> {
    ++*count;
    return hash == "quick$" + accounts::SecretHash(password);
  };
  quick.needs_rehash = [](std::string_view) { return false; };
  quick.no_password = [] { return std::string("none"); };
  return quick;
}

template <typename T>
T Must(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status().ToString();
  return result.ok() ? *std::move(result) : T();
}

}  // namespace

AccountsWorld::AccountsWorld(AccountsOptions options, std::unique_ptr<casework::RecordStore> store,
                             Hashing hashing)
    : store_(store != nullptr ? std::move(store) : casework::NewMemoryStore()) {
  options.now = [this] { return now_; };
  if (hashing == Hashing::kQuick) options.passwords = QuickHashing(hashes_);
  accounts_ = std::make_unique<accounts::Accounts>(store_.get(), std::move(options));
}

casework::Actor AccountsWorld::Operator() {
  casework::Actor actor;
  actor.account = "operator";
  actor.role = casework::Role::kAdministrator;
  return actor;
}

accounts::Visitor AccountsWorld::Visitor(const std::string& address) {
  return {address, "Firefox on Linux", "request-1", ""};
}

Member AccountsWorld::AddStaff(casework::Role role, const std::string& email,
                               std::vector<std::string> teams) {
  const auto invited = Must(accounts_->Invite(
      Operator(), {email, "Sam of " + email, role, std::move(teams)}, "request-0"));
  auto opened = Must(accounts_->AcceptInvitation({invited.code, kPassword, "", false}, Visitor()));
  Member member;
  member.id = opened.account.id;
  member.sign_in_name = email;
  if (!accounts_->options().staff_need_second_factor) return member;
  const auto me = Recognise(opened);
  member.totp_secret = Must(accounts_->OfferSecondFactor(me, "")).secret;
  const auto set = Must(accounts_->ConfirmSecondFactor(me, Code(member)));
  member.recovery_codes = set.recovery_codes;
  EXPECT_TRUE(accounts_->EndSession(Recognise(set.opened), set.opened.session.id).ok());
  return member;
}

std::string AccountsWorld::Code(const Member& member) {
  Pass(absl::Seconds(30));
  return accounts::TotpCode(*accounts::Base32Bytes(member.totp_secret), accounts::TotpStepAt(now_));
}

accounts::Opened AccountsWorld::SignIn(const Member& member, const accounts::Visitor& visitor) {
  accounts::SignInTry attempt{member.sign_in_name, member.password, "", false};
  if (!member.totp_secret.empty()) attempt.code = Code(member);
  return Must(accounts_->SignIn(attempt, visitor));
}

accounts::SignedIn AccountsWorld::Recognise(const accounts::Opened& opened) {
  return Must(accounts_->FindSession(opened.secret, Visitor()));
}

std::string AccountsWorld::AddClient(const std::string& specialist, const std::string& team) {
  casework::Record record;
  record.kind = casework::kind::kClient;
  record.id = record.person = casework::NewId(casework::kPersonLetter);
  record.at = now_;
  record.author = specialist;
  record.body = "{}";
  record.tags = {{std::string(casework::tag::kSpecialist), specialist},
                 {std::string(casework::tag::kTeam), team},
                 {std::string(casework::tag::kService), "all"}};
  auto records = Must(store_->BeginWrite());
  EXPECT_TRUE(records->Put(record, 0).ok());
  EXPECT_TRUE(records->Commit().ok());
  return record.person;
}

accounts::Opened AccountsWorld::SignInByCode(const std::string& person,
                                             const casework::Actor& specialist) {
  const auto invited =
      Must(accounts_->MakeClientCode(specialist, casework::Purpose::kSupport, person, "request-2"));
  return Must(accounts_->UseClientCode(invited.code, false, Visitor()));
}

casework::Actor AccountsWorld::ActorOf(const Member& member, casework::Role role) const {
  casework::Actor actor;
  actor.account = member.id;
  actor.role = role;
  actor.teams = {"t1"};
  return actor;
}

std::vector<casework::AuditEntry> AccountsWorld::Audit() {
  return Must(Must(store_->BeginRead())->Audit("", 0, 100'000));
}

http::Request Asking(std::string_view method, std::string_view path, std::string_view secret,
                     std::string_view json) {
  http::Request request;
  request.method = method;
  request.path = request.raw_target = path;
  for (const std::string_view segment : Split(path.substr(1), '/')) {
    request.segments.emplace_back(segment);
  }
  request.host = "corner.example";
  request.request_id = "request-3";
  request.client_address = "192.0.2.1";
  request.headers = {{"Host", "corner.example"},
                     {"Origin", "https://corner.example"},
                     {"Sec-Fetch-Site", "same-origin"}};
  if (!secret.empty()) {
    request.headers.emplace_back("Cookie", Concat(accounts::kSessionCookie, "=", secret));
  }
  if (!json.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = json;
  return request;
}

std::string SecretOf(const http::Reply& reply) {
  const std::string begin = Concat(accounts::kSessionCookie, "=");
  for (const auto& [name, value] : reply.headers) {
    if (name != "Set-Cookie" || !value.starts_with(begin)) continue;
    const size_t end = value.find(';');
    return value.substr(begin.size(), end - begin.size());
  }
  return "";
}

}  // namespace corner::testing
