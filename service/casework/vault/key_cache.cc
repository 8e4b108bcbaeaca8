#include "service/casework/vault/key_cache.h"

#include <cstring>

namespace corner::casework {

KeyCache::KeyCache(size_t most) : memory_(most * SecretKey::kBytes), subjects_(most) {}

std::optional<SubjectKey> KeyCache::Find(const std::string& subject) const {
  const auto found = entries_.find(subject);
  if (found == entries_.end()) return std::nullopt;
  SubjectKey key;
  key.version = found->second.version;
  std::memcpy(key.key.data(), Slot(found->second.slot), SecretKey::kBytes);
  return key;
}

void KeyCache::Put(const std::string& subject, const SubjectKey& key) {
  Wipe(subject);
  const size_t slot = next_;
  next_ = (next_ + 1) % subjects_.size();
  if (!subjects_[slot].empty()) Wipe(std::string(subjects_[slot]));
  subjects_[slot] = subject;
  entries_[subject] = {slot, key.version};
  std::memcpy(Slot(slot), key.key.data(), SecretKey::kBytes);
}

void KeyCache::Wipe(const std::string& subject) {
  const auto found = entries_.find(subject);
  if (found == entries_.end()) return;
  casework::Wipe(Slot(found->second.slot), SecretKey::kBytes);
  subjects_[found->second.slot].clear();
  entries_.erase(found);
}

void KeyCache::WipeAll() {
  casework::Wipe(memory_.data(), subjects_.size() * SecretKey::kBytes);
  for (std::string& subject : subjects_) subject.clear();
  entries_.clear();
}

}  // namespace corner::casework
