// The ledger's tables about groups of adverts: signatures, the keys under which they meet, links
// between adverts and people's decisions. Reads and writes rows; what they mean is decided in
// indexer/deduplicate. Part of one write run; not shared between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/deduplicate/clusters.h"
#include "indexer/deduplicate/compare.h"
#include "indexer/deduplicate/signature.h"
#include "indexer/ledger/sqlite.h"

namespace corner::indexer {

// An advert whose signature is known.
struct SignedAdvert {
  int64_t row = 0;  // raw_texts.row
  std::string id;
  std::string employer_key;
  Signature signature;
  OpenPeriod period;
};

class GroupBook {
 public:
  GroupBook() = default;  // usable only after assignment from Open
  // `connection` must outlive the book.
  static absl::StatusOr<GroupBook> Open(const Connection& connection);

  // The signature's row alone; keys are added when a run's adverts are compared.
  absl::Status AddSignature(const SignedAdvert& advert);
  // Takes away the signature, its keys and its links; the ids it was linked with.
  absl::StatusOr<std::vector<std::string>> Forget(int64_t row, std::string_view id);
  absl::StatusOr<std::optional<SignedAdvert>> Find(int64_t row);

  absl::StatusOr<bool> HasKeys();
  absl::Status AddKey(uint64_t key, int64_t row);
  // Rows under a key, the newest `limit`.
  absl::StatusOr<std::vector<int64_t>> RowsUnder(uint64_t key, size_t limit);

  absl::Status AddLink(const GroupLink& link, Evidence evidence);
  // Links and decisions of one advert, in both directions.
  absl::StatusOr<std::vector<GroupLink>> LinksOf(std::string_view id);
  absl::Status Decide(std::string_view a, std::string_view b, GroupLink::Kind verdict, Day day);
  // Takes an `apart` back; anything else stays.
  absl::Status Release(std::string_view a, std::string_view b);

  // Ids of a group's adverts, closed ones too; empty for an id that stands alone.
  absl::StatusOr<std::vector<std::string>> MembersWith(std::string_view id);
  // Up to `limit` open adverts of an employer as rows, by id.
  absl::StatusOr<std::vector<int64_t>> SomeOfEmployer(std::string_view key, size_t limit);
  // The stored wire form; kNotFound.
  absl::StatusOr<std::string> DocumentOf(std::string_view id);
  absl::StatusOr<GroupNode> NodeOf(std::string_view id);  // kNotFound

 private:
  absl::Status AppendLinks(Statement* statement, std::string_view id, bool decided,
                           std::vector<GroupLink>* links);

  const Connection* connection_ = nullptr;
  Statement add_signature_, find_, forget_signature_, add_key_, delete_key_, rows_under_, add_link_,
      delete_links_, links_of_, decisions_of_, decide_, release_, members_, of_employer_, document_,
      node_;
};

}  // namespace corner::indexer
