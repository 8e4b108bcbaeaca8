// What reaches the store: no secret at all, and no name or address where it could be read without a
// key. A store in between sees everything that is written.
#include <gtest/gtest.h>

#include <mutex>

#include "service/accounts/accounts.h"
#include "service/accounts/secrets.h"
#include "service/casework/memory/memory_store.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Record;
using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::Member;

struct Written {
  std::mutex mutex;
  std::string readable;  // ids, tags, authors, audit entries
  std::string lookups, bodies;
};

class SpyTransaction : public casework::RecordTransaction {
 public:
  SpyTransaction(std::unique_ptr<casework::RecordTransaction> inner, Written* written)
      : inner_(std::move(inner)), written_(written) {}
  absl::StatusOr<Record> Get(std::string_view kind, std::string_view id) override {
    return inner_->Get(kind, id);
  }
  absl::StatusOr<std::vector<Record>> List(std::string_view kind,
                                           std::string_view person) override {
    return inner_->List(kind, person);
  }
  absl::StatusOr<std::vector<Record>> FindByTag(std::string_view kind, std::string_view name,
                                                std::string_view value) override {
    return inner_->FindByTag(kind, name, value);
  }
  absl::StatusOr<std::vector<Record>> FindByLookup(std::string_view kind, std::string_view name,
                                                   std::string_view value) override {
    return inner_->FindByLookup(kind, name, value);
  }
  absl::StatusOr<std::vector<Record>> History(std::string_view kind, std::string_view id) override {
    return inner_->History(kind, id);
  }
  absl::StatusOr<uint64_t> Put(const Record& record, uint64_t expected) override {
    {
      const std::lock_guard lock(written_->mutex);
      for (const std::string& text : {record.kind, record.id, record.person, record.author}) {
        written_->readable += text + "\n";
      }
      for (const auto& [name, value] : record.tags) written_->readable += name + value + "\n";
      for (const auto& [name, value] : record.lookups) written_->lookups += name + value + "\n";
      written_->bodies += record.body + "\n";
    }
    return inner_->Put(record, expected);
  }
  absl::Status Remove(std::string_view kind, std::string_view id, uint64_t version) override {
    return inner_->Remove(kind, id, version);
  }
  absl::Status Erase(std::string_view person) override { return inner_->Erase(person); }
  absl::Status Append(casework::AuditEntry entry) override {
    {
      const std::lock_guard lock(written_->mutex);
      for (const std::string& text : {entry.account, entry.session, entry.action, entry.person,
                                      entry.purpose, entry.request, entry.detail}) {
        written_->readable += text + "\n";
      }
    }
    return inner_->Append(std::move(entry));
  }
  absl::StatusOr<std::vector<casework::AuditEntry>> Audit(std::string_view person, uint64_t after,
                                                          size_t limit) override {
    return inner_->Audit(person, after, limit);
  }
  absl::Status Commit() override { return inner_->Commit(); }

 private:
  std::unique_ptr<casework::RecordTransaction> inner_;
  Written* written_;
};

class SpyStore : public casework::RecordStore {
 public:
  explicit SpyStore(Written* written) : written_(written) {}
  absl::StatusOr<std::unique_ptr<casework::RecordTransaction>> BeginWrite() override {
    return Wrap(inner_->BeginWrite());
  }
  absl::StatusOr<std::unique_ptr<casework::RecordTransaction>> BeginRead() override {
    return Wrap(inner_->BeginRead());
  }
  absl::StatusOr<casework::StoreCheck> Check() override { return inner_->Check(); }

 private:
  absl::StatusOr<std::unique_ptr<casework::RecordTransaction>> Wrap(
      absl::StatusOr<std::unique_ptr<casework::RecordTransaction>> inner) {
    if (!inner.ok()) return inner.status();
    return std::make_unique<SpyTransaction>(*std::move(inner), written_);
  }
  std::unique_ptr<casework::RecordStore> inner_ = casework::NewMemoryStore();
  Written* written_;
};

TEST(KeptSecrets, NothingSecretIsWrittenAndNoNameWhereItCouldBeRead) {
  Written written;
  AccountsWorld world({}, std::make_unique<SpyStore>(&written));
  std::vector<std::string> secrets = {testing::kPassword, "tangerine bicycle parade"};
  std::vector<std::string> names = {"zyzzyva", "Zyzzyva", "plantedteam", "Planted Feed"};

  Member ad = world.AddStaff(Role::kAdministrator, "zyzzyva@example.org");
  const Opened staff = world.SignIn(ad);
  SignedIn me = world.Recognise(staff);
  (void)world.accounts().SignIn({"zyzzyva@example.org", "wrong zyzzyva", "", false},
                                AccountsWorld::Visitor());
  secrets.insert(secrets.end(), ad.recovery_codes.begin(), ad.recovery_codes.end());
  secrets.insert(secrets.end(), {staff.secret, me.csrf_token});
  ASSERT_OK_AND_ASSIGN(const NewToken token,
                       world.accounts().MakeToken(me, "Planted Feed", {"import"}, 30));
  secrets.push_back(token.secret.substr(kTokenPrefix.size()));
  ASSERT_OK_AND_ASSIGN(
      const Invited invited,
      world.accounts().Invite(me.actor, {"zyzzyva.two@example.org", "Zyzzyva", Role::kManager, {}},
                              "request-9"));
  secrets.push_back(invited.code);
  ASSERT_OK_AND_ASSIGN(
      const Opened changed,
      world.accounts().ChangePassword(me, {testing::kPassword, "tangerine bicycle parade", ""}));
  secrets.push_back(changed.secret);
  const Member sam = world.AddStaff(Role::kSpecialist, "zyzzyva.three@example.org");
  const std::string person = world.AddClient(sam.id);
  ASSERT_OK_AND_ASSIGN(const Invited code, world.accounts().MakeClientCode(
                                               world.ActorOf(sam, Role::kSpecialist),
                                               casework::Purpose::kSupport, person, "request-9"));
  secrets.push_back(code.code);
  ASSERT_OK_AND_ASSIGN(const Opened client,
                       world.accounts().UseClientCode(code.code, false, AccountsWorld::Visitor()));
  secrets.push_back(client.secret);
  ASSERT_TRUE(
      world.accounts()
          .ChangePassword(world.Recognise(client), {"", "tangerine bicycle parade", "Zyzzyva Four"})
          .ok());

  for (const std::string& secret : secrets) {
    EXPECT_EQ(written.readable.find(secret), std::string::npos) << secret;
    EXPECT_EQ(written.lookups.find(secret), std::string::npos) << secret;
    EXPECT_EQ(written.bodies.find(secret), std::string::npos) << secret;
  }
  for (const std::string& name : names) {
    EXPECT_EQ(written.readable.find(name), std::string::npos) << name;
  }
  // The check sees what is there: names are in bodies, which are sealed.
  EXPECT_NE(written.bodies.find("zyzzyva"), std::string::npos);
  EXPECT_NE(written.readable.find(sam.id), std::string::npos);
  EXPECT_NE(written.lookups.find(SecretHash(client.secret)), std::string::npos);
}

}  // namespace
}  // namespace corner::accounts
