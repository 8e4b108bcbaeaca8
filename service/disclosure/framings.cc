#include "service/disclosure/framings.h"

namespace corner::disclosure {
namespace {

using About = Framing::About;

constexpr Framing kFramings[] = {
    {"written_notes", About::kWhatHelps, "I work best when new tasks are written down as well."},
    {"quiet_place", About::kWhatHelps, "A quiet place to work helps me concentrate."},
    {"later_start", About::kWhatHelps, "I do my best work when I can start at ten."},
    {"weekly_talk", About::kWhatHelps, "A short talk with my manager once a week helps me."},
    {"build_up_hours", About::kWhatHelps,
     "I would like to begin with fewer hours and build them up."},
    {"time_for_appointments", About::kWhatHelps,
     "I have a regular appointment and make up the time."},
    {"managed_well", About::kGeneral, "I have a health condition that I manage well."},
    {"ask_me", About::kGeneral,
     "I have had some difficult times, and I am glad to answer questions."},
    {"early_word", About::kGeneral, "If I seem quieter than usual, please just ask me how I am."},
    {"learned_steadiness", About::kWhatItGaveMe,
     "What I have been through taught me to stay steady and to listen."},
    {"learned_planning", About::kWhatItGaveMe,
     "I have learned to plan my days well, and it shows in my work."},
    {"someone_beside_me", About::kSupport,
     "Somebody supports me in settling into work, and you may speak with them."}};

}  // namespace

std::span<const Framing> Framings() { return kFramings; }

}  // namespace corner::disclosure
