#include "taxonomies/places/place_parser.h"

#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {
namespace {

struct Row {
  const char* text;
  const char* id;  // "" = no place
  PlacePrecision precision;
  bool remote = false;
  bool abroad = false;
};

constexpr PlacePrecision kDistrict = PlacePrecision::kDistrict;
constexpr PlacePrecision kTown = PlacePrecision::kTown;
constexpr PlacePrecision kCounty = PlacePrecision::kCounty;
constexpr PlacePrecision kRegion = PlacePrecision::kRegion;
constexpr PlacePrecision kNone = PlacePrecision::kNone;

const Row kRows[] = {
    // postcodes
    {"Rotherham, , S66 2TW", "district:S66", kDistrict},
    {"Leeds General Infirmary, Leeds, LS1 3EX", "district:LS1", kDistrict},
    {"sg15 6xx", "district:SG15", kDistrict},
    {"s662tw", "district:S66", kDistrict},
    {"BT1", "district:BT1", kDistrict},
    {"London SE1", "district:SE1", kDistrict},
    {"London, SW1A 2AA", "district:SW1A", kDistrict},
    {"Manchester (M1)", "district:M1", kDistrict},
    {"ZZ9 9ZZ", "", kNone},
    {"Leeds, ZZ9 9ZZ", "town:leeds", kTown},
    {"Aberdeen AB99 1AA", "district:AB99", kCounty},
    {"NPS 33 WESTGATE STREET CARDIFF, CF10 1JE", "district:CF10", kDistrict},
    {"Birkenhead, North West England, CH41 6DU", "district:CH41", kDistrict},
    {"Edinburgh\u00A0EH1\u00A01AA", "district:EH1", kDistrict},
    {"King's Cross, N1C 4AG", "district:N1C", kDistrict},
    {"Croydon CRO 5PE", "district:CR0", kDistrict},
    {"P09 1QN", "district:PO9", kDistrict},
    {"LS1 4", "district:LS1", kDistrict},
    // codes that are none
    {"B2B", "", kNone},
    {"A1 condition", "", kNone},
    {"M25 motorway", "", kNone},
    {"off the M25, Surrey", "county:surrey", kCounty},
    {"E4 grade", "", kNone},
    {"E4 grade, London", "town:london", kTown},
    {"Grade E4, London", "town:london", kTown},
    {"Band 5, Leeds", "town:leeds", kTown},
    // nothing there
    {"", "", kNone},
    {"s", "", kNone},
    {", , ,", "", kNone},
    {"Various locations", "", kNone},
    {"National", "", kNone},
    {"UK", "", kNone},
    {"United Kingdom", "", kNone},
    {"Xyzzyville", "", kNone},
    {"Reading and writing skills", "", kNone},
    {"12 High Street", "", kNone},
    // towns
    {"Dorking, Surrey, Surrey", "town:dorking", kTown},
    {"St. Albans", "town:st-albans", kTown},
    {"St Albans", "town:st-albans", kTown},
    {"Saint Albans", "town:st-albans", kTown},
    {"Kings Lynn", "town:kings-lynn", kTown},
    {"Newcastle", "town:newcastle-upon-tyne", kTown},
    {"Newcastle, Staffs", "town:newcastle-under-lyme", kTown},
    {"Newcastle, Co. Down", "town:newcastle", kTown},
    {"Newcastle-Upon-Tyne", "town:newcastle-upon-tyne", kTown},
    {"Perth", "town:perth", kTown},
    {"Reading", "town:reading", kTown},
    {"Reading, Berks", "town:reading", kTown},
    {"Newport", "town:newport", kTown},
    {"Newport, Gwent", "town:newport", kTown},
    {"Newport, Shropshire", "town:newport-shropshire", kTown},
    {"Newport, Isle of Wight", "town:newport-isle-of-wight", kTown},
    {"Richmond", "town:richmond", kTown},
    {"Richmond, North Yorkshire", "town:richmond-north-yorkshire", kTown},
    {"Richmond, Surrey", "town:richmond", kTown},
    {"St Ives, Cornwall", "town:st-ives-cornwall", kTown},
    {"Washington, Tyne and Wear", "town:washington", kTown},
    {"Bangor, Gwynedd", "town:bangor-gwynedd", kTown},
    {"Hammersmith, London", "town:hammersmith", kTown},
    {"London, Hammersmith", "town:hammersmith", kTown},
    {"Greater London", "county:greater-london", kCounty},
    {"Central London", "town:london", kTown},
    {"West London", "town:london", kTown},
    {"GB, LND, London", "town:london", kTown},
    {"GB, LND, ", "town:london", kTown},
    {"GB, , Edinburgh", "town:edinburgh", kTown},
    {"GB, LDS, ", "town:leeds", kTown},
    {"GB, ESS, Chelmsford", "town:chelmsford", kTown},
    {"LEEDS", "town:leeds", kTown},
    {"Apollo House - Croydon", "town:croydon", kTown},
    {"Lincoln House, Leeds", "town:leeds", kTown},
    {"London Road, Sheffield", "town:sheffield", kTown},
    {"York Hospital", "town:york", kTown},
    {"Belfast, Northern Ireland", "town:belfast", kTown},
    {"Belfast, Ireland", "town:belfast", kTown},
    {"Derry/Londonderry", "town:derry", kTown},
    {"Durham", "town:durham", kTown},
    {"Canary Wharf, London", "town:canary-wharf", kTown},
    {"Huddersfield/Wakefield", "town:huddersfield", kTown},
    {"Ipswich County", "town:ipswich", kTown},
    {"Abertawe", "town:swansea", kTown},
    {"Isle of Skye", "town:portree", kTown},
    {"Highgate, Birmingham, West Midlands", "town:birmingham", kTown},
    {"Heathfield, Newton Abbot, Devon", "town:newton-abbot", kTown},
    {"Marlborough Street, Bristol", "town:bristol", kTown},
    {"The Tavistock Centre, London", "town:london", kTown},
    {"Leeds City Centre", "town:leeds", kTown},
    {"Little Germany, Bradford", "town:bradford", kTown},
    {"Canada Avenue, Redhill", "town:redhill", kTown},
    {"HR, Infirmary Road, Chesterfield", "town:chesterfield", kTown},
    {"Building E6, Abingdon, Oxfordshire", "town:abingdon", kTown},
    // counties, regions, nations
    {"County Durham", "county:durham", kCounty},
    {"Kent", "county:kent", kCounty},
    {"Tyne & Wear", "county:tyne-and-wear", kCounty},
    {"Kirklees", "county:kirklees", kCounty},
    {"Co Antrim", "county:antrim", kCounty},
    {"Orkney", "county:orkney-islands", kCounty},
    {"East Midlands (England)", "region:east-midlands", kRegion},
    {"London (region)", "region:london", kRegion},
    {"West Midlands (England)", "region:west-midlands", kRegion},
    {"Hopton, West Midlands (England)", "region:west-midlands", kRegion},
    {"South West England", "region:south-west", kRegion},
    {"Wales", "nation:wales", kRegion},
    {"Scotland", "nation:scotland", kRegion},
    // from home
    {"Remote (UK)", "", kNone, true},
    {"Remote working (anywhere in the UK)", "", kNone, true},
    {"Home working or Canary Wharf office", "town:canary-wharf", kTown, true},
    {"Leeds (hybrid, some working from home)", "town:leeds", kTown, true},
    {"Leeds, not remote", "town:leeds", kTown, false},
    // abroad
    {"US, NY, New York", "", kNone, false, true},
    {"IE, D, Dublin", "", kNone, false, true},
    {"Washington, DC", "", kNone, false, true},
    {"Boston, MA", "", kNone, false, true},
    {"Lancaster, PA", "", kNone, false, true},
    {"Perth, Western Australia", "", kNone, false, true},
    {"London, Ontario, Canada", "", kNone, false, true},
    {"GB, UKM, Stockholm, Sweden", "", kNone, false, true},
    {"Dublin, Ireland", "", kNone, false, true},
    {"ZA, EC, East London", "", kNone, false, true},
    {"New York", "", kNone, false, true},
    {"London or New York", "town:london", kTown, false, true},
};

TEST(PlaceParser, ReadsMessyPlaces) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const ParsedPlace parsed = ParsePlace(Builtin(), row.text);
    EXPECT_EQ(parsed.best ? parsed.best->id : "", row.id);
    EXPECT_EQ(parsed.best ? parsed.best->precision : kNone, row.precision);
    EXPECT_EQ(parsed.remote, row.remote);
    EXPECT_EQ(parsed.abroad, row.abroad);
    if (parsed.best) {
      EXPECT_FALSE(parsed.best->text.empty());
    }
  }
}

std::vector<std::string> Alternatives(std::string_view text) {
  std::vector<std::string> ids;
  for (const PlaceMatch& match : ParsePlace(Builtin(), text).alternatives) ids.push_back(match.id);
  return ids;
}

TEST(PlaceParser, ListsOtherPlacesOfTheNameUnlessAClueDecides) {
  const std::vector<std::string> expected = {"town:newcastle-under-lyme", "town:newcastle"};
  EXPECT_EQ(Alternatives("Newcastle"), expected);
  EXPECT_EQ(Alternatives("Richmond"), std::vector<std::string>{"town:richmond-north-yorkshire"});
  EXPECT_TRUE(Alternatives("Newcastle, Staffordshire").empty());
  EXPECT_TRUE(Alternatives("Rotherham, , S66 2TW").empty());
  EXPECT_TRUE(Alternatives("Dorking, Surrey, Surrey").empty());
}

TEST(PlaceParser, KeepsEverySiteOfAList) {
  const std::vector<std::string> towns = {"town:cardiff", "town:darlington", "town:edinburgh"};
  EXPECT_EQ(Alternatives("Birmingham, Cardiff, Darlington, Edinburgh"), towns);
  const std::vector<std::string> codes = {"district:CV1", "district:S1"};
  EXPECT_EQ(Alternatives("Bristol, BS2 0EL : Coventry, CV1 2WT : Sheffield, S1 2FJ"), codes);
}

TEST(PlaceParser, KeepsTheWordsItRead) {
  EXPECT_EQ(ParsePlace(Builtin(), "Rotherham, , S66 2TW").best->text, "S66 2TW");
  EXPECT_EQ(ParsePlace(Builtin(), "near St. Albans").best->text, "St. Albans");
}

TEST(PlaceParser, EveryTownIsFoundByItsNameAndCounty) {
  for (const Place& place : Builtin().places()) {
    if (place.kind != PlaceKind::kTown) continue;
    const std::string text = place.name + ", " + Builtin().Parent(place)->name;
    const ParsedPlace parsed = ParsePlace(Builtin(), text);
    ASSERT_TRUE(parsed.best) << text;
    EXPECT_EQ(parsed.best->id, place.id) << text;
    EXPECT_FALSE(parsed.abroad) << text;
  }
}

TEST(PlaceParser, EveryDistrictIsFoundByAFullPostcode) {
  for (const Place& place : Builtin().places()) {
    if (place.kind != PlaceKind::kDistrict) continue;
    const ParsedPlace parsed = ParsePlace(Builtin(), "Somewhere, " + place.name + " 1AA");
    ASSERT_TRUE(parsed.best) << place.name;
    EXPECT_EQ(parsed.best->id, place.id);
  }
}

TEST(PlaceParser, SurvivesRandomBytes) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"London",       ", ", "LS1 3EX", " - ", "\xFF", "St. ",
                                     "\xE2\x80\x99", "US", "GB, ",    "&",   "(",    "remote "};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (size_t i = random() % 12; i > 0; --i) {
      if (random() % 2 == 0) {
        text += pieces[random() % std::size(pieces)];
      } else {
        text.push_back(static_cast<char>(random() % 256));
      }
    }
    const ParsedPlace parsed = ParsePlace(Builtin(), text);
    EXPECT_LE(parsed.alternatives.size(), 10u);
    if (parsed.best) {
      EXPECT_NE(parsed.best->precision, PlacePrecision::kNone);
    }
  }
  EXPECT_FALSE(ParsePlace(Builtin(), std::string(100'000, ',')).best);
  EXPECT_TRUE(ParsePlace(Builtin(), "Leeds " + std::string(100'000, '\0')).best);
}

TEST(PlaceParser, PrintsItsSpeed) {
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto ms = [](auto span) {
    return std::chrono::duration_cast<std::chrono::microseconds>(span).count() / 1000.0;
  };
  const auto load_start = now();
  ASSERT_TRUE(Gazetteer::Parse(PlacesTsv()).ok());
  std::printf("loaded the gazetteer in %.1f ms\n", ms(now() - load_start));
  const auto start = now();
  size_t found = 0;
  constexpr int kTexts = 100'000;
  for (int i = 0; i < kTexts; ++i) {
    found += ParsePlace(Builtin(), kRows[i % std::size(kRows)].text).best.has_value();
  }
  std::printf("parsed %d place texts in %.1f ms\n", kTexts, ms(now() - start));
  EXPECT_GT(found, 0u);
}

}  // namespace
}  // namespace corner::taxonomies
