// The parts of ReadProfile, one file each: profile_read_work.cc, profile_read_wishes.cc,
// profile_read_rules.cc. Each takes the whole profile's cursor and sets its members. Pure but for
// the issues that the cursor collects.
#pragma once

#include "matcher/profile.h"
#include "matcher/profile_cursor.h"

namespace corner::matcher {

void ReadAspirations(const ProfileCursor& root, Profile* profile);
void ReadResources(const ProfileCursor& root, Profile* profile);

void ReadFacets(const ProfileCursor& root, Profile* profile);
void ReadHours(const ProfileCursor& root, Profile* profile);
void ReadDays(const ProfileCursor& root, Profile* profile);  // shifts, start, times not free
void ReadTravel(const ProfileCursor& root, Profile* profile);
void ReadSectors(const ProfileCursor& root, Profile* profile);

// After the wishes, which the musts speak of.
void ReadMusts(const ProfileCursor& root, Profile* profile);
void ReadVetoes(const ProfileCursor& root, Profile* profile);
void ReadCaps(const ProfileCursor& root, Profile* profile);

// What the matcher compares: indexer::SectorId of a sector; the key of an employer, made from a
// name where it is no key yet. An issue and nothing where no word is left.
std::optional<std::string> SectorOf(const ProfileCursor& at, std::string_view text);
std::optional<std::string> EmployerOf(const ProfileCursor& at, std::string_view text);

}  // namespace corner::matcher
