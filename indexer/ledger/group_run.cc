#include "indexer/ledger/group_run.h"

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>

#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

// Texts kept at once; more begins anew.
constexpr size_t kMostTextsKept = 2000;

}  // namespace

absl::Status GroupRun::Note(SignedAdvert advert, bool replaces) {
  if (replaces) {
    CORNER_ASSIGN_OR_RETURN(const auto linked, book_.Forget(advert.row, advert.id));
    CORNER_ASSIGN_OR_RETURN(const auto members, book_.MembersWith(advert.id));
    seeds_.insert(linked.begin(), linked.end());
    seeds_.insert(members.begin(), members.end());
    texts_.erase(advert.id);
    if (!advert.employer_key.empty()) employers_.erase(advert.employer_key);
  }
  CORNER_RETURN_IF_ERROR(book_.AddSignature(advert));
  const int64_t row = advert.row;
  noted_[row] = std::make_unique<SignedAdvert>(std::move(advert));
  return absl::OkStatus();
}

absl::StatusOr<const SignedAdvert*> GroupRun::Advert(int64_t row) {
  if (const auto found = noted_.find(row); found != noted_.end()) return found->second.get();
  const auto [other, missing] = others_.try_emplace(row);
  if (missing) {
    CORNER_ASSIGN_OR_RETURN(std::optional<SignedAdvert> advert, book_.Find(row));
    if (advert) other->second = std::make_unique<SignedAdvert>(*std::move(advert));
  }
  return other->second.get();
}

absl::StatusOr<std::vector<GroupRun::RowPair>> GroupRun::Candidates() {
  std::vector<std::pair<uint64_t, int64_t>> keys;
  for (const auto& [row, advert] : noted_) {
    for (const uint64_t key : KeysOf(advert->signature)) keys.emplace_back(key, row);
  }
  std::sort(keys.begin(), keys.end());
  CORNER_ASSIGN_OR_RETURN(const bool others, book_.HasKeys());
  std::vector<RowPair> pairs;
  for (size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
    std::vector<int64_t> known;
    if (others) {
      CORNER_ASSIGN_OR_RETURN(known, book_.RowsUnder(keys[begin].first, kMostUnderKey));
    }
    for (size_t i = begin; i < end; ++i) {
      const int64_t row = keys[i].second;
      for (const int64_t other : known) {
        if (other != row) pairs.emplace_back(std::min(row, other), std::max(row, other));
      }
      const size_t last = std::min(end, i + 1 + kMostUnderKey);
      for (size_t k = i + 1; k < last; ++k) pairs.emplace_back(row, keys[k].second);
    }
  }
  for (const auto& [key, row] : keys) CORNER_RETURN_IF_ERROR(book_.AddKey(key, row));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

absl::StatusOr<std::shared_ptr<const CoreText>> GroupRun::TextOf(const std::string& id) {
  if (const auto found = texts_.find(id); found != texts_.end()) return found->second;
  if (texts_.size() >= kMostTextsKept) texts_.clear();
  CORNER_ASSIGN_OR_RETURN(const std::string json, book_.DocumentOf(id));
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::ParseOwn(json));
  auto text = std::make_shared<const CoreText>(
      ReadCoreText(document.root().member("text").string().value_or("")));
  texts_[id] = text;
  return std::shared_ptr<const CoreText>(std::move(text));
}

absl::StatusOr<const SharedUnits*> GroupRun::SharedBy(const SignedAdvert& advert) {
  const auto [found, missing] = employers_.try_emplace(advert.employer_key);
  SharedUnitIndex& index = found->second;
  if (missing) {
    CORNER_ASSIGN_OR_RETURN(const std::vector<int64_t> rows,
                            book_.SomeOfEmployer(advert.employer_key, kSampleOfEmployer));
    for (const int64_t row : rows) {
      CORNER_ASSIGN_OR_RETURN(const SignedAdvert* other, Advert(row));
      if (other == nullptr) continue;
      CORNER_ASSIGN_OR_RETURN(const auto text, TextOf(other->id));
      index.Add(other->signature.title, *text);
    }
  }
  return &index.Besides(advert.signature.title);
}

absl::StatusOr<Judgement> GroupRun::Judge(const SignedAdvert& a, const SignedAdvert& b) {
  if (!NearInTime(a.period, b.period)) return Judgement{};
  const FirstLook look = CompareSignatures(a.signature, b.signature);
  if (!look.needs_text) return look.judgement;
  size_t& texts = texts_read_[std::max(a.row, b.row)];
  if (texts == kMostTexts) return Judgement{};
  ++texts;
  const SharedUnits* shared = nullptr;
  if (a.signature.employer != 0 && a.signature.employer == b.signature.employer) {
    CORNER_ASSIGN_OR_RETURN(shared, SharedBy(a));
  }
  CORNER_ASSIGN_OR_RETURN(const auto text_a, TextOf(a.id));
  CORNER_ASSIGN_OR_RETURN(const auto text_b, TextOf(b.id));
  return CompareTexts(a.signature, b.signature, *text_a, *text_b, shared);
}

absl::Status GroupRun::Compare(RowPair pair) {
  CORNER_ASSIGN_OR_RETURN(const SignedAdvert* a, Advert(pair.first));
  CORNER_ASSIGN_OR_RETURN(const SignedAdvert* b, Advert(pair.second));
  if (a == nullptr || b == nullptr) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(const Judgement judgement, Judge(*a, *b));
  if (judgement.relation == Relation::kUnrelated) return absl::OkStatus();
  GroupLink link;
  link.low = std::min(a->id, b->id);
  link.high = std::max(a->id, b->id);
  link.kind = judgement.relation == Relation::kDiffers ? GroupLink::Kind::kDiffers
                                                       : GroupLink::Kind::kDuplicate;
  link.strength = judgement.strength;
  CORNER_RETURN_IF_ERROR(book_.AddLink(link, judgement.evidence));
  if (link.kind == GroupLink::Kind::kDuplicate) {
    seeds_.insert(link.low);
    seeds_.insert(link.high);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Grouping>> GroupRun::Recluster() {
  // Everything reachable along links that join, from the seeds.
  std::set<std::string> reached(seeds_.begin(), seeds_.end());
  std::deque<std::string> waiting(seeds_.begin(), seeds_.end());
  std::vector<GroupLink> links;
  std::vector<GroupNode> nodes;
  for (; !waiting.empty(); waiting.pop_front()) {
    const std::string& id = waiting.front();
    auto node = book_.NodeOf(id);
    if (absl::IsNotFound(node.status())) continue;  // a decision about an advert long gone
    if (!node.ok()) return node.status();
    nodes.push_back(*std::move(node));
    CORNER_ASSIGN_OR_RETURN(const std::vector<GroupLink> own, book_.LinksOf(id));
    for (const GroupLink& link : own) {
      if (link.low == id) links.push_back(link);
      const bool joins =
          link.kind == GroupLink::Kind::kDuplicate || link.kind == GroupLink::Kind::kTogether;
      const std::string& other = link.low == id ? link.high : link.low;
      if (joins && reached.insert(other).second) waiting.push_back(other);
    }
  }
  std::vector<Grouping> groupings;
  std::vector<bool> grouped(nodes.size(), false);
  for (const std::vector<size_t>& group : Cluster(nodes, std::move(links))) {
    const GroupNode& founder = nodes[group.front()];
    for (const size_t member : group) {
      groupings.push_back({nodes[member].id, founder.id, founder.first_seen});
      grouped[member] = true;
    }
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (!grouped[i]) groupings.push_back({nodes[i].id, "", Day()});
  }
  std::sort(groupings.begin(), groupings.end(),
            [](const Grouping& a, const Grouping& b) { return a.id < b.id; });
  return groupings;
}

absl::StatusOr<std::vector<Grouping>> GroupRun::Regroup() {
  CORNER_ASSIGN_OR_RETURN(const std::vector<RowPair> pairs, Candidates());
  for (const RowPair& pair : pairs) CORNER_RETURN_IF_ERROR(Compare(pair));
  CORNER_ASSIGN_OR_RETURN(std::vector<Grouping> groupings, Recluster());
  noted_.clear();
  others_.clear();
  seeds_.clear();
  texts_read_.clear();
  return groupings;
}

}  // namespace corner::indexer
