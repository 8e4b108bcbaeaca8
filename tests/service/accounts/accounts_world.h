// A small Corner for tests of accounts: the memory store, a clock that stands still until told, and
// hashing that is quick. One object a test.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/accounts/accounts.h"
#include "service/casework/memory/memory_store.h"
#include "service/http/message.h"

namespace corner::testing {

// A password that any test may use.
inline constexpr char kPassword[] = "otter lantern brisk meadow";

struct Member {
  std::string id, sign_in_name, totp_secret;
  std::string password = kPassword;
  std::vector<std::string> recovery_codes;
};

class AccountsWorld {
 public:
  // `store`: nullptr = a new memory store. kAsGiven: hashing as the options say.
  enum class Hashing : uint8_t { kQuick, kAsGiven };
  explicit AccountsWorld(accounts::AccountsOptions options = {},
                         std::unique_ptr<casework::RecordStore> store = nullptr,
                         Hashing hashing = Hashing::kQuick);

  accounts::Accounts& accounts() { return *accounts_; }
  casework::RecordStore* store() { return store_.get(); }
  absl::Time now() const { return now_; }
  void Pass(absl::Duration time) { now_ += time; }
  int hashes() const { return *hashes_; }

  static casework::Actor Operator();
  // A member of staff who has accepted the invitation and set up a second factor.
  Member AddStaff(casework::Role role, const std::string& email,
                  std::vector<std::string> teams = {"t1"});
  // The code their app shows; each call waits for the next step, as codes work once.
  std::string Code(const Member& member);
  accounts::Opened SignIn(const Member& member, const accounts::Visitor& visitor);
  accounts::Opened SignIn(const Member& member) { return SignIn(member, Visitor()); }
  accounts::SignedIn Recognise(const accounts::Opened& opened);
  // A client's record with these walls; returns the person's id.
  std::string AddClient(const std::string& specialist, const std::string& team = "t1");
  accounts::Opened SignInByCode(const std::string& person, const casework::Actor& specialist);
  casework::Actor ActorOf(const Member& member, casework::Role role) const;

  static accounts::Visitor Visitor(const std::string& address = "192.0.2.1");
  std::vector<casework::AuditEntry> Audit();

 private:
  absl::Time now_ = absl::FromUnixSeconds(1'780'000'000);
  std::shared_ptr<std::atomic<int>> hashes_ = std::make_shared<std::atomic<int>>(0);
  std::unique_ptr<casework::RecordStore> store_;
  std::unique_ptr<accounts::Accounts> accounts_;
};

// A request as a browser on one of our pages would send it.
http::Request Asking(std::string_view method, std::string_view path, std::string_view secret = {},
                     std::string_view json = {});
// The session secret that a reply sets; empty: none.
std::string SecretOf(const http::Reply& reply);

}  // namespace corner::testing
