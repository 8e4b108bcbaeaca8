// INV-16: what the client says last stands, whatever staff do in between, in any order; and staff
// never answer for a client.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "service/casework/books.h"
#include "taxonomies/base/text.h"
#include "tests/service/records/records_world.h"

namespace corner::testing {
namespace {

using casework::Books;
using casework::Draft;
using casework::SaidBy;
using casework::Written;

std::string Likes(std::string_view what) { return Concat(R"({"likes":[")", what, R"("]})"); }

class ClientWins : public ::testing::Test {
 protected:
  ClientWins() : dana_(world_.AddClient("dana")) {}

  // Writes "about" as that person, based on the newest version.
  absl::StatusOr<Written> Write(const std::string& as, std::string_view what) {
    const auto visit = world_.Visit(as);
    Books books(visit.get(), &matcher::BuiltinProfileWords());
    const auto now = books.Read(casework::kind::kAbout, dana_);
    const Draft draft{
        std::string(casework::kind::kAbout), dana_, "", Likes(what), SaidBy::kSpecialist,
        now.ok() ? now->version : 0};
    auto written = books.Write(draft);
    if (written.ok()) {
      EXPECT_TRUE(visit->Commit().ok());
    }
    return written;
  }
  std::string About() {
    const auto visit = world_.Visit("dana");
    Books books(visit.get(), &matcher::BuiltinProfileWords());
    return books.Read(casework::kind::kAbout, dana_)->content;
  }
  std::vector<casework::Entry> Proposals() {
    const auto visit = world_.Visit("dana");
    Books books(visit.get(), &matcher::BuiltinProfileWords());
    return *books.List(casework::kind::kProposal, dana_);
  }

  RecordsWorld world_;
  std::string dana_;
};

// The naive truth: the client's last word or accepted proposal; before any, the specialist's last.
TEST_F(ClientWins, UnderRandomInterleavings) {
  std::mt19937_64 random(20260601);
  std::string truth;
  bool client_spoke = false;
  for (int i = 0; i < 400; ++i) {
    const std::string what = Concat("thing ", i);
    switch (random() % 4) {
      case 0: {
        const auto written = Write("dana", what);
        ASSERT_TRUE(written.ok() && !written->proposed) << written.status();
        truth = Likes(what);
        client_spoke = true;
        break;
      }
      case 1:
      case 2: {
        const auto written = Write("ann", what);
        ASSERT_TRUE(written.ok()) << written.status();
        EXPECT_EQ(written->proposed, client_spoke);
        if (!client_spoke) truth = Likes(what);
        break;
      }
      case 3: {
        const auto proposals = Proposals();
        if (proposals.empty()) break;
        const auto& proposal = proposals[random() % proposals.size()];
        const auto visit = world_.Visit("dana");
        Books books(visit.get(), &matcher::BuiltinProfileWords());
        const auto current = books.Read(casework::kind::kAbout, dana_);
        const auto document = JsonDocument::Parse(proposal.content);
        const bool fresh =
            document->root().member("base").integer() == static_cast<int64_t>(current->version);
        const auto accepted = books.Accept(proposal.id);
        EXPECT_EQ(accepted.ok(), fresh) << accepted.status();
        if (!accepted.ok()) {
          EXPECT_TRUE(absl::IsAborted(accepted.status()));
          break;
        }
        truth = document->root().member("content").ToJson();
        ASSERT_TRUE(visit->Commit().ok());
        break;
      }
    }
    if (truth.empty()) continue;
    ASSERT_EQ(About(), truth) << "after step " << i;
  }
  EXPECT_TRUE(client_spoke);
}

TEST_F(ClientWins, ConfirmingMakesTheWordsTheirs) {
  ASSERT_TRUE(Write("ann", "gardens").ok());
  {
    const auto visit = world_.Visit("dana");
    Books books(visit.get(), &matcher::BuiltinProfileWords());
    ASSERT_TRUE(books.Confirm(casework::kind::kAbout, dana_, 1).ok());
    ASSERT_TRUE(visit->Commit().ok());
  }
  const auto later = Write("ann", "offices");
  ASSERT_TRUE(later.ok());
  EXPECT_TRUE(later->proposed);
  EXPECT_EQ(About(), Likes("gardens"));
}

// A suggestion is made on what its maker has read: nobody's later words are lost by taking it over.
TEST_F(ClientWins, AnEditOfAnOlderVersionIsRefusedBeforeItBecomesASuggestion) {
  ASSERT_TRUE(Write("dana", "gardens").ok());
  ASSERT_TRUE(Write("dana", "gardens and dogs").ok());
  const auto visit = world_.Visit("ann");
  Books books(visit.get(), &matcher::BuiltinProfileWords());
  const Draft stale{
      std::string(casework::kind::kAbout), dana_, "", Likes("offices"), SaidBy::kSpecialist, 1};
  EXPECT_TRUE(absl::IsAborted(books.Write(stale).status()));
}

TEST_F(ClientWins, StaffCannotConfirmOrAccept) {
  ASSERT_TRUE(Write("dana", "gardens").ok());
  const auto proposed = Write("ann", "offices");
  ASSERT_TRUE(proposed.ok() && proposed->proposed);
  const auto visit = world_.Visit("ann");
  Books books(visit.get(), &matcher::BuiltinProfileWords());
  EXPECT_TRUE(absl::IsPermissionDenied(books.Accept(proposed->id).status()));
  EXPECT_TRUE(absl::IsPermissionDenied(books.Confirm(casework::kind::kAbout, dana_, 1).status()));
}

TEST_F(ClientWins, StaffCannotRateForTheClient) {
  const std::string body = R"({"content": {"day": "2026-06-01", "about": "hope", "value": 7}})";
  const std::string target = Concat("/api/v1/clients/", dana_, "/self-ratings");
  EXPECT_EQ(world_.Send({"ann", "POST", target, body}).status, 403);
  EXPECT_EQ(world_.Send({"lead", "POST", target, body}).status, 403);
  EXPECT_EQ(world_.Send({"dana", "POST", target, body}).status, 201);
}

// INV-22: only a person in their own name sends a list, and only staff.
TEST_F(ClientWins, NothingIsSentWithoutAPersonInTheirOwnName) {
  const std::string lists = Concat("/api/v1/clients/", dana_, "/drafts");
  const std::string draft = R"({"content": {"day": "2026-06-01", "items": [{"vacancy": "v1"}]}})";
  const http::Reply made = world_.Send({"ann", "POST", lists, draft});
  ASSERT_EQ(made.status, 201) << made.body;
  const auto document = JsonDocument::Parse(made.body);
  const std::string id(*document->root().member("id").string());
  const std::string shortlist = Concat("/api/v1/clients/", dana_, "/shortlists/", id);
  EXPECT_EQ(world_.Send({"dana", "GET", shortlist}).status, 404);
  const std::string release = Concat(lists, "/", id, "/release");
  EXPECT_EQ(world_.Send({"dana", "POST", release, "", "\"v1\""}).status, 403);
  EXPECT_EQ(world_.Send({"lead", "POST", release, "", "\"v1\""}).status, 403);
  EXPECT_EQ(world_.Send({"ann", "POST", release, "", ""}).status, 428);
  EXPECT_EQ(world_.Send({"ann", "POST", release, "", "\"v7\""}).status, 412);
  EXPECT_EQ(world_.Send({"ann", "POST", release, "", "\"v1\""}).status, 201);
  const http::Reply read = world_.Send({"dana", "GET", shortlist});
  EXPECT_EQ(read.status, 200);
  EXPECT_THAT(read.body, ::testing::HasSubstr(world_.actor("ann").account));
  EXPECT_EQ(world_.Send({"ann", "GET", Concat(lists, "/", id)}).status, 404);
}

}  // namespace
}  // namespace corner::testing
