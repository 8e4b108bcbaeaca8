// Every sentence of record_store.h about records, on both adapters.
#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kAborted = absl::StatusCode::kAborted;
constexpr auto kAlreadyExists = absl::StatusCode::kAlreadyExists;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;

template <typename Adapter>
class RecordStoreSuite : public RecordStoreTest<Adapter> {};
TYPED_TEST_SUITE(RecordStoreSuite, Adapters);

TYPED_TEST(RecordStoreSuite, ReadsBackWhatWasWritten) {
  Record record = RecordOf("profile", "r1", "p1", "{\"likes\":\"gardens\"}");
  record.version = 77;  // Put gives the version, whatever stands here
  record.tags = {{"state", "current"}, {"day", "2026-06-01"}};
  record.lookups = {{"email", "sam@example.org"}};
  const auto transaction = this->Write();
  ASSERT_OK_AND_ASSIGN(const uint64_t version, transaction->Put(record, 0));
  EXPECT_EQ(version, 1u);
  ASSERT_OK_AND_ASSIGN(const Record own, transaction->Get("profile", "r1"));
  EXPECT_EQ(own.body, record.body) << "a transaction sees what it wrote";
  ASSERT_THAT(transaction->Commit(), IsOk());

  ASSERT_OK_AND_ASSIGN(const Record read, this->Read()->Get("profile", "r1"));
  EXPECT_EQ(read.kind, "profile");
  EXPECT_EQ(read.id, "r1");
  EXPECT_EQ(read.person, "p1");
  EXPECT_EQ(read.version, 1u);
  EXPECT_EQ(read.at, record.at);
  EXPECT_EQ(read.author, "a1");
  EXPECT_EQ(read.body, record.body);
  EXPECT_EQ(read.tags, record.tags);
  EXPECT_THAT(read.lookups, IsEmpty()) << "look-up values are never read back";
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, TimesAreKeptToTheMicrosecond) {
  Record record = RecordOf("profile", "r1", "p1", "{}");
  record.at = absl::FromUnixNanos(1'780'000'000'123'456'789);
  this->MustPut(record, 0);
  ASSERT_OK_AND_ASSIGN(const Record read, this->Read()->Get("profile", "r1"));
  EXPECT_EQ(read.at, absl::FromUnixMicros(1'780'000'000'123'456));
}

TYPED_TEST(RecordStoreSuite, BodiesAreBytes) {
  const std::string odd = std::string("\0\xff\x80 \xf0\x9f\x8c\xb1", 8) + std::string(200'000, 'x');
  this->MustPut(RecordOf("profile", "r1", "p1", odd), 0);
  this->MustPut(RecordOf("profile", "r2", "p1", ""), 0);
  EXPECT_THAT(BodiesOf(this->Read()->List("profile", "p1")), ElementsAre(odd, ""));
}

TYPED_TEST(RecordStoreSuite, SaysNotFoundForWhatIsNotThere) {
  this->MustPut(RecordOf("profile", "r1", "p1", "{}"), 0);
  const auto read = this->Read();
  EXPECT_THAT(read->Get("profile", "r2"), FailsWith(kNotFound, "no such record"));
  EXPECT_THAT(read->Get("about", "r1"), FailsWith(kNotFound, "no such record"));
  EXPECT_THAT(read->History("about", "r1"), FailsWith(kNotFound, "no such record"));
  EXPECT_THAT(IdsOf(read->List("about", "p1")), IsEmpty());
  EXPECT_THAT(IdsOf(read->List("profile", "p2")), IsEmpty());
}

TYPED_TEST(RecordStoreSuite, AnIdIsUniqueWithinItsKindOnly) {
  this->MustPut(RecordOf("profile", "r1", "p1", "first"), 0);
  this->MustPut(RecordOf("about", "r1", "p2", "second"), 0);
  ASSERT_OK_AND_ASSIGN(const Record profile, this->Read()->Get("profile", "r1"));
  EXPECT_EQ(profile.body, "first");
  const auto write = this->Write();
  EXPECT_THAT(write->Put(RecordOf("profile", "r1", "p1", ""), 0),
              FailsWith(kAlreadyExists, "already"));
}

TYPED_TEST(RecordStoreSuite, OfTwoWhoReadTheSameVersionOnlyOneWrites) {
  this->MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  this->MustPut(RecordOf("profile", "r1", "p1", "two"), 1);
  {
    const auto late = this->Write();
    const auto refused = late->Put(RecordOf("profile", "r1", "p1", "late"), 1);
    EXPECT_THAT(refused, FailsWith(kAborted, "changed this in between"));
    EXPECT_NE(Hint(refused.status()), "");
    EXPECT_THAT(late->Put(RecordOf("profile", "r1", "p1", "early"), 3), FailsWith(kAborted, ""));
    EXPECT_THAT(late->Put(RecordOf("profile", "gone", "p1", "x"), 1), FailsWith(kAborted, ""));
    EXPECT_THAT(late->Remove("profile", "r1", 1), FailsWith(kAborted, "in between"));
    // A refusal harms nothing else in the transaction.
    ASSERT_OK_AND_ASSIGN(const uint64_t third,
                         late->Put(RecordOf("profile", "r1", "p1", "three"), 2));
    EXPECT_EQ(third, 3u);
    ASSERT_THAT(late->Commit(), IsOk());
  }
  EXPECT_THAT(BodiesOf(this->Read()->History("profile", "r1")), ElementsAre("one", "two", "three"));
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, HistoryKeepsEveryVersionAsItWas) {
  Record record = RecordOf("profile", "r1", "p1", "one");
  record.tags = {{"state", "draft"}};
  this->MustPut(record, 0);
  record.body = "two";
  record.author = "a2";
  record.at += absl::Hours(1);
  record.tags = {{"state", "current"}};
  this->MustPut(record, 1);
  ASSERT_OK_AND_ASSIGN(const std::vector<Record> all, this->Read()->History("profile", "r1"));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].version, 1u);
  EXPECT_EQ(all[0].body, "one");
  EXPECT_EQ(all[0].author, "a1");
  EXPECT_THAT(all[0].tags, ElementsAre(Pair("state", "draft")));
  EXPECT_EQ(all[1].version, 2u);
  EXPECT_EQ(all[1].body, "two");
  EXPECT_EQ(all[1].author, "a2");
  EXPECT_EQ(all[1].at - all[0].at, absl::Hours(1));
}

TYPED_TEST(RecordStoreSuite, ListsOnePersonsRecordsOfAKindById) {
  for (const char* id : {"r3", "r1", "r2"}) this->MustPut(RecordOf("talk", id, "p1", id), 0);
  this->MustPut(RecordOf("talk", "r0", "p2", "other"), 0);
  this->MustPut(RecordOf("plan", "r0", "p1", "other"), 0);
  this->MustPut(RecordOf("talk", "r2", "p1", "newer"), 1);
  EXPECT_THAT(IdsOf(this->Read()->List("talk", "p1")), ElementsAre("r1", "r2", "r3"));
  EXPECT_THAT(BodiesOf(this->Read()->List("talk", "p1")), ElementsAre("r1", "newer", "r3"));
}

TYPED_TEST(RecordStoreSuite, FindsByTagsAndLookupsOfTheNewestVersion) {
  Record record = RecordOf("client", "r2", "p2", "two");
  record.tags = {{"specialist", "a1"}, {"team", "t1"}, {"team", "t2"}};
  record.lookups = {{"phone", "07000 000002"}, {"email", "b@example.org"}};
  this->MustPut(record, 0);
  Record other = RecordOf("client", "r1", "p1", "one");
  other.tags = {{"specialist", "a1"}};
  this->MustPut(other, 0);
  Record elsewhere = RecordOf("plan", "r1", "p1", "plan");
  elsewhere.tags = {{"specialist", "a1"}};
  elsewhere.lookups = {{"email", "b@example.org"}};
  this->MustPut(elsewhere, 0);

  auto read = this->Read();
  EXPECT_THAT(IdsOf(read->FindByTag("client", "specialist", "a1")), ElementsAre("r1", "r2"));
  EXPECT_THAT(IdsOf(read->FindByTag("client", "team", "t2")), ElementsAre("r2"));
  EXPECT_THAT(IdsOf(read->FindByTag("client", "team", "a1")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("client", "email", "b@example.org")), ElementsAre("r2"));
  EXPECT_THAT(IdsOf(read->FindByLookup("client", "phone", "b@example.org")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("client", "email", "B@example.org")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("plan", "email", "b@example.org")), ElementsAre("r1"));

  record.tags = {{"specialist", "a2"}};
  record.lookups = {{"email", "c@example.org"}};
  this->MustPut(record, 1);
  read = this->Read();
  EXPECT_THAT(IdsOf(read->FindByTag("client", "specialist", "a1")), ElementsAre("r1"));
  EXPECT_THAT(IdsOf(read->FindByTag("client", "team", "t1")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("client", "email", "b@example.org")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("client", "email", "c@example.org")), ElementsAre("r2"));
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, ATagGivenTwiceIsOneToFind) {
  Record record = RecordOf("client", "r1", "p1", "one");
  record.tags = {{"team", "t1"}, {"team", "t1"}};
  record.lookups = {{"email", "x"}, {"email", "x"}};
  this->MustPut(record, 0);
  EXPECT_THAT(IdsOf(this->Read()->FindByTag("client", "team", "t1")), ElementsAre("r1"));
  EXPECT_THAT(IdsOf(this->Read()->FindByLookup("client", "email", "x")), ElementsAre("r1"));
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, RemoveTakesTheRecordAndItsVersionsAway) {
  Record record = RecordOf("reaction", "r1", "p1", "one");
  record.tags = {{"state", "open"}};
  record.lookups = {{"job", "v1"}};
  this->MustPut(record, 0);
  this->MustPut(record, 1);
  this->MustPut(RecordOf("reaction", "r2", "p1", "stays"), 0);
  {
    const auto write = this->Write();
    EXPECT_THAT(write->Remove("reaction", "r3", 1), FailsWith(kNotFound, "no such record"));
    ASSERT_THAT(write->Remove("reaction", "r1", 2), IsOk());
    EXPECT_THAT(write->Get("reaction", "r1"), FailsWith(kNotFound, ""));
    ASSERT_THAT(write->Commit(), IsOk());
  }
  const auto read = this->Read();
  EXPECT_THAT(read->Get("reaction", "r1"), FailsWith(kNotFound, ""));
  EXPECT_THAT(read->History("reaction", "r1"), FailsWith(kNotFound, ""));
  EXPECT_THAT(IdsOf(read->FindByTag("reaction", "state", "open")), IsEmpty());
  EXPECT_THAT(IdsOf(read->FindByLookup("reaction", "job", "v1")), IsEmpty());
  EXPECT_THAT(IdsOf(read->List("reaction", "p1")), ElementsAre("r2"));
  this->MustPut(RecordOf("reaction", "r1", "p1", "anew"), 0);
  EXPECT_THAT(BodiesOf(this->Read()->History("reaction", "r1")), ElementsAre("anew"));
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, EraseTakesEverythingOfOnePersonAndNothingOfOthers) {
  for (const char* kind : {"profile", "wellness", "anything"}) {
    Record record = RecordOf(kind, "r1", "p1", kind);
    record.tags = {{"state", "open"}};
    record.lookups = {{"email", "a@example.org"}};
    this->MustPut(record, 0);
    this->MustPut(record, 1);
    record.id = "r2";
    record.person = "p2";
    this->MustPut(record, 0);
  }
  this->MustPut(RecordOf("team", "r1", "site", "nobody's"), 0);
  {
    const auto write = this->Write();
    ASSERT_THAT(write->Append(EntryAbout("p1")), IsOk());
    ASSERT_THAT(write->Erase("p1"), IsOk());
    EXPECT_THAT(write->Get("profile", "r1"), FailsWith(kNotFound, ""));
    EXPECT_THAT(write->Put(RecordOf("plan", "r5", "p1", "after"), 0),
                FailsWith(kFailedPrecondition, "was erased"));
    ASSERT_THAT(write->Commit(), IsOk());
  }
  const auto read = this->Read();
  for (const char* kind : {"profile", "wellness", "anything"}) {
    EXPECT_THAT(read->Get(kind, "r1"), FailsWith(kNotFound, ""));
    EXPECT_THAT(read->History(kind, "r1"), FailsWith(kNotFound, ""));
    EXPECT_THAT(IdsOf(read->List(kind, "p1")), IsEmpty());
    EXPECT_THAT(IdsOf(read->List(kind, "p2")), ElementsAre("r2"));
    EXPECT_THAT(IdsOf(read->FindByTag(kind, "state", "open")), ElementsAre("r2"));
    EXPECT_THAT(IdsOf(read->FindByLookup(kind, "email", "a@example.org")), ElementsAre("r2"));
  }
  EXPECT_THAT(read->Get("team", "r1"), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto entries, read->Audit("p1", 0, 10));
  EXPECT_EQ(entries.size(), 1u) << "that somebody looked stays, and says nothing of the person";
  const auto write = this->Write();
  EXPECT_THAT(write->Put(RecordOf("profile", "r1", "p1", "again"), 0),
              FailsWith(kFailedPrecondition, "was erased"));
  this->ExpectSound();
}

TYPED_TEST(RecordStoreSuite, OnlyAPersonCanBeErased) {
  this->MustPut(RecordOf("team", "r1", "site", "nobody's"), 0);
  const auto write = this->Write();
  for (const char* nobody : {"", "site", "Some Name"}) {
    EXPECT_THAT(write->Erase(nobody), FailsWith(kInvalid, "Only a person's record"));
  }
  EXPECT_THAT(write->Erase("p9"), IsOk()) << "someone without records is erased too";
  EXPECT_THAT(write->Get("team", "r1"), IsOk());
}

TYPED_TEST(RecordStoreSuite, ARecordStaysItsPersons) {
  this->MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  const auto write = this->Write();
  EXPECT_THAT(write->Put(RecordOf("profile", "r1", "p2", "moved"), 1),
              FailsWith(kInvalid, "belongs to another person"));
}

TYPED_TEST(RecordStoreSuite, WordsDoNotPassIntoPlainColumns) {
  const auto refused = [&](auto change) {
    Record record = RecordOf("client", "r1", "p1", "{}");
    record.tags = {{"state", "open"}};
    change(&record);
    const auto status = this->Write()->Put(record, 0).status();
    EXPECT_EQ(status.code(), kInvalid) << status.ToString();
    EXPECT_EQ(Sentence(status).find("MARKER"), std::string::npos) << Sentence(status);
  };
  for (const char* words : {"MARKER", "two words", "caf\xc3\xa9", "semi;colon", "a\nb", "o'hara"}) {
    refused([&](Record* record) { record->tags[0].second = words; });
    refused([&](Record* record) { record->tags[0].first = words; });
    refused([&](Record* record) { record->kind = words; });
    refused([&](Record* record) { record->id = words; });
    refused([&](Record* record) { record->person = words; });
    refused([&](Record* record) { record->author = words; });
    refused([&](Record* record) { record->lookups = {{words, "value"}}; });
  }
  refused([&](Record* record) { record->tags[0].second = std::string(65, 'a'); });
  refused([&](Record* record) { record->kind.clear(); });
  refused([&](Record* record) { record->id.clear(); });
  refused([&](Record* record) { record->person.clear(); });
  Record good = RecordOf("client", "r1", "p1", "{}");
  good.tags = {{"day", "2026-06-01"},
               {"key", "soc2020:9233.a_b"},
               {"none", ""},
               {"long", std::string(64, 'a')}};
  EXPECT_THAT(this->Write()->Put(good, 0), IsOk());
}

}  // namespace
}  // namespace corner::testing
