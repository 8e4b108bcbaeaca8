#include "indexer/ledger/group_book.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using Kind = GroupLink::Kind;

int64_t Stored(uint64_t key) { return static_cast<int64_t>(key); }

Day DayIn(const Statement& statement, int column) {
  return Day(static_cast<int32_t>(statement.Integer(column)));
}

}  // namespace

absl::StatusOr<GroupBook> GroupBook::Open(const Connection& connection) {
  GroupBook book;
  book.connection_ = &connection;
  const std::pair<Statement*, const char*> statements[] = {
      {&book.add_signature_,
       "INSERT OR REPLACE INTO signatures(row, id, signature) VALUES(?1, ?2, ?3)"},
      {&book.find_,
       "SELECT s.id, s.signature, v.first_seen, v.last_open_day, v.employer_key FROM signatures s"
       " JOIN vacancies v ON v.id = s.id WHERE s.row = ?1"},
      {&book.forget_signature_, "DELETE FROM signatures WHERE row = ?1"},
      {&book.add_key_, "INSERT OR IGNORE INTO group_keys(key, row) VALUES(?1, ?2)"},
      {&book.delete_key_, "DELETE FROM group_keys WHERE key = ?1 AND row = ?2"},
      {&book.rows_under_, "SELECT row FROM group_keys WHERE key = ?1 ORDER BY row DESC LIMIT ?2"},
      {&book.add_link_,
       "INSERT OR REPLACE INTO group_links(low, high, kind, evidence, strength)"
       " VALUES(?1, ?2, ?3, ?4, ?5)"},
      {&book.delete_links_, "DELETE FROM group_links WHERE low = ?1 OR high = ?1"},
      {&book.links_of_,
       "SELECT low, high, kind = 'differs', strength FROM group_links WHERE low = ?1 UNION ALL "
       "SELECT low, high, kind = 'differs', strength FROM group_links WHERE high = ?1"},
      {&book.decisions_of_,
       "SELECT low, high, verdict = 'apart', day FROM group_decisions WHERE low = ?1 UNION ALL "
       "SELECT low, high, verdict = 'apart', day FROM group_decisions WHERE high = ?1"},
      {&book.decide_,
       "INSERT OR REPLACE INTO group_decisions(low, high, verdict, day) VALUES(?1, ?2, ?3, ?4)"},
      {&book.release_,
       "DELETE FROM group_decisions WHERE low = ?1 AND high = ?2 AND verdict = 'apart'"},
      {&book.members_,
       "SELECT id FROM vacancies WHERE group_id <> '' AND group_id = "
       "(SELECT group_id FROM vacancies WHERE id = ?1) ORDER BY id"},
      {&book.of_employer_,
       "SELECT raw_row FROM vacancies WHERE employer_key = ?1 AND status = 'open' "
       "ORDER BY id LIMIT ?2"},
      {&book.document_,
       "SELECT json FROM documents WHERE seq = (SELECT seq FROM vacancies WHERE id = ?1)"},
      {&book.node_, "SELECT first_seen FROM vacancies WHERE id = ?1"}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection.Prepare(sql));
  }
  return book;
}

absl::Status GroupBook::AddSignature(const SignedAdvert& advert) {
  return add_signature_.With(advert.row, advert.id, Blob{Encode(advert.signature)}).Run();
}

absl::StatusOr<std::optional<SignedAdvert>> GroupBook::Find(int64_t row) {
  CORNER_ASSIGN_OR_RETURN(const bool found, find_.With(row).Step());
  if (!found) return std::optional<SignedAdvert>();
  const auto signature = DecodeSignature(find_.Text(1));
  SignedAdvert advert;
  advert.row = row;
  advert.id = find_.Text(0);
  advert.period = {DayIn(find_, 2), DayIn(find_, 3)};
  advert.employer_key = find_.Text(4);
  if (signature) advert.signature = *signature;
  find_.Reset();
  return signature ? std::optional<SignedAdvert>(std::move(advert)) : std::nullopt;
}

absl::StatusOr<std::vector<std::string>> GroupBook::Forget(int64_t row, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<SignedAdvert> known, Find(row));
  if (known) {
    for (const uint64_t key : KeysOf(known->signature)) {
      CORNER_RETURN_IF_ERROR(delete_key_.With(Stored(key), row).Run());
    }
  }
  CORNER_RETURN_IF_ERROR(forget_signature_.With(row).Run());
  std::vector<GroupLink> links;
  CORNER_RETURN_IF_ERROR(AppendLinks(&links_of_, id, /*decided=*/false, &links));
  std::vector<std::string> others;
  for (const GroupLink& link : links) others.push_back(link.low == id ? link.high : link.low);
  if (!links.empty()) CORNER_RETURN_IF_ERROR(delete_links_.With(id).Run());
  return others;
}

absl::StatusOr<bool> GroupBook::HasKeys() {
  CORNER_ASSIGN_OR_RETURN(const int64_t any,
                          connection_->QueryInteger("SELECT EXISTS(SELECT 1 FROM group_keys)"));
  return any != 0;
}

absl::Status GroupBook::AddKey(uint64_t key, int64_t row) {
  return add_key_.With(Stored(key), row).Run();
}

absl::StatusOr<std::vector<int64_t>> GroupBook::RowsUnder(uint64_t key, size_t limit) {
  std::vector<int64_t> rows;
  rows_under_.With(Stored(key), limit);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, rows_under_.Step());
    if (!found) return rows;
    rows.push_back(rows_under_.Integer(0));
  }
}

absl::Status GroupBook::AddLink(const GroupLink& link, Evidence evidence) {
  const std::string_view kind = link.kind == Kind::kDiffers ? "differs" : "duplicate";
  return add_link_.With(link.low, link.high, kind, Name(evidence), link.strength).Run();
}

absl::Status GroupBook::AppendLinks(Statement* statement, std::string_view id, bool decided,
                                    std::vector<GroupLink>* links) {
  statement->With(id);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, statement->Step());
    if (!found) return absl::OkStatus();
    GroupLink& link = links->emplace_back();
    link.low = statement->Text(0);
    link.high = statement->Text(1);
    const bool against = statement->Integer(2) != 0;
    if (decided) {
      link.kind = against ? Kind::kApart : Kind::kTogether;
    } else {
      link.kind = against ? Kind::kDiffers : Kind::kDuplicate;
      link.strength = static_cast<int32_t>(statement->Integer(3));
    }
  }
}

absl::StatusOr<std::vector<GroupLink>> GroupBook::LinksOf(std::string_view id) {
  std::vector<GroupLink> links;
  CORNER_RETURN_IF_ERROR(AppendLinks(&links_of_, id, /*decided=*/false, &links));
  CORNER_RETURN_IF_ERROR(AppendLinks(&decisions_of_, id, /*decided=*/true, &links));
  return links;
}

absl::Status GroupBook::Decide(std::string_view a, std::string_view b, Kind verdict, Day day) {
  const std::string_view word = verdict == Kind::kApart ? "apart" : "together";
  return decide_.With(std::min(a, b), std::max(a, b), word, day.days()).Run();
}

absl::Status GroupBook::Release(std::string_view a, std::string_view b) {
  return release_.With(std::min(a, b), std::max(a, b)).Run();
}

absl::StatusOr<std::vector<std::string>> GroupBook::MembersWith(std::string_view id) {
  std::vector<std::string> ids;
  members_.With(id);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, members_.Step());
    if (!found) return ids;
    ids.emplace_back(members_.Text(0));
  }
}

absl::StatusOr<std::vector<int64_t>> GroupBook::SomeOfEmployer(std::string_view key, size_t limit) {
  std::vector<int64_t> rows;
  of_employer_.With(key, limit);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, of_employer_.Step());
    if (!found) return rows;
    rows.push_back(of_employer_.Integer(0));
  }
}

absl::StatusOr<std::string> GroupBook::DocumentOf(std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const bool found, document_.With(id).Step());
  if (!found) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  std::string json(document_.Text(0));
  document_.Reset();
  return json;
}

absl::StatusOr<GroupNode> GroupBook::NodeOf(std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const bool found, node_.With(id).Step());
  if (!found) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  GroupNode node{std::string(id), DayIn(node_, 0)};
  node_.Reset();
  return node;
}

}  // namespace corner::indexer
