// Random sequences of signing in and out, ending sessions, waiting and closing accounts, beside a
// model that keeps a list of sessions and three rules.
#include <gtest/gtest.h>

#include <random>

#include "service/accounts/accounts.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::Member;

constexpr absl::Duration kIdle = absl::Minutes(30), kSharedIdle = absl::Minutes(15);
constexpr absl::Duration kLongest = absl::Hours(12);
constexpr size_t kMostKept = 15;  // below the limit of an account

struct Known {
  Opened opened;
  size_t owner = 0;
  bool ended = false;
  absl::Time seen, ends;
};

class Model {
 public:
  explicit Model(uint32_t seed) : random_(seed) {
    AccountsOptions options;
    options.staff_need_second_factor = false;
    options.requests.quota = 1'000'000;
    world_ = std::make_unique<AccountsWorld>(options);
    for (int i = 0; i < 4; ++i) {
      members_.push_back(world_->AddStaff(Role::kSpecialist, Concat("m", i, "@example.org")));
      closed_.push_back(false);
    }
    // Joining opens a session each; end them to begin with none.
    AccountChange flip;
    for (const Member& member : members_) {
      for (const bool disabled : {true, false}) {
        flip.disabled = disabled;
        EXPECT_TRUE(
            world_->accounts().Change(AccountsWorld::Operator(), member.id, flip, "r").ok());
      }
    }
  }

  void Step() {
    switch (random_() % 8) {
      case 0:
      case 1:
        return SignIn();
      case 2:
        return World().Pass(absl::Seconds(static_cast<int64_t>(random_() % 1200)));
      case 3:
        return EndOne();
      case 4:
        return EndOthers();
      case 5:
        return ChangePassword();
      case 6:
        return random_() % 3 == 0 ? CloseOrOpen() : Check();
      default:
        return Check();
    }
  }

  // Every secret that ever was, against the model.
  void CheckAll() {
    for (Known& known : all_) CheckOne(&known);
  }
  size_t count() const { return all_.size(); }

 private:
  AccountsWorld& World() { return *world_; }
  bool Lives(const Known& known) const {
    const absl::Duration idle = known.opened.session.shared_computer ? kSharedIdle : kIdle;
    const absl::Time now = world_->now();
    return !known.ended && !closed_[known.owner] && now < known.ends && now < known.seen + idle;
  }
  void Use(Known* known) {
    if (world_->now() - known->seen >= absl::Minutes(1)) known->seen = world_->now();
  }
  Known* Any() { return all_.empty() ? nullptr : &all_[random_() % all_.size()]; }
  void CheckOne(Known* known) {
    const bool expected = Lives(*known);
    const auto me = World().accounts().FindSession(known->opened.secret, AccountsWorld::Visitor());
    ASSERT_EQ(me.ok(), expected) << me.status().ToString();
    if (!expected) return;
    Use(known);
    ASSERT_EQ(me->account.id, members_[known->owner].id);
    ASSERT_EQ(me->session.seen, known->seen);
  }
  void Check() {
    if (Known* known = Any()) CheckOne(known);
  }
  void SignIn() {
    const size_t owner = random_() % members_.size();
    size_t kept = 0;
    for (const Known& known : all_) kept += known.owner == owner && !known.ended;
    if (kept >= kMostKept) return;
    // From an address of its own, so that what was refused before costs nothing.
    accounts::Visitor visitor =
        AccountsWorld::Visitor(Concat("10.0.", tries_ / 250, ".", tries_ % 250));
    ++tries_;
    Known* before = random_() % 2 == 0 ? Any() : nullptr;
    if (before != nullptr) visitor.secret = before->opened.secret;
    const bool shared = random_() % 2 == 0;
    const Member& member = members_[owner];
    const auto opened =
        World().accounts().SignIn({member.sign_in_name, member.password, "", shared}, visitor);
    ASSERT_EQ(opened.ok(), !closed_[owner]) << opened.status().ToString();
    World().Pass(absl::Minutes(1));  // more than the guard ever asks of an account
    if (!opened.ok()) return;
    if (before != nullptr) before->ended = true;
    all_.push_back(
        {*opened, owner, false, opened->session.seen, opened->session.opened + kLongest});
  }
  // Recognises the session as the model expects; nullopt when it is over.
  std::optional<SignedIn> As(Known* known) {
    const auto me = World().accounts().FindSession(known->opened.secret, AccountsWorld::Visitor());
    EXPECT_EQ(me.ok(), Lives(*known));
    if (!me.ok()) return std::nullopt;
    Use(known);
    return *me;
  }
  void EndOne() {
    Known *actor = Any(), *target = Any();
    if (actor == nullptr) return;
    const auto me = As(actor);
    if (!me) return;
    const absl::Status done = World().accounts().EndSession(*me, target->opened.session.id);
    // What is over but not swept may still be ended; both are fine, and it is over afterwards.
    if (actor->owner != target->owner) {
      ASSERT_FALSE(done.ok());
    } else {
      ASSERT_TRUE(done.ok() || !Lives(*target));
      target->ended = true;
    }
  }
  void EndOthers() {
    Known* actor = Any();
    if (actor == nullptr || random_() % 4 != 0) return;
    const auto me = As(actor);
    if (!me) return;
    ASSERT_TRUE(World().accounts().EndOtherSessions(*me).ok());
    for (Known& known : all_) known.ended |= known.owner == actor->owner && &known != actor;
  }
  void ChangePassword() {
    Known* actor = Any();
    if (actor == nullptr || random_() % 4 != 0) return;
    const auto me = As(actor);
    if (!me) return;
    Member& member = members_[actor->owner];
    const std::string chosen = Concat("otter lantern number ", random_() % 100'000);
    const auto opened = World().accounts().ChangePassword(*me, {member.password, chosen, ""});
    ASSERT_TRUE(opened.ok()) << opened.status().ToString();
    member.password = chosen;
    const size_t owner = actor->owner;
    const absl::Time ends = actor->ends;
    for (Known& known : all_) known.ended |= known.owner == owner;
    all_.push_back({*opened, owner, false, opened->session.seen, ends});
  }
  void CloseOrOpen() {
    const size_t owner = random_() % members_.size();
    AccountChange change;
    change.disabled = !closed_[owner];
    ASSERT_TRUE(
        World().accounts().Change(AccountsWorld::Operator(), members_[owner].id, change, "r").ok());
    closed_[owner] = !closed_[owner];
    for (Known& known : all_) known.ended |= known.owner == owner;
  }

  std::mt19937 random_;
  int tries_ = 0;
  std::unique_ptr<AccountsWorld> world_;
  std::vector<Member> members_;
  std::vector<bool> closed_;
  std::vector<Known> all_;
};

TEST(SessionModel, EverySequenceAgrees) {
  size_t sessions = 0;
  for (uint32_t seed = 1; seed <= 40 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(Concat("seed ", seed));
    Model model(seed);
    for (int step = 0; step < 120 && !::testing::Test::HasFailure(); ++step) model.Step();
    model.CheckAll();
    sessions += model.count();
  }
  EXPECT_GT(sessions, 400u);
}

}  // namespace
}  // namespace corner::accounts
