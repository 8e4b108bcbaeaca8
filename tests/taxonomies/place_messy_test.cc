// Location text as real feeds write it. Every row is invented in the style of one.
#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_parser.h"

namespace corner::taxonomies {
namespace {

struct Row {
  const char* text;
  const char* id;     // "" = no place
  const char* also;   // ids that must be among the alternatives, apart by a space
  const char* flags;  // "remote", "abroad" or both
};

const Row kRows[] = {
    // doubled and empty parts, odd punctuation
    {"Rotherham, , S66 2TW", "district:S66", "", ""},
    {"Rotherham,,,S66 2TW,", "district:S66", "", ""},
    {" ,Dorking , Surrey, Surrey ", "town:dorking", "", ""},
    {"s", "", "", ""},
    {".", "", "", ""},
    {"-", "", "", ""},
    {"n/a", "", "", ""},
    {"N/A, N/A", "", "", ""},
    {"TBC", "", "", ""},
    {"null", "", "", ""},
    {"Location: Keighley", "town:keighley", "", ""},
    {"BASED IN: CREWE", "town:crewe", "", ""},
    {"Job location - Kidderminster", "town:kidderminster", "", ""},
    {"leeds,west yorkshire,united kingdom", "town:leeds", "", ""},
    {"Leeds West Yorkshire UK", "town:leeds", "", ""},
    {"Wakefield;Wakefield", "town:wakefield", "", ""},
    {"Swindon\tSN1 1AA", "district:SN1", "", ""},
    {"Unit 4\nPark Road\nCannock\nWS11 1AA", "district:WS11", "", ""},
    {"GB-England-Luton", "town:luton", "", ""},
    {"UK - Slough", "town:slough", "", ""},
    {"England > Kent > Maidstone", "town:maidstone", "", ""},
    {"Nr. Hull", "town:hull", "", ""},
    {"Nr Hull", "town:hull", "", ""},
    {"near to Hexham", "town:hexham", "", ""},
    {"Outskirts of Norwich", "town:norwich", "", ""},
    {"Ipswich & surrounding areas", "town:ipswich", "", ""},
    {"Exeter (within 10 miles)", "town:exeter", "", ""},
    {"Truro - TR1", "district:TR1", "", ""},
    // spellings
    {"St Albans/Saint Albans", "town:st-albans", "", ""},
    {"ST. HELENS", "town:st-helens", "", ""},
    {"Kingston-upon-Hull", "town:hull", "", ""},
    {"Newcastle Upon Tyne, Tyne & Wear", "town:newcastle-upon-tyne", "", ""},
    {"Newcastle", "town:newcastle-upon-tyne", "town:newcastle-under-lyme", ""},
    {"Newcastle, ST5", "district:ST5", "", ""},
    {"Newcastle / Newcastle", "town:newcastle-upon-tyne", "town:newcastle-under-lyme", ""},
    {"Stoke on trent", "town:stoke-on-trent", "", ""},
    {"Leamington", "town:royal-leamington-spa", "", ""},
    {"Tunbridge Wells, Kent", "town:royal-tunbridge-wells", "", ""},
    {"Southend on Sea", "town:southend-on-sea", "", ""},
    {"Weston super Mare", "town:weston-super-mare", "", ""},
    {"Bury St. Edmund's", "town:bury-st-edmunds", "", ""},
    {"Caerdydd", "town:cardiff", "", ""},
    {"Wrecsam", "town:wrexham", "", ""},
    {"Pen-y-bont ar Ogwr", "town:bridgend", "", ""},
    {"Caerfyrddin, Cymru", "town:carmarthen", "", ""},
    {"Y Fenni", "town:abergavenny", "", ""},
    {"Inbhir Nis", "town:inverness", "", ""},
    {"Steòrnabhagh", "town:stornoway", "", ""},
    {"An t-Òban", "town:oban", "", ""},
    {"Ynys Môn", "county:isle-of-anglesey", "", ""},
    {"Derry~Londonderry", "town:derry", "", ""},
    // parts of cities
    {"Chorlton, Manchester", "town:chorlton-cum-hardy", "", ""},
    {"Fishponds, Bristol", "town:fishponds", "", ""},
    {"Kings Heath, Birmingham, B14 7AA", "district:B14", "", ""},
    {"Corstorphine, Edinburgh", "town:corstorphine", "", ""},
    {"Isle of Dogs, London", "town:canary-wharf", "", ""},
    {"Clifton, Bristol", "town:clifton", "", ""},
    {"Clifton, York", "town:york", "town:clifton", ""},
    {"Whetstone, Leicestershire", "county:leicestershire", "", ""},
    {"Plympton", "town:plympton", "", ""},
    {"Leeds city centre", "town:leeds", "", ""},
    {"South Manchester", "town:manchester", "", ""},
    // hospitals, campuses, prisons, airports
    {"Derriford Hospital", "town:plymouth", "", ""},
    {"Derriford Hospital, Plymouth, Devon", "town:plymouth", "", ""},
    {"Addenbrooke's Hospital, Hills Road", "town:cambridge", "", ""},
    {"Royal Derby Hospital", "town:derby", "", ""},
    {"Royal Sussex County Hospital", "town:brighton", "", ""},
    {"Royal Berkshire Hospital, Reading", "town:reading", "", ""},
    {"Queen Elizabeth Hospital, Gateshead", "town:gateshead", "", ""},
    {"Queen Elizabeth Hospital, Birmingham", "town:birmingham", "", ""},
    {"Queen Elizabeth Hospital", "town:birmingham", "town:gateshead", ""},
    {"Queen Elizabeth Hospital, Norfolk", "town:kings-lynn", "", ""},
    {"St Mary's Hospital, Isle of Wight", "town:newport-isle-of-wight", "", ""},
    {"Barnsley General Hospital", "town:barnsley", "", ""},
    {"Darlington Memorial Hospital", "town:darlington", "", ""},
    {"York Hospital, Wigginton Road", "town:york", "", ""},
    {"Barry Hospital", "town:barry", "", ""},
    {"Ward 12, Pinderfields Hospital, Wakefield", "town:wakefield", "", ""},
    {"Ninewells Hospital & Medical School", "town:dundee", "", ""},
    {"Glangwili Hospital, Carmarthenshire", "town:carmarthen", "", ""},
    {"Altnagelvin Area Hospital", "town:derry", "", ""},
    {"St James's University Hospital", "town:leeds", "", ""},
    {"University of Bath", "town:bath", "", ""},
    {"University of Reading, Whiteknights", "town:reading", "", ""},
    {"University of Warwick", "town:coventry", "", ""},
    {"University of Exeter, Streatham Campus", "town:exeter", "", ""},
    {"University of Huddersfield, Barnsley Campus", "town:barnsley", "", ""},
    {"University of Lincoln, Brayford Pool Campus", "town:lincoln", "", ""},
    {"University of Cumbria, Lancaster", "town:lancaster", "", ""},
    {"Keele University", "town:newcastle-under-lyme", "", ""},
    {"HMP Wakefield", "town:wakefield", "", ""},
    {"HMP Belmarsh", "town:thamesmead", "", ""},
    {"HMP Parc, Bridgend", "town:bridgend", "", ""},
    {"HMP/YOI Feltham", "town:feltham", "", ""},
    {"Heathrow Airport", "town:heathrow", "", ""},
    {"East Midlands Airport", "town:castle-donington", "", ""},
    {"London Gatwick", "town:gatwick", "", ""},
    {"Leeds Railway Station", "town:leeds", "", ""},
    {"Cambridge Science Park", "town:cambridge", "", ""},
    {"Harwell Campus, Didcot", "town:didcot", "", ""},
    {"Birchwood Business Park, Warrington", "town:warrington", "", ""},
    {"Silverlink Business Park, Wallsend", "town:wallsend", "", ""},
    {"Rainbow Bridge Hospital", "", "", ""},
    // several places
    {"Leeds / Bradford / home", "town:leeds", "town:bradford", ""},
    {"Leeds, Bradford or Halifax", "town:leeds", "town:bradford town:halifax", ""},
    {"Leeds / Garforth", "town:leeds", "town:garforth", ""},
    {"Leeds, Garforth", "town:garforth", "", ""},
    {"Bolton and Bury", "town:bolton", "town:bury", ""},
    {"Hull | York | Leeds", "town:hull", "town:york town:leeds", ""},
    {"Cardiff; Swansea; Newport", "town:cardiff", "town:swansea town:newport", ""},
    {"Glasgow or Edinburgh (hybrid)", "town:glasgow", "town:edinburgh", ""},
    {"Multiple locations", "", "", ""},
    {"Multiple locations: Bath, Wells, Frome", "town:bath", "town:wells town:frome", ""},
    {"Various (North West)", "region:north-west", "", ""},
    {"Across Kent and Sussex", "county:kent", "county:sussex", ""},
    // counties, regions, nations
    {"East Midlands (England)", "region:east-midlands", "", ""},
    {"Yorkshire & Humberside", "region:yorkshire-and-the-humber", "", ""},
    {"Surrey", "county:surrey", "", ""},
    {"Herts", "county:hertfordshire", "", ""},
    {"Cambs, UK", "county:cambridgeshire", "", ""},
    {"Co. Durham", "county:durham", "", ""},
    {"Highlands and Islands, Scotland", "county:highland", "", ""},
    {"London", "town:london", "", ""},
    {"London EC1", "district:EC1", "", ""},
    {"London EC1A", "district:EC1A", "", ""},
    {"London, Greater London", "town:london", "", ""},
    {"West Midlands", "region:west-midlands", "", ""},
    {"Allerdale", "county:allerdale", "", ""},
    {"Nationwide", "", "", ""},
    {"UK wide", "", "", ""},
    {"Anywhere in England", "nation:england", "", ""},
    // from home
    {"Remote (UK)", "", "", "remote"},
    {"REMOTE", "", "", "remote"},
    {"Fully remote, UK based", "", "", "remote"},
    {"Home based", "", "", "remote"},
    {"Work from home / Telford", "town:telford", "", "remote"},
    {"Preston - hybrid, 2 days from home", "town:preston", "", "remote"},
    // postcodes and codes that are none
    {"CH41 6DU", "district:CH41", "", ""},
    {"ch416du", "district:CH41", "", ""},
    {"Croydon, CRO 2AA", "district:CR0", "", ""},
    {"0X4 2PQ", "district:OX4", "", ""},
    {"Havant P09 1QN", "district:PO9", "", ""},
    {"SE1 OAA", "district:SE1", "", ""},
    {"Band S66", "", "", ""},
    {"Band S66, Rotherham", "town:rotherham", "", ""},
    {"Ref LS12, York", "town:york", "", ""},
    {"Job ref M13", "", "", ""},
    {"Route N1, Belfast", "town:belfast", "", ""},
    {"Grade E4 / Hatfield", "town:hatfield", "", ""},
    {"Junction M1, Luton", "town:luton", "", ""},
    {"Room B12, Town Hall, Oldham", "town:oldham", "", ""},
    {"35 hours W1 rota, Leeds", "town:leeds", "", ""},
    // abroad
    {"Dublin 2, Ireland", "", "", "abroad"},
    {"Boston, MA, US", "", "", "abroad"},
    {"Birmingham, Alabama", "", "", "abroad"},
    {"Toronto, Canada", "", "", "abroad"},
    {"Paris / Madrid", "", "", "abroad"},
    {"Manchester or Berlin", "town:manchester", "", "abroad"},
    {"Newport, Rhode Island", "", "", "abroad"},
    // left over from pages
    {"Leeds&nbsp;LS1 4AB", "district:LS1", "", ""},
    {"<b>Stockport</b>", "town:stockport", "", ""},
    {"<span class=\"loc\">Carlisle, Cumbria</span>", "town:carlisle", "", ""},
    {"Tyne &amp; Wear", "county:tyne-and-wear", "", ""},
    {"Kings Lynn&#44; Norfolk", "town:kings-lynn", "", ""},
    {"King&#39;s Lynn", "town:kings-lynn", "", ""},
    {"Bishop&rsquo;s Stortford", "town:bishops-stortford", "", ""},
    {"Wigan<br/>WN1 1AA", "district:WN1", "", ""},
    {"Bristol\\nBS1", "district:BS1", "", ""},
};

TEST(MessyPlaces, AreRead) {
  static_assert(std::size(kRows) >= 120);
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const ParsedPlace parsed = ParsePlace(Builtin(), row.text);
    EXPECT_EQ(parsed.best ? parsed.best->id : "", row.id);
    const std::string flags = row.flags;
    EXPECT_EQ(parsed.remote, flags.find("remote") != std::string::npos);
    EXPECT_EQ(parsed.abroad, flags.find("abroad") != std::string::npos);
    std::string also = row.also;
    for (const PlaceMatch& other : parsed.alternatives) {
      const size_t at = also.find(other.id);
      if (at != std::string::npos) also.erase(at, other.id.size());
    }
    EXPECT_EQ(also.find_first_not_of(' '), std::string::npos) << "not listed: " << also;
  }
}

// A site is never pretended: its town is what we know.
TEST(MessyPlaces, SitesAreKnownByTheirTown) {
  for (const char* text : {"Derriford Hospital", "HMP Belmarsh", "Keele University",
                           "York Hospital", "University of Bath", "Heathrow Airport"}) {
    const ParsedPlace parsed = ParsePlace(Builtin(), text);
    ASSERT_TRUE(parsed.best) << text;
    EXPECT_EQ(parsed.best->precision, PlacePrecision::kTown) << text;
  }
}

}  // namespace
}  // namespace corner::taxonomies
